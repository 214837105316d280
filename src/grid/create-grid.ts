// SPDX-License-Identifier: Apache-2.0
/**
 * Functions that create grids in the script.
 *
 * @module
 */
import { ArgumentError, ShapeError } from '../errors.js';
import { quantity, Quantity, QuantityArray, unit as parseUnit, type Unit } from '../units/index.js';
import {
  checkCoordinates,
  checkEdges,
  edgesBetween,
  meanOfCorners,
  middlesOf,
  type GridGeometry,
  type SpaceAxis,
} from './geometry/geometry.js';
import { isLatitude, isOnSphere } from './geometry/grid-cells.js';
import { mostCorners } from '../remap/cells.js';
import {
  checkShape,
  checkSphere,
  coordinates,
  perAxis,
  requirePositive,
  type PerAxis,
} from './check-options.js';
import type { AttributeUnits, Grid, OneDimension, ValidUnits } from './grid-types.js';
import { newScriptEnd } from './ends/script.js';
import { makeGrid, unitsOf } from './grid.js';
import { meanOnSphere } from './geometry/sphere-mean.js';

/** The default names of axes. */
const standardAxes = ['x', 'y', 'z'] as const;

/** The default names of the axes for a shape: the first ones of `x`, `y`, `z`. */
export type StandardAxes<Rank extends readonly unknown[]> = Rank extends readonly [unknown]
  ? readonly ['x']
  : Rank extends readonly [unknown, unknown]
    ? readonly ['x', 'y']
    : Rank extends readonly [unknown, unknown, unknown]
      ? readonly ['x', 'y', 'z']
      : readonly string[];

/** Options for all grids. */
export interface GridOptions<
  Attributes extends AttributeUnits = AttributeUnits,
  Space extends readonly string[] = readonly string[],
> {
  /** The attributes of the cells, with the unit of each; default: none. */
  readonly attributes?: ValidUnits<Attributes>;
  /**
   * The names of the axes; default: `x`, `y`, `z`. With axes called `lon` and `lat` (or `longitude` and
   * `latitude`) the grid is on the sphere.
   */
  readonly axes?: Space;
  /** The name of the grid in error messages; default: its kind, such as `'regular grid'`. */
  readonly name?: string;
}

/** The dimension of positions whose coordinates are given as an array for each axis. */
type PositionDimension<Arrays extends readonly QuantityArray[]> = OneDimension<
  { [Axis in keyof Arrays]: Arrays[Axis] extends QuantityArray<infer D> ? D : never }[number]
>;

/** Options for grids of equal cells, except the size of the cells. */
export type UniformGridOptions<
  Attributes extends AttributeUnits,
  Space extends readonly string[],
  Shape extends readonly number[],
  Length extends string,
> = GridOptions<Attributes, Space> & {
  readonly shape: Shape;
  readonly offset?: PerAxis<NoInfer<Length>>;
};

const noAttributes: AttributeUnits = {};

/** A grid whose values are in the memory of the script. */
function scriptGrid(...given: Parameters<typeof newScriptEnd>) {
  return makeGrid(newScriptEnd(...given));
}

/**
 * Creates a grid without positions: attributes on cells.
 *
 * @param options `shape`: the number of cells along each axis; and {@link GridOptions}
 * @throws {ShapeError} if there is an axis without cells
 * @throws {UnitError} if a unit is not valid
 * @example
 * const levels = newGrid({ shape: [40], attributes: { pressure: 'hPa' } });
 */
export function newGrid<
  const Shape extends readonly number[],
  const Attributes extends AttributeUnits = Record<never, never>,
>(
  options: Omit<GridOptions<Attributes>, 'axes'> & { readonly shape: Shape },
): Grid<Attributes, never, Shape> {
  const { shape, attributes = noAttributes, name = 'grid' } = options;
  checkShape(shape, name);
  return scriptGrid(name, [...shape], undefined, unitsOf(attributes)) as unknown as Grid<
    Attributes,
    never,
    Shape
  >;
}

/**
 * Creates a grid of equal cells with a given size, the same along all axes; AMUSE's `new_cartesian_grid`.
 *
 * @param options `shape`: the number of cells along each axis; `cellSize`: the size of a cell; `offset`: the
 *   beginning of the first cell along each axis, default: 0; and {@link GridOptions}
 * @throws {ShapeError} if there is an axis without cells
 * @throws {ArgumentError} if the size is not positive, or a name is reserved
 * @throws {UnitError} if the units of size and offset have different dimensions, or a unit is not valid
 * @example
 * const grid = newCartesianGrid({
 *   shape: [10, 20],
 *   cellSize: quantity(1, 'km'),
 *   attributes: { SST: 'K', U: 'm/s' },
 * });
 * grid.SST = temperatures;
 * grid.at(':', 3).set({ U: quantity(1, 'm/s') });
 */
