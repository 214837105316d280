// SPDX-License-Identifier: Apache-2.0
/**
 * Grids of the script, remapping between grids, and the arrays of plain numbers that they may hold. It needs
 * neither MPI nor a build, and can be imported alone, as `polymuse/grids`.
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
} from '../array/index.js';
export { ArgumentError, PolymuseError } from '../errors.js';
export {
  type MaskValues,
  Remapper,
  type RemapMethod,
  type RemapOptions,
} from '../remap/remapper.js';
export type { PerAxis } from './check-options.js';
export {
  type GridOptions,
  newCartesianGrid,
  newGrid,
  newRectilinearGrid,
  newRegularGrid,
  newStructuredGrid,
  newUnstructuredGrid,
} from './create-grid.js';
export type { AttributeUnits, Grid, GridCell } from './grid-types.js';
export type { Assignable } from './grid-values.js';
export type { SampleMethod } from './geometry/sample-weights.js';
export type { Point, Points } from './geometry/points.js';
export { newRemapper } from './remapping.js';
export type { SampleOptions } from './sample.js';
export { type ChannelOptions, GridChannel } from './transfer.js';
