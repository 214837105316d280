// SPDX-License-Identifier: Apache-2.0
/**
 * What grids of the script are made with, checked.
 *
 * @module
 */
import { ArgumentError, ShapeError } from '../errors.js';
import { quantity, type Quantity, type QuantityArray, unit as parseUnit } from '../units/index.js';
import { checkCoordinates, type SpaceAxis } from './geometry/geometry.js';
import { isLatitude, isLongitude, isOnSphere } from './geometry/grid-cells.js';

/** One quantity for each axis: a list, or an array of them. */
export type PerAxis<D extends string = string> = QuantityArray<D> | readonly Quantity<D>[];

/**
 * The coordinates that were given along each axis of space.
 *
 * @throws {ShapeError} if they have not the shape that is needed
 * @throws {ArgumentError} if one is not finite, or there is not an array for each axis
 */
export function coordinates(
  given: readonly QuantityArray[],
  shape: readonly number[],
  what: string,
  space: readonly SpaceAxis[],
  name: string,
): Float64Array[] {
  if (given.length !== space.length)
    throw new ArgumentError(
      `${name} was given ${what} along ${given.length} axes, and has ${space.length}`,
      what,
      given,
    );
  return given.map((each, axis) => {
    const { name: axisName, unit } = space[axis]!;
    if (each.shape.length !== shape.length || shape.some((n, i) => each.shape[i] !== n))
      throw new ShapeError(
        `the ${what} of axis ${axisName} of ${name} have shape [${each.shape.join(', ')}], not ` +
          `[${shape.join(', ')}]`,
        shape,
        each.shape,
      );
    const data = each.valueIn(unit).copy().data;
    checkCoordinates(data, what, axisName, name);
    return data;
  });
}

/**
 * One quantity for each axis.
 *
 * @throws {ArgumentError} if there are more or fewer
 */
export function perAxis(given: PerAxis, count: number, what: string, grid: string): Quantity[] {
  const list: Quantity[] = [...given];
  if (list.length === count) return list;
  throw new ArgumentError(
    `${grid} has ${count} axes, and was given ${list.length} ${what}`,
    what,
    given,
  );
}

/** @throws {ShapeError} unless there is a cell along each axis */
export function checkShape(shape: readonly number[], grid: string): void {
  if (shape.length > 0 && shape.every((n) => Number.isSafeInteger(n) && n > 0)) return;
  throw new ShapeError(
    `${grid} cannot have shape [${shape.join(', ')}]: along each axis there is at least one cell`,
    [1],
    shape,
  );
}

/** @throws {ArgumentError} unless a value is positive and finite */
export function requirePositive(value: number, what: string, grid: string): void {
  if (value > 0 && value < Infinity) return;
  throw new ArgumentError(`${grid}: ${what} must be positive, not ${value}`, what, value);
}

/** What is allowed beyond the poles or once around, for rounding. */
const tolerance = 1e-9;

/**
 * Longitudes and latitudes are angles; latitudes end at the poles, longitudes go around once at most.
 *
 * @throws {UnitError} if they are no angles
 * @throws {ArgumentError} if they go further
 */
export function checkSphere(
  space: readonly SpaceAxis[],
  bounds: readonly Float64Array[],
  grid: string,
  isSeparable: boolean,
): void {
  if (!isOnSphere(space)) return;
  space.forEach((axis, i) => {
    if (!isLatitude(axis) && !isLongitude(axis)) return;
    const inDegrees = quantity(1, axis.unit).valueIn(parseUnit('deg'));
    const values = bounds[i]!;
    if (isLatitude(axis)) {
      const beyond = values.find((value) => Math.abs(value * inDegrees) > 90 + tolerance);
      if (beyond !== undefined)
        throw new ArgumentError(
          `${axis.name} of ${grid} reaches ${beyond} ${axis.unit.symbol}, beyond a pole`,
          axis.name,
          beyond,
        );
    } else if (isSeparable) {
      const around = Math.abs(values[values.length - 1]! - values[0]!) * inDegrees;
      if (around > 360 + tolerance)
        throw new ArgumentError(
          `${axis.name} of ${grid} spans ${around} deg, which is more than once around`,
          axis.name,
          around,
        );
    }
  });
}
