// SPDX-License-Identifier: Apache-2.0
/**
 * Methods that can be called in two ways.
 *
 * @module
 */
import type { Request } from './request.js';
import type { RequestFor } from './multi-result.js';

/**
 * A method that can also be called asynchronously. Called as it is, it waits for its result; other instances go
 * on meanwhile.
 *
 * @example
 * d1.evolveModel(quantity(120, 's'));
 * const request = d2.evolveModel.asynchronous(quantity(120, 's'));
 */
export interface Method<Arguments extends unknown[], Result> {
  // Without a comment of its own, so that editors show that of the method.
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
