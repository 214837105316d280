// SPDX-License-Identifier: Apache-2.0
/**
 * The types that all methods of remapping use.
 *
 * @module
 */
import type { Cells } from './cells.js';
import type { Mask } from './overlaps.js';
import type { SparseMatrix } from './sparse-matrix.js';

/** The two grids of a remapping, which are on the same surface, and their masks. */
export interface Sides {
  readonly source: Cells;
  readonly target: Cells;
  readonly sourceMask: Mask;
  readonly targetMask: Mask;
}

/** Weights: a row for each cell of the target, a column for each of the source. */
export interface Weights {
  readonly matrix: SparseMatrix;
  /** The fraction of each cell of the target that cells of the source cover; 0 to 1. */
  readonly coverage: Float64Array;
}
