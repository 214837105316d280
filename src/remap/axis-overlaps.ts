// SPDX-License-Identifier: Apache-2.0
/**
 * Overlaps of the cells of two axes.
 *
 * @module
 */
import type { Surface } from './cells.js';
import { MatrixBuilder, type SparseMatrix } from './sparse-matrix.js';

const turn = 2 * Math.PI;

/**
 * Boundaries in coordinates in which an area is the product of two lengths: unchanged, except that on the sphere
 * latitudes become their sines, since the area between two meridians and two circles of latitude is
 * `(lon1 - lon0) (sin lat1 - sin lat0)`.
 */
function measured(edges: Float64Array, axis: 'x' | 'y', surface: Surface): Float64Array {
  return axis === 'y' && surface === 'sphere' ? edges.map(Math.sin) : edges;
}

/** The lengths of the cells of an axis; on the sphere in radians and in sines of latitude. */
export function cellSizes(edges: Float64Array, axis: 'x' | 'y', surface: Surface): Float64Array {
  const along = measured(edges, axis, surface);
  return Float64Array.from({ length: along.length - 1 }, (_, i) =>
    Math.abs(along[i + 1]! - along[i]!),
  );
}

/**
 * A row for each cell of the axis of the target: the cells of the source axis that overlap it, and the lengths
 * of the overlaps. Longitudes are periodic.
 */
export function axisOverlaps(
  source: Float64Array,
  target: Float64Array,
  axis: 'x' | 'y',
  surface: Surface,
): SparseMatrix {
  const from = measured(source, axis, surface);
  const to = measured(target, axis, surface);
  const cells = from.length - 1;
  const isAscending = from[cells]! > from[0]!;
  const ascending = isAscending ? from : from.toReversed();
  const least = ascending[0]!;
  const most = ascending[cells]!;
  const goesAround = axis === 'x' && surface === 'sphere';
  const builder = new MatrixBuilder(to.length - 1, cells);
  for (let cell = 0; cell + 1 < to.length; cell++) {
    const low = Math.min(to[cell]!, to[cell + 1]!);
    const high = Math.max(to[cell]!, to[cell + 1]!);
    const first = goesAround ? Math.floor((low - most) / turn) : 0;
    const last = goesAround ? Math.ceil((high - least) / turn) : 0;
    // On a periodic axis, a cell may overlap the same cell twice, at both of its ends.
    const sliver = rounding * (high - low);
    for (let around = first; around <= last; around++) {
      const [start, end] = [low - around * turn, high - around * turn];
      for (let i = firstBeyond(ascending, start); i < cells && ascending[i]! < end; i++) {
        const length = Math.min(end, ascending[i + 1]!) - Math.max(start, ascending[i]!);
        if (length > sliver) builder.add(isAscending ? i : cells - 1 - i, length);
      }
    }
    builder.endRow();
  }
  return builder.build();
}

/** The size of an overlap, relative to the cell, that is rounding only. */
const rounding = 1e-12;

/** The first cell whose end is beyond a value. */
function firstBeyond(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle + 1]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
