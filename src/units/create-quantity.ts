// SPDX-License-Identifier: Apache-2.0
/**
 * {@link quantity}: how scripts make quantities.
 *
 * @module
 */
import { isFloat64, NdArray, type NestedNumbers, type TypedArray } from '../array/index.js';
import { ArgumentError } from '../errors.js';
import { unit, type UnitLike } from './parse-unit.js';
import { QuantityArray } from './quantity-array.js';
import { Quantity } from './quantity.js';
import type { DimensionOf, ValidUnit } from './unit-types.js';

/** What can become a quantity array: nested arrays, a typed array, or an n-d array. */
export type ArrayValues = readonly NestedNumbers[] | TypedArray | NdArray<TypedArray>;

/** The quantity that is made of a value. */
type QuantityFor<V, D extends string> = V extends number ? Quantity<D> : QuantityArray<D>;

/**
 * A number, or an array of numbers, with a unit.
 *
 * The compiler reads the unit too: its dimension is part of the type of the quantity, and what is no unit
 * does not compile. A unit that is known at run time only gives a quantity of unknown dimension.
 *
 * @param value a number gives a {@link Quantity}; nested arrays, a typed array or an {@link NdArray} give
 *   a {@link QuantityArray}. A `Float64Array`, or an n-d array of it, is not copied: the quantity array
 *   is a view of it. Other arrays are, since quantities are 64-bit
 * @param unitOf the unit, such as `'m/s'`, `'kg m-3'`, `'hPa'`, or `''` for none
 * @throws {UnitError} if the unit is not one
 * @throws {ShapeError} if nested arrays are irregular
 * @throws {ArgumentError} if there is something in them that is not a number
 *
 * @example
 * quantity(120, 's');
 * quantity([[1, 2], [3, 4]], 'kg');
 * quantity(new Float64Array(1000), 'W/m^2');
 */
export function quantity<V extends number | ArrayValues, const U extends UnitLike>(
  value: V,
  unitOf: ValidUnit<U>,
): QuantityFor<V, DimensionOf<U>>;
export function quantity(value: number | ArrayValues, unitOf: UnitLike): Quantity | QuantityArray {
  const own = unit(unitOf);
  if (typeof value === 'number') return Quantity.of(value, own);
  return QuantityArray.of(toFloat64(value), own);
}

function toFloat64(values: ArrayValues): NdArray {
  if (values instanceof NdArray) return isFloat64(values) ? values : values.toFloat64();
  if (values instanceof Float64Array) return new NdArray(values);
  if (Array.isArray(values)) return NdArray.fromNested(values as NestedNumbers);
  if (isTypedArray(values)) return new NdArray(values).toFloat64();
  throw new ArgumentError(
    `a quantity is made of a number or an array of numbers, not ${String(values)}`,
    'value',
    values,
  );
}

function isTypedArray(values: unknown): values is TypedArray {
  return [Float64Array, Float32Array, Int32Array, Uint8Array].some(
    (type) => values instanceof type,
  );
}
