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

/**
 * Numbers with a shape and strides, as most libraries of n-d arrays have them: a chunk of zarrita, an `ndarray`
 * of scijs, an {@link NdArray}. Strides and offset count elements; default: C order, from the first on.
 */
export interface StridedValues {
  /** The memory. */
  readonly data: TypedArray;
  /** The length of each axis. */
  readonly shape: readonly number[];
  /** The distance between neighbours along each axis, as zarrita and scijs call it. */
  readonly stride?: readonly number[];
  /** The same, as {@link NdArray} calls it. */
  readonly strides?: readonly number[];
  /** Where in `data` the element with all indices 0 is. */
  readonly offset?: number;
}

/** What can become a quantity array: nested arrays, a typed array, or an n-d array of whatever library. */
export type ArrayValues = readonly NestedNumbers[] | TypedArray | StridedValues;

/** The quantity that is made of a value. */
type QuantityFor<V, D extends string> = V extends number ? Quantity<D> : QuantityArray<D>;

/**
 * A number, or an array of numbers, with a unit.
 *
 * The compiler reads the unit too: its dimension is part of the type of the quantity, and what is no unit
 * does not compile. A unit that is known at run time only gives a quantity of unknown dimension.
 *
 * @param value a number gives a {@link Quantity}; nested arrays, a typed array or an n-d array, an
 *   {@link NdArray} or that of another library, give a {@link QuantityArray}. A `Float64Array`, or an n-d array
 *   of it, is not copied: the quantity array is a view of it. Other arrays are, since quantities are 64-bit
 * @param unitOf the unit, such as `'m/s'`, `'kg m-3'`, `'hPa'`, or `''` for none
 * @throws {UnitError} if the unit is not one
 * @throws {ShapeError} if nested arrays are irregular, or a shape and strides reach beyond their data
 * @throws {ArgumentError} if there is something in them that is not a number
 *
 * @example
 * quantity(120, 's');
 * quantity([[1, 2], [3, 4]], 'kg');
 * quantity(new Float64Array(1000), 'W/m^2');
 * quantity(await zarr.get(temperature, [0, null, null]), 'K'); // zarrita's chunk: { data, shape, stride }
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
  if (Array.isArray(values)) return NdArray.fromNested(values as NestedNumbers);
  const array = viewOf(values as TypedArray | StridedValues);
  return isFloat64(array) ? array : array.toFloat64();
}

/** A view of memory that is there. */
function viewOf(values: TypedArray | StridedValues): NdArray<TypedArray> {
  if (values instanceof NdArray) return values as NdArray<TypedArray>;
  if (isTypedArray(values)) return new NdArray(values);
  if (!isStrided(values))
    throw new ArgumentError(
      `a quantity is made of a number or an array of numbers, not ${String(values)}`,
      'value',
      values,
    );
  const { data, shape, stride, strides = stride, offset } = values;
  return new NdArray(data, [...shape], strides && [...strides], offset);
}

function isStrided(values: unknown): values is StridedValues {
  return (
    typeof values === 'object' &&
    values !== null &&
    'data' in values &&
    isTypedArray(values.data) &&
    'shape' in values &&
    Array.isArray(values.shape)
  );
}

/** Whether this is a typed array of numbers: those of 64-bit integers are not. */
function isTypedArray(values: unknown): values is TypedArray {
  return (
    ArrayBuffer.isView(values) &&
    !(values instanceof DataView) &&
    !(values instanceof BigInt64Array) &&
    !(values instanceof BigUint64Array)
  );
}
