// SPDX-License-Identifier: Apache-2.0
/**
 * The weights of sampling: of the cells around points.
 *
 * @module
 */
import { ArgumentError } from '../../errors.js';
import { axisFinder, Bracket } from '../../remap/axis-search.js';
import { bilinearWeights } from '../../remap/bilinear.js';
import type { PolygonCells } from '../../remap/cells.js';
import { nearestWeights } from '../../remap/nearest.js';
import { MatrixBuilder, type SparseMatrix } from '../../remap/sparse-matrix.js';
import type { Weights, Sides } from '../../remap/weights.js';
import type { Unit } from '../../units/index.js';
import type { GridGeometry, SeparableGeometry } from './geometry.js';
import { cellsOf, isOnSphere } from './grid-cells.js';
import { periodOf, surfacePoints } from './locate.js';
import type { GivenPoints } from './points.js';

/** The methods of sampling: the number of axes that the grid must have, and the remapping method for two axes. */
const methods = {
  nearest: { axes: undefined, onTwo: nearestWeights },
  linear: { axes: 1, onTwo: undefined },
  bilinear: { axes: 2, onTwo: bilinearWeights },
  trilinear: { axes: 3, onTwo: undefined },
} as const satisfies Readonly<
  Record<string, { axes: number | undefined; onTwo: ((sides: Sides) => Weights) | undefined }>
>;

/** A method of sampling; see {@link SampleOptions.method}. */
export type SampleMethod = keyof typeof methods;

/**
 * The weights of the cells from which the values at points are computed: a row for each point, which is empty for
 * points outside the grid.
 *
 * @throws {ArgumentError} if the method is unknown, or cannot be used for this grid
 */
export function sampleWeights(
  geometry: GridGeometry,
  points: GivenPoints,
  method: SampleMethod,
  name: string,
): SparseMatrix {
  if (!Object.hasOwn(methods, method))
    throw new ArgumentError(
      `unknown sampling method '${method}'; it can be ${Object.keys(methods).join(', ')}`,
      'method',
      method,
    );
  const { axes, onTwo } = methods[method];
  const count = geometry.space.length;
  if (axes !== undefined && axes !== count)
    throw new ArgumentError(
      `'${method}' is for grids with ${axes} ${axes === 1 ? 'axis' : 'axes'}, but ${name} has ${count}`,
      'method',
      method,
    );
  // On the plane, the nearest centre and the centres around a point can be found along each axis separately.
  const isSphere = isOnSphere(geometry.space);
  if (geometry.kind === 'separable' && !(isSphere && count === 2))
    return alongAxes(geometry, points, method === 'nearest');
  if (count === 2 && onTwo) {
    const lengthUnit: Unit = geometry.space[0]!.unit;
    const source = cellsOf(geometry, name, lengthUnit);
    const centres = surfacePoints(geometry.space, points, lengthUnit);
    const target = pointCells(centres, points.count, source.surface);
    return onTwo({ source, target, sourceMask: undefined, targetMask: undefined }).matrix;
  }
  throw new ArgumentError(
    `${name} cannot be sampled: a grid with ${count} ${count === 1 ? 'axis' : 'axes'} must be rectilinear, and a ` +
      'selection from it must not skip cells',
    'grid',
    name,
  );
}

/** Points as the target of a remapping, of which only the centres are used. */
function pointCells(
  centres: Float64Array,
  count: number,
  surface: PolygonCells['surface'],
): PolygonCells {
  return {
    kind: 'polygons',
    name: 'points',
    extent: '',
    surface,
    shape: [count],
    cornersPerCell: 0,
    corners: new Float64Array(0),
    cornerOf: () => 0,
    centres,
  };
}

/** One axis of a rectilinear grid, and the position of a point along it. */
class SampledAxis {
  readonly bracket: Bracket;
  readonly #coordinates: Float64Array;
  readonly #find: (value: number) => number;
  readonly #edges: Float64Array;
  readonly #period: number;

  constructor(
    edges: Float64Array,
    centres: Float64Array,
    period: number,
    coordinates: Float64Array,
  ) {
    this.#coordinates = coordinates;
    this.#find = axisFinder(edges, period);
    this.#edges = edges;
    this.#period = period;
    this.bracket = new Bracket(centres, closedPeriod(edges, period));
  }

  /** Finds the centres around a point; returns whether the point is within the axis. */
  locate(point: number): boolean {
    const value = this.#coordinates[point]!;
    if (this.#find(value) < 0) return false;
    this.bracket.locate(within(value, this.#edges, this.#period));
    return true;
  }
}

/** The weights of all combinations of the two centres around a point, or of the nearer one, along each axis. */
function alongAxes(
  { space, shape, edges, centres }: SeparableGeometry,
  { coordinates, count }: GivenPoints,
  isNearest: boolean,
): SparseMatrix {
  const rank = space.length;
  const axes = space.map(
    (axis, i) => new SampledAxis(edges[i]!, centres[i]!, periodOf(axis, space), coordinates[i]!),
  );
  const corners = isNearest ? 1 : 2 ** rank;
  const builder = new MatrixBuilder(
    count,
    shape.reduce((product, length) => product * length, 1),
  );
  for (let point = 0; point < count; point++) {
    let isWithin = true;
    for (let axis = 0; axis < rank && isWithin; axis++) isWithin = axes[axis]!.locate(point);
    for (let corner = 0; isWithin && corner < corners; corner++) {
      let weight = 1;
      let cell = 0;
      for (let axis = 0; axis < rank; axis++) {
        const { bracket } = axes[axis]!;
        const isSecond = isNearest ? bracket.part > 0.5 : ((corner >> axis) & 1) === 1;
        if (!isNearest) weight *= isSecond ? bracket.part : 1 - bracket.part;
        cell = cell * shape[axis]! + (isSecond ? bracket.second : bracket.first);
      }
      // Beyond the outermost centre, the two centres along an axis are the same one: the second has no weight.
      if (weight > 0) builder.append(cell, weight);
    }
    builder.endRow();
  }
  return builder.build();
}

/** The period of an axis if its edges span a full period; otherwise 0. */
function closedPeriod(edges: Float64Array, period: number): number {
  const span = Math.abs(edges[edges.length - 1]! - edges[0]!);
  return Math.abs(span - period) < 1e-9 * period ? period : 0;
}

/** A value on a periodic axis, moved by whole periods into the range of the edges. */
function within(value: number, edges: Float64Array, period: number): number {
  if (period === 0) return value;
  const low = Math.min(edges[0]!, edges[edges.length - 1]!);
  return value + period * Math.ceil((low - 1e-12 * period - value) / period);
}
