// SPDX-License-Identifier: Apache-2.0
/**
 * Failures that are not handled: they surface as unhandled rejections do.
 *
 * @module
 */

/** Who handles what a request fails with. */
export const handling = {
  none: 0,
  /** Something that fails with it: a call that depends on it, a request that was made of it. */
  delegated: 1,
  /** The script has asked for it, or has given it to a pool that will. */
  script: 2,
} as const;
export type Handling = (typeof handling)[keyof typeof handling];

const handled = new WeakSet<Error>();
const surfaced = new WeakSet<Error>();

/** The script knows of this error, and so of its causes. */
export function markErrorHandled(error: Error): void {
  for (let each: unknown = error; each instanceof Error; each = each.cause) handled.add(each);
}

/**
 * Lets an error surface when the event loop turns, unless the script has handled it by then. Of all
 * that failed because of one failure, only the first surfaces.
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

/** The failure that a chain of causes begins with. */
function originOf(error: Error): Error {
  let origin = error;
  while (origin.cause instanceof Error) origin = origin.cause;
  return origin;
}
