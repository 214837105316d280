// SPDX-License-Identifier: Apache-2.0
/**
 * The search for the cells of a grid that contain points.
 *
 * @module
 */
import { ArgumentError } from '../../errors.js';
import { axisFinder } from '../../remap/axis-search.js';
import { pointsOf, type PolygonCells } from '../../remap/cells.js';
import { cellFinder } from '../../remap/containment.js';
import { conversion, quantity, unit, type Quantity, type Unit } from '../../units/index.js';
import type { GridGeometry, SeparableGeometry, SpaceAxis } from './geometry.js';
import { cellsOf, isLongitude, isOnSphere } from './grid-cells.js';
import type { GivenPoints } from './points.js';

/**
 * The number of the cell that contains each point, counted in C order of the geometry; -1 for points outside.
 *
 * @throws {ArgumentError} if the boundaries of the cells are not known
 */
export function cellNumbers(
  geometry: GridGeometry,
  points: GivenPoints,
  name: string,
): Float64Array {
  if (geometry.kind === 'separable') return inSeparable(geometry, points);
  if (geometry.kind === 'points')
    throw new ArgumentError(
      `${name} is a selection that drops an axis or skips cells, so its cells have no common boundaries and ` +
        'points cannot be located in it: use the whole grid or a block of it',
      'grid',
      name,
    );
  const lengthUnit: Unit = geometry.space[0]!.unit;
  const find = finderOf(geometry, name, lengthUnit);
  const positions = surfacePoints(geometry.space, points, lengthUnit);
  return Float64Array.from({ length: points.count }, (_, i) => find(positions, 3 * i));
}

type Finder = ReturnType<typeof cellFinder>;

/** The search trees of geometries, kept for later points. */
const finders = new WeakMap<GridGeometry, Finder>();

function finderOf(geometry: GridGeometry, name: string, lengthUnit: Unit): Finder {
  let finder = finders.get(geometry);
  if (!finder) {
    finder = cellFinder(cellsOf(geometry, name, lengthUnit) as PolygonCells);
    finders.set(geometry, finder);
  }
  return finder;
}

/** The period of an axis, in its unit: 360 degrees for longitudes on the sphere; 0 for other axes. */
export function periodOf(axis: SpaceAxis, space: readonly SpaceAxis[]): number {
  if (!isOnSphere(space) || !isLongitude(axis)) return 0;
  return (quantity(360, 'deg') as Quantity).valueIn(axis.unit);
}

function inSeparable(geometry: SeparableGeometry, { coordinates, count }: GivenPoints) {
  const { shape, space, edges } = geometry;
  const finders = space.map((axis, i) => axisFinder(edges[i]!, periodOf(axis, space)));
  return Float64Array.from({ length: count }, (_, point) => {
    let cell = 0;
    for (let axis = 0; axis < shape.length; axis++) {
      const place = finders[axis]!(coordinates[axis]![point]!);
      if (place < 0) return -1;
      cell = cell * shape[axis]! + place;
    }
    return cell;
  });
}

/** Points on a surface, three numbers each, as in remapping. */
export function surfacePoints(
  space: readonly SpaceAxis[],
  { coordinates }: GivenPoints,
  lengthUnit: Unit,
): Float64Array {
  const isSphere = isOnSphere(space);
  const target = isSphere ? unit('rad') : lengthUnit;
  const [first, second] = coordinates.map((values, axis) => {
    const by = conversion(space[axis]!.unit, target);
    return by ? values.map((value) => (value * by.factor) / by.divisor + by.shift) : values;
  }) as [Float64Array, Float64Array];
  const isXFirst = !isSphere || isLongitude(space[0]!);
  const surface = isSphere ? 'sphere' : 'plane';
  return isXFirst ? pointsOf(surface, first, second) : pointsOf(surface, second, first);
}
