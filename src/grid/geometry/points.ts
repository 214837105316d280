// SPDX-License-Identifier: Apache-2.0
/**
 * Points that scripts give: one, or an array of them.
 *
 * @module
 */
import { ArgumentError, ShapeError } from '../../errors.js';
import { Quantity, QuantityArray, type Unit } from '../../units/index.js';
import type { SpaceAxis } from './geometry.js';

/** One point: its coordinate along each axis of space. */
export type Point<Length extends string = string> = readonly Quantity<Length>[];

/** Points: an array whose last axis is that of the coordinates, or an array for each axis of space. */
export type Points<Length extends string = string> =
  QuantityArray<Length> | readonly QuantityArray<Length>[];

/** Points in the units of a grid. */
export interface GivenPoints {
  /** The shape that the points have; undefined for one point. */
  readonly shape: readonly number[] | undefined;
  readonly count: number;
  /** The coordinates along each axis of space. */
  readonly coordinates: readonly Float64Array[];
}

/**
 * Takes points apart into coordinates.
 *
 * @throws {ArgumentError} if there is not a coordinate for each axis of space
 * @throws {ShapeError} if they are not arrays of one shape, or an array is a single point
 * @throws {UnitError} if they have another dimension than positions of the grid
 */
export function readPoints(
  given: Point | Points,
  space: readonly SpaceAxis[],
  name: string,
): GivenPoints {
  if (given instanceof QuantityArray) return fromArray(given, space, name);
  const axes = space.map((axis) => axis.name).join(', ');
  const list = given as readonly unknown[];
  const isPoint = Array.isArray(given) && list.every((each) => each instanceof Quantity);
  const areArrays = Array.isArray(given) && list.every((each) => each instanceof QuantityArray);
  if (list.length !== space.length || !(isPoint || areArrays))
    throw new ArgumentError(
      `a point of ${name} is given as a quantity for each of its axes (${axes}), and points as an array of ` +
        `shape [..., ${space.length}] or an array for each axis, not as ${String(given)}`,
      'points',
      given,
    );
  if (isPoint)
    return {
      shape: undefined,
      count: 1,
      coordinates: (given as Point).map((each, axis) =>
        Float64Array.of(each.valueIn(space[axis]!.unit)),
      ),
    };
  const arrays = given as readonly QuantityArray[];
  const { shape, size } = arrays[0]!;
  for (const each of arrays)
    if (each.shape.join() !== shape.join())
      throw new ShapeError(
        `points of ${name} were given as arrays of shapes [${shape.join(', ')}] and [${each.shape.join(', ')}]: ` +
          'they must have the same',
        shape,
        each.shape,
      );
  return {
    shape,
    count: size,
    coordinates: arrays.map((each, axis) => numbersOf(each, space[axis]!.unit)),
  };
}

function fromArray(given: QuantityArray, space: readonly SpaceAxis[], name: string): GivenPoints {
  const { shape } = given;
  const count = space.length;
  if (shape.length < 2 || shape.at(-1) !== count)
    throw new ShapeError(
      `an array of shape [${shape.join(', ')}] was given for points of ${name}: shape [..., ${count}] is needed` +
        (shape.length === 1 && shape[0] === count
          ? '; one point is a list of quantities, as [...cell.position]'
          : ''),
      [-1, count],
      shape,
    );
  const own = shape.slice(0, -1);
  return {
    shape: own,
    count: given.size / count,
    coordinates: space.map(({ unit }, axis) => numbersOf(given.at('...', axis), unit)),
  };
}

function numbersOf(values: QuantityArray, unit: Unit): Float64Array {
  return values.valueIn(unit).toFloat64Array();
}

/** A point as error messages have it: `x = 3 km, y = 5 km`. */
export function pointText(
  { coordinates }: GivenPoints,
  number: number,
  space: readonly SpaceAxis[],
): string {
  return space
    .map(({ name, unit }, axis) => `${name} = ${coordinates[axis]![number]!} ${unit.symbol}`)
    .join(', ');
}
