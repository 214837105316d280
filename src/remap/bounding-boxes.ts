// SPDX-License-Identifier: Apache-2.0
/**
 * Bounding boxes of cells and points, for searches.
 *
 * @module
 */
import { ArgumentError } from '../errors.js';
import { boxLength, BoxTree } from './box-tree.js';
import {
  cellCount,
  mostCorners,
  placeOf,
  readCorners,
  type Cells,
  type RectilinearCells,
} from './cells.js';

/** The cosine of the largest radius that a cell of polygons may have: 80 degrees. */
const widest = Math.cos((80 * Math.PI) / 180);

/** The bounding boxes of all cells, six numbers each; empty for cells without an area. */
export function cellBoxes(cells: Cells): Float64Array {
  const count = cellCount(cells);
  const boxes = new Float64Array(boxLength * count);
  const points = new Float64Array(3 * mostCorners);
  for (let cell = 0; cell < count; cell++) {
    if (cells.kind === 'rectilinear' && cells.surface === 'sphere') {
      lonLatBox(cells, cell, boxes, boxLength * cell);
      continue;
    }
    const corners = readCorners(cells, cell, points);
    aroundPoints(points, corners, boxes, boxLength * cell);
    if (cells.surface === 'sphere' && corners > 2)
      addBulge(points, corners, boxes, boxLength * cell, cells, cell);
  }
  return boxes;
}

/** A tree of points, three numbers each, without masked ones. */
export function pointTree(points: Float64Array, mask: Uint8Array | undefined): BoxTree {
  const count = points.length / 3;
  const boxes = new Float64Array(boxLength * count);
  for (let i = 0; i < count; i++) aroundPoints(points.subarray(3 * i), 1, boxes, boxLength * i);
  return new BoxTree(boxes, itemsWithin(count, mask));
}

/** The numbers of all items that are not masked. */
export function itemsWithin(count: number, mask: Uint8Array | undefined): Int32Array {
  const all = Int32Array.from({ length: count }, (_, i) => i);
  return mask ? all.filter((i) => mask[i] !== 0) : all;
}

/** The bounding box of some points. */
export function aroundPoints(
  points: Float64Array,
  count: number,
  boxes: Float64Array,
  at: number,
): void {
  boxes.fill(Infinity, at, at + 3).fill(-Infinity, at + 3, at + 6);
  for (let i = 0; i < count; i++)
    for (let axis = 0; axis < 3; axis++) {
      const value = points[3 * i + axis]!;
      if (value < boxes[at + axis]!) boxes[at + axis] = value;
      if (value > boxes[at + axis + 3]!) boxes[at + axis + 3] = value;
    }
}

/**
 * Enlarges the bounding box of the corners of a cell on the sphere so that it contains the cell: the cell bulges
 * above the plane hull of its corners.
 */
function addBulge(
  points: Float64Array,
  count: number,
  boxes: Float64Array,
  at: number,
  cells: Cells,
  cell: number,
): void {
  const centre = [0, 0, 0];
  for (let i = 0; i < 3 * count; i++) centre[i % 3]! += points[i]!;
  const length = Math.hypot(...centre);
  let least = 1;
  for (let i = 0; i < count; i++) {
    let product = 0;
    for (let axis = 0; axis < 3; axis++) product += points[3 * i + axis]! * centre[axis]!;
    least = Math.min(least, product / length);
  }
  if (!(least >= widest))
    throw new ArgumentError(
      `cell ${cell} of ${cells.name} is too large: its corners must be within 80 degrees of its centre`,
      'corners',
      cell,
    );
  const bulge = 1 - least;
  for (let axis = 0; axis < 3; axis++) {
    boxes[at + axis]! -= bulge;
    boxes[at + axis + 3]! += bulge;
  }
}

/** The bounding box of a cell between meridians and circles of latitude. */
function lonLatBox(cells: RectilinearCells, cell: number, boxes: Float64Array, at: number): void {
  const [column, row] = placeOf(cells, cell);
  const [lon0, lon1] = ordered(cells.x.edges[column]!, cells.x.edges[column + 1]!);
  const [lat0, lat1] = ordered(cells.y.edges[row]!, cells.y.edges[row + 1]!);
  const narrow = Math.min(Math.cos(lat0), Math.cos(lat1));
  const wide = lat0 < 0 && lat1 > 0 ? 1 : Math.max(Math.cos(lat0), Math.cos(lat1));
  // A small margin, for rounding errors in the corners of other cells.
  const margin = 1e-14;
  for (const [axis, quarter] of [
    [0, 0],
    [1, Math.PI / 2],
  ] as const) {
    const [least, most] = cosineRange(lon0 - quarter, lon1 - quarter);
    boxes[at + axis] = Math.min(least * wide, least * narrow) - margin;
    boxes[at + axis + 3] = Math.max(most * wide, most * narrow) + margin;
  }
  boxes[at + 2] = Math.sin(lat0) - margin;
  boxes[at + 5] = Math.sin(lat1) + margin;
}

/** The smallest and the largest cosine of the angles between two. */
function cosineRange(from: number, to: number): [number, number] {
  const [first, second] = [Math.cos(from), Math.cos(to)];
  /** Whether an odd or even multiple of π lies between the two. */
  const has = (offset: number) =>
    Math.floor((to - offset) / (2 * Math.PI)) > Math.floor((from - offset) / (2 * Math.PI));
  return [has(Math.PI) ? -1 : Math.min(first, second), has(0) ? 1 : Math.max(first, second)];
}

function ordered(first: number, second: number): [number, number] {
  return first <= second ? [first, second] : [second, first];
}
