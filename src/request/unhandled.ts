// SPDX-License-Identifier: Apache-2.0
/**
 * Failures that are not handled: they surface as unhandled rejections.
 *
 * @module
 */

/** Who handles the failure of a request. */
export const handling = {
  none: 0,
  /** A request that fails with it: a call that depends on it, or a request that is computed from it. */
  delegated: 1,
  /** The script, which has read the error, or has added the request to a pool. */
  script: 2,
} as const;
export type Handling = (typeof handling)[keyof typeof handling];

const handled = new WeakSet<Error>();
const surfaced = new WeakSet<Error>();

/** The script has handled this error, and so its causes. */
export function markErrorHandled(error: Error): void {
  for (let each: unknown = error; each instanceof Error; each = each.cause) handled.add(each);
}

/**
 * Reports an error as an unhandled rejection when the event loop runs next, unless the script has handled it
 * by then. Of all failures with the same cause, only the first is reported.
 *
 * @param isHandled whether the failure of the request that failed with it is handled
 */
export function reportUnlessHandled(error: Error, isHandled: () => boolean): void {
  setImmediate(() => {
    const origin = originOf(error);
    if (isHandled() || handled.has(error) || surfaced.has(origin)) return;
    surfaced.add(origin);
    void Promise.reject(error);
  });
}

/** The first failure of a chain of causes. */
function originOf(error: Error): Error {
  let origin = error;
  while (origin.cause instanceof Error) origin = origin.cause;
  return origin;
}
