// SPDX-License-Identifier: Apache-2.0
/**
 * The loops over elements: each passes once over the runs of its views (see {@link forEachRun}) and does not
 * allocate memory per element.
 *
 * @module
 */
import { forEachRun, type Layout, type RunVisitor } from './strides.js';

/** The typed arrays that can hold the elements of a view. */
export type TypedArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint32Array
  | Uint16Array
  | Uint8Array
  | Uint8ClampedArray;

/** A view: a typed array, and the layout of the view's elements in it. */
export interface Strided<T extends TypedArray = TypedArray> extends Layout {
  readonly data: T;
  readonly shape: readonly number[];
}

/** Sets all elements of `target` to one value. */
export function fillElements(target: Strided, value: number): void {
  const { data } = target;
  forEachRun(target.shape, target, target, (count, start, stride) => {
    if (stride === 1) data.fill(value, start, start + count);
    else for (let i = 0, at = start; i < count; i++, at += stride) data[at] = value;
  });
}

/** Copies the elements of `source` into `target`, which has the same shape; their memory must not overlap. */
export function copyElements(target: Strided, source: Strided): void {
  const { data: to } = target;
  const { data: from } = source;
  forEachRun(target.shape, target, source, (count, start, stride, first, step) => {
    if (stride === 1 && step === 1) {
      to.set(from.subarray(first, first + count), start);
    } else {
      for (let i = 0, at = start, other = first; i < count; i++, at += stride, other += step) {
        to[at] = from[other]!;
      }
    }
  });
}

/** Sets each element of `target` to a function of that of `source`. Slow: one function call per element. */
export function mapElements(
  target: Strided,
  source: Strided,
  operation: (value: number) => number,
): void {
  const { data: to } = target;
  const { data: from } = source;
  forEachRun(target.shape, target, source, (count, start, stride, first, step) => {
    for (let i = 0, at = start, other = first; i < count; i++, at += stride, other += step) {
      to[at] = operation(from[other]!);
    }
  });
}

/** Sets each element of `target` to `value * factor / divisor + shift`, `value` being that of `source`. */
export function scaleElements(
  target: Strided,
  source: Strided,
  factor: number,
  divisor: number,
  shift: number,
): void {
  const { data: to } = target;
  const { data: from } = source;
  forEachRun(target.shape, target, source, (count, start, stride, first, step) => {
    for (let i = 0, at = start, other = first; i < count; i++, at += stride, other += step) {
      to[at] = (from[other]! * factor) / divisor + shift;
    }
  });
}

/** An operation on two numbers. */
export type Operation = 'plus' | 'minus' | 'times' | 'per';

/** Sets each element of `result` from those of the other two; all have the same length. */
type Loop = (result: Float64Array, left: Float64Array, right: Float64Array) => void;

/**
 * One loop for each operation, since a function call per element would cost ten times the arithmetic. Only for
 * contiguous 64-bit arrays, since a loop that has also run on arrays of other types is half as fast.
 */
const pairLoops: Readonly<Record<Operation, Loop>> = {
  plus: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! + right[i]!;
  },
  minus: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! - right[i]!;
  },
  times: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! * right[i]!;
  },
  per: (result, left, right) => {
    for (let i = 0; i < result.length; i++) result[i] = left[i]! / right[i]!;
  },
};

/** The elements of a contiguous view, in the order of its memory; undefined if it is not a 64-bit array. */
function block({ data, offset }: Strided, count: number): Float64Array | undefined {
  if (!(data instanceof Float64Array)) return undefined;
  return data.length === count ? data : data.subarray(offset, offset + count);
}

/**
 * A new array with `plus`, `minus`, `times` or `per` of each pair of elements; both arrays are contiguous and
 * in the same order, which the result has too.
 *
 * @returns undefined if one of them is not a 64-bit array
 */
export function combineBlocks(
  left: Strided,
  right: Strided,
  count: number,
  operation: Operation,
): Float64Array | undefined {
  const [own, other] = [block(left, count), block(right, count)];
  if (!own || !other) return undefined;
  const result = new Float64Array(count);
  pairLoops[operation](result, own, other);
  return result;
}

