// SPDX-License-Identifier: Apache-2.0
/**
 * Points as arguments: one point, or an array of points.
 *
 * @module
 */
import { ArgumentError, ShapeError } from '../../errors.js';
import { Quantity, QuantityArray, type Unit } from '../../units/index.js';
import type { SpaceAxis } from './geometry.js';

/** One point: its coordinate along each spatial axis. */
export type Point<Length extends string = string> = readonly Quantity<Length>[];

/** Points: an array of shape `[..., axes]`, with the coordinates along its last axis, or an array for each axis. */
export type Points<Length extends string = string> =
  QuantityArray<Length> | readonly QuantityArray<Length>[];

/** Points in the units of a grid. */
export interface GivenPoints {
  /** The shape of the array of points; undefined for one point. */
  readonly shape: readonly number[] | undefined;
  readonly count: number;
  /** The coordinates along each spatial axis. */
  readonly coordinates: readonly Float64Array[];
}

/**
 * The coordinates of points along each axis.
 *
 * @throws {ArgumentError} if the number of coordinates is not that of the spatial axes
 * @throws {ShapeError} if the arrays have different shapes, or an array is a single point
 * @throws {UnitError} if their dimension is not that of the positions of the grid
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
      `a point of ${name} must be a quantity for each of its axes (${axes}), and several points an array of ` +
        `shape [..., ${space.length}] or an array for each axis, not ${String(given)}`,
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
        `the coordinates of points of ${name} have the shapes [${shape.join(', ')}] and [${each.shape.join(', ')}]: ` +
          'all must have the same shape',
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
      `the array of points of ${name} has shape [${shape.join(', ')}], but must have shape [..., ${count}]` +
        (shape.length === 1 && shape[0] === count
          ? '; for one point use a list of quantities, such as [...cell.position]'
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

/** A point as text for error messages: `x = 3 km, y = 5 km`. */
export function pointText(
  { coordinates }: GivenPoints,
  number: number,
  space: readonly SpaceAxis[],
): string {
  return space
    .map(({ name, unit }, axis) => `${name} = ${coordinates[axis]![number]!} ${unit.symbol}`)
    .join(', ');
}
