// SPDX-License-Identifier: Apache-2.0
/**
 * Blocking and asynchronous waits, with their limits.
 *
 * @module
 */
import { ArgumentError, TimeoutError } from '../errors.js';
import { Quantity, type QuantityLike } from '../units/index.js';
import { callListeners } from './listener-queue.js';
import { progress } from './progress.js';

declare global {
  // It merges with the declaration of @types/node or of lib.dom. Where a program has neither (TypeScript 6 and
  // later include no types by themselves), the declarations of polymuse still compile.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the rest is the platform's
  interface AbortSignal {}
}

/** The limits of a wait. When a limit ends the wait, the request continues. */
export interface WaitOptions {
  /** The time after which waiting ends with a {@link TimeoutError}; default: no limit. */
  readonly timeout?: QuantityLike<'time'>;
  /**
   * Ends the wait when it is aborted, by throwing its `reason`.
   *
   * The event loop does not run during a blocking wait. So a blocking wait notices a signal that is already
   * aborted, or is aborted by a result handler or by {@link terminationSignal}, but not one that is aborted
   * by a timer or an event, such as `AbortSignal.timeout(...)`: use `timeout` instead. A wait with `await`
   * notices all signals.
   */
  readonly signal?: AbortSignal;
}

/** Something to wait for. */
interface WaitTarget {
  /** Its name in error messages. */
  readonly name: string;
}

export const noLimits: WaitOptions = {};

/** The longest time of a timer of Node, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/**
 * The time at which a wait that begins now must end.
 *
 * @throws {ArgumentError} if the timeout is not a quantity
 */
export function limitOf({ timeout }: WaitOptions): number {
  if (timeout === undefined) return Infinity;
  if (!(timeout instanceof Quantity))
    throw new ArgumentError(
      `timeout must be a quantity, as in quantity(10, 's'), not ${String(timeout)}`,
      'timeout',
      timeout,
    );
  // What has completed so far counts, however short the time limit is.
  progress().deliverCompleted();
  return performance.now() + timeout.valueIn('ms');
}

/**
 * Blocks until something has happened, for any request: calls have completed, or listeners that were still
 * queued by a wait further up the stack have been called.
 *
 * @throws {TimeoutError} with the name of what is waited for, if that takes until `limit`
 */
export function waitOnce(limit: number, what: WaitTarget, options: WaitOptions): void {
  options.signal?.throwIfAborted();
  if (callListeners()) return;
  if (limit === Infinity) {
    progress().waitForCompletions(Infinity);
  } else {
    const remaining = limit - performance.now();
    if (remaining <= 0) throw timeoutError(what, options);
    progress().waitForCompletions(remaining);
  }
}

/**
 * Makes the trace of an error begin where the script waits, if it blocks: V8 keeps ten frames, and those of
 * the delivery would be all of them.
 */
export function traceFromWait<E extends Error>(error: E): E {
  const { stack } = error;
  Error.captureStackTrace(error, waitOnce);
  if (!/\n {4}at [^\n]*$/.test(error.stack ?? '')) Object.assign(error, { stack });
  return error;
}

/** A promise with the limits of the options. */
export function promiseWithin<T>(
  promise: PromiseLike<T>,
  what: WaitTarget,
  options: WaitOptions,
): Promise<T> {
  const limit = limitOf(options);
  const { signal } = options;
  return new Promise<T>((resolve, reject) => {
    if (signal?.aborted) {
      reject(reasonOf(signal));
      return;
    }
    let timer: NodeJS.Timeout | undefined;
    const check = () => {
      const remaining = limit - performance.now();
      if (remaining > 0) timer = setTimeout(check, Math.min(remaining, longestTimer));
      else end(() => reject(timeoutError(what, options)));
    };
    const abort = () => {
      if (signal) end(() => reject(reasonOf(signal)));
    };
    const end = (then: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      then();
    };
    const settle = () => end(() => resolve(promise));
    promise.then(settle, settle);
    signal?.addEventListener('abort', abort);
    if (limit !== Infinity) check();
  });
}

function timeoutError(what: WaitTarget, { timeout }: WaitOptions): TimeoutError {
  return new TimeoutError(`${what.name} has not finished within ${String(timeout)}`);
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason as Error;
}