/**
 * A new array with `value * factor / divisor + shift` for each element of `source`, which is contiguous and
 * whose order the result has.
 *
 * @returns undefined if it is not a 64-bit array
 */
export function scaleBlock(
  source: Strided,
  count: number,
  factor: number,
  divisor: number,
  shift: number,
): Float64Array | undefined {
  const own = block(source, count);
  if (!own) return undefined;
  const result = new Float64Array(count);
  // Steps that change nothing are left out: a division takes longer than all the rest.
  if (divisor === 1 && shift === 0) {
    for (let i = 0; i < count; i++) result[i] = own[i]! * factor;
  } else if (divisor === 1 && factor === 1) {
    for (let i = 0; i < count; i++) result[i] = own[i]! + shift;
  } else if (factor === 1 && shift === 0) {
    for (let i = 0; i < count; i++) result[i] = own[i]! / divisor;
  } else {
    for (let i = 0; i < count; i++) result[i] = (own[i]! * factor) / divisor + shift;
  }
  return result;
}

/**
 * Sets each element of `target` to itself `plus`, `minus`, `times` or `per` that of `source`.
 *
 * One loop for each operation, since a function call per element would cost ten times the arithmetic.
 */
export function combineElements(target: Strided, source: Strided, operation: Operation): void {
  const { data: to } = target;
  const { data: from } = source;
  const visitors: Record<Operation, RunVisitor> = {
    plus: (count, at, stride, other, step) => {
      for (let i = 0; i < count; i++, at += stride, other += step) {
        to[at] = to[at]! + from[other]!;
      }
    },
    minus: (count, at, stride, other, step) => {
      for (let i = 0; i < count; i++, at += stride, other += step) {
        to[at] = to[at]! - from[other]!;
      }
    },
    times: (count, at, stride, other, step) => {
      for (let i = 0; i < count; i++, at += stride, other += step) {
        to[at] = to[at]! * from[other]!;
      }
    },
    per: (count, at, stride, other, step) => {
      for (let i = 0; i < count; i++, at += stride, other += step) {
        to[at] = to[at]! / from[other]!;
      }
    },
  };
  forEachRun(target.shape, target, source, visitors[operation]);
}

/** The sum of all elements, pairwise within each run; 0 if there are none. */
export function sumElements(source: Strided): number {
  const { data } = source;
  let total = 0;
  forEachRun(source.shape, source, source, (count, start, stride) => {
    total += sumRun(data, count, start, stride);
  });
  return total;
}

/** The sum of a run, pairwise. */
export function sumRun(data: TypedArray, count: number, start: number, stride: number): number {
  return stride === 1 && data instanceof Float64Array
    ? sumBlock(data, count, start)
    : sumStrided(data, count, start, stride);
}

/** Up to this many elements are added in sequence; longer runs are divided into halves. */
const longestSum = 256;

/**
 * Pairwise summation: the rounding error grows with the logarithm of the count, not with the count.
 *
 * @see Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 4.1
 */
function sumStrided(data: TypedArray, count: number, start: number, stride: number): number {
  if (count > longestSum) {
    const half = Math.floor(count / 2);
    return (
      sumStrided(data, half, start, stride) +
      sumStrided(data, count - half, start + half * stride, stride)
    );
  }
  let total = 0;
  for (let i = 0, at = start; i < count; i++, at += stride) total += data[at]!;
  return total;
}

/** The same for contiguous 64-bit numbers: four independent sums, since each addition waits for the one before. */
function sumBlock(data: Float64Array, count: number, start: number): number {
  if (count > longestSum) {
    // A multiple of four in the first half.
    const half = (count >> 3) << 2;
    return sumBlock(data, half, start) + sumBlock(data, count - half, start + half);
  }
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const end = start + count;
  let at = start;
  for (; at + 3 < end; at += 4) {
    first += data[at]!;
    second += data[at + 1]!;
    third += data[at + 2]!;
    fourth += data[at + 3]!;
  }
  let rest = 0;
  for (; at < end; at++) rest += data[at]!;
  return first + second + (third + fourth) + rest;
}

