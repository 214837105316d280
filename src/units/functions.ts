// SPDX-License-Identifier: Apache-2.0
/**
 * Elementary functions of quantities and quantity arrays. Powers and square roots are methods.
 *
 * @module
 */
import type { Dimensionless } from './dimension-types.js';
import {
  type LikeFirst,
  mapBoth,
  mapNumbers,
  mapPlain,
  type Plain,
  unitOf,
  withUnit,
} from './elementwise.js';
import type { DimensionIn, Operand } from './operand-types.js';
import type { QuantitiesLike } from './quantity.js';

/**
 * The exponential function of a number, or of each element of an array; numpy's `exp`.
 *
 * @throws {UnitError} if the value has a dimension
 * @example
 * exp(height.per(quantity(8, 'km')).negated()); // an array for an array of heights
 */
export function exp<Value extends QuantitiesLike<Dimensionless>>(value: Value): Plain<Value> {
  return mapPlain(value, Math.exp);
}

/**
 * The natural logarithm of a number, or of each element of an array; numpy's `log`.
 *
 * @throws {UnitError} if the value has a dimension
 * @example
 * log(quantity(1000, 'hPa').per(quantity(500, 'hPa'))); // 0.693
 */
export function log<Value extends QuantitiesLike<Dimensionless>>(value: Value): Plain<Value> {
  return mapPlain(value, Math.log);
}

/**
 * The logarithm to base 10 of a number, or of each element of an array; numpy's `log10`.
 *
 * @throws {UnitError} if the value has a dimension
 * @example
 * log10(quantity(1, 'km').per(quantity(1, 'm'))); // 3
 */
export function log10<Value extends QuantitiesLike<Dimensionless>>(value: Value): Plain<Value> {
  return mapPlain(value, Math.log10);
}

/**
 * The absolute value of a quantity, or of each element of an array; numpy's `abs`.
 *
 * @throws {UnitError} if the unit is a temperature scale such as degC
 * @example
 * abs(quantity([-3, 4], 'm/s')); // [3 4] m/s
 */
export function abs<Value extends Operand>(value: Value): LikeFirst<Value, Value>;
export function abs(value: Operand): Operand {
  const own = unitOf(value);
  own.requireNoZero('used in an absolute value');
  const numbers = mapNumbers(value, own, Math.abs);
  return typeof value === 'number' ? (numbers as number) : withUnit(numbers, own);
}

/**
 * The length of a vector: the square root of the sum of the squares of its components, computed without
 * overflow; numpy's `hypot`.
 *
 * @param x one component; a single value is used for all elements of an array
 * @param y the other component, of the same dimension
 * @returns the length in the unit of `x`
 * @throws {UnitError} if the dimensions differ, or a unit is a temperature scale such as degC
 * @throws {ShapeError} if the shapes differ
 * @example
 * hypot(les.fields.U, les.fields.V).max();
 */
export function hypot<X extends Operand, Y extends QuantitiesLike<NoInfer<DimensionIn<X>>>>(
  x: X,
  y: Y,
): LikeFirst<X, Y> {
  unitOf(x).requireNoZero('squared');
  unitOf(y).requireNoZero('squared');
  return mapBoth(x, y, (own, other) => Math.hypot(own, other));
}
