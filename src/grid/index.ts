// SPDX-License-Identifier: Apache-2.0
/**
 * Grids of the script, remapping between grids, and arrays of plain numbers. This entry point, `polymuse/grids`,
 * needs neither MPI nor a compiled native part.
 *
 * @example
 * import { newRegularGrid, newRemapper } from 'polymuse/grids';
 * import { quantity } from 'polymuse/units';
 *
 * const lengths = quantity([8, 8], 'km');
 * const fine = newRegularGrid({ shape: [8, 8], lengths, attributes: { T: 'K' } });
 * const coarse = newRegularGrid({ shape: [2, 2], lengths, attributes: { T: 'K' } });
 * fine.set({ T: quantity(280, 'K') });
 * coarse.set({ T: newRemapper(fine, coarse, { method: 'conservative' }).apply(fine.T) });
 *
 * @module
 */
export {
  Mask,
  NdArray,
  type AxisIndex,
  type IndexList,
  type NestedNumbers,
  type TypedArray,
  type AxisRange,
  type Operation as ArrayOperation,
  type TypedArrayConstructor,
  type AxisSelection,
  type Reductions,
  type SeveralIndex,
  type AxisElements,
} from '../array/index.js';
export { ArgumentError, PolymuseError } from '../errors.js';
export type { Normalization } from '../remap/conservative.js';
export {
  type MaskValues,
  Remapper,
  type RemapMethod,
  type RemapOptions,
} from '../remap/remapper.js';
export type { SparseMatrix } from '../remap/sparse-matrix.js';
export type { Axes, IndexOf, Remaining } from './axis-types.js';
export type { PerAxis } from './check-options.js';
export type {
  CodeGridMembers,
  CodeGridRequests,
  Computation,
  ComputedRequests,
  ComputedSources,
  ComputedValues,
} from './code-grid-types.js';
export {
  type GridOptions,
  type StandardAxes,
  type UniformGridOptions,
  newCartesianGrid,
  newGrid,
  newRectilinearGrid,
  newRegularGrid,
  newStructuredGrid,
  newUnstructuredGrid,
} from './create-grid.js';
export type { SampleMethod } from './geometry/sample-weights.js';
export type { Point, Points } from './geometry/points.js';
export type {
  ArrayIn,
  AssignableIn,
  Assignments,
  AttributesOf,
  AttributeUnits,
  CellAttributesOf,
  CoordinatesOf,
  Grid,
  GridCell,
  GridMembers,
  GridRequests,
  OneDimension,
  Selected,
  ValidUnits,
  ValueIn,
  ComputedOf,
  MaskToCome,
  Measured,
  NoAttributes,
} from './grid-types.js';
export type { Assignable, Read } from './grid-values.js';
export { newRemapper } from './remapping.js';
export type { SampleOptions } from './sample.js';
export { type ChannelOptions, GridChannel } from './transfer.js';
export type {
  Copies,
  CopyableName,
  SourceName,
  TargetName,
  TransformMethod,
} from './transfer-types.js';
