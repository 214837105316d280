// SPDX-License-Identifier: Apache-2.0
/**
 * Comparisons of elements, and what is done where they hold. All go over values in C order.
 *
 * @module
 */
import type { TypedArray } from './kernels.js';

/** A comparison of two numbers; with NaN, none of them holds. */
export type Comparison =
  'lessThan' | 'lessThanOrEqual' | 'greaterThan' | 'greaterThanOrEqual' | 'equalTo';

type PairLoop = (result: Uint8Array, left: Float64Array, right: Float64Array) => void;
type OneLoop = (result: Uint8Array, left: Float64Array, right: number) => void;

/** One loop for each, as in `kernels.ts`: a function that is called per element costs more than the rest. */
const pairLoops: Readonly<Record<Comparison, PairLoop>> = {
  lessThan: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! < right[i]! ? 1 : 0;
  },
  lessThanOrEqual: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! <= right[i]! ? 1 : 0;
  },
  greaterThan: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! > right[i]! ? 1 : 0;
  },
  greaterThanOrEqual: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! >= right[i]! ? 1 : 0;
  },
  equalTo: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i] === right[i] ? 1 : 0;
  },
};

const oneLoops: Readonly<Record<Comparison, OneLoop>> = {
  lessThan: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! < right ? 1 : 0;
  },
  lessThanOrEqual: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! <= right ? 1 : 0;
  },
  greaterThan: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! > right ? 1 : 0;
  },
  greaterThanOrEqual: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! >= right ? 1 : 0;
  },
  equalTo: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i] === right ? 1 : 0;
  },
};

/** 1 where a comparison holds, 0 elsewhere. */
export function compareElements(
  left: Float64Array,
  right: Float64Array | number,
  comparison: Comparison,
): Uint8Array {
  const result = new Uint8Array(left.length);
  if (typeof right === 'number') oneLoops[comparison](result, left, right);
  else pairLoops[comparison](result, left, right);
  return result;
}

/** Copies those values for which `mask` is 1 to the beginning of `target`. */
export function takeWhere(target: TypedArray, mask: Uint8Array, values: TypedArray): void {
  let next = 0;
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1) target[next++] = values[i]!;
}

/** Writes to `target` where `mask` is 1: one value, or one after the other. */
export function putWhere(
  target: TypedArray,
  mask: Uint8Array,
  values: ArrayLike<number> | number,
): void {
  if (typeof values === 'number') {
    for (let i = 0; i < mask.length; i++) if (mask[i] === 1) target[i] = values;
    return;
  }
  let next = 0;
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1) target[i] = values[next++]!;
}

/** The first values where `mask` is 1, the second ones elsewhere. */
export function chooseWhere(
  mask: Uint8Array,
  first: Float64Array | number,
  second: Float64Array | number,
): Float64Array {
  const size = mask.length;
  const result =
    typeof second === 'number' ? new Float64Array(size).fill(second) : Float64Array.from(second);
  if (typeof first === 'number') putWhere(result, mask, first);
  else for (let i = 0; i < size; i++) if (mask[i] === 1) result[i] = first[i]!;
  return result;
}
