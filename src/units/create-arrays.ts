// SPDX-License-Identifier: Apache-2.0
/**
 * Functions that create arrays of quantities from few values, or from other arrays.
 *
 * @module
 */
import { type AlongAxis, type AxisIndex, NdArray } from '../array/index.js';
import { ArgumentError, ShapeError } from '../errors.js';
import type { UnknownDimension } from './dimension-types.js';
import { unitOf } from './elementwise.js';
import type { DimensionIn } from './operand-types.js';
import { unit, type UnitLike } from './parse-unit.js';
import { numberIn, type Quantity, type QuantityLike } from './quantity.js';
import { QuantityArray } from './quantity-array.js';
import type { DimensionOf, ValidUnit } from './unit-types.js';
import type { Unit } from './unit.js';

/**
 * An array of zeros with a unit; numpy's `zeros`.
 *
 * @throws {ShapeError} if the shape is not valid
 * @throws {UnitError} if the unit is not valid
 * @example
 * zeros([2, 3], 'm/s');
 */
export function zeros<const U extends UnitLike>(
  shape: readonly number[],
  unitOf: ValidUnit<U>,
): QuantityArray<DimensionOf<U>>;
export function zeros(shape: readonly number[], own: UnitLike): QuantityArray {
  return QuantityArray.of(NdArray.zeros(shape), unit(own));
}

/**
 * An array with the same value for all elements; numpy's `full`.
 *
 * @throws {ShapeError} if the shape is not valid
 * @example
 * full([2, 3], quantity(300, 'K'));
 */
export function full<Value extends Quantity | number>(
  shape: readonly number[],
  value: Value,
): QuantityArray<DimensionIn<Value>>;
export function full(shape: readonly number[], value: Quantity | number): QuantityArray {
  const own = unitOf(value);
  return QuantityArray.of(NdArray.zeros(shape).fill(numberIn(value, own)), own);
}

/**
 * Evenly spaced values from `from` to `to`, both included; numpy's `linspace`.
 *
 * @param count the number of values; with 1, only `from`
 * @returns an array in the unit of `from`
 * @throws {UnitError} if the dimensions differ
 * @throws {ArgumentError} if `count` is not an integer, 0 or more
 * @example
 * linspace(quantity(0, 'm'), quantity(1, 'km'), 5); // [   0  250  500  750 1000] m
 */
export function linspace<From extends Quantity | number>(
  from: From,
  to: QuantityLike<NoInfer<DimensionIn<From>>>,
  count: number,
): QuantityArray<DimensionIn<From>>;
export function linspace(
  from: Quantity | number,
  to: Quantity | number,
  count: number,
): QuantityArray {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new ArgumentError(
      `count is ${String(count)}: it must be an integer, 0 or more`,
      'count',
      count,
    );
  const own = unitOf(from);
  const [first, last] = [numberIn(from, own), numberIn(to, own)];
  const values = Float64Array.from({ length: count }, (_, i) =>
    i === count - 1 && i > 0 ? last : first + ((last - first) * i) / (count - 1 || 1),
  );
  return QuantityArray.of(new NdArray(values), own);
}

/**
 * Values from `from` to `to` with a spacing of `step`; numpy's `arange`. `to` is not included, not even by
 * rounding errors.
 *
 * @param step the spacing; negative for descending values
 * @returns an array in the unit of `from`
 * @throws {UnitError} if the dimensions differ, or the unit is a temperature scale such as degC
 * @throws {ArgumentError} if `step` is 0, or a value is not finite
 * @example
 * arange(quantity(0, 's'), quantity(1, 'min'), quantity(20, 's')); // [ 0 20 40] s
 */
export function arange<From extends Quantity | number>(
  from: From,
  to: QuantityLike<NoInfer<DimensionIn<From>>>,
  step: QuantityLike<NoInfer<DimensionIn<From>>>,
): QuantityArray<DimensionIn<From>>;
export function arange(
  from: Quantity | number,
  to: Quantity | number,
  step: Quantity | number,
): QuantityArray {
  const own = unitOf(from);
  for (const each of [from, step]) unitOf(each).requireNoZero('used for a start or a step');
  const [first, last, by] = [from, to, step].map((each) => numberIn(each, own)) as [
    number,
    number,
    number,
  ];
  const exact = (last - first) / by;
  if (!Number.isFinite(exact))
    throw new ArgumentError(
      `arange from ${String(from)} to ${String(to)} with step ${String(step)} is not possible: all three ` +
        'must be finite, and the step must not be 0',
      'step',
      step,
    );
  const whole = Math.round(exact);
  const isWhole = Math.abs(exact - whole) <= 1e-9 * Math.max(1, Math.abs(exact));
  const length = Math.max(0, isWhole ? whole : Math.ceil(exact));
  return QuantityArray.of(
    new NdArray(Float64Array.from({ length }, (_, i) => first + i * by)),
    own,
  );
}

