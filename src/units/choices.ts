// SPDX-License-Identifier: Apache-2.0
/**
 * Element-wise choices between two values.
 *
 * @module
 */
import { choose, type Mask, type NdArray } from '../array/index.js';
import { type LikeFirst, mapBoth, unitOf } from './elementwise.js';
import type { DimensionIn, Operand } from './operand-types.js';
import type { QuantitiesLike } from './quantity.js';
import { inUnit, QuantityArray } from './quantity-array.js';

/**
 * The smaller of two values, element by element; numpy's `minimum`. NaN if one of the two is NaN. For the
 * smallest element of an array use `array.min()`.
 *
 * @param second a value of the same dimension; a single value is used for all elements of an array
 * @returns a value in the unit of the first
 * @throws {UnitError} if the dimensions differ
 * @throws {ShapeError} if the shapes differ
 * @example
 * minimum(quantity([1, 20], 'm'), quantity(5, 'm')); // [1 5] m
 */
export function minimum<A extends Operand, B extends QuantitiesLike<NoInfer<DimensionIn<A>>>>(
  first: A,
  second: B,
): LikeFirst<A, B> {
  return mapBoth(first, second, (own, other) => Math.min(own, other));
}

/**
 * The larger of two values, element by element; numpy's `maximum`. NaN if one of the two is NaN. For the
 * largest element of an array use `array.max()`.
 *
 * @param second a value of the same dimension; a single value is used for all elements of an array
 * @returns a value in the unit of the first
 * @throws {UnitError} if the dimensions differ
 * @throws {ShapeError} if the shapes differ
 * @example
 * maximum(quantity(1, 'm'), quantity(5, 'km')); // 5000 m
 */
export function maximum<A extends Operand, B extends QuantitiesLike<NoInfer<DimensionIn<A>>>>(
  first: A,
  second: B,
): LikeFirst<A, B> {
  return mapBoth(first, second, (own, other) => Math.max(own, other));
}

/**
 * The values of `first` where a mask is true, those of `second` elsewhere; numpy's `where`. For quantities or
 * plain numbers.
 *
 * @param first the values where the mask is true: an array of the mask's shape, or one value for all elements
 * @param second the values elsewhere, of the same dimension
 * @returns an array in the unit of `first`
 * @throws {UnitError} if the dimensions differ
 * @throws {ShapeError} if the shape of an array is not that of the mask
 * @example
 * where(wind.lessThan(calm), quantity(0, 'm/s'), wind);
 */
export function where(mask: Mask, first: NdArray | number, second: NdArray | number): NdArray;
export function where<A extends Operand>(
  mask: Mask,
  first: A,
  second: QuantitiesLike<NoInfer<DimensionIn<A>>>,
): QuantityArray<DimensionIn<A>>;
export function where(
  mask: Mask,
  first: Operand | NdArray,
  second: Operand | NdArray,
): QuantityArray | NdArray {
  if (isPlain(first) && isPlain(second)) return choose(mask, first, second);
  const own = unitOf(first as Operand);
  const [one, other] = [inUnit(first as Operand, own), inUnit(second as Operand, own)];
  return QuantityArray.of(choose(mask, one, other), own);
}

function isPlain(value: Operand | NdArray): value is NdArray | number {
  return typeof value === 'number' || 'data' in value;
}
