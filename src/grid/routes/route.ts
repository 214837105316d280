// SPDX-License-Identifier: Apache-2.0
/**
 * Routes: ways for the values of an attribute from one grid to another. One file each, in the table of
 * `table.ts`, which is asked from its beginning.
 *
 * @module
 */
import type { Request } from '../../request/request.js';
import type { GridEnd } from '../ends/end.js';
import type { Values } from '../grid-values.js';

/** A copy of one attribute, which has been found to be possible. */
export interface Copy {
  readonly source: GridEnd;
  readonly from: string;
  readonly target: GridEnd;
  readonly to: string;
  /** What values have to go through in the script; undefined: they arrive as they are. */
  readonly change: ((values: Request<Values>) => Request<Values>) | undefined;
}

/** A way for values from one grid to another. */
export interface Route {
  /** Whether it can carry out a copy. */
  fits(copy: Copy): boolean;
  /**
   * Makes a copy ready.
   *
   * @returns what starts it, once all copies that belong together are ready; its request ends when the
   *   target has the values
   * @throws what is known to be wrong with the values
   */
  prepare(copy: Copy): () => Request<void>;
}
