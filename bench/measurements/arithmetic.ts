/**
 * Arithmetic on arrays of quantities, against loops over typed arrays as one writes them by hand.
 *
 * @module
 */
import { setImmediate } from 'node:timers/promises';
import { quantity } from '../../src/index.js';
import { median } from '../timing.js';
import type { Measurement } from './measurement.js';

/** Few enough to stay in the cache, many enough for what each operation costs once not to count. */
const count = 30_000;
const microseconds = 1e6;

const left = Float64Array.from({ length: count }, (_, i) => 1 + i);
const right = Float64Array.from({ length: count }, (_, i) => 1 / (1 + i));

/** What is done by hand; all but a sum gives a new array. */
const loops = {
  plus: () => {
    const result = new Float64Array(count);
    for (let i = 0; i < count; i++) result[i] = left[i]! + right[i]!;
    return result;
  },
  times: () => {
    const result = new Float64Array(count);
    for (let i = 0; i < count; i++) result[i] = left[i]! * right[i]!;
    return result;
  },
  scale: () => {
    const result = new Float64Array(count);
    for (let i = 0; i < count; i++) result[i] = left[i]! * 3;
    return result;
  },
  sum: () => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += left[i]!;
    return sum;
  },
} as const;
type Operation = keyof typeof loops;

const [length, other] = [quantity(left, 'm'), quantity(right, 'm')];

/** The same on quantities. */
const operations: Readonly<Record<Operation, () => unknown>> = {
  plus: () => length.plus(other),
  times: () => length.times(other),
  scale: () => length.times(3),
  sum: () => length.sum(),
};

/** How often each is done between two readings of the clock, and how many such times there are. */
const [batch, samples] = [10, 100];

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
      // In turn, and without a turn of the event loop in between: both then get their memory alike,
      // either used before or fresh from the system, which takes longer than the arithmetic.
      const [loop, array]: [number[], number[]] = [[], []];
      for (let i = 0; i < samples; i++) {
        loop.push(secondsOfBatch(loops[name]));
        array.push(secondsOfBatch(operations[name]));
      }
      values[`loop.${name}`] = (microseconds * median(loop)) / batch;
      values[`array.${name}`] = (microseconds * median(array)) / batch;
      await setImmediate();
    }
    return values;
  },
};
