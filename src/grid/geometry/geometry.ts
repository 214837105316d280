// SPDX-License-Identifier: Apache-2.0
/**
 * The geometry of grids: the centres, boundaries and corners of their cells.
 *
 * @module
 */
import { cStrides, NdArray } from '../../array/index.js';
import { ArgumentError } from '../../errors.js';
import { type Unit } from '../../units/index.js';
import type { Places } from '../places/places.js';

/** A spatial axis: its name, and the unit of positions along it. */
export interface SpaceAxis {
  readonly name: string;
  readonly unit: Unit;
}

interface Geometry {
  /** The spatial axes, one for each component of positions. */
  readonly space: readonly SpaceAxis[];
  /** The number of cells along each axis of the grid. */
  readonly shape: readonly number[];
}

/** Cells between planes perpendicular to the axes. */
export interface SeparableGeometry extends Geometry {
  readonly kind: 'separable';
  /** For each axis, the boundaries of the cells, one more than the number of cells. */
  readonly edges: readonly Float64Array[];
  readonly centres: readonly Float64Array[];
  /** The size of the cells along each axis, if all cells have the same size. */
  readonly cellSize?: readonly number[];
}

/** Cells in rows and columns with arbitrary corners. */
export interface CurvilinearGeometry extends Geometry {
  readonly kind: 'curvilinear';
  /** For each spatial axis, the coordinates of the corners in C order; one more along each axis than cells. */
  readonly corners: readonly Float64Array[];
  readonly centres: readonly Float64Array[];
}

/** Polygonal cells in any order. */
export interface UnstructuredGeometry extends Geometry {
  readonly kind: 'unstructured';
  readonly cornersPerCell: number;
  /** For each spatial axis, the coordinates of the corners, cell by cell. */
  readonly corners: readonly Float64Array[];
  readonly centres: readonly Float64Array[];
}

/** Cells of which only the centres are known, such as those of a selection that skips cells. */
export interface PointGeometry extends Geometry {
  readonly kind: 'points';
  readonly centres: readonly Float64Array[];
}

/** The geometry of a grid, of any kind. */
export type GridGeometry =
  SeparableGeometry | CurvilinearGeometry | UnstructuredGeometry | PointGeometry;

/**
 * The coordinates of the centres of some cells along one spatial axis. For a separable grid, the array needs memory
 * for only one number per plane of cells.
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

/** The extent of a grid, as text: `x: 0 to 10 km, y: 0 to 5 km`. */
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

/** The boundaries half way between two or more centres; the outermost are extrapolated by the same distance. */
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
 * Refuses boundaries that are not monotonic.
 *
 * @throws {ArgumentError} if the boundaries neither all ascend nor all descend, or if one is not finite
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
 * @throws {ArgumentError} naming the first of them
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

/** The numbers of the stored corners of a cell, for a curvilinear grid with two axes. */
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

/** The mean of the corners of each cell along one spatial axis, for any number of axes. */
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
