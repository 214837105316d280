// SPDX-License-Identifier: Apache-2.0
/**
 * The values of attributes at points.
 *
 * @module
 */
import { ArgumentError, ShapeError } from '../errors.js';
import { derive } from '../request/derive.js';
import type { Request } from '../request/request.js';
import { checkNames } from '../strict.js';
import { type QuantityArray, quantity, type Unit } from '../units/index.js';
import { attributeOf, endOf, type GridEnd } from './ends/end.js';
import { newScriptEnd } from './ends/script.js';
import type { PointGeometry } from './geometry/geometry.js';
import {
  pointText,
  readPoints,
  type GivenPoints,
  type Point,
  type Points,
} from './geometry/points.js';
import { sampleWeights, type SampleMethod } from './geometry/sample-weights.js';
import { selectedGeometry } from './positions.js';

/** Options of `sample`. */
export interface SampleOptions<Name extends string = string> {
  /**
   * `'nearest'` (default): the value of the cell whose centre is nearest. `'bilinear'`: interpolation between the
   * four centres around the point, for structured grids with two axes; `'linear'` and `'trilinear'`: the same for
   * rectilinear grids with one and three axes. Inside the grid but outside the outermost centres, the values of
   * the outermost cells are used.
   */
  readonly method?: SampleMethod;
  /** The attributes to sample; default: all that have been set. */
  readonly attributes?: readonly Name[];
  /** The treatment of points outside the grid: `'refuse'` (default: an error), or `'NaN'` as their value. */
  readonly uncovered?: 'refuse' | 'NaN';
  /**
   * The positions of the cells: a grid of the script with the same positions. It is needed for grids of codes, whose
   * positions polymuse does not know. The result also has the axes of the grid after those of `positions`, such
   * as levels.
   */
  readonly positions?: object;
}

const optionNames = ['method', 'attributes', 'uncovered', 'positions'];

/**
 * A grid whose cells are points, with the values of another grid there. From a code, only the block of the cells
 * that are needed is read.
 *
 * @throws {ArgumentError} if points are outside, positions are not known, or the method cannot be used for the grid
 * @throws {AttributeError} if the grid does not have an attribute, or it has not been set
 */
export function sampled(
  end: GridEnd,
  given: Point | Points,
  options: SampleOptions = {},
): Request<GridEnd> {
  const { method = 'nearest', uncovered = 'refuse', attributes } = options;
  checkNames(Object.keys(options), optionNames, `${end.name}.sample`, 'option');
  const place = options.positions ? endOf(options.positions, 'positions') : end;
  const geometry = selectedGeometry(
    place,
    'sample without the option positions: set it to a grid with the same positions',
  );
  const points = readPoints(given, geometry.space, place.name);
  const matrix = sampleWeights(geometry, points, method, place.name);
  for (let point = 0; point < points.count; point++)
    if (uncovered === 'refuse' && !matrix.hasEntries(point))
      throw new ArgumentError(
        `the point ${pointText(points, point, geometry.space)} lies outside ${place.name}: select the points inside ` +
          "with contains(), or set uncovered to 'NaN'",
        'points',
        given,
      );
  const names = attributes ?? end.attributeNames.filter((each) => end.isSet(each));
  const units = new Map(names.map((each): [string, Unit] => [each, attributeOf(end, each).unit]));
  const { block, columns } = matrix.columnBlock(geometry.shape);
  const part = end.selectsAtOnce ? end.select(block) : undefined;
  const weights = part ? columns : matrix;
  const shape = end.shape();
  const reads = names.map((each) => (part ?? end).read(each));
  const rank = geometry.shape.length;
  const done = derive(`${end.name}.sample`, [shape, ...reads], () => {
    const own = shape.result();
    if (geometry.shape.some((length, axis) => own[axis] !== length))
      throw new ShapeError(
        `${end.name} has shape [${own.join(', ')}], but the grid of its positions, ${place.name}, has shape ` +
          `[${geometry.shape.join(', ')}]`,
        geometry.shape,
        own,
      );
    const values = [...(points.shape ?? []), ...own.slice(rank)];
    const isPlain = own.length === rank;
    const result = newScriptEnd(
      `sample of ${end.name}`,
      values,
      isPlain ? pointGeometry(geometry.space, points) : undefined,
      units,
    );
    names.forEach((each, i) => {
      const read = reads[i]!.result() as QuantityArray;
      const unit: Unit = read.unit;
      const product = weights.multiply(read.valueIn(unit), rank, [points.count]);
      result.write(each, quantity(product.reshape(values), unit)).result();
    });
    return result;
  });
  for (const each of names) end.retain(each, done);
  return done;
}

function pointGeometry(
  space: PointGeometry['space'],
  { shape, coordinates }: GivenPoints,
): PointGeometry {
  return {
    kind: 'points',
    space,
    shape: shape ?? [],
    centres: coordinates.map((each) => each.slice()),
  };
}
