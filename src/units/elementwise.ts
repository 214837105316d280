// SPDX-License-Identifier: Apache-2.0
/**
 * Element-wise functions of quantities and arrays: their argument and result types, and the loops.
 *
 * @module
 */
import { mapPairs, NdArray } from '../array/index.js';
import type { Dimensionless } from './dimension-types.js';
import type { DimensionIn, Operand } from './operand-types.js';
import { Quantity } from './quantity.js';
import { inUnit, QuantityArray } from './quantity-array.js';
import { Unit } from './unit.js';

/** The dimensionless result of an element-wise function: an array for an array, otherwise a plain number. */
export type Plain<Value> = Value extends QuantityArray ? QuantityArray<Dimensionless> : number;

/** The angles, in rad, that an element-wise function returns: an array for an array, otherwise a quantity. */
export type Angle<Value> = Value extends QuantityArray
  ? QuantityArray<Dimensionless>
  : Quantity<Dimensionless>;

/** The result of an element-wise function with the dimension of its first argument: an array if one of them is. */
export type LikeFirst<First, Second> = First extends QuantityArray
  ? First
  : Second extends QuantityArray
    ? QuantityArray<DimensionIn<First>>
    : First extends number
      ? number
      : First;

/** The unit of a value; that of plain numbers is `'1'`. */
export function unitOf(value: Operand): Unit {
  return typeof value === 'number' ? Unit.none : value.unit;
}

/** Numbers with a unit, as a quantity or a quantity array. */
export function withUnit(numbers: NdArray | number, own: Unit): Quantity | QuantityArray {
  return typeof numbers === 'number' ? Quantity.of(numbers, own) : QuantityArray.of(numbers, own);
}

/** Applies a function to the number of each element in a unit. */
export function mapNumbers(
  value: Operand,
  target: Unit,
  operation: (value: number) => number,
): NdArray | number {
  const numbers = inUnit(value, target);
  return typeof numbers === 'number' ? operation(numbers) : numbers.map(operation);
}

/** Applies a function to each dimensionless element; the result for a single value is a plain number. */
export function mapPlain<Value extends Operand>(
  value: Value,
  operation: (value: number) => number,
): Plain<Value>;
export function mapPlain(
  value: Operand,
  operation: (value: number) => number,
): number | QuantityArray {
  const numbers = mapNumbers(value, Unit.none, operation);
  return typeof numbers === 'number' ? numbers : QuantityArray.of(numbers, Unit.none);
}

/** Applies a function of two numbers to each pair of elements, both in the unit of the first. */
export function mapBoth<First extends Operand, Second extends Operand>(
  first: First,
  second: Second,
  operation: (first: number, second: number) => number,
): LikeFirst<First, Second>;
export function mapBoth(
  first: Operand,
  second: Operand,
  operation: (first: number, second: number) => number,
): Operand {
  const own = unitOf(first);
  const numbers = mapPairs(inUnit(first, own), inUnit(second, own), operation);
  return typeof first === 'number' && typeof numbers === 'number'
    ? numbers
    : withUnit(numbers, own);
}
