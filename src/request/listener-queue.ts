// SPDX-License-Identifier: Apache-2.0
/**
 * The queue of requests that have just ended and whose listeners have not been called yet.
 *
 * A request that ends does not call its listeners itself: it is queued, and its listeners are called when all
 * requests that complete together have been completed. A listener may block on other requests; that wait
 * first calls the listeners that are still queued. So each is called once, in order, and a wait never waits
 * for a listener that is further up the stack.
 *
 * @module
 */

/** Something that has ended and has listeners. */
export interface Ended {
  /** Calls its next listener; false if there are none left. */
  callNextListener(): boolean;
}

/** The entries from `first` to `count` have listeners to be called. The memory is reused. */
const ended: (Ended | undefined)[] = [];
let first = 0;
let count = 0;

/** Queues a request: the next {@link callListeners} calls its listeners. */
export function queueListeners(request: Ended): void {
  ended[count++] = request;
}

/**
 * Calls the listeners of all queued requests, including those that are queued meanwhile.
 *
 * @returns whether there were any
 * @throws the error of the first listener that throws, after all have been called
 */
export function callListeners(): boolean {
  if (count === 0) return false;
  let thrown: { error: unknown } | undefined;
  while (first < count) {
    try {
      if (!ended[first]!.callNextListener()) ended[first++] = undefined;
    } catch (error) {
      thrown ??= { error };
    }
  }
  first = count = 0;
  if (thrown) throw thrown.error;
  return true;
}
