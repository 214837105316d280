// SPDX-License-Identifier: Apache-2.0
/**
 * Requests for several values: taken apart into requests for each.
 *
 * @module
 */
import type { Quantity, QuantityArray } from '../units/index.js';
import type { Request } from './request.js';

/**
 * A request for several values, which the interface names.
 *
 * @example
 * const request = d1.getGridVelocity.asynchronous();
 * const { u, v } = request.parts;    // by name: each has its own type
 * const [first, second] = request;   // in the order in which the interface lists them
 * request.at(0);                     // the same as the first
 */
export interface MultiResultRequest<Values> extends Request<Values> {
  /** A request for each of the values, by name. */
  readonly parts: { readonly [Name in keyof Values]: Request<Values[Name]> };
  /**
   * A request for the value at a place, as the interface lists them; from the end if it is negative.
   *
   * @throws {ArgumentError} if there is none
   */
  at(index: number): Request<Values[keyof Values]>;
  /** A request for each of the values, in the order in which the interface lists them. */
  [Symbol.iterator](): IterableIterator<Request<Values[keyof Values]>>;
}

/** The request that a method gives: one that can be taken apart if it has several results. */
export type RequestFor<Result> = [Result] extends [Quantity | QuantityArray | ArrayLike<unknown>]
  ? Request<Result>
  : [Result] extends [object]
    ? MultiResultRequest<Result>
    : Request<Result>;
