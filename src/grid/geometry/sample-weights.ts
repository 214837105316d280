// SPDX-License-Identifier: Apache-2.0
/**
 * Weights of the cells around points.
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

/** The ways to sample: how many axes the grid must have, and what remapping does on two. */
const methods = {
  nearest: { axes: undefined, onTwo: nearestWeights },
  linear: { axes: 1, onTwo: undefined },
  bilinear: { axes: 2, onTwo: bilinearWeights },
  trilinear: { axes: 3, onTwo: undefined },
} as const satisfies Readonly<
  Record<string, { axes: number | undefined; onTwo: ((sides: Sides) => Weights) | undefined }>
>;

/** How values at points are found. */
export type SampleMethod = keyof typeof methods;

/**
 * A row for each point, with the weights of the cells that its value is made of; none for points outside.
 *
 * @throws {ArgumentError} if the method is not one, or not one for this grid
 */
export function sampleWeights(
  geometry: GridGeometry,
  points: GivenPoints,
  method: SampleMethod,
  name: string,
): SparseMatrix {
  if (!Object.hasOwn(methods, method))
    throw new ArgumentError(
      `'${method}' is not a method of sampling: there are ${Object.keys(methods).join(', ')}`,
      'method',
      method,
    );
  const { axes, onTwo } = methods[method];
  const count = geometry.space.length;
  if (axes !== undefined && axes !== count)
    throw new ArgumentError(
      `'${method}' is for grids of ${axes} ${axes === 1 ? 'axis' : 'axes'}, and ${name} has ${count}`,
      'method',
      method,
    );
  // On the plane, the nearest centre, and those around, are those along each axis.
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
    `${name} cannot be sampled: a grid of ${count} axes must have separate edges along each, and all its cells`,
    'grid',
    name,
  );
}

/** Points as the target of a remapping, for which only centres count. */
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

/** One axis of a grid with separate edges, and where a point is along it. */
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

  /** Finds the centres around a point; whether it lies within the axis. */
  locate(point: number): boolean {
    const value = this.#coordinates[point]!;
    if (this.#find(value) < 0) return false;
    this.bracket.locate(within(value, this.#edges, this.#period));
    return true;
  }
}

/** Along each axis the two centres around a point, or the nearer one, and each combination of them. */
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
      // The two centres along an axis are one beyond the outermost: the second has no weight there.
      if (weight > 0) builder.append(cell, weight);
    }
    builder.endRow();
  }
  return builder.build();
}

/** The period of an axis that goes all around; 0 for others. */
function closedPeriod(edges: Float64Array, period: number): number {
  const span = Math.abs(edges[edges.length - 1]! - edges[0]!);
  return Math.abs(span - period) < 1e-9 * period ? period : 0;
}

/** A value on an axis that repeats itself, moved to where its edges are. */
function within(value: number, edges: Float64Array, period: number): number {
  if (period === 0) return value;
  const low = Math.min(edges[0]!, edges[edges.length - 1]!);
  return value + period * Math.ceil((low - 1e-12 * period - value) / period);
}
