// SPDX-License-Identifier: Apache-2.0
/**
 * Trigonometric functions and their inverses, with the accuracy of those of `Math`.
 *
 * Angles are dimensionless: a plain number is an angle in rad.
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

/** A dimensionless value: a plain number, an angle, a ratio, or an array of them. */
type Dimensionfree = QuantitiesLike<Dimensionless>;

const radian: Unit = unit('rad');

/**
 * The sine of an angle, or of each angle of an array; numpy's `sin`. A plain number is an angle in rad.
 *
 * @throws {UnitError} if the value has a dimension
 * @example
 * sin(quantity(90, 'deg'));       // 1
 * sin(quantity([0, 90], 'deg'));  // [0 1]
 */
export function sin<Value extends Dimensionfree>(angle: Value): Plain<Value> {
  return mapPlain(angle, Math.sin);
}

/**
 * The cosine of an angle, or of each angle of an array; numpy's `cos`. A plain number is an angle in rad.
 *
 * @throws {UnitError} if the value has a dimension
 * @example
 * cos(quantity(60, 'deg')); // 0.5
 */
export function cos<Value extends Dimensionfree>(angle: Value): Plain<Value> {
  return mapPlain(angle, Math.cos);
}

/**
 * The tangent of an angle, or of each angle of an array; numpy's `tan`. A plain number is an angle in rad.
 *
 * @throws {UnitError} if the value has a dimension
 * @example
 * tan(quantity(45, 'deg')); // 1
 */
export function tan<Value extends Dimensionfree>(angle: Value): Plain<Value> {
  return mapPlain(angle, Math.tan);
}

/**
 * The inverse sine of a number, or of each element of an array; numpy's `arcsin`. The angles are in rad, from
 * -π/2 to π/2; NaN for values outside -1 to 1.
 *
 * @throws {UnitError} if the value has a dimension
 * @example
 * asin(0.5).as('deg'); // 30 deg
 */
export function asin<Value extends Dimensionfree>(sine: Value): Angle<Value> {
  return angleOf<Value>(sine, Math.asin);
}

/**
 * The inverse cosine of a number, or of each element of an array; numpy's `arccos`. The angles are in rad, from
 * 0 to π; NaN for values outside -1 to 1.
 *
 * @throws {UnitError} if the value has a dimension
 * @example
 * acos(0.5).as('deg'); // 60 deg
 */
export function acos<Value extends Dimensionfree>(cosine: Value): Angle<Value> {
  return angleOf<Value>(cosine, Math.acos);
}

/**
 * The inverse tangent of a number, or of each element of an array; numpy's `arctan`. The angles are in rad, from
 * -π/2 to π/2.
 *
 * @throws {UnitError} if the value has a dimension
 * @example
 * atan(1).as('deg'); // 45 deg
 */
export function atan<Value extends Dimensionfree>(tangent: Value): Angle<Value> {
  return angleOf<Value>(tangent, Math.atan);
}

/**
 * The direction of a vector: the angle between the vector and the x axis, in rad from -π to π; numpy's `arctan2`.
 *
 * @param y the y component; a single value is used for all elements of an array
 * @param x the x component, of the same dimension
 * @throws {UnitError} if the dimensions differ
 * @throws {ShapeError} if the shapes differ
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
