// SPDX-License-Identifier: Apache-2.0
/**
 * Arithmetic on arrays of quantities, against loops over typed arrays as one writes them by hand.
 *
 * @module
 */
import { setImmediate } from 'node:timers/promises';
import { quantity } from '../../src/index.js';
import type { Measurement } from './measurement.js';

/** Few enough to stay in the cache, and enough that the fixed overhead of an operation does not matter. */
const count = 30_000;
const microseconds = 1e6;
/** The levels of a field with this number of elements, for means over the other axes. */
const levels = 100;

const left = Float64Array.from({ length: count }, (_, i) => 1 + i);
const right = Float64Array.from({ length: count }, (_, i) => 1 / (1 + i));

/** The loops: functions of arrays, all but one of which return a new array. */
const loops = {
  plus: (a: Float64Array, b: Float64Array) => {
    const result = new Float64Array(a.length);
    for (let i = 0; i < a.length; i++) result[i] = a[i]! + b[i]!;
    return result;
  },
  times: (a: Float64Array, b: Float64Array) => {
    const result = new Float64Array(a.length);
    for (let i = 0; i < a.length; i++) result[i] = a[i]! * b[i]!;
    return result;
  },
  scale: (a: Float64Array) => {
    const result = new Float64Array(a.length);
    for (let i = 0; i < a.length; i++) result[i] = a[i]! * 3;
    return result;
  },
  sum: (a: Float64Array) => {
    const end = a.length;
    let sum = 0;
    for (let i = 0; i < end; i++) sum += a[i]!;
    return sum;
  },
  levels: (a: Float64Array) => {
    const result = new Float64Array(levels);
    for (let row = 0; row < a.length; row += levels) {
      for (let i = 0; i < levels; i++) result[i]! += a[row + i]!;
    }
    for (let i = 0; i < levels; i++) result[i]! /= a.length / levels;
    return result;
  },
} as const;
type Operation = keyof typeof loops;

const [length, other] = [quantity(left, 'm'), quantity(right, 'm')];
const field = length.reshape([20, -1, levels]);

/** The same on quantities. */
const operations: Readonly<Record<Operation, () => unknown>> = {
  plus: () => length.plus(other),
  times: () => length.times(other),
  scale: () => length.times(3),
  sum: () => length.sum(),
  levels: () => field.mean({ axis: [0, 1] }),
};

/** The number of operations per sample, and the number of samples. */
const [batch, samples] = [10, 100];

/** The tenth percentile of times: those that did not wait for new memory. */
function fastTenth(seconds: readonly number[]): number {
  return [...seconds].sort((a, b) => a - b)[Math.floor(seconds.length / 10)]!;
}

function secondsOfBatch(action: () => unknown): number {
  const begin = performance.now();
  for (let i = 0; i < batch; i++) action();
  return (performance.now() - begin) / 1e3;
}

export const arithmetic: Measurement = {
  name: 'array',
  title: 'array arithmetic',
  rounds: () => 1,

  measureScript: async () => {
    const values: Record<string, number> = {};
    for (const name of Object.keys(loops) as Operation[]) {
      // In turn, so that other load of the machine affects both in the same way.
      const [loop, array]: [number[], number[]] = [[], []];
      for (let i = 0; i < samples; i++) {
        loop.push(secondsOfBatch(() => loops[name](left, right)));
        array.push(secondsOfBatch(operations[name]));
      }
      values[`loop.${name}`] = (microseconds * fastTenth(loop)) / batch;
      values[`array.${name}`] = (microseconds * fastTenth(array)) / batch;
      await setImmediate();
    }
    return values;
  },
};
