// SPDX-License-Identifier: Apache-2.0
/**
 * An n-dimensional array with a unit.
 *
 * @module
 */
import {
  type AxisIndex,
  type Comparison,
  isOneElement,
  type Mask,
  NdArray,
  type NestedNumbers,
  type Operation,
  resolveIndex,
  type SeveralIndex,
} from '../array/index.js';
import { conversion } from './conversion.js';
import type { Dimensionless, Power, SameDimension, UnknownDimension } from './dimension-types.js';
import { formatNumberWithUnit, type JsonNumber, numberFromJson, numberToJson } from './notation.js';
import type { Divided, Multiplied, Operand } from './operand-types.js';
import { unit, type UnitLike } from './parse-unit.js';
import { type QuantitiesLike, numberIn, Quantity } from './quantity.js';
import { QuantityReductions } from './quantity-reductions.js';
import type { DimensionOf, UnitMeasuring } from './unit-types.js';
import { Unit } from './unit.js';

/** The JSON representation of a quantity array. */
export interface QuantityArrayJson {
  /** The numbers, in C order. */
  values: JsonNumber[];
  /** The number of elements along each axis. */
  shape: number[];
  /** The unit of all numbers. */
  unit: string;
}

/** Holds the dimension for the compiler; it does not exist at run time. */
declare const measured: unique symbol;

/**
 * An n-dimensional array of numbers with one unit. Created by {@link quantity}.
 *
 * As for a {@link Quantity}, the dimension is part of the type, and the compiler follows it through all
 * operations.
 *
 * `at(...)`, `transpose` and, where possible, `reshape` return views of the same memory; `set` and `assign` write
 * to it; all other operations return new arrays. Operations are element-wise: a single value is used for all
 * elements, and two arrays must have the same shape. A plain number is a dimensionless quantity. If the units of
 * a product or a quotient cancel, the elements are plain numbers, in the unit `'1'`.
 *
 * @typeParam D the dimension, such as `'length per time'`; a plain `QuantityArray` can have any dimension
 *
 * @example
 * const speed = quantity([[1, 2, 3], [4, 5, 6]], 'm/s');
 * speed.shape;                                  // [2, 3]
 * speed.at(0, '1:').valueIn('km/hour').toNested();  // [7.2, 10.8]
 * speed.times(quantity(2, 's')).sum();          // 42 m
 * speed.at(1, 2);                               // 6 m/s
 */
