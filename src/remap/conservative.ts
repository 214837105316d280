// SPDX-License-Identifier: Apache-2.0
/**
 * First-order conservative remapping.
 *
 * @module
 */
import { cellCount } from './cells.js';
import { cellAreas, forEachOverlap } from './overlaps.js';
import { MatrixBuilder } from './sparse-matrix.js';
import type { Sides, Weights } from './weights.js';

/**
 * The value of a target cell that source cells cover only in part. `'coveredArea'`: the mean over the covered
 * part, so that a constant field stays constant; SCRIP's `fracarea`. `'cellArea'`: the integral over the covered
 * part divided by the area of the whole cell, so that the integral over the grid is conserved; SCRIP's `destarea`.
 */
export type Normalization = 'coveredArea' | 'cellArea';

/** An overlap smaller than this fraction of a cell is rounding along a common boundary. */
const sliver = 1e-11;

/**
 * The weights of first-order conservative remapping: the value of a target cell is the mean of the source cells
 * that overlap it, weighted by the areas of the overlaps.
 *
 * @see P. W. Jones, First- and second-order conservative remapping schemes for grids in spherical
 *   coordinates, Mon. Weather Rev. 127 (1999) 2204
 */
export function conservativeWeights(
  { source, target, sourceMask, targetMask }: Sides,
  normalization: Normalization,
): Weights {
  const areas = cellAreas(target);
  const builder = new MatrixBuilder(areas.length, cellCount(source));
  const coverage = new Float64Array(areas.length);
  let current = 0;
  forEachOverlap(source, target, sourceMask, targetMask, {
    overlap: (from, area) => {
      if (area > sliver * areas[current]!) builder.append(from, area);
    },
    endTarget: (cell) => {
      const covered = builder.rowSum;
      const own = areas[cell]!;
      coverage[cell] = own > 0 ? Math.min(1, covered / own) : 0;
      builder.endRow(covered > 0 ? 1 / (normalization === 'coveredArea' ? covered : own) : 1);
      current = cell + 1;
    },
  });
  return { matrix: builder.build(), coverage };
}
