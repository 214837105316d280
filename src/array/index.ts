// SPDX-License-Identifier: Apache-2.0
/**
 * Index expressions and n-dimensional arrays.
 *
 * @module
 */
export {
  type AxisElements,
  type AxisIndex,
  type AxisRange,
  type AxisSelection,
  composeSelections,
  elementsOf,
  expandIndex,
  type IndexList,
  isOneElement,
  isRange,
  parseIndex,
  requireRanges,
  resolveIndex,
  selectedShape,
  type SeveralIndex,
} from './index-expression.js';
export type { Comparison } from './comparisons.js';
export type { Operation, TypedArray } from './kernels.js';
export { Mask, type NestedBooleans } from './mask.js';
export { isFloat64, NdArray, type TypedArrayConstructor } from './nd-array.js';
export type { NestedNumbers } from './nested.js';
export { type AlongAxis, runningSums, sortedIndices, sortValues } from './ordering.js';
export { choose, mapPairs } from './pairs.js';
export type { AlongAxes, Reductions } from './reductions.js';
export { cStrides, fortranStrides, sizeOf } from './strides.js';