export function newCartesianGrid<
  const Shape extends readonly number[],
  const Attributes extends AttributeUnits = Record<never, never>,
  const Space extends readonly string[] = StandardAxes<Shape>,
  Length extends string = string,
>(
  options: UniformGridOptions<Attributes, Space, Shape, Length> & {
    readonly cellSize: Quantity<Length>;
  },
): Grid<Attributes, Space[number], Shape, Length> {
  const { shape, cellSize, name = 'cartesian grid' } = options;
  checkShape(shape, name);
  const { unit } = cellSize;
  requirePositive(cellSize.number, 'cellSize', name);
  return uniformGrid(
    options,
    name,
    shape,
    shape.map(() => cellSize.number),
    shape.map(() => unit),
  ) as unknown as Grid<Attributes, Space[number], Shape, Length>;
}

/**
 * Creates a grid of equal cells with given lengths of the axes; AMUSE's `new_regular_grid`.
 *
 * @param options `shape`: the number of cells along each axis; `lengths`: the length of each axis; `offset`: the
 *   beginning of the first cell along each axis, default: 0; and {@link GridOptions}
 * @throws {ShapeError} if there is an axis without cells
 * @throws {ArgumentError} if a length is not positive, or a name is reserved
 * @throws {UnitError} if the units of lengths and offset have different dimensions, or a unit is not valid
 * @example
 * const grid = newRegularGrid({ shape: [10, 10], lengths: quantity([1, 2], 'm') });
 * const globe = newRegularGrid({
 *   shape: [360, 180],
 *   lengths: quantity([360, 180], 'deg'),
 *   offset: quantity([0, -90], 'deg'),
 *   axes: ['lon', 'lat'],
 * });
 */
export function newRegularGrid<
  const Shape extends readonly number[],
  const Attributes extends AttributeUnits = Record<never, never>,
  const Space extends readonly string[] = StandardAxes<Shape>,
  Length extends string = string,
>(
  options: UniformGridOptions<Attributes, Space, Shape, Length> & {
    readonly lengths: PerAxis<Length>;
  },
): Grid<Attributes, Space[number], Shape, OneDimension<Length>> {
  const { shape, name = 'regular grid' } = options;
  checkShape(shape, name);
  const lengths = perAxis(options.lengths, shape.length, 'lengths', name);
  return uniformGrid(
    options,
    name,
    shape,
    lengths.map((length, axis) => {
      requirePositive(length.number, 'lengths', name);
      return length.number / shape[axis]!;
    }),
    lengths.map(({ unit }) => unit),
  ) as unknown as Grid<Attributes, Space[number], Shape, OneDimension<Length>>;
}

function uniformGrid(
  options: GridOptions & { readonly offset?: PerAxis },
  name: string,
  shape: readonly number[],
  sizes: readonly number[],
  units: readonly Unit[],
): object {
  const offset = options.offset && perAxis(options.offset, shape.length, 'offset', name);
  const space = spaceOf(options, units, name);
  const edges = shape.map((count, axis) => {
    const start = offset ? offset[axis]!.valueIn(units[axis]!) : 0;
    return Float64Array.from({ length: count + 1 }, (_, i) => start + i * sizes[axis]!);
  });
  return separableGrid(options, name, {
    kind: 'separable',
    space,
    shape: [...shape],
    edges,
    centres: edges.map(middlesOf),
    cellSize: sizes,
  });
}

/**
 * Creates a rectilinear grid: its cells are between planes perpendicular to the axes, which need not be evenly
 * spaced; AMUSE's `new_rectilinear_grid`.
 *
 * @param options `edges`: for each axis the boundaries of the cells, one more than the number of cells; or
 *   `centres`, with boundaries half way between them; or both; and {@link GridOptions}
 * @throws {ArgumentError} if the boundaries of an axis are not finite, or neither all ascend nor all descend
 * @throws {ShapeError} if the number of centres of an axis is not that of the cells
 * @example
 * const grid = newRectilinearGrid({
 *   edges: [quantity([0, 1, 3], 'km'), quantity([0, 10, 30, 60], 'm')],
 *   axes: ['x', 'z'],
 *   attributes: { T: 'K' },
 * });
 * grid.shape; // [2, 3]
 */
