// SPDX-License-Identifier: Apache-2.0
/**
 * The cells of grids of the script, in the form that remapping uses.
 *
 * @module
 */
import { ArgumentError } from '../../errors.js';
import { pointsOf, type CellAxis, type Cells, type Surface } from '../../remap/cells.js';
import { conversion, unit, type Unit } from '../../units/index.js';
import { curvilinearCorner, extentOf, type GridGeometry, type SpaceAxis } from './geometry.js';

const longitudes = new Set(['lon', 'longitude']);
const latitudes = new Set(['lat', 'latitude']);

/** Whether positions are longitudes and latitudes, by the names of the axes. */
export function isOnSphere(space: readonly SpaceAxis[]): boolean {
  return (
    space.some(({ name }) => longitudes.has(name)) && space.some(({ name }) => latitudes.has(name))
  );
}

/** Whether an axis is latitude. */
export function isLatitude({ name }: SpaceAxis): boolean {
  return latitudes.has(name);
}

/** Whether an axis is longitude. */
export function isLongitude({ name }: SpaceAxis): boolean {
  return longitudes.has(name);
}

/**
 * The cells of a grid, or of a block of it, for remapping.
 *
 * @param lengthUnit the unit to which lengths on the plane are converted, so that two grids agree
 * @throws {ArgumentError} if the grid does not have two axes, or the block skips cells
 * @throws {UnitError} if positions cannot be converted
 */
export function cellsOf(block: GridGeometry, name: string, lengthUnit: Unit): Cells {
  if (block.space.length !== 2)
    throw new ArgumentError(
      `${name} has ${block.space.length} spatial ${block.space.length === 1 ? 'axis' : 'axes'}, but remapping and ` +
        'cell areas need a grid with two',
      'remap',
      name,
    );
  if (block.kind === 'points')
    throw new ArgumentError(
      `${name} is a selection that drops an axis or skips cells, so its cells have no common boundaries: ` +
        'it cannot be remapped and has no cell areas',
      'remap',
      name,
    );
  const surface: Surface = isOnSphere(block.space) ? 'sphere' : 'plane';
  const isXFirst = surface === 'plane' || isLongitude(block.space[0]!);
  const target = surface === 'sphere' ? unit('rad') : lengthUnit;
  const along = (arrays: readonly Float64Array[], which: 'x' | 'y'): Float64Array => {
    const axis = (which === 'x') === isXFirst ? 0 : 1;
    return converted(arrays[axis]!, block.space[axis]!.unit, target);
  };
  const common = { name, extent: extentOf(block), surface };
  if (block.kind === 'separable') {
    const cellAxis = (which: 'x' | 'y'): CellAxis => ({
      edges: along(block.edges, which),
      centres: along(block.centres, which),
    });
    const [first = 0, second = 0] = block.shape;
    return {
      ...common,
      kind: 'rectilinear',
      shape: [first, second],
      x: cellAxis('x'),
      y: cellAxis('y'),
      isXFirst,
    };
  }
  const points = (arrays: readonly Float64Array[]) =>
    pointsOf(surface, along(arrays, 'x'), along(arrays, 'y'));
  return {
    ...common,
    kind: 'polygons',
    shape: block.shape,
    corners: points(block.corners),
    centres: points(block.centres),
    ...(block.kind === 'curvilinear'
      ? { cornersPerCell: 4, cornerOf: curvilinearCorner(block.shape) }
      : {
          cornersPerCell: block.cornersPerCell,
          cornerOf: (cell: number, corner: number) => cell * block.cornersPerCell + corner,
        }),
  };
}

function converted(values: Float64Array, from: Unit, to: Unit): Float64Array {
  const by = conversion(from, to);
  return by ? values.map((value) => (value * by.factor) / by.divisor + by.shift) : values;
}
