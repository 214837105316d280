// SPDX-License-Identifier: Apache-2.0
/**
 * Methods that can be called in two ways.
 *
 * @module
 */
import type { Request } from './request.js';
import type { RequestFor } from './several.js';

/** A method that can also be called asynchronously. */
export interface Method<Arguments extends unknown[], Result> {
  /** Calls it, and waits for its result; other instances go on meanwhile. */
  (...callArguments: Arguments): Result;
  /** Calls it, and returns at once. */
  asynchronous: (...callArguments: Arguments) => RequestFor<Result>;
}

/** Makes a method of what makes a request. */
export function asMethod<Arguments extends unknown[], Result>(
  request: (...callArguments: Arguments) => Request<Result>,
): Method<Arguments, Result> {
  const method = (...callArguments: Arguments): Result => request(...callArguments).result();
  // Which of the two kinds of request it is follows from the result.
  return Object.assign(method, {
    asynchronous: request as Method<Arguments, Result>['asynchronous'],
  });
}