export function newRectilinearGrid<
  const Edges extends readonly QuantityArray[],
  const Attributes extends AttributeUnits = Record<never, never>,
  const Space extends readonly string[] = StandardAxes<Edges>,
>(
  options: GridOptions<Attributes, Space> &
    (
      | { readonly edges: Edges; readonly centres?: readonly QuantityArray[] }
      | { readonly edges?: undefined; readonly centres: Edges }
    ),
): Grid<Attributes, Space[number], Edges, PositionDimension<Edges>> {
  const { edges, centres, name = 'rectilinear grid' } = options;
  const given: readonly QuantityArray[] = edges ?? centres ?? [];
  given.forEach((each, axis) => {
    if (each.shape.length !== 1)
      throw new ShapeError(
        `the ${edges ? 'edges' : 'centres'} of axis ${axis} of ${name} have shape [${each.shape.join(', ')}]: ` +
          'they must be one-dimensional',
        [-1],
        each.shape,
      );
  });
  const units = given.map(({ unit }) => unit);
  const space = spaceOf(options, units, name);
  const middles = centres?.map((each, axis) => each.valueIn(units[axis]!).copy().data);
  const boundaries = edges
    ? edges.map((each) => each.valueIn(each.unit).copy().data)
    : middles!.map((each, axis) => edgesAround(each, space[axis]!, name));
  boundaries.forEach((each, axis) => checkEdges(each, space[axis]!.name, name));
  const shape = boundaries.map((each) => each.length - 1);
  middles?.forEach((each, axis) => {
    checkCoordinates(each, 'centres', space[axis]!.name, name);
    if (each.length !== shape[axis])
      throw new ShapeError(
        `axis ${space[axis]!.name} of ${name} has ${each.length} centres for ${shape[axis]!} cells`,
        [shape[axis]!],
        [each.length],
      );
  });
  return separableGrid(options, name, {
    kind: 'separable',
    space,
    shape,
    edges: boundaries,
    centres: middles ?? boundaries.map(middlesOf),
  }) as unknown as Grid<Attributes, Space[number], Edges, PositionDimension<Edges>>;
}

/** Boundaries half way between centres, if none are given; the outermost boundary of latitudes may be a pole. */
function edgesAround(centres: Float64Array, axis: SpaceAxis, name: string): Float64Array {
  if (centres.length < 2)
    throw new ArgumentError(
      `axis ${axis.name} of ${name} has fewer than 2 centres (${centres.length}), so its boundaries must be given ` +
        'as edges',
      'centres',
      centres,
    );
  const edges = edgesBetween(centres);
  if (!isLatitude(axis)) return edges;
  const pole = 90 / quantity(1, axis.unit).valueIn(parseUnit('deg'));
  return edges.map((edge) => Math.max(-pole, Math.min(pole, edge)));
}

function separableGrid(
  options: GridOptions,
  name: string,
  geometry: Extract<GridGeometry, { kind: 'separable' }>,
): object {
  checkSphere(geometry.space, geometry.edges, name, true);
  return scriptGrid(name, geometry.shape, geometry, unitsOf(options.attributes ?? noAttributes));
}

/**
 * Creates a structured (curvilinear) grid: its cells are in rows and columns, with arbitrary corners; AMUSE's
 * `new_structured_grid`.
 *
 * @param options `corners`: for each axis the coordinates of the corners, an array with one element more along
 *   each axis than the grid has cells; `centres`: the coordinates of the centres, default: the means of the
 *   corners; and {@link GridOptions}
 * @throws {ShapeError} if the shapes of the arrays do not agree
 * @throws {ArgumentError} if a coordinate is not finite
 * @example
 * newStructuredGrid({ corners: [cornerLongitudes, cornerLatitudes], axes: ['lon', 'lat'] });
 */
export function newStructuredGrid<
  const Corners extends readonly QuantityArray[],
  const Attributes extends AttributeUnits = Record<never, never>,
  const Space extends readonly string[] = StandardAxes<Corners>,
