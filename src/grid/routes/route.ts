// SPDX-License-Identifier: Apache-2.0
/**
 * Routes: ways to copy the values of an attribute from one grid to another. There is one file for each, listed in
 * `table.ts` in the order in which they are tried.
 *
 * @module
 */
import type { Request } from '../../request/request.js';
import type { GridEnd } from '../ends/end.js';
import type { Values } from '../grid-values.js';

/** A copy of one attribute, which has been checked. */
export interface Copy {
  readonly source: GridEnd;
  readonly from: string;
  readonly target: GridEnd;
  readonly to: string;
  /** The change or check of the values in the script; undefined: they are copied unchanged. */
  readonly change: ((values: Request<Values>) => Request<Values>) | undefined;
}

/** A way to copy values from one grid to another. */
export interface Route {
  /** Whether the route can carry out a copy. */
  fits(copy: Copy): boolean;
  /**
   * Prepares a copy.
   *
   * @returns a function that starts the copy, to be called when all copies of a call are prepared; its request is
   *   done when the target has the values
   * @throws errors of the values, if they are already known
   */
  prepare(copy: Copy): () => Request<void>;
}
