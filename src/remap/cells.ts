// SPDX-License-Identifier: Apache-2.0
/**
 * The cells of two-dimensional grids for remapping, on the plane or on the unit sphere.
 *
 * Cells are numbered in C order of the shape of the grid. Points are stored as three numbers: x, y and 0 on
 * the plane; on the sphere the unit vector of a longitude and a latitude, so that the date line and the poles
 * are not special cases.
 *
 * @module
 */
import { ArgumentError } from '../errors.js';

/** The surface of the coordinates: the plane, in any unit of length, or the sphere, with angles in radians. */
export type Surface = 'plane' | 'sphere';

/** One axis of a rectilinear grid. */
export interface CellAxis {
  /** The boundaries of the cells, one more than the number of cells; ascending or descending. */
  readonly edges: Float64Array;
  readonly centres: Float64Array;
}

/**
 * Cells between lines of equal x and lines of equal y; on the sphere between meridians and circles of
 * latitude.
 */
export interface RectilinearCells {
  readonly kind: 'rectilinear';
  /** The name of the grid in error messages. */
  readonly name: string;
  /** The extent of the grid, for error messages: `x: 0 to 10 km, y: 0 to 5 km`. */
  readonly extent: string;
  readonly surface: Surface;
  readonly shape: readonly [number, number];
  readonly x: CellAxis;
  readonly y: CellAxis;
  /** Whether x is the first axis of the shape; otherwise it is the second. */
  readonly isXFirst: boolean;
}

/** Cells with arbitrary corners that are joined by straight lines, or by great circles on the sphere. */
export interface PolygonCells {
  readonly kind: 'polygons';
  /** The name of the grid in error messages. */
  readonly name: string;
  /** The extent of the grid, for error messages: `x: 0 to 10 km, y: 0 to 5 km`. */
  readonly extent: string;
  readonly surface: Surface;
  readonly shape: readonly number[];
  readonly cornersPerCell: number;
  /** The points of the corners, three numbers each; cells may share them. */
  readonly corners: Float64Array;
  /** The number of the point of a corner of a cell; the corners are in order around the cell. */
  readonly cornerOf: (cell: number, corner: number) => number;
  /** The centres of the cells, three numbers each. */
  readonly centres: Float64Array;
}

/** The cells of a two-dimensional grid. */
export type Cells = RectilinearCells | PolygonCells;

/** The number of cells. */
export function cellCount(cells: Cells): number {
  return cells.shape.reduce((product, length) => product * length, 1);
}

/** The indices of a cell along x and y. */
export function placeOf(cells: RectilinearCells, cell: number): readonly [number, number] {
  const second = cells.shape[1];
  const along = Math.floor(cell / second);
  const across = cell - along * second;
  return cells.isXFirst ? [along, across] : [across, along];
}

/** The number of the cell with these indices along x and y. */
export function cellAt(cells: RectilinearCells, column: number, row: number): number {
  return cells.isXFirst ? column * cells.shape[1] + row : row * cells.shape[1] + column;
}

/** Writes the point with these coordinates to position `at`. */
export function writePoint(
  surface: Surface,
  x: number,
  y: number,
  points: Float64Array,
  at: number,
): void {
  if (surface === 'plane') {
    points[at] = x;
    points[at + 1] = y;
    points[at + 2] = 0;
    return;
  }
  const cosine = Math.cos(y);
  points[at] = cosine * Math.cos(x);
  points[at + 1] = cosine * Math.sin(x);
  points[at + 2] = Math.sin(y);
}

/** The points with these coordinates, three numbers each. */
export function pointsOf(surface: Surface, xs: Float64Array, ys: Float64Array): Float64Array {
  const points = new Float64Array(3 * xs.length);
  for (let i = 0; i < xs.length; i++) writePoint(surface, xs[i]!, ys[i]!, points, 3 * i);
  return points;
}

/** The centres of all cells, three numbers each. */
export function centrePoints(cells: Cells): Float64Array {
  if (cells.kind === 'polygons') return cells.centres;
  const { x, y, surface } = cells;
  const points = new Float64Array(3 * cellCount(cells));
  for (let column = 0; column < x.centres.length; column++)
    for (let row = 0; row < y.centres.length; row++)
      writePoint(
        surface,
        x.centres[column]!,
        y.centres[row]!,
        points,
        3 * cellAt(cells, column, row),
      );
  return points;
}

/** The square of the distance below which two corners are the same, such as at a pole. */
const sameCorner = 1e-28;

/**
 * Writes the different corners of a cell in counter-clockwise order.
 *
 * @param points receives three numbers for each corner
 * @returns the number of corners; less than 3 if the cell is empty
 */
