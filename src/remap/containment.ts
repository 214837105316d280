// SPDX-License-Identifier: Apache-2.0
/**
 * The search for points in a grid.
 *
 * @module
 */
import { axisFinder, margin } from './axis-search.js';
import { cellBoxes, itemsWithin } from './bounding-boxes.js';
import { BoxTree, boxLength } from './box-tree.js';
import { cellCount, mostCorners, readCorners, type Cells, type PolygonCells } from './cells.js';

const turn = 2 * Math.PI;

/** Returns a function that tests whether the point at position `at` of an array is inside a cell of the grid. */
export function contains(cells: Cells): (points: Float64Array, at: number) => boolean {
  if (cells.kind === 'polygons') {
    const cellOf = cellFinder(cells);
    return (points, at) => cellOf(points, at) >= 0;
  }
  const { x, y, surface } = cells;
  const column = axisFinder(x.edges, surface === 'sphere' ? turn : 0);
  const row = axisFinder(y.edges, 0);
  if (surface === 'plane')
    return (points, at) => column(points[at]!) >= 0 && row(points[at + 1]!) >= 0;
  return (points, at) =>
    column(Math.atan2(points[at + 1]!, points[at]!)) >= 0 &&
    row(Math.asin(Math.max(-1, Math.min(1, points[at + 2]!)))) >= 0;
}

/** Returns a function that finds the cell that contains the point at position `at` of an array; -1 if none does. */
export function cellFinder(cells: PolygonCells): (points: Float64Array, at: number) => number {
  const tree = new BoxTree(cellBoxes(cells), itemsWithin(cellCount(cells), undefined));
  const corners = new Float64Array(3 * mostCorners);
  const box = new Float64Array(boxLength);
  return (points, at) => {
    const px = points[at]!;
    const py = points[at + 1]!;
    const pz = points[at + 2]!;
    box.set([px, py, pz, px, py, pz]);
    let found = -1;
    tree.search(box, 0, (cell) => {
      if (found >= 0) return;
      const count = readCorners(cells, cell, corners);
      if (count > 2 && isInside(cells, corners, count, px, py, pz)) found = cell;
    });
    return found;
  };
}

/** Whether a point is to the left of each side or on it. */
function isInside(
  { surface }: PolygonCells,
  corners: Float64Array,
  count: number,
  px: number,
  py: number,
  pz: number,
): boolean {
  for (let i = 0; i < count; i++) {
    const a = 3 * i;
    const b = 3 * ((i + 1) % count);
    const ax = corners[a]!;
    const ay = corners[a + 1]!;
    const az = corners[a + 2]!;
    const bx = corners[b]! - ax;
    const by = corners[b + 1]! - ay;
    const bz = corners[b + 2]! - az;
    const cx = px - ax;
    const cy = py - ay;
    const cz = pz - az;
    const up = bx * cy - by * cx;
    const side =
      surface === 'plane' ? up : ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * up;
    if (side < -margin * (bx * bx + by * by + bz * bz)) return false;
  }
  return true;
}
