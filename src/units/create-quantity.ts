// SPDX-License-Identifier: Apache-2.0
/**
 * {@link quantity}, which creates quantities.
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
 * Numbers with a shape and strides, as in most libraries for n-d arrays: a chunk of zarrita, an `ndarray`
 * of scijs, an {@link NdArray}. Strides and offset count elements; default: C order, offset 0.
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
  /** The position in `data` of the element whose indices are all 0. */
  readonly offset?: number;
}

/** Values for a quantity array: nested arrays, a typed array, or an n-d array of any library. */
export type ArrayValues = readonly NestedNumbers[] | TypedArray | StridedValues;

/** The type of the quantity for a value: an array for an array. */
type QuantityFor<V, D extends string> = V extends number ? Quantity<D> : QuantityArray<D>;

/**
 * Creates a quantity: a number, or an array of numbers, with a unit.
 *
 * The compiler reads the unit too: its dimension is part of the type of the quantity, and a text that is not a
 * unit does not compile. With a unit that is known only at run time, the quantity has an unknown dimension.
 *
 * @param value a number, for a {@link Quantity}; or nested arrays, a typed array or an n-d array (an
 *   {@link NdArray} or that of another library), for a {@link QuantityArray}. A `Float64Array`, or an n-d array
 *   over one, is not copied: the quantity array is a view of it. Other arrays are copied to 64-bit numbers
 * @param unitOf the unit, such as `'m/s'`, `'kg m-3'`, `'hPa'`, or `''` for none
 * @throws {UnitError} if the unit is not valid
 * @throws {ShapeError} if nested arrays are irregular, or shape and strides extend beyond the data
 * @throws {ArgumentError} if a value is not a number
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

/** A view of existing memory. */
function viewOf(values: TypedArray | StridedValues): NdArray<TypedArray> {
  if (values instanceof NdArray) return values as NdArray<TypedArray>;
  if (isTypedArray(values)) return new NdArray(values);
  if (!isStrided(values))
    throw new ArgumentError(
      `the value of a quantity must be a number or an array of numbers, not ${String(values)}`,
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

/** Whether a value is a typed array of numbers; arrays of 64-bit integers (bigint) are not. */
function isTypedArray(values: unknown): values is TypedArray {
  return (
    ArrayBuffer.isView(values) &&
    !(values instanceof DataView) &&
    !(values instanceof BigInt64Array) &&
    !(values instanceof BigUint64Array)
  );
}
