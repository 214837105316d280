// SPDX-License-Identifier: Apache-2.0
/**
 * Methods that can be called blocking or asynchronously.
 *
 * @module
 */
import type { Request } from './request.js';
import type { RequestFor } from './multi-result.js';

/**
 * A method that can also be called asynchronously. A plain call waits for its result; other instances
 * continue meanwhile.
 *
 * @example
 * d1.evolveModel(quantity(120, 's'));
 * const request = d2.evolveModel.asynchronous(quantity(120, 's'));
 */
export interface Method<Arguments extends unknown[], Result> {
  // No comment here, so that editors show that of the method.
  (...callArguments: Arguments): Result;
  /** Calls the method and returns a request at once. */
  asynchronous: (...callArguments: Arguments) => RequestFor<Result>;
}

/** Makes a method from a function that makes a request. */
export function asMethod<Arguments extends unknown[], Result>(
  request: (...callArguments: Arguments) => Request<Result>,
): Method<Arguments, Result> {
  const method = (...callArguments: Arguments): Result => request(...callArguments).result();
  // The kind of request follows from the result.
  return Object.assign(method, {
    asynchronous: request as Method<Arguments, Result>['asynchronous'],
  });
}
