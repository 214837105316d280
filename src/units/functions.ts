// SPDX-License-Identifier: Apache-2.0
/**
 * Elementary functions of quantities and of arrays of them. Powers and roots are methods.
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
 * e to the power of a number, or of each element of an array.
 *
 * @throws {UnitError} if it has a dimension
 * @example
 * exp(height.per(quantity(8, 'km')).negated()); // for heights in an array, an array
 */
export function exp<Value extends QuantitiesLike<Dimensionless>>(value: Value): Plain<Value> {
  return mapPlain(value, Math.exp);
}

/**
 * The natural logarithm of a number, or of each element of an array.
 *
 * @throws {UnitError} if it has a dimension
 * @example
 * log(quantity(1000, 'hPa').per(quantity(500, 'hPa'))); // 0.693
 */
export function log<Value extends QuantitiesLike<Dimensionless>>(value: Value): Plain<Value> {
  return mapPlain(value, Math.log);
}

/**
 * The logarithm to the base of 10.
 *
 * @throws {UnitError} if it has a dimension
 */
export function log10<Value extends QuantitiesLike<Dimensionless>>(value: Value): Plain<Value> {
  return mapPlain(value, Math.log10);
}

/**
 * The amount without its sign.
 *
 * @throws {UnitError} if the unit is a temperature scale such as degC
 * @example
 * abs(quantity([-3, 4], 'm/s')); // [3 4] m/s
 */
export function abs<Value extends Operand>(value: Value): LikeFirst<Value, Value>;
export function abs(value: Operand): Operand {
  const own = unitOf(value);
  own.requireNoZero('without its sign');
  const numbers = mapNumbers(value, own, Math.abs);
  return typeof value === 'number' ? (numbers as number) : withUnit(numbers, own);
}

/**
 * The length of a vector: the square root of the sum of the squares of its components, without overflow.
 *
 * @param x one component; a single value goes with all elements of an array
 * @param y the other one, of the same dimension
 * @returns in the unit of the first
 * @throws {UnitError} if their dimensions differ, or a unit is a temperature scale such as degC
 * @throws {ShapeError} if their shapes do
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
