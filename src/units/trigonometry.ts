// SPDX-License-Identifier: Apache-2.0
/**
 * Trigonometric functions of angles, and angles from them; as accurate as those of `Math`.
 *
 * Angles have no dimension: a plain number is one in rad.
 *
 * @module
 */
import { mapPairs } from '../array/index.js';
import type { Dimensionless } from './dimension-types.js';
import { type Angle, mapNumbers, mapPlain, type Plain, unitOf, withUnit } from './elementwise.js';
import type { DimensionIn, Operand } from './operand-types.js';
import { unit } from './parse-unit.js';
import type { QuantitiesLike } from './quantity.js';
import { inUnit, type QuantityArray } from './quantity-array.js';
import { Unit } from './unit.js';

/** What has no dimension: plain numbers, angles, ratios, and arrays of them. */
type Dimensionfree = QuantitiesLike<Dimensionless>;

const radian: Unit = unit('rad');

/**
 * The sine of an angle, or of each angle of an array.
 *
 * @throws {UnitError} if it has a dimension
 * @example
 * sin(quantity(90, 'deg'));       // 1
 * sin(quantity([0, 90], 'deg'));  // [0 1]
 */
export function sin<Value extends Dimensionfree>(angle: Value): Plain<Value> {
  return mapPlain(angle, Math.sin);
}

/**
 * The cosine of an angle, or of each angle of an array.
 *
 * @throws {UnitError} if it has a dimension
 * @example
 * cos(quantity(60, 'deg')); // 0.5
 */
export function cos<Value extends Dimensionfree>(angle: Value): Plain<Value> {
  return mapPlain(angle, Math.cos);
}

/**
 * The tangent of an angle, or of each angle of an array.
 *
 * @throws {UnitError} if it has a dimension
 * @example
 * tan(quantity(45, 'deg')); // 1
 */
export function tan<Value extends Dimensionfree>(angle: Value): Plain<Value> {
  return mapPlain(angle, Math.tan);
}

/**
 * The angle, in rad from -π/2 to π/2, whose sine is given; NaN beyond -1 to 1.
 *
 * @throws {UnitError} if it has a dimension
 * @example
 * asin(0.5).as('deg'); // 30 deg
 */
export function asin<Value extends Dimensionfree>(sine: Value): Angle<Value> {
  return angleOf<Value>(sine, Math.asin);
}

/**
 * The angle, in rad from 0 to π, whose cosine is given; NaN beyond -1 to 1.
 *
 * @throws {UnitError} if it has a dimension
 * @example
 * acos(0.5).as('deg'); // 60 deg
 */
export function acos<Value extends Dimensionfree>(cosine: Value): Angle<Value> {
  return angleOf<Value>(cosine, Math.acos);
}

/**
 * The angle, in rad from -π/2 to π/2, whose tangent is given.
 *
 * @throws {UnitError} if it has a dimension
 * @example
 * atan(1).as('deg'); // 45 deg
 */
export function atan<Value extends Dimensionfree>(tangent: Value): Angle<Value> {
  return angleOf<Value>(tangent, Math.atan);
}

/**
 * The direction of a vector: the angle from the x axis, in rad from -π to π.
 *
 * @param y one component; a single value goes with all elements of an array
 * @param x the other one, of the same dimension
 * @throws {UnitError} if their dimensions differ
 * @throws {ShapeError} if their shapes do
 * @example
 * atan2(quantity(1, 'km'), quantity(1000, 'm')).as('deg'); // 45 deg
 */
export function atan2<Y extends Operand, X extends QuantitiesLike<NoInfer<DimensionIn<Y>>>>(
  y: Y,
  x: X,
): Angle<Y extends QuantityArray ? Y : X>;
export function atan2(y: Operand, x: Operand): unknown {
  const own = unitOf(y);
  return withUnit(mapPairs(inUnit(y, own), inUnit(x, own), Math.atan2), radian);
}

function angleOf<Value extends Operand>(
  value: Value,
  operation: (value: number) => number,
): Angle<Value>;
function angleOf(value: Operand, operation: (value: number) => number): unknown {
  return withUnit(mapNumbers(value, Unit.none, operation), radian);
}
