// SPDX-License-Identifier: Apache-2.0
/**
 * Checks of the options of grids of the script.
 *
 * @module
 */
import { ArgumentError, ShapeError } from '../errors.js';
import { quantity, type Quantity, type QuantityArray, unit as parseUnit } from '../units/index.js';
import { checkCoordinates, type SpaceAxis } from './geometry/geometry.js';
import { isLatitude, isLongitude, isOnSphere } from './geometry/grid-cells.js';

/** One quantity for each axis: a list of quantities, or a quantity array. */
export type PerAxis<D extends string = string> = QuantityArray<D> | readonly Quantity<D>[];

/**
 * The given coordinates along each spatial axis.
 *
 * @throws {ShapeError} if an array has another shape than needed
 * @throws {ArgumentError} if a coordinate is not finite, or the number of arrays is not that of the axes
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
      `${name} has ${space.length} ${space.length === 1 ? 'axis' : 'axes'}, but ${what} are given for ${given.length}`,
      what,
      given,
    );
  return given.map((each, axis) => {
    const { name: axisName, unit } = space[axis]!;
    if (each.shape.length !== shape.length || shape.some((n, i) => each.shape[i] !== n))
      throw new ShapeError(
        `the ${what} of axis ${axisName} of ${name} have shape [${each.shape.join(', ')}], but must have shape ` +
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
 * @throws {ArgumentError} if their number is not that of the axes
 */
export function perAxis(given: PerAxis, count: number, what: string, grid: string): Quantity[] {
  const list: Quantity[] = [...given];
  if (list.length === count) return list;
  throw new ArgumentError(
    `${grid} has ${count} ${count === 1 ? 'axis' : 'axes'}, but ${list.length} ${what} were given`,
    what,
    given,
  );
}

/** @throws {ShapeError} unless there is at least one cell along each axis */
export function checkShape(shape: readonly number[], grid: string): void {
  if (shape.length > 0 && shape.every((n) => Number.isSafeInteger(n) && n > 0)) return;
  throw new ShapeError(
    `${grid} cannot have shape [${shape.join(', ')}]: each axis must have at least one cell`,
    [1],
    shape,
  );
}

/** @throws {ArgumentError} unless a value is positive and finite */
export function requirePositive(value: number, what: string, grid: string): void {
  if (value > 0 && value < Infinity) return;
  throw new ArgumentError(`${grid}: ${what} must be positive, not ${value}`, what, value);
}

/** The excess over 90 or 360 degrees that is allowed for rounding, in degrees. */
const tolerance = 1e-9;

/**
 * Checks that longitudes and latitudes are angles, latitudes are within the poles, and longitudes span at most 360
 * degrees.
 *
 * @throws {UnitError} if they are not angles
 * @throws {ArgumentError} if they exceed these limits
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
          `${axis.name} of ${grid} extends beyond a pole, to ${beyond} ${axis.unit.symbol}`,
          axis.name,
          beyond,
        );
    } else if (isSeparable) {
      const around = Math.abs(values[values.length - 1]! - values[0]!) * inDegrees;
      if (around > 360 + tolerance)
        throw new ArgumentError(
          `${axis.name} of ${grid} spans ${around} deg: it must be at most 360 deg`,
          axis.name,
          around,
        );
    }
  });
}
