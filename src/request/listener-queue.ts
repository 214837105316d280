// SPDX-License-Identifier: Apache-2.0
/**
 * What is to be told of requests that have just ended.
 *
 * A request that ends does not call its listeners: it is put on a list, and its listeners are called
 * when all that ended together has ended. A listener may block on other requests; that wait first
 * calls the listeners that are left here. So each is called once, in order, and no wait can be for
 * something that a listener further up the stack has yet to do.
 *
 * @module
 */

/** Something that has ended, and has listeners. */
export interface Ended {
  /** Calls its next listener, if there is one left. */
  callNextListener(): boolean;
}

/** Those from `first` to `count` have listeners to be called. Its memory is used again and again. */
const ended: (Ended | undefined)[] = [];
let first = 0;
let count = 0;

/** Has the listeners of a request called by the next {@link callListeners}. */
export function queueListeners(request: Ended): void {
  ended[count++] = request;
}

/**
 * Calls the listeners that are due, and those that become due meanwhile.
 *
 * @returns whether there were any
 * @throws what the first listener that throws has thrown, when all have been called
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
