// SPDX-License-Identifier: Apache-2.0
/**
 * Where the cells of grids are: their centres, boundaries and corners.
 *
 * @module
 */
import { cStrides, NdArray } from '../../array/index.js';
import { ArgumentError } from '../../errors.js';
import { type Unit } from '../../units/index.js';
import type { Places } from '../places/places.js';

/** An axis of space: what it is called, and the unit of positions along it. */
export interface SpaceAxis {
  readonly name: string;
  readonly unit: Unit;
}

interface Geometry {
  /** The axes of space, as many as positions have components. */
  readonly space: readonly SpaceAxis[];
  /** The number of cells along each axis of the grid. */
  readonly shape: readonly number[];
}

/** Cells between planes at right angles to the axes. */
export interface SeparableGeometry extends Geometry {
  readonly kind: 'separable';
  /** For each axis, the boundaries of the cells: one more than cells. */
  readonly edges: readonly Float64Array[];
  readonly centres: readonly Float64Array[];
  /** The size that all cells have, if they all have the same. */
  readonly cellSize?: readonly number[];
}

/** Cells in rows and columns with corners anywhere. */
export interface CurvilinearGeometry extends Geometry {
  readonly kind: 'curvilinear';
  /** For each axis of space, coordinates of corners in C order; one more along each axis than cells. */
  readonly corners: readonly Float64Array[];
  readonly centres: readonly Float64Array[];
}

/** Cells in no order. */
export interface UnstructuredGeometry extends Geometry {
  readonly kind: 'unstructured';
  readonly cornersPerCell: number;
  /** For each axis of space, coordinates of the corners, cell by cell. */
  readonly corners: readonly Float64Array[];
  readonly centres: readonly Float64Array[];
}

/** Cells of which only the centres are known: what is left of a grid when cells are left out. */
export interface PointGeometry extends Geometry {
  readonly kind: 'points';
  readonly centres: readonly Float64Array[];
}

/** Where the cells of a grid are. */
export type GridGeometry =
  SeparableGeometry | CurvilinearGeometry | UnstructuredGeometry | PointGeometry;

/**
 * The coordinates of the centres of some cells, along one axis of space; in memory of their own where that
 * is small: one number for each plane of cells of a separable grid.
 */
export function centresAlong(geometry: GridGeometry, axis: number, places: Places): NdArray {
  const centres = geometry.centres[axis]!;
  const array =
    geometry.kind === 'separable'
      ? new NdArray(
          centres.slice(),
          geometry.shape,
          geometry.shape.map((_, own) => (own === axis ? 1 : 0)),
        )
      : new NdArray(centres.slice(), geometry.shape);
  return places.valuesIn(array);
}

/** How far a grid reaches: `x: 0 to 10 km, y: 0 to 5 km`. */
export function extentOf({ space, ...geometry }: Exclude<GridGeometry, PointGeometry>): string {
  const bounds = geometry.kind === 'separable' ? geometry.edges : geometry.corners;
  return space
    .map(({ name, unit }, axis) => {
      let [low, high] = [Infinity, -Infinity];
      for (const value of bounds[axis] ?? []) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      return `${name}: ${Number(low.toPrecision(6))} to ${Number(high.toPrecision(6))} ${unit.symbol}`;
    })
    .join(', ');
}

/** The boundaries that lie half way between two or more centres, and as far beyond the outermost. */
export function edgesBetween(centres: Float64Array): Float64Array {
  const count = centres.length;
  const edges = new Float64Array(count + 1);
  for (let i = 1; i < count; i++) edges[i] = (centres[i - 1]! + centres[i]!) / 2;
  edges[0] = 2 * centres[0]! - edges[1]!;
  edges[count] = 2 * centres[count - 1]! - edges[count - 1]!;
  return edges;
}

/** The middle of each cell between boundaries. */
export function middlesOf(edges: Float64Array): Float64Array {
  return Float64Array.from({ length: edges.length - 1 }, (_, i) => (edges[i]! + edges[i + 1]!) / 2);
}

/**
 * Refuses boundaries that do not go one way.
 *
 * @throws {ArgumentError} if they do not, or one is not finite
 */
export function checkEdges(edges: Float64Array, axis: string, grid: string): void {
  const direction = edges[edges.length - 1]! > edges[0]! ? 1 : -1;
  for (let i = 0; i < edges.length; i++) {
    if (Number.isFinite(edges[i]!) && (i === 0 || direction * (edges[i]! - edges[i - 1]!) > 0))
      continue;
    throw new ArgumentError(
      `boundary ${i} of axis ${axis} of ${grid} is ${edges[i]!}` +
        (i > 0 ? `, after ${edges[i - 1]!}` : '') +
        ': boundaries must be finite, and all ascend or all descend',
      'edges',
      edges,
    );
  }
}

/**
 * Refuses coordinates that are not finite.
 *
 * @throws {ArgumentError} naming the first
 */
export function checkCoordinates(
  coordinates: Float64Array,
  what: string,
  axis: string,
  grid: string,
): void {
  const at = coordinates.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return;
  throw new ArgumentError(
    `element ${at} of the ${what} of axis ${axis} of ${grid} is ${coordinates[at]!}: it must be finite`,
    what,
    coordinates[at],
  );
}

/** Which of the stored corners are those of a cell of a curvilinear grid of two axes. */
export function curvilinearCorner(
  shape: readonly number[],
): (cell: number, corner: number) => number {
  const columns = shape[1]!;
  return (cell, corner) => {
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    const down = corner === 1 || corner === 2 ? 1 : 0;
    const right = corner >= 2 ? 1 : 0;
    return (row + down) * (columns + 1) + column + right;
  };
}

/** The mean of the corners of each cell, along one axis of space, for any number of axes. */
export function meanOfCorners(corners: Float64Array, shape: readonly number[]): Float64Array {
  const cornerShape = shape.map((length) => length + 1);
  const strides = cStrides(cornerShape);
  const sum = NdArray.zeros(shape);
  const count = 2 ** shape.length;
  let total = sum;
  for (let which = 0; which < count; which++) {
    const offset = strides.reduce((at, stride, axis) => at + ((which >> axis) & 1) * stride, 0);
    total = total.combine('plus', new NdArray(corners, shape, strides, offset));
  }
  return total.scale(1, count).data;
}
