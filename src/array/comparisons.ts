// SPDX-License-Identifier: Apache-2.0
/**
 * Element-wise comparisons, and operations on the elements that a mask selects. All visit values in C order.
 *
 * @module
 */
import type { TypedArray } from './kernels.js';

/** A comparison of two numbers. Every comparison with NaN is false. */
export type Comparison =
  'lessThan' | 'lessThanOrEqual' | 'greaterThan' | 'greaterThanOrEqual' | 'equalTo';

type PairLoop = (result: Uint8Array, left: Float64Array, right: Float64Array) => void;
type OneLoop = (result: Uint8Array, left: Float64Array, right: number) => void;

/**
 * One loop for each comparison, as in `kernels.ts`: a function call per element would cost more than the rest.
 * The loops have no branches: for random values the processor would mispredict half of them, at ten times the cost.
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

/** 1 where a comparison is true, 0 elsewhere. */
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

/** Copies the values for which `mask` is 1 to `target`, whose length is their number. */
export function takeWhere(target: TypedArray, mask: Uint8Array, values: TypedArray): void {
  const { length } = target;
  // Each value is written, and overwritten by the next one unless it is selected: no branch to mispredict.
  for (let i = 0, next = 0; next < length; i++) {
    target[next] = values[i]!;
    next += mask[i]!;
  }
}

/** Writes to `target` where `mask` is 1: the same value everywhere, or the given values in order. */
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

/** The values of `first` where `mask` is 1, those of `second` elsewhere. */
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
