// SPDX-License-Identifier: Apache-2.0
/**
 * Failures that nobody has looked at: they surface as unhandled rejections do.
 *
 * @module
 */

/** Whether anybody takes care of what a request ends with. */
export const attention = {
  nobody: 0,
  /** Something else fails with it: a call that depends on it, a request that was made of it. */
  passedOn: 1,
  /** The script has asked for it, or has given it to a pool that will. */
  script: 2,
} as const;
export type Attention = (typeof attention)[keyof typeof attention];

const seen = new WeakSet<Error>();
const surfaced = new WeakSet<Error>();

/** The script knows of this error, and so of its causes. */
export function markSeen(error: Error): void {
  for (let each: unknown = error; each instanceof Error; each = each.cause) seen.add(each);
}

/**
 * Lets an error surface when the event loop turns, unless the script has looked at it by then. Of all
 * that failed because of one failure, only the first surfaces.
 *
 * @param isLooked whether somebody takes care of the request that failed with it
 */
export function surfaceLater(error: Error, isLooked: () => boolean): void {
  setImmediate(() => {
    const origin = originOf(error);
    if (isLooked() || seen.has(error) || surfaced.has(origin)) return;
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