/**
 * Adds consecutive rows to `target`, which has the length of a row. Blocks of rows are summed separately, so
 * that rounding errors stay small.
 */
export function sumRows(
  data: TypedArray,
  count: number,
  start: number,
  target: Float64Array,
): void {
  const { length } = target;
  const block = new Float64Array(length);
  for (let first = 0; first < count; first += longestSum) {
    const end = start + Math.min(first + longestSum, count) * length;
    block.fill(0);
    for (let at = start + first * length; at < end; at += length) {
      for (let i = 0; i < length; i++) block[i]! += data[at + i]!;
    }
    for (let i = 0; i < length; i++) target[i]! += block[i]!;
  }
}

/** The sum of the squared differences between all elements and a value. */
export function squaresElements(source: Strided, from: number): number {
  const { data } = source;
  let total = 0;
  forEachRun(source.shape, source, source, (count, start, stride) => {
    total += squaresRun(data, count, start, stride, from);
  });
  return total;
}

/** The sum of the squared differences between the elements of a run and a value, pairwise as {@link sumRun}. */
export function squaresRun(
  data: TypedArray,
  count: number,
  start: number,
  stride: number,
  from: number,
): number {
  if (count > longestSum) {
    const half = Math.floor(count / 2);
    return (
      squaresRun(data, half, start, stride, from) +
      squaresRun(data, count - half, start + half * stride, stride, from)
    );
  }
  let total = 0;
  for (let i = 0, at = start; i < count; i++, at += stride) {
    const difference = data[at]! - from;
    total += difference * difference;
  }
  return total;
}

/** The smallest element; NaN if any element is NaN, Infinity if there are none. */
export function minElement(source: Strided): number {
  const { data } = source;
  let least = Infinity;
  forEachRun(source.shape, source, source, (count, start, stride) => {
    if (!Number.isNaN(least)) least = minRun(data, count, start, stride, least);
  });
  return least;
}

/** The minimum of `least` and the elements of a run; NaN if any of them is NaN. */
export function minRun(
  data: TypedArray,
  count: number,
  start: number,
  stride: number,
  least = Infinity,
): number {
  for (let i = 0, at = start; i < count; i++, at += stride) {
    const value = data[at]!;
    // The negation is also true for NaN, which then stays, since all comparisons with it are false.
    if (!(value >= least)) {
      least = value;
      if (Number.isNaN(least)) break;
    }
  }
  return least;
}

/** The largest element; NaN if any element is NaN, -Infinity if there are none. */
export function maxElement(source: Strided): number {
  const { data } = source;
  let most = -Infinity;
  forEachRun(source.shape, source, source, (count, start, stride) => {
    if (!Number.isNaN(most)) most = maxRun(data, count, start, stride, most);
  });
  return most;
}

/** The maximum of `most` and the elements of a run; NaN if any of them is NaN. */
export function maxRun(
  data: TypedArray,
  count: number,
  start: number,
  stride: number,
  most = -Infinity,
): number {
  for (let i = 0, at = start; i < count; i++, at += stride) {
    const value = data[at]!;
    if (!(value <= most)) {
      most = value;
      if (Number.isNaN(most)) break;
    }
  }
  return most;
}

/** Iterates over the values in C order. */
export function* valuesOf(source: Strided): IterableIterator<number> {
  const { data, shape, strides } = source;
  if (shape.includes(0)) return;
  const last = Math.max(shape.length - 1, 0);
  const count = shape[last] ?? 1;
  const stride = strides[last] ?? 1;
  const index = new Array<number>(last).fill(0);
  let start = source.offset;
  for (;;) {
    for (let i = 0, at = start; i < count; i++, at += stride) yield data[at]!;
    // Go to the next row: count up like an odometer.
    let axis = last - 1;
    for (; axis >= 0; axis--) {
      const position = index[axis]! + 1;
      start += strides[axis]!;
      if (position < shape[axis]!) {
        index[axis] = position;
        break;
      }
      start -= position * strides[axis]!;
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}
