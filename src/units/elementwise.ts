// SPDX-License-Identifier: Apache-2.0
/**
 * Functions of quantities and of arrays of them, element by element: what they take and what they give.
 *
 * @module
 */
import { mapPairs, NdArray } from '../array/index.js';
import type { Dimensionless } from './dimension-types.js';
import type { DimensionIn, Operand } from './operand-types.js';
import { Quantity } from './quantity.js';
import { inUnit, QuantityArray } from './quantity-array.js';
import { Unit } from './unit.js';

/** Numbers without dimension: an array of one, else a plain number. */
export type Plain<Value> = Value extends QuantityArray ? QuantityArray<Dimensionless> : number;

/** Angles, in rad: an array of an array, else a quantity. */
export type Angle<Value> = Value extends QuantityArray
  ? QuantityArray<Dimensionless>
  : Quantity<Dimensionless>;

/** What is of the same kind as the first of two, and an array if one of them is. */
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

/** What numbers are in a unit; plain numbers, where the first value was one. */
export function withUnit(numbers: NdArray | number, own: Unit): Quantity | QuantityArray {
  return typeof numbers === 'number' ? Quantity.of(numbers, own) : QuantityArray.of(numbers, own);
}

/** A function of the number that each element is in a unit. */
export function mapNumbers(
  value: Operand,
  target: Unit,
  operation: (value: number) => number,
): NdArray | number {
  const numbers = inUnit(value, target);
  return typeof numbers === 'number' ? operation(numbers) : numbers.map(operation);
}

/** A function of the numbers without dimension that each element is; plain numbers give plain ones. */
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

/** A function of two numbers, those that each pair of elements is in the unit of the first. */
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
