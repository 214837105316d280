/**
 * Arithmetic on arrays of quantities, against loops over typed arrays as one writes them by hand.
 *
 * @module
 */
import { quantity } from '../../src/index.js';
import { secondsPerCall } from '../timing.js';
import type { Measurement, Values } from './measurement.js';

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

export const arithmetic: Measurement = {
  name: 'array',
  title: 'array arithmetic',
  rounds: (quick) => (quick ? 3 : 11),

  measureScript: async () => {
    const extent = { samples: 15, batch: 10 };
    const values: Record<string, number> = {};
    for (const name of Object.keys(loops) as Operation[])
      for (const [kind, action] of [
        ['loop', loops[name]],
        ['array', operations[name]],
      ] as const)
        values[`${kind}.${name}`] =
          microseconds *
          (await secondsPerCall(extent, (calls) => {
            for (let i = 0; i < calls; i++) action();
          }));
    return values as Values;
  },
};
