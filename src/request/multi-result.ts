// SPDX-License-Identifier: Apache-2.0
/**
 * Requests for several values, with a request for each of them.
 *
 * @module
 */
import type { Quantity, QuantityArray } from '../units/index.js';
import type { Request } from './request.js';

/**
 * A request for several values, with their names in the interface.
 *
 * @example
 * const request = d1.getGridVelocity.asynchronous();
 * const { u, v } = request.parts;    // by name: each has its own type
 * const [first, second] = request;   // in the order of the interface
 * request.at(0);                     // the same as the first
 */
export interface MultiResultRequest<Values> extends Request<Values> {
  /** A request for each of the values, by name. */
  readonly parts: { readonly [Name in keyof Values]: Request<Values[Name]> };
  /**
   * A request for the value at an index, in the order of the interface; negative indices count from the end.
   *
   * @throws {ArgumentError} if the index is out of range
   */
  at(index: number): Request<Values[keyof Values]>;
  /** A request for each of the values, in the order of the interface. */
  [Symbol.iterator](): IterableIterator<Request<Values[keyof Values]>>;
}

/** The request that a method returns: a {@link MultiResultRequest} if it has several results. */
export type RequestFor<Result> = [Result] extends [Quantity | QuantityArray | ArrayLike<unknown>]
  ? Request<Result>
  : [Result] extends [object]
    ? MultiResultRequest<Result>
    : Request<Result>;
