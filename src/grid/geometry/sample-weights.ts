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
import { cellsOf } from './grid-cells.js';
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
  if (count === 2 && onTwo) {
    const lengthUnit: Unit = geometry.space[0]!.unit;
    const source = cellsOf(geometry, name, lengthUnit);
    const centres = surfacePoints(geometry.space, points, lengthUnit);
    const target = pointCells(centres, points.count, source.surface);
    return onTwo({ source, target, sourceMask: undefined, targetMask: undefined }).matrix;
  }
  if (geometry.kind === 'separable') return alongAxes(geometry, points, method === 'nearest');
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

/** Along each axis the two centres around a point, or the nearer one, and each combination of them. */
function alongAxes(
  { space, shape, edges, centres }: SeparableGeometry,
  { coordinates, count }: GivenPoints,
  isNearest: boolean,
): SparseMatrix {
  const rank = space.length;
  const finders = space.map((axis, i) => axisFinder(edges[i]!, periodOf(axis, space)));
  const brackets = space.map(
    (axis, i) => new Bracket(centres[i]!, closedPeriod(edges[i]!, periodOf(axis, space))),
  );
  const builder = new MatrixBuilder(
    count,
    shape.reduce((product, length) => product * length, 1),
  );
  for (let point = 0; point < count; point++) {
    const isWithin = finders.every((find, axis) => find(coordinates[axis]![point]!) >= 0);
    if (isWithin) {
      brackets.forEach((bracket, axis) => {
        bracket.locate(
          within(coordinates[axis]![point]!, edges[axis]!, periodOf(space[axis]!, space)),
        );
      });
      for (let corner = 0; corner < 2 ** rank; corner++) {
        let weight = 1;
        let cell = 0;
        for (let axis = 0; axis < rank; axis++) {
          const { first, second, part } = brackets[axis]!;
          const isSecond = ((corner >> axis) & 1) === 1;
          const share = isNearest ? (part > 0.5 ? 1 : 0) : part;
          weight *= isSecond ? share : 1 - share;
          cell = cell * shape[axis]! + (isSecond ? second : first);
        }
        if (weight > 0) builder.add(cell, weight);
      }
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
