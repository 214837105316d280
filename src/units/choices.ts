// SPDX-License-Identifier: Apache-2.0
/**
 * One of two values, element by element.
 *
 * @module
 */
import { choose, type Mask, type NdArray } from '../array/index.js';
import { type LikeFirst, mapBoth, unitOf } from './elementwise.js';
import type { DimensionIn, Operand } from './operand-types.js';
import type { QuantitiesLike } from './quantity.js';
import { inUnit, QuantityArray } from './quantity-array.js';

/**
 * The smaller of two values, element by element; NaN if one is. The smallest of an array is `array.min()`.
 *
 * @param second of the same dimension; one value goes with all elements of an array
 * @returns in the unit of the first
 * @throws {UnitError} if their dimensions differ
 * @throws {ShapeError} if their shapes do
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
 * The larger of two values, element by element; NaN if one is. The largest of an array is `array.max()`.
 *
 * @param second of the same dimension; one value goes with all elements of an array
 * @returns in the unit of the first
 * @throws {UnitError} if their dimensions differ
 * @throws {ShapeError} if their shapes do
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
 * The first values where a mask holds, the second ones elsewhere, as numpy's `where`. Of quantities, or of
 * plain numbers.
 *
 * @param first what is chosen where it holds: an array of the mask's shape, or one value for all elements
 * @param second what is chosen elsewhere, of the same dimension
 * @returns an array in the unit of the first
 * @throws {UnitError} if their dimensions differ
 * @throws {ShapeError} if a shape is not that of the mask
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
