// SPDX-License-Identifier: Apache-2.0
/**
 * Sorting along an axis, and cumulative sums.
 *
 * @module
 */
import { type AlongAxis, NdArray, runningSums, sortedIndices, sortValues } from '../array/index.js';
import { QuantityArray } from './quantity-array.js';

/**
 * A copy of an array with its elements in ascending order along an axis, NaN last; numpy's `sort`.
 *
 * @param along default: the last axis
 * @throws {ArgumentError} if the array has no such axis
 * @example
 * sort(quantity([3, 1, 2], 'm')); // [1 2 3] m
 */
export function sort<D extends string>(
  array: QuantityArray<D>,
  along?: AlongAxis,
): QuantityArray<D>;
export function sort(array: NdArray, along?: AlongAxis): NdArray;
export function sort(array: QuantityArray | NdArray, along?: AlongAxis): QuantityArray | NdArray {
  if (array instanceof NdArray) return sortValues(array, along);
  return QuantityArray.of(sortValues(array.valueIn(array.unit), along), array.unit);
}

/**
 * The indices along an axis that sort its elements in ascending order, NaN last; numpy's `argsort`. The sort is
 * stable. For an array with one axis, the `data` of the result can be used as an index for `at`.
 *
 * @param along default: the last axis
 * @throws {ArgumentError} if the array has no such axis
 * @example
 * const { data } = argsort(mass);
 * radius.at(data); // the radii in the order of mass
 */
export function argsort(array: QuantityArray | NdArray, along?: AlongAxis): NdArray<Int32Array> {
  return sortedIndices(array instanceof NdArray ? array : array.valueIn(array.unit), along);
}

/**
 * The cumulative sums along an axis: each element plus all elements before it; numpy's `cumsum` with an axis.
 *
 * @param along default: the last axis
 * @throws {UnitError} if the unit is a temperature scale such as degC
 * @throws {ArgumentError} if the array has no such axis
 * @example
 * cumulativeSum(quantity([1, 2, 3], 'm')); // [1 3 6] m
 */
export function cumulativeSum<D extends string>(
  array: QuantityArray<D>,
  along?: AlongAxis,
): QuantityArray<D>;
export function cumulativeSum(array: NdArray, along?: AlongAxis): NdArray;
export function cumulativeSum(
  array: QuantityArray | NdArray,
  along?: AlongAxis,
): QuantityArray | NdArray {
  if (array instanceof NdArray) return runningSums(array, along);
  array.unit.requireNoZero('used in a sum');
  return QuantityArray.of(runningSums(array.valueIn(array.unit), along), array.unit);
}
