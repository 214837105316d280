// SPDX-License-Identifier: Apache-2.0
/**
 * Timing, which is the same for all measurements.
 *
 * @module
 */
import { setImmediate } from 'node:timers/promises';

/** How often something is timed: `samples` times a batch of calls. */
export interface Extent {
  readonly samples: number;
  readonly batch: number;
}

/** The median of values, which a few outliers do not change. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The seconds that an action takes. */
export async function secondsOf(action: () => unknown): Promise<number> {
  const begin = performance.now();
  await action();
  return (performance.now() - begin) / 1e3;
}

/**
 * The seconds of a call: the median of the samples, after some that warm up. The event loop runs between
 * samples, so that unreferenced results are freed.
 *
 * @param run makes so many calls, one after the other
 */
export async function secondsPerCall(
  { samples, batch }: Extent,
  run: (calls: number) => unknown,
): Promise<number> {
  const warmUps = 2 + Math.floor(samples / 4);
  const seconds: number[] = [];
  for (let i = 0; i < warmUps + samples; i++) {
    seconds.push((await secondsOf(() => run(batch))) / batch);
    await setImmediate();
  }
  return median(seconds.slice(warmUps));
}
