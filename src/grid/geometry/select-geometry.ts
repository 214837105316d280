// SPDX-License-Identifier: Apache-2.0
/**
 * The geometry of selections.
 *
 * @module
 */
import { isRange, type AxisRange, type AxisSelection } from '../../array/index.js';
import type { Places } from '../places/places.js';
import {
  centresAlong,
  type GridGeometry,
  type PointGeometry,
  type SeparableGeometry,
} from './geometry.js';

/**
 * The geometry of selected cells: that of the grid if they are all its cells, and only centres if they are not
 * adjacent.
 */
export function selectGeometry(geometry: GridGeometry, places: Places): GridGeometry {
  const { axes } = places;
  if (geometry.kind === 'points' || !axes || !areNeighbours(axes))
    return isWhole(axes, geometry.shape) ? geometry : pointsAt(geometry, places);
  if (isWhole(axes, geometry.shape)) return geometry;
  const shape = axes.map(({ count }) => count);
  if (geometry.kind === 'separable') return separableBlock(geometry, axes, shape);
  const perCell = geometry.kind === 'unstructured' ? geometry.cornersPerCell : 1;
  const more = geometry.kind === 'curvilinear' ? 1 : 0;
  return {
    ...geometry,
    shape,
    corners: geometry.corners.map((all) => cut(all, geometry.shape, axes, more, perCell)),
    centres: geometry.centres.map((all) => cut(all, geometry.shape, axes, 0, 1)),
  };
}

function areNeighbours(axes: readonly AxisSelection[]): axes is readonly AxisRange[] {
  return axes.every((axis) => isRange(axis) && axis.step === 1 && !axis.dropped);
}

function isWhole(axes: readonly AxisSelection[] | undefined, shape: readonly number[]): boolean {
  return (
    axes !== undefined &&
    areNeighbours(axes) &&
    axes.every(({ start, count }, axis) => start === 0 && count === shape[axis])
  );
}

function pointsAt(geometry: GridGeometry, places: Places): PointGeometry {
  return {
    kind: 'points',
    space: geometry.space,
    shape: places.shape,
    centres: geometry.space.map((_, axis) => centresAlong(geometry, axis, places).copy().data),
  };
}

function separableBlock(
  geometry: SeparableGeometry,
  ranges: readonly AxisRange[],
  shape: readonly number[],
): SeparableGeometry {
  const part = (all: Float64Array, axis: number, more: number) => {
    const { start, count } = ranges[axis]!;
    return all.slice(start, start + count + more);
  };
  return {
    ...geometry,
    shape,
    edges: geometry.edges.map((all, axis) => part(all, axis, 1)),
    centres: geometry.centres.map((all, axis) => part(all, axis, 0)),
  };
}

/** The elements of a block of an array in C order that has `more` elements along each axis than cells. */
function cut(
  all: Float64Array,
  shape: readonly number[],
  ranges: readonly AxisRange[],
  more: number,
  perCell: number,
): Float64Array {
  const [rows, columns = { start: 0, count: 1 }] = ranges;
  const length = ((shape[1] ?? 1) + (shape.length > 1 ? more : 0)) * perCell;
  const width = (columns.count + (shape.length > 1 ? more : 0)) * perCell;
  const first = columns.start * perCell;
  const part = new Float64Array((rows!.count + more) * width);
  for (let row = 0; row < rows!.count + more; row++) {
    const from = (rows!.start + row) * length + first;
    part.set(all.subarray(from, from + width), row * width);
  }
  return part;
}