export function readCorners(cells: Cells, cell: number, points: Float64Array): number {
  let count = 0;
  if (cells.kind === 'polygons') {
    for (let corner = 0; corner < cells.cornersPerCell; corner++)
      count = addCorner(cells.corners, 3 * cells.cornerOf(cell, corner), points, count, cells);
  } else {
    const [column, row] = placeOf(cells, cell);
    const { x, y, surface } = cells;
    for (let corner = 0; corner < 4; corner++) {
      const right = corner === 1 || corner === 2 ? 1 : 0;
      const up = corner >= 2 ? 1 : 0;
      writePoint(surface, x.edges[column + right]!, y.edges[row + up]!, scratch, 0);
      count = addCorner(scratch, 0, points, count, cells);
    }
  }
  if (turning(cells.surface, points, count) < 0) reverse(points, count);
  return count;
}

const scratch = new Float64Array(3);

/** Adds a point, unless it is equal to the first or the previous one; returns the number of points. */
function addCorner(
  from: Float64Array,
  at: number,
  points: Float64Array,
  count: number,
  { surface }: Cells,
): number {
  const limit = surface === 'plane' ? 0 : sameCorner;
  if (count > 0 && squareBetween(from, at, points, 0) <= limit) return count;
  if (count > 1 && squareBetween(from, at, points, 3 * count - 3) <= limit) return count;
  points[3 * count] = from[at]!;
  points[3 * count + 1] = from[at + 1]!;
  points[3 * count + 2] = from[at + 2]!;
  return count + 1;
}

function squareBetween(first: Float64Array, a: number, second: Float64Array, b: number): number {
  const dx = first[a]! - second[b]!;
  const dy = first[a + 1]! - second[b + 1]!;
  const dz = first[a + 2]! - second[b + 2]!;
  return dx * dx + dy * dy + dz * dz;
}

/** The turn of a polygon at a corner, of the size of the sine of the angle: positive for a turn to the left. */
export function turnAt(
  surface: Surface,
  points: Float64Array,
  before: number,
  at: number,
  after: number,
): number {
  const x = points[3 * before]!;
  const y = points[3 * before + 1]!;
  const z = points[3 * before + 2]!;
  const ax = points[3 * at]! - x;
  const ay = points[3 * at + 1]! - y;
  const az = points[3 * at + 2]! - z;
  const bx = points[3 * after]! - x;
  const by = points[3 * after + 1]! - y;
  const bz = points[3 * after + 2]! - z;
  const up = ax * by - ay * bx;
  if (surface === 'plane') return up;
  return (ay * bz - az * by) * x + (az * bx - ax * bz) * y + up * z;
}

/** Positive if a polygon is counter-clockwise, seen from above or from outside the sphere. */
function turning(surface: Surface, points: Float64Array, count: number): number {
  let sum = 0;
  for (let i = 1; i < count - 1; i++) sum += turnAt(surface, points, 0, i, i + 1);
  return sum;
}

function reverse(points: Float64Array, count: number): void {
  for (let i = 0, j = count - 1; i < j; i++, j--)
    for (let k = 0; k < 3; k++) {
      const kept = points[3 * i + k]!;
      points[3 * i + k] = points[3 * j + k]!;
      points[3 * j + k] = kept;
    }
}

/** The size of a turn to the right, relative to the lengths of the sides, that is rounding only. */
const straight = 1e-12;

/**
 * Divides a polygon into convex parts. Usually the polygon is convex already; a concave quadrilateral has two parts.
 *
 * @param visit called with the points of each part
 * @throws {ArgumentError} if a polygon with more than four corners is not convex
 */
export function forEachConvexPart(
  cells: Cells,
  cell: number,
  points: Float64Array,
  count: number,
  visit: (points: Float64Array, count: number) => void,
): void {
  let dent = -1;
  for (let i = 0; i < count && count > 3; i++) {
    const [before, after] = [(i + count - 1) % count, (i + 1) % count];
    const scale = distance(points, before, i) * distance(points, i, after);
    if (turnAt(cells.surface, points, before, i, after) < -straight * scale) dent = i;
  }
  if (dent < 0) {
    visit(points, count);
    return;
  }
  if (count > 4)
    throw new ArgumentError(
      `cell ${cell} of ${cells.name} has ${count} corners and is not convex: divide it into convex cells`,
      'corners',
      cell,
    );
  // The diagonal from the concave corner is inside the quadrilateral.
  for (const [second, third] of [
    [1, 2],
    [2, 3],
  ] as const) {
    const part = new Float64Array(9);
    [0, second, third].forEach((step, i) => {
      const from = 3 * ((dent + step) % 4);
      part.set(points.subarray(from, from + 3), 3 * i);
    });
    visit(part, 3);
  }
}

function distance(points: Float64Array, first: number, second: number): number {
  return Math.hypot(
    points[3 * first]! - points[3 * second]!,
    points[3 * first + 1]! - points[3 * second + 1]!,
    points[3 * first + 2]! - points[3 * second + 2]!,
  );
}

/** The largest allowed number of corners of a cell. */
export const mostCorners = 32;
