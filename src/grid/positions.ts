// SPDX-License-Identifier: Apache-2.0
/**
 * Spatial properties of grids with positions: the positions and sizes of cells, and the search for the cells that
 * contain points.
 *
 * @module
 */
import { Mask, NdArray, sizeOf } from '../array/index.js';
import { ArgumentError, AttributeError } from '../errors.js';
import { cellAreas } from '../remap/overlaps.js';
import { type QuantityArray, quantity, Quantity } from '../units/index.js';
import { geometryOf, type GridEnd } from './ends/end.js';
import { cellVolumes } from './geometry/cell-volumes.js';
import { extentOf, type GridGeometry } from './geometry/geometry.js';
import { cellNumbers } from './geometry/locate.js';
import { pointText, readPoints, type Point, type Points } from './geometry/points.js';
import { selectGeometry } from './geometry/select-geometry.js';

/** The geometry of a selection. Grids whose positions are known are in the script, so there is no wait. */
export function selectedGeometry(end: GridEnd, asked: string): GridGeometry {
  return selectGeometry(geometryOf(end, asked), end.places().result());
}

/**
 * The centres of cells, with one more axis for the components.
 *
 * @throws {UnitError} if positions along different axes have different dimensions
 */
export function positionOf(end: GridEnd): QuantityArray {
  const { space } = geometryOf(end, 'position');
  const { unit } = space[0]!;
  const components = space.map(({ name }) => end.read(name).result());
  const [first] = components;
  const own = first instanceof Quantity ? [] : first!.shape;
  const positions = quantity(NdArray.zeros([...own, components.length]), unit);
  components.forEach((component, i) => positions.at('...', i).assign(component));
  return positions;
}

/** The areas of cells. */
export function cellAreaOf(end: GridEnd): QuantityArray {
  const cells = end.cells();
  const areas = new NdArray(cellAreas(cells), cells.shape);
  return quantity(areas, cells.surface === 'sphere' ? 'sr' : end.lengthUnit!.pow(2));
}

/** The volumes of cells. */
export function cellVolumeOf(end: GridEnd): QuantityArray {
  const geometry = selectedGeometry(end, 'cellVolume');
  return quantity(cellVolumes(geometry, end.name, end.lengthUnit!), end.lengthUnit!.pow(3));
}

/** The size of the cells along each axis, if all have the same. */
export function cellSizeOf(end: GridEnd): Quantity[] {
  const geometry = geometryOf(end, 'cellSize');
  if (geometry.kind === 'separable' && geometry.cellSize)
    return geometry.cellSize.map((size, axis) => quantity(size, geometry.space[axis]!.unit));
  throw new AttributeError(
    `the cells of ${end.name} have different sizes, so it has no cellSize`,
    end.name,
    'cellSize',
  );
}

/**
 * The indices of the cells that contain points.
 *
 * @throws {ArgumentError} naming the first point outside the grid
 */
export function indicesOf(
  end: GridEnd,
  given: Point | Points,
): readonly number[] | NdArray<Int32Array> {
  const geometry = selectedGeometry(end, 'indexOf');
  const points = readPoints(given, geometry.space, end.name);
  const numbers = cellNumbers(geometry, points, end.name);
  const outside = numbers.indexOf(-1);
  if (outside >= 0)
    throw new ArgumentError(
      `the point ${pointText(points, outside, geometry.space)} lies outside ${end.name}` +
        `${geometry.kind === 'points' ? '' : ` (${extentOf(geometry)})`}: use contains() to find the points inside`,
      'points',
      given,
    );
  const { shape } = geometry;
  const rank = shape.length;
  const data = new Int32Array(numbers.length * rank);
  numbers.forEach((number, i) => {
    for (let axis = rank - 1, left = number; axis >= 0; axis--) {
      data[i * rank + axis] = left % shape[axis]!;
      left = Math.floor(left / shape[axis]!);
    }
  });
  return points.shape ? new NdArray(data, [...points.shape, rank]) : [...data];
}

/** Whether points are inside the grid. */
export function containsPoints(end: GridEnd, given: Point | Points): boolean | Mask {
  const geometry = selectedGeometry(end, 'contains');
  const points = readPoints(given, geometry.space, end.name);
  const numbers = cellNumbers(geometry, points, end.name);
  if (!points.shape) return numbers[0]! >= 0;
  const data = new Uint8Array(sizeOf(points.shape));
  numbers.forEach((number, i) => (data[i] = number >= 0 ? 1 : 0));
  return new Mask(data, points.shape);
}
