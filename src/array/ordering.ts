// SPDX-License-Identifier: Apache-2.0
/**
 * Sorting along an axis, and cumulative sums.
 *
 * @module
 */
import { resolveAxisNumber } from './checks.js';
import { NdArray } from './nd-array.js';

/** The axis along which a function works. */
export interface AlongAxis {
  /** The axis; negative numbers count from the last one. Default: the last one. */
  readonly axis?: number;
}

/**
 * A copy with the values in ascending order along an axis, NaN last.
 *
 * @throws {ArgumentError} if the array has no such axis
 */
export function sortValues(array: NdArray, along?: AlongAxis): NdArray {
  return alongRows(array, along, (row) => row.sort());
}

/**
 * The indices along an axis that sort its values in ascending order, NaN last. The sort is stable.
 *
 * @throws {ArgumentError} if the array has no such axis
 */
export function sortedIndices(array: NdArray, along?: AlongAxis): NdArray<Int32Array> {
  const sorted = alongRows(array, along, (row) => {
    const values = row.slice();
    const order = Uint32Array.from(values, (_, i) => i).sort(
      (a, b) => ascending(values[a]!, values[b]!) || a - b,
    );
    row.set(order);
  });
  return NdArray.zeros(sorted.shape, Int32Array).assign(sorted);
}

/**
 * The cumulative sums along an axis: each value plus all values before it.
 *
 * @throws {ArgumentError} if the array has no such axis
 */
export function runningSums(array: NdArray, along?: AlongAxis): NdArray {
  return alongRows(array, along, (row) => {
    let total = 0;
    for (let i = 0; i < row.length; i++) row[i] = total += row[i]!;
  });
}

/** Makes a copy of an array, and changes each of its rows along an axis. */
function alongRows(
  array: NdArray,
  { axis = -1 }: AlongAxis = {},
  change: (row: Float64Array) => void,
): NdArray {
  const own = resolveAxisNumber(axis, array.shape);
  const last = array.shape.length - 1;
  // The permutation that swaps the axis with the last one, and back.
  const order = array.shape.map((_, each) => (each === own ? last : each === last ? own : each));
  const rows = array.transpose(...order).copy();
  const length = array.shape[own]!;
  for (let start = 0; start < rows.size; start += length) {
    change(rows.data.subarray(start, start + length));
  }
  return rows.transpose(...order);
}

function ascending(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
}
