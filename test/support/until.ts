// SPDX-License-Identifier: Apache-2.0
/**
 * Waiting for conditions.
 *
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** The limit of waits: reached only if something is wrong. */
const limitSeconds = 30;

/** Looks until a condition holds, while the event loop runs. */
export async function until(
  condition: () => boolean,
  what: string,
  seconds = limitSeconds,
): Promise<void> {
  const limit = performance.now() + 1000 * seconds;
  while (!condition()) {
    if (performance.now() > limit) throw new Error(`${what} has not come within ${seconds} s`);
    await sleep(10);
  }
}

/** The same in JavaScript alone: the event loop does not turn, and nothing of polymuse is called. */
export function busyUntil(condition: () => boolean, what: string, seconds = limitSeconds): void {
  const limit = performance.now() + 1000 * seconds;
  while (!condition()) {
    if (performance.now() > limit) throw new Error(`${what} has not come within ${seconds} s`);
  }
}