export class QuantityArray<D extends string = string>
  extends QuantityReductions<D>
  implements Iterable<Quantity<D>>
{
  /** @hidden */
  declare readonly [measured]: D;

  private constructor(
    /** The numbers, in {@link unit}. */
    protected readonly numbers: NdArray,
    /** The unit of all elements. */
    readonly unit: Unit<D>,
  ) {
    super();
  }

  /** @internal A view of an n-d array; see {@link quantity}. */
  static of<D extends string>(numbers: NdArray, own: Unit<D>): QuantityArray<D> {
    return new QuantityArray(numbers, own);
  }

  /**
   * The array with a JSON representation from {@link toJSON}.
   *
   * @throws {UnitError} if the unit is not valid
   * @throws {ShapeError} if the shape does not agree with the number of values
   */
  static fromJSON(json: QuantityArrayJson): QuantityArray<UnknownDimension> {
    const flat = new NdArray(Float64Array.from(json.values, numberFromJson));
    return new QuantityArray(flat.reshape(json.shape), unit(json.unit));
  }

  protected make<Other extends string>(numbers: NdArray, own: Unit<Other>): QuantityArray<Other> {
    return new QuantityArray(numbers, own);
  }

  /** The length of each axis. */
  get shape(): readonly number[] {
    return this.numbers.shape;
  }

  /** The number of elements. */
  get size(): number {
    return this.numbers.size;
  }

  /**
   * The numbers in a unit, as a plain n-d array. If the unit agrees with that of this array, the result is a
   * view of the memory of this array, without a copy: writing to it writes to this array.
   *
   * @throws {UnitError} if the unit has another dimension
   */
  valueIn<Own extends string, const U extends UnitLike>(
    this: QuantityArray<Own>,
    target: UnitMeasuring<U, NoInfer<Own>>,
  ): NdArray;
  valueIn(target: UnitLike): NdArray {
    return this.numbersIn(unit(target));
  }

  /**
   * The same quantities in another unit; a view of the same memory if the unit agrees. The result has the
   * dimension of that unit for the compiler, also if that of this array is unknown.
   *
   * @throws {UnitError} if the unit has another dimension
   */
  as<Own extends string, const U extends UnitLike>(
    this: QuantityArray<Own>,
    target: UnitMeasuring<U, NoInfer<Own>>,
  ): QuantityArray<DimensionOf<U>>;
  as(target: UnitLike): QuantityArray {
    return new QuantityArray(this.numbersIn(unit(target)), unit(target));
  }

  /**
   * Selects elements by an index expression. Integers for all axes give one quantity. With a slice, a list or
   * `'...'` the result is an array: a view, without a copy, unless a list has elements that are not evenly
   * spaced. Those are copied, as in numpy; use {@link set} to write them.
   *
   * @param index for each axis an integer, which drops the axis, a slice such as `'3:6'` or
   *   `{ start, stop, step }`, or a list of integers; lists on several axes select all combinations.
   *   `'...'` means all axes without an index; axes without one at the end are selected as a whole
   * @throws {SliceError} if an index is malformed or out of range, or if there are only integers but fewer
   *   than axes: use `at(5, '...')` to select everything at index 5
   * @example
   * speed.at(0, 2);        // 3 m/s
   * speed.at(0, '...');    // [1 2 3] m/s
   * speed.at(':', [2, 0]); // [[3 1] [6 4]] m/s
   */
  at(...indices: number[]): Quantity<D>;
  at(...index: SeveralIndex): QuantityArray<D>;
  at(...index: AxisIndex[]): Quantity<D> | QuantityArray<D>;
  at(...index: readonly AxisIndex[]): Quantity<D> | QuantityArray<D> {
    if (isOneElement(index)) return Quantity.of(this.numbers.at(...index), this.unit);
    return new QuantityArray(this.numbers.select(resolveIndex(index, this.shape)), this.unit);
  }

  /**
   * Writes values to the elements that an index expression selects, converted to the unit of this array; also
   * where {@link at} returns a copy.
   *
   * @param index as for {@link at}; if a list has an element twice, the last value is kept
   * @param values an array with the shape of the selection, or one value for all its elements
   * @returns this array
   * @throws {SliceError} as {@link at} does
   * @throws {UnitError} if the dimensions differ
   * @throws {ShapeError} if the shapes differ
   * @example
   * speed.set([0, 2], quantity(3, 'm/s'));
   * speed.set([':', [2, 0]], quantity([[3, 1], [6, 4]], 'km/hour'));
   */
  set<Own extends string>(
    this: QuantityArray<Own>,
    index: readonly AxisIndex[],
    values: QuantitiesLike<NoInfer<Own>>,
  ): QuantityArray<Own> {
    this.numbers.set(index, inUnit(values, this.unit));
    return this;
  }

  /**
   * Writes values into this array, converted to its unit. If it is a view, the array that it shows changes too.
   *
   * @param values an array of the same shape, or one value for all elements
   * @returns this array
   * @throws {UnitError} if the dimensions differ
   * @throws {ShapeError} if the shapes differ
   * @example
   * speed.at(':', '1:3').assign(quantity(1, 'm/s'));
   */
  assign<Own extends string>(
    this: QuantityArray<Own>,
    values: QuantitiesLike<NoInfer<Own>>,
  ): QuantityArray<Own> {
    this.numbers.assign(inUnit(values, this.unit));
    return this;
  }

  /**
   * The same elements with the axes in another order, as a view; numpy's `transpose`.
   *
   * @param axes for each axis of the result, the axis of this array; default: in reversed order
   * @throws {ArgumentError} if `axes` is not a permutation of this array's axes
   */
  transpose(...axes: number[]): QuantityArray<D> {
    return new QuantityArray(this.numbers.transpose(...axes), this.unit);
  }

  /**
   * The same elements in C order with another shape; numpy's `reshape`. A view if the order in memory allows it,
   * otherwise a copy. The result of `reshape([-1])` has one axis.
   *
   * @param shape a shape of the same size; one length may be -1: it is computed from the others
   * @throws {ShapeError} if the sizes differ
   */
  reshape(shape: readonly number[]): QuantityArray<D> {
    return new QuantityArray(this.numbers.reshape(shape), this.unit);
  }

  /** A copy with the same quantities, in new memory. */
  copy(): QuantityArray<D> {
    return new QuantityArray(this.numbers.copy(), this.unit);
  }

  /**
   * The numbers in C order in a unit, which can be omitted only for dimensionless arrays; without a copy where
   * possible, see {@link NdArray.toFloat64Array}.
   *
   * @throws {UnitError} if the unit has another dimension
   */
  toFloat64Array(this: QuantityArray<Dimensionless>): Float64Array;
  toFloat64Array<Own extends string, const U extends UnitLike>(
    this: QuantityArray<Own>,
    target: UnitMeasuring<U, NoInfer<Own>>,
  ): Float64Array;
  toFloat64Array(target: UnitLike = Unit.none): Float64Array {
    return this.numbersIn(unit(target)).toFloat64Array();
  }

  /**
   * The numbers in a unit as nested plain arrays; the unit can be omitted only for dimensionless arrays.
   *
   * @throws {UnitError} if the unit has another dimension
   */
  toNested(this: QuantityArray<Dimensionless>): NestedNumbers;
  toNested<Own extends string, const U extends UnitLike>(
    this: QuantityArray<Own>,
    target: UnitMeasuring<U, NoInfer<Own>>,
  ): NestedNumbers;
  toNested(target: UnitLike = Unit.none): NestedNumbers {
    return this.numbersIn(unit(target)).toNested();
  }

  /** Iterates over the elements in C order. For many, a loop over the numbers in a unit is far faster. */
  *[Symbol.iterator](): IterableIterator<Quantity<D>> {
    for (const number of this.numbers) yield Quantity.of(number, this.unit);
  }

  /**
   * The sum, element by element, in the unit of this array.
   *
   * @throws {UnitError} if the dimensions differ, or a unit is a temperature scale such as degC
   * @throws {ShapeError} if the shapes differ
   */
  plus<Own extends string>(
    this: QuantityArray<Own>,
    other: QuantitiesLike<NoInfer<Own>>,
  ): QuantityArray<Own> {
    return new QuantityArray(this.combine(this.termsOf(other), 'plus'), this.unit);
  }

  /**
   * The difference, element by element, in the unit of this array.
   *
   * @throws {UnitError} if the dimensions differ, or a unit is a temperature scale such as degC
   * @throws {ShapeError} if the shapes differ
   */
  minus<Own extends string>(
    this: QuantityArray<Own>,
    other: QuantitiesLike<NoInfer<Own>>,
  ): QuantityArray<Own> {
    return new QuantityArray(this.combine(this.termsOf(other), 'minus'), this.unit);
  }

  /**
   * The product, element by element; with a plain number, in the unit of this array.
   *
   * @throws {UnitError} if a unit is a temperature scale such as degC
   * @throws {ShapeError} if the shapes differ
   */
  times<Own extends string, Other extends Operand>(
    this: QuantityArray<Own>,
    other: Other,
  ): Multiplied<QuantityArray<Own>, Other>;
  times(other: Operand): QuantityArray {
    this.unit.requireNoZero('part of a product');
    if (typeof other === 'number')
      return new QuantityArray(this.combine(other, 'times'), this.unit);
    const product = (this.unit as Unit).times(other.unit);
    return plainIfNone(this.combine(inUnit(other, other.unit), 'times'), product);
  }

  /**
   * The quotient, element by element; with a plain number, in the unit of this array.
   *
   * @throws {UnitError} if a unit is a temperature scale such as degC
   * @throws {ShapeError} if the shapes differ
   */
  per<Own extends string, Other extends Operand>(
    this: QuantityArray<Own>,
    other: Other,
  ): Divided<QuantityArray<Own>, Other>;
  per(other: Operand): QuantityArray {
    this.unit.requireNoZero('part of a quotient');
    if (typeof other === 'number') return new QuantityArray(this.combine(other, 'per'), this.unit);
    const quotient = (this.unit as Unit).per(other.unit);
    return plainIfNone(this.combine(inUnit(other, other.unit), 'per'), quotient);
  }

  /**
   * A power of each element.
   *
   * @param exponent a fraction with a denominator of at most 12
   * @param root the denominator of the exponent, default: 1. With it the compiler can follow a fraction that is
   *   not a short decimal: `pow(1, 3)` is the cube root
   * @throws {UnitError} if the exponent is not such a fraction, or the unit is a temperature scale such as degC
   */
  pow<Own extends string, P extends number, Q extends number = 1>(
    this: QuantityArray<Own>,
    exponent: P,
    root?: Q,
  ): QuantityArray<Power<Own, P, Q>>;
  pow(exponent: number, root = 1): QuantityArray {
    this.unit.requireNoZero('raised to a power');
    const powers = this.numbers.map((own) => own ** (exponent / root));
    return plainIfNone(powers, (this.unit as Unit).pow(exponent, root));
  }

  /**
   * The square root of each element.
   *
   * @throws {UnitError} if the unit is a temperature scale such as degC
   */
  sqrt<Own extends string>(this: QuantityArray<Own>): QuantityArray<Power<Own, 1, 2>>;
  sqrt(): QuantityArray {
    this.unit.requireNoZero('used in a square root');
    return plainIfNone(this.numbers.map(Math.sqrt), (this.unit as Unit).pow(1, 2));
  }

  /**
   * The elements with the opposite sign.
   *
   * @throws {UnitError} if the unit is a temperature scale such as degC
   */
  negated(): QuantityArray<D> {
    this.unit.requireNoZero('negated');
    return new QuantityArray(this.numbers.scale(-1), this.unit);
  }

  /**
   * Whether two arrays have the same shape and represent the same quantities, possibly in different units.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  equals<Own extends string>(
    this: QuantityArray<Own>,
    other: QuantityArray<SameDimension<NoInfer<Own>>>,
  ): boolean {
    const theirs = other.numbersIn(this.unit);
    if (this.shape.join() !== theirs.shape.join()) return false;
    const values = theirs[Symbol.iterator]();
    for (const own of this.numbers) if (own !== values.next().value) return false;
    return true;
  }

  /** A mask that is true where this array is less than `other`; see {@link QuantityArray.equalTo}. */
  lessThan<Own extends string>(
    this: QuantityArray<Own>,
    other: QuantitiesLike<NoInfer<Own>>,
  ): Mask {
    return this.compare('lessThan', other);
  }

  /** A mask that is true where this array is less than or equal to `other`; see {@link QuantityArray.equalTo}. */
  lessThanOrEqual<Own extends string>(
    this: QuantityArray<Own>,
    other: QuantitiesLike<NoInfer<Own>>,
  ): Mask {
    return this.compare('lessThanOrEqual', other);
  }

  /** A mask that is true where this array is greater than `other`; see {@link QuantityArray.equalTo}. */
  greaterThan<Own extends string>(
    this: QuantityArray<Own>,
    other: QuantitiesLike<NoInfer<Own>>,
  ): Mask {
    return this.compare('greaterThan', other);
  }

  /** A mask that is true where it is greater than or equal to `other`; see {@link QuantityArray.equalTo}. */
  greaterThanOrEqual<Own extends string>(
    this: QuantityArray<Own>,
    other: QuantitiesLike<NoInfer<Own>>,
  ): Mask {
    return this.compare('greaterThanOrEqual', other);
  }

  /**
   * A mask that is true where this array is equal to `other`, element by element and after conversion of units;
   * {@link equals} compares the arrays as a whole.
   *
   * @param other an array of the same shape, or one value for all elements
   * @throws {UnitError} if the dimensions differ, naming both units
   * @throws {ShapeError} if the shapes differ
   */
  equalTo<Own extends string>(this: QuantityArray<Own>, other: QuantitiesLike<NoInfer<Own>>): Mask {
    return this.compare('equalTo', other);
  }

  /**
   * The elements for which a mask is true, in C order: a copy with one axis.
   *
   * @throws {ShapeError} if the mask has another shape
   * @example
   * speed.where(speed.greaterThan(quantity(3, 'm/s'))).mean(); // 5 m/s
   */
  where(mask: Mask): QuantityArray<D> {
    return new QuantityArray(this.numbers.where(mask), this.unit);
  }

  /**
   * Writes to the elements for which a mask is true.
   *
   * @param values one value for all of them, or an array with one axis and one value for each, in C order
   * @returns this array
   * @throws {UnitError} if the dimensions differ
   * @throws {ShapeError} if the mask has another shape, or the number of values does not agree
   * @example
   * depth.setWhere(depth.lessThan(quantity(1, 'cm')), quantity(0, 'm'));
   */
  setWhere<Own extends string>(
    this: QuantityArray<Own>,
    mask: Mask,
    values: QuantitiesLike<NoInfer<Own>>,
  ): QuantityArray<Own> {
    this.numbers.setWhere(mask, inUnit(values, this.unit));
    return this;
  }

  /** The values as text in numpy's format, with the unit: '[1 2 3] m/s'; only the ends of more than 1000 values. */
  override toString(): string {
    return formatNumberWithUnit(this.numbers.toString(), this.unit);
  }

  /** The JSON representation, which `JSON.stringify` uses and {@link QuantityArray.fromJSON} reads. */
  toJSON(): QuantityArrayJson {
    const values = Array.from(this.numbers, numberToJson);
    return { values, shape: [...this.shape], unit: this.unit.symbol };
  }

  /** The text that `console.log` prints. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** The numbers in a unit; the memory of this array if the unit agrees. */
  private numbersIn(target: Unit): NdArray {
    const by = conversion(this.unit, target);
    return by ? this.numbers.scale(by.factor, by.divisor, by.shift) : this.numbers;
  }

  private compare(comparison: Comparison, other: Operand): Mask {
    return this.numbers.compare(comparison, inUnit(other, this.unit));
  }

  /** The numbers of the other operand of a sum, in the unit of this array. */
  private termsOf(other: Operand): NdArray | number {
    const terms = inUnit(other, this.unit);
    this.unit.requireNoZero('used in a sum or difference');
    if (typeof other !== 'number') other.unit.requireNoZero('used in a sum or difference');
    return terms;
  }

  /** A new array in which each number is combined with that of the other operand. */
  private combine(other: NdArray | number, operation: Operation): NdArray {
    // An array without axes is a single value.
    const by = typeof other === 'object' && other.shape.length === 0 ? other.at() : other;
    return typeof by === 'number'
      ? this.numbers.scale(...scalingBy(by, operation))
      : this.numbers.combine(operation, by);
  }
}

/** The factor, divisor and shift of an operation with one number for all elements. */
function scalingBy(by: number, operation: Operation): [number, number, number] {
  if (operation === 'times') return [by, 1, 0];
  if (operation === 'per') return [1, by, 0];
  return [1, 1, operation === 'plus' ? by : -by];
}

/** An array with the unit '1' if the units cancelled, as for a quantity. */
function plainIfNone(numbers: NdArray, own: Unit): QuantityArray {
  const result = QuantityArray.of(numbers, own);
  return own.dimension.isNone ? result.as(Unit.none) : result;
}

/** The numbers of an operand in a unit; for an array, its own memory if the unit agrees. */
export function inUnit(value: Operand, target: Unit): NdArray | number {
  return value instanceof QuantityArray ? value.valueIn(target) : numberIn(value, target);
}
