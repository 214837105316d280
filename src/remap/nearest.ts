// SPDX-License-Identifier: Apache-2.0
/**
 * Nearest-neighbour remapping.
 *
 * @module
 */
import { pointTree } from './bounding-boxes.js';
import { cellCount, centrePoints } from './cells.js';
import { contains } from './containment.js';
import { MatrixBuilder } from './sparse-matrix.js';
import type { Sides, Weights } from './weights.js';

/**
 * The weights of nearest-neighbour remapping: the value of a target cell is that of the source cell whose centre
 * is nearest. Target cells whose centres are outside the source have no value.
 */
export function nearestWeights({ source, target, sourceMask, targetMask }: Sides): Weights {
  const tree = pointTree(centrePoints(source), sourceMask);
  const centres = centrePoints(target);
  const isWithin = contains(source);
  const count = cellCount(target);
  const builder = new MatrixBuilder(count, cellCount(source));
  const coverage = new Float64Array(count);
  for (let cell = 0; cell < count; cell++) {
    const at = 3 * cell;
    if (targetMask?.[cell] !== 0 && isWithin(centres, at)) {
      const nearest = tree.nearest(centres[at]!, centres[at + 1]!, centres[at + 2]!);
      if (nearest >= 0) {
        builder.append(nearest, 1);
        coverage[cell] = 1;
      }
    }
    builder.endRow();
  }
  return { matrix: builder.build(), coverage };
}
