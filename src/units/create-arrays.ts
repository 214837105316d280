// SPDX-License-Identifier: Apache-2.0
/**
 * Arrays of quantities that are made of few values, or of other arrays.
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
 * An array of zeros.
 *
 * @throws {ShapeError} if the shape is not one
 * @throws {UnitError} if the unit is not one
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
 * An array with the same value everywhere.
 *
 * @throws {ShapeError} if the shape is not one
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
 * Values at equal distances, with both ends.
 *
 * @param count how many, 2 or more; 1 gives `from` alone, 0 none
 * @returns in the unit of `from`
 * @throws {UnitError} if the dimensions differ
 * @throws {ArgumentError} if `count` is not one
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
      `count is ${String(count)}: it has to be an integer, 0 or more`,
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
 * Values at a distance of `step`, from `from` on and before `to`. `to` itself is left out, also where rounding
 * errors would let it in.
 *
 * @param step negative to go down
 * @returns in the unit of `from`
 * @throws {UnitError} if the dimensions differ, or the unit is a temperature scale such as degC
 * @throws {ArgumentError} if `step` is 0, or an end is not finite
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
  for (const each of [from, step]) unitOf(each).requireNoZero('a start or a step');
  const [first, last, by] = [from, to, step].map((each) => numberIn(each, own)) as [
    number,
    number,
    number,
  ];
  const exact = (last - first) / by;
  if (!Number.isFinite(exact))
    throw new ArgumentError(
      `there is no range from ${String(from)} to ${String(to)} in steps of ${String(step)}`,
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

/** Any, if there is one dimension; what is wrong, if there are several. */
type OneDimension<D extends string> = [Exclude<D, UnknownDimension>] extends [
  Intersected<Exclude<D, UnknownDimension>>,
]
  ? unknown
  : { readonly 'the dimensions differ': D };

/**
 * Arrays one after the other along an axis that they have.
 *
 * @param arrays one or more, of the same dimension, and of the same shape but for that axis
 * @param along default: the first axis
 * @returns in the unit of the first
 * @throws {UnitError} if the dimensions differ
 * @throws {ShapeError} if the shapes do
 * @throws {ArgumentError} if there is no such axis, or no array
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
        `an array of shape [${each.shape.join(', ')}] cannot follow one of shape ` +
          `[${shape.join(', ')}] along axis ${at}: their other axes have to agree`,
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
 * Arrays along a new axis.
 *
 * @param arrays one or more, of the same dimension and shape
 * @param along which axis of the result the new one is; default: the first
 * @returns in the unit of the first
 * @throws {UnitError} if the dimensions differ
 * @throws {ShapeError} if the shapes do
 * @throws {ArgumentError} if there cannot be such an axis, or there is no array
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
        `an array of shape [${each.shape.join(', ')}] cannot be stacked on one of shape ` +
          `[${shape.join(', ')}]`,
        shape,
        each.shape,
      );
    result.set([...whole(at), i, '...'], each.valueIn(own));
  });
  return QuantityArray.of(result, own);
}

/** The index of the axes before one. */
function whole(axis: number): AxisIndex[] {
  return new Array<AxisIndex>(axis).fill(':');
}

function firstOf(arrays: readonly QuantityArray[]): { unit: Unit; shape: readonly number[] } {
  const [first] = arrays;
  if (first) return first;
  throw new ArgumentError('there is no array to begin with: give one or more', 'arrays', arrays);
}

function checkedAxis(axis: number, count: number): number {
  const own = axis < 0 ? axis + count : axis;
  if (Number.isInteger(own) && own >= 0 && own < count) return own;
  throw new ArgumentError(
    `axis ${axis} is not one of ${count}` +
      (count > 0
        ? `: valid are ${-count} to ${count - 1}`
        : ': arrays without axes can be stacked'),
    'axis',
    axis,
  );
}
