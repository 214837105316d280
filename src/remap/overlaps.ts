// SPDX-License-Identifier: Apache-2.0
/**
 * The areas of the overlaps between the cells of two grids.
 *
 * @module
 */
import { cellBoxes, itemsWithin } from './bounding-boxes.js';
import { boxLength, BoxTree } from './box-tree.js';
import {
  cellAt,
  cellCount,
  forEachConvexPart,
  mostCorners,
  placeOf,
  readCorners,
  type Cells,
  type RectilinearCells,
} from './cells.js';
import { axisOverlaps, cellSizes } from './axis-overlaps.js';
import { planeArea, planeOverlap } from './plane-overlap.js';
import { lonLatOverlap, sphereArea, sphereOverlap } from './sphere-overlap.js';

/** A mask of cells: those with 0 are left out; undefined: all cells take part. */
export type Mask = Uint8Array | undefined;

/** Called with each cell of the target, and then with each cell of the source that overlaps it. */
export interface OverlapVisitor {
  readonly overlap: (source: number, area: number) => void;
  readonly endTarget: (target: number) => void;
}

/** The areas of all cells, in the square of the unit of length, or on the unit sphere. */
export function cellAreas(cells: Cells): Float64Array {
  const areas = new Float64Array(cellCount(cells));
  if (cells.kind === 'rectilinear') {
    const widths = cellSizes(cells.x.edges, 'x', cells.surface);
    const heights = cellSizes(cells.y.edges, 'y', cells.surface);
    widths.forEach((width, column) => {
      heights.forEach((height, row) => {
        areas[cellAt(cells, column, row)] = width * height;
      });
    });
    return areas;
  }
  const points = new Float64Array(3 * mostCorners);
  const areaOf = cells.surface === 'plane' ? planeArea : sphereArea;
  for (let cell = 0; cell < areas.length; cell++)
    areas[cell] = areaOf(points, readCorners(cells, cell, points));
  return areas;
}

/**
 * Visits the cells of the target in order, each with its overlaps with cells of the source. Masked cells have no
 * overlaps.
 */
export function forEachOverlap(
  source: Cells,
  target: Cells,
  sourceMask: Mask,
  targetMask: Mask,
  visitor: OverlapVisitor,
): void {
  if (source.kind === 'rectilinear' && target.kind === 'rectilinear')
    overlapsOfAxes(source, target, sourceMask, targetMask, visitor);
  else overlapsOfPolygons(source, target, sourceMask, targetMask, visitor);
}

/** Between rectilinear grids, an overlap is the product of the overlaps along the two axes. */
function overlapsOfAxes(
  source: RectilinearCells,
  target: RectilinearCells,
  sourceMask: Mask,
  targetMask: Mask,
  { overlap, endTarget }: OverlapVisitor,
): void {
  const alongX = axisOverlaps(source.x.edges, target.x.edges, 'x', source.surface);
  const alongY = axisOverlaps(source.y.edges, target.y.edges, 'y', source.surface);
  const count = cellCount(target);
  for (let cell = 0; cell < count; cell++) {
    if (targetMask?.[cell] !== 0) {
      const [column, row] = placeOf(target, cell);
      for (let i = alongX.rowStart[column]!; i < alongX.rowStart[column + 1]!; i++)
        for (let j = alongY.rowStart[row]!; j < alongY.rowStart[row + 1]!; j++) {
          const from = cellAt(source, alongX.columns[i]!, alongY.columns[j]!);
          if (sourceMask?.[from] !== 0) overlap(from, alongX.values[i]! * alongY.values[j]!);
        }
    }
    endTarget(cell);
  }
}

function overlapsOfPolygons(
  source: Cells,
  target: Cells,
  sourceMask: Mask,
  targetMask: Mask,
  { overlap, endTarget }: OverlapVisitor,
): void {
  const tree = new BoxTree(cellBoxes(source), itemsWithin(cellCount(source), sourceMask));
  const boxes = cellBoxes(target);
  const areaWith = overlapper(source, target);
  const count = cellCount(target);
  for (let cell = 0; cell < count; cell++) {
    if (targetMask?.[cell] !== 0) {
      const areaOf = areaWith(cell);
      tree.search(boxes, boxLength * cell, (from) => {
        const area = areaOf(from);
        if (area > 0) overlap(from, area);
      });
    }
    endTarget(cell);
  }
}

/** Returns, for a cell of the target, a function for the area of its overlap with a cell of the source. */
type Overlapper = (target: number) => (source: number) => number;

function overlapper(source: Cells, target: Cells): Overlapper {
  if (source.surface === 'sphere' && source.kind === 'rectilinear')
    return lonLatSource(source, target);
  if (target.surface === 'sphere' && target.kind === 'rectilinear')
    return lonLatTarget(source, target);
  return betweenPolygons(source, target);
}

/** The corners of a cell, read once for all cells of the other grid. */
function cornersOf(cells: Cells): (cell: number) => { points: Float64Array; count: number } {
  const points = new Float64Array(3 * mostCorners);
  return (cell) => ({ points, count: readCorners(cells, cell, points) });
}

function betweenPolygons(source: Cells, target: Cells): Overlapper {
  const overlap = source.surface === 'plane' ? planeOverlap : sphereOverlap;
  const cornersOfSource = cornersOf(source);
  const cornersOfTarget = cornersOf(target);
  return (cell) => {
    const own = cornersOfTarget(cell);
    const parts: { points: Float64Array; count: number }[] = [];
    if (own.count > 2)
      forEachConvexPart(target, cell, own.points, own.count, (points, count) => {
        parts.push({ points, count });
      });
    return (from) => {
      const { points, count } = cornersOfSource(from);
      let area = 0;
      if (count > 2)
        for (const part of parts) area += overlap(points, count, part.points, part.count);
      return area;
    };
  };
}

/** The order of clipping does not change the result: the polygon is always clipped by the rectilinear cell. */
function lonLatSource(source: RectilinearCells, target: Cells): Overlapper {
  const corners = cornersOf(target);
  return (cell) => {
    const { points, count } = corners(cell);
    return (from) => (count > 2 ? overlapWithLonLat(points, count, source, from) : 0);
  };
}

function lonLatTarget(source: Cells, target: RectilinearCells): Overlapper {
  const corners = cornersOf(source);
  return (cell) => (from) => {
    const { points, count } = corners(from);
    return count > 2 ? overlapWithLonLat(points, count, target, cell) : 0;
  };
}

/** The largest width of a cell between meridians by which a polygon is clipped in one step. */
const widest = Math.PI / 2;

function overlapWithLonLat(
  points: Float64Array,
  count: number,
  cells: RectilinearCells,
  cell: number,
): number {
  const [column, row] = placeOf(cells, cell);
  const [lon0, lon1] = [cells.x.edges[column]!, cells.x.edges[column + 1]!];
  const [lat0, lat1] = [cells.y.edges[row]!, cells.y.edges[row + 1]!];
  const [west, east] = lon0 < lon1 ? [lon0, lon1] : [lon1, lon0];
  const south = Math.sin(Math.min(lat0, lat1));
  const north = Math.sin(Math.max(lat0, lat1));
  const pieces = Math.ceil((east - west) / widest);
  const width = (east - west) / pieces;
  let area = 0;
  for (let piece = 0; piece < pieces; piece++) {
    const from = west + piece * width;
    area += lonLatOverlap(points, count, from, from + width, south, north);
  }
  return area;
}