type Intersected<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  each: infer All,
) => void
  ? All
  : never;

/** `unknown` if all dimensions are the same; otherwise a type that shows the different ones in the error. */
type OneDimension<D extends string> = [Exclude<D, UnknownDimension>] extends [
  Intersected<Exclude<D, UnknownDimension>>,
]
  ? unknown
  : { readonly 'the dimensions differ': D };

/**
 * Joins arrays along an existing axis; numpy's `concatenate`.
 *
 * @param arrays one or more arrays of the same dimension, and of the same shape except along that axis
 * @param along default: the first axis
 * @returns an array in the unit of the first
 * @throws {UnitError} if the dimensions differ
 * @throws {ShapeError} if the other axes differ in length
 * @throws {ArgumentError} if the arrays have no such axis, or no array is given
 * @example
 * concatenate([quantity([1, 2], 'm'), quantity([3], 'km')]); // [   1    2 3000] m
 */
export function concatenate<D extends string>(
  arrays: readonly QuantityArray<D>[] & OneDimension<D>,
  along?: AlongAxis,
): QuantityArray<D>;
export function concatenate(
  arrays: readonly QuantityArray[],
  { axis = 0 }: AlongAxis = {},
): QuantityArray {
  const { unit: own, shape } = firstOf(arrays);
  const at = checkedAxis(axis, shape.length);
  for (const each of arrays) {
    const others = each.shape.map((length, i) => (i === at ? shape[at] : length));
    if (others.join() !== shape.join())
      throw new ShapeError(
        `an array of shape [${each.shape.join(', ')}] cannot be concatenated with one of shape ` +
          `[${shape.join(', ')}] along axis ${at}: the lengths of their other axes must agree`,
        shape,
        each.shape,
      );
  }
  const length = arrays.reduce((sum, each) => sum + each.shape[at]!, 0);
  const result = NdArray.zeros(shape.map((each, i) => (i === at ? length : each)));
  let start = 0;
  for (const each of arrays) {
    const stop = start + each.shape[at]!;
    result.set([...whole(at), { start, stop }], each.valueIn(own));
    start = stop;
  }
  return QuantityArray.of(result, own);
}

/**
 * Joins arrays along a new axis; numpy's `stack`.
 *
 * @param arrays one or more arrays of the same dimension and shape
 * @param along the position of the new axis in the result; default: the first
 * @returns an array in the unit of the first
 * @throws {UnitError} if the dimensions differ
 * @throws {ShapeError} if the shapes differ
 * @throws {ArgumentError} if the result cannot have such an axis, or no array is given
 * @example
 * stack([quantity([1, 2], 'm'), quantity([3, 4], 'm')]).shape;               // [2, 2]
 * stack([quantity([1, 2], 'm'), quantity([3, 4], 'm')], { axis: 1 }).at(0, ':'); // [1 3] m
 */
export function stack<D extends string>(
  arrays: readonly QuantityArray<D>[] & OneDimension<D>,
  along?: AlongAxis,
): QuantityArray<D>;
export function stack(
  arrays: readonly QuantityArray[],
  { axis = 0 }: AlongAxis = {},
): QuantityArray {
  const { unit: own, shape } = firstOf(arrays);
  const at = checkedAxis(axis, shape.length + 1);
  const result = NdArray.zeros([...shape.slice(0, at), arrays.length, ...shape.slice(at)]);
  arrays.forEach((each, i) => {
    if (each.shape.join() !== shape.join())
      throw new ShapeError(
        `an array of shape [${each.shape.join(', ')}] cannot be stacked with one of shape ` +
          `[${shape.join(', ')}]: all must have the same shape`,
        shape,
        each.shape,
      );
    result.set([...whole(at), i, '...'], each.valueIn(own));
  });
  return QuantityArray.of(result, own);
}

/** An index expression that selects the first axes as a whole. */
function whole(axis: number): AxisIndex[] {
  return new Array<AxisIndex>(axis).fill(':');
}

function firstOf(arrays: readonly QuantityArray[]): { unit: Unit; shape: readonly number[] } {
  const [first] = arrays;
  if (first) return first;
  throw new ArgumentError('no arrays were given: at least one is needed', 'arrays', arrays);
}

function checkedAxis(axis: number, count: number): number {
  const own = axis < 0 ? axis + count : axis;
  if (Number.isInteger(own) && own >= 0 && own < count) return own;
  throw new ArgumentError(
    `axis ${axis} is out of range for ${count} ${count === 1 ? 'axis' : 'axes'}: ` +
      (count > 0
        ? `it must be from ${-count} to ${count - 1}`
        : 'use stack for arrays without axes'),
    'axis',
    axis,
  );
}