>(
  options: GridOptions<Attributes, Space> & {
    readonly corners: Corners;
    readonly centres?: readonly QuantityArray[];
  },
): Grid<Attributes, Space[number], Corners, PositionDimension<Corners>> {
  const { corners, centres, name = 'structured grid' } = options;
  const cornerShape = corners[0]?.shape ?? [];
  if (cornerShape.length !== corners.length)
    throw new ShapeError(
      `${name} has corners of shape [${cornerShape.join(', ')}] along ${corners.length} spatial axes: ` +
        'the grid must have the same number of axes',
      corners.map(() => -1),
      cornerShape,
    );
  const shape = cornerShape.map((length) => length - 1);
  checkShape(shape, name);
  const space = spaceOf(
    options,
    corners.map(({ unit }) => unit),
    name,
  );
  const cornerData = coordinates(corners, cornerShape, 'corners', space, name);
  const centreData = centres
    ? coordinates(centres, shape, 'centres', space, name)
    : centresFrom(cornerData, space, (arrays) => arrays.map((each) => meanOfCorners(each, shape)));
  checkSphere(space, cornerData, name, false);
  return scriptGrid(
    name,
    shape,
    { kind: 'curvilinear', space, shape, corners: cornerData, centres: centreData },
    unitsOf(options.attributes ?? noAttributes),
  ) as unknown as Grid<Attributes, Space[number], Corners, PositionDimension<Corners>>;
}

/**
 * Creates an unstructured grid: polygonal cells in any order, each with the same number of corners; AMUSE's
 * `new_unstructured_grid`.
 *
 * @param options `corners`: for each spatial axis the coordinates of the corners, an array of shape
 *   `[cells, corners]`, in order around each cell; `centres`: the coordinates of the centres, default: the means
 *   of the corners; and {@link GridOptions}
 * @throws {ShapeError} if the shapes of the arrays do not agree
 * @throws {ArgumentError} if a coordinate is not finite
 * @example
 * const triangles = newUnstructuredGrid({
 *   corners: [quantity([[0, 1, 0], [1, 1, 0]], 'km'), quantity([[0, 0, 1], [0, 1, 1]], 'km')],
 * });
 * triangles.shape; // [2]
 */
export function newUnstructuredGrid<
  const Corners extends readonly QuantityArray[],
  const Attributes extends AttributeUnits = Record<never, never>,
  const Space extends readonly string[] = StandardAxes<Corners>,
>(
  options: GridOptions<Attributes, Space> & {
    readonly corners: Corners;
    readonly centres?: readonly QuantityArray[];
  },
): Grid<Attributes, Space[number], readonly [unknown], PositionDimension<Corners>> {
  const { corners, centres, name = 'unstructured grid' } = options;
  const cornerShape = corners[0]?.shape ?? [];
  const [size = 0, cornersPerCell = 0] = cornerShape;
  if (cornerShape.length !== 2 || cornersPerCell < 3 || cornersPerCell > mostCorners)
    throw new ShapeError(
      `${name} has corners of shape [${cornerShape.join(', ')}]: the shape must be [cells, corners], with 3 to ` +
        `${mostCorners} corners`,
      [-1, 3],
      cornerShape,
    );
  const space = spaceOf(
    options,
    corners.map(({ unit }) => unit),
    name,
  );
  const cornerData = coordinates(corners, cornerShape, 'corners', space, name);
  const mean = (each: Float64Array) =>
    Float64Array.from({ length: size }, (_, cell) => {
      const own = each.subarray(cell * cornersPerCell, (cell + 1) * cornersPerCell);
      return own.reduce((sum, value) => sum + value, 0) / cornersPerCell;
    });
  const centreData = centres
    ? coordinates(centres, [size], 'centres', space, name)
    : centresFrom(cornerData, space, (arrays) => arrays.map(mean));
  checkSphere(space, cornerData, name, false);
  return scriptGrid(
    name,
    [size],
    {
      kind: 'unstructured',
      space,
      shape: [size],
      cornersPerCell,
      corners: cornerData,
      centres: centreData,
    },
    unitsOf(options.attributes ?? noAttributes),
  ) as unknown as Grid<Attributes, Space[number], readonly [unknown], PositionDimension<Corners>>;
}

/** Means of corners: of the coordinates or, on the sphere, of the points. */
function centresFrom(
  corners: readonly Float64Array[],
  space: readonly SpaceAxis[],
  mean: (arrays: readonly Float64Array[]) => readonly Float64Array[],
): readonly Float64Array[] {
  return isOnSphere(space) && space.length === 2
    ? meanOnSphere(corners, space, mean)
    : mean(corners);
}

function spaceOf(options: GridOptions, units: readonly Unit[], grid: string): SpaceAxis[] {
  const names = options.axes ?? standardAxes.slice(0, units.length);
  if (names.length !== units.length || new Set(names).size !== names.length)
    throw new ArgumentError(
      `${grid} has ${units.length} axes, but the names are [${names.join(', ')}]: ` +
        'use a different name for each axis',
      'axes',
      options.axes,
    );
  return names.map((name, axis) => ({ name, unit: units[axis]! }));
}
