// SPDX-License-Identifier: Apache-2.0
/**
 * What the methods of remapping have in common.
 *
 * @module
 */
import type { Cells } from './cells.js';
import type { Mask } from './overlaps.js';
import type { SparseMatrix } from './sparse-matrix.js';

/** The two sides of a remapping: grids on the same surface, and which of their cells take part. */
export interface Sides {
  readonly source: Cells;
  readonly target: Cells;
  readonly sourceMask: Mask;
  readonly targetMask: Mask;
}

/** Weights: a row for each cell of the target, a column for each of the source. */
export interface Weights {
  readonly matrix: SparseMatrix;
  /** Which part of each cell of the target is covered by cells of the source; 0 to 1. */
  readonly coverage: Float64Array;
}
