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

/**
 * One loop for each, as in `kernels.ts`: a function that is called per element costs more than the rest. None
 * has a branch, which the processor would mispredict for half of random values: that costs ten times the rest.
 */
const pairLoops: Readonly<Record<Comparison, PairLoop>> = {
  lessThan: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = Number(left[i]! < right[i]!);
  },
  lessThanOrEqual: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = Number(left[i]! <= right[i]!);
  },
  greaterThan: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = Number(left[i]! > right[i]!);
  },
  greaterThanOrEqual: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = Number(left[i]! >= right[i]!);
  },
  equalTo: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = Number(left[i] === right[i]);
  },
};

const oneLoops: Readonly<Record<Comparison, OneLoop>> = {
  lessThan: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = Number(left[i]! < right);
  },
  lessThanOrEqual: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = Number(left[i]! <= right);
  },
  greaterThan: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = Number(left[i]! > right);
  },
  greaterThanOrEqual: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = Number(left[i]! >= right);
  },
  equalTo: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = Number(left[i] === right);
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

/** Copies those values for which `mask` is 1 to `target`, which has room for just these. */
export function takeWhere(target: TypedArray, mask: Uint8Array, values: TypedArray): void {
  const { length } = target;
  // Each value is written, and only those that are meant are left: there is no branch to mispredict.
  for (let i = 0, next = 0; next < length; i++) {
    target[next] = values[i]!;
    next += mask[i]!;
  }
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
  const result = typeof second === 'number' ? new Float64Array(size).fill(second) : second.slice();
  if (typeof first === 'number') putWhere(result, mask, first);
  else for (let i = 0; i < size; i++) if (mask[i] === 1) result[i] = first[i]!;
  return result;
}
