// SPDX-License-Identifier: Apache-2.0
/**
 * The order of elements along an axis, and running sums.
 *
 * @module
 */
import { type AlongAxis, NdArray, runningSums, sortedIndices, sortValues } from '../array/index.js';
import { QuantityArray } from './quantity-array.js';

/**
 * The elements in ascending order along an axis, NaN last; the array itself stays as it is.
 *
 * @param along default: the last axis
 * @throws {ArgumentError} if there is no such axis
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
 * The indices along an axis that put its elements into ascending order, NaN last; those of equal elements stay
 * in order. For an array of one axis, `at` takes the data of the result.
 *
 * @param along default: the last axis
 * @throws {ArgumentError} if there is no such axis
 * @example
 * const { data } = argsort(mass);
 * radius.at(data); // the radii, that of the lightest first
 */
export function argsort(array: QuantityArray | NdArray, along?: AlongAxis): NdArray<Int32Array> {
  return sortedIndices(array instanceof NdArray ? array : array.valueIn(array.unit), along);
}

/**
 * The running sums along an axis: each element with all those before it, as numpy's `cumsum` of an axis.
 *
 * @param along default: the last axis
 * @throws {UnitError} if the unit is a temperature scale such as degC
 * @throws {ArgumentError} if there is no such axis
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
  array.unit.requireNoZero('added up');
  return QuantityArray.of(runningSums(array.valueIn(array.unit), along), array.unit);
}
