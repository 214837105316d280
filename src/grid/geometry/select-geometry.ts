// SPDX-License-Identifier: Apache-2.0
/**
 * The geometry of selections.
 *
 * @module
 */
import { selectedShape, type AxisRange } from '../../array/index.js';
import {
  centresAlong,
  type GridGeometry,
  type PointGeometry,
  type SeparableGeometry,
} from './geometry.js';

/**
 * The geometry of the cells that ranges select: that of the grid itself if they select all, and only
 * centres if they select no block.
 */
export function selectGeometry(geometry: GridGeometry, ranges: readonly AxisRange[]): GridGeometry {
  const isWhole = ranges.every(
    ({ start, count, step, dropped }, axis) =>
      !dropped && start === 0 && step === 1 && count === geometry.shape[axis],
  );
  if (isWhole) return geometry;
  if (geometry.kind === 'points' || ranges.some(({ step, dropped }) => dropped || step !== 1))
    return pointsAt(geometry, ranges);
  const shape = ranges.map(({ count }) => count);
  if (geometry.kind === 'separable') return separableBlock(geometry, ranges, shape);
  const perCell = geometry.kind === 'unstructured' ? geometry.cornersPerCell : 1;
  const more = geometry.kind === 'curvilinear' ? 1 : 0;
  return {
    ...geometry,
    shape,
    corners: geometry.corners.map((all) => cut(all, geometry.shape, ranges, more, perCell)),
    centres: geometry.centres.map((all) => cut(all, geometry.shape, ranges, 0, 1)),
  };
}

function pointsAt(geometry: GridGeometry, ranges: readonly AxisRange[]): PointGeometry {
  return {
    kind: 'points',
    space: geometry.space,
    shape: selectedShape(ranges),
    centres: geometry.space.map((_, axis) => centresAlong(geometry, axis, ranges).copy().data),
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

/** The elements of a block of an array in C order, which has `more` elements along each axis than cells. */
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
