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

/** A quantity array as JSON holds it: the values in C order. */
export interface QuantityArrayJson {
  /** The numbers, in C order. */
  values: JsonNumber[];
  /** The number of elements along each axis. */
  shape: number[];
  /** The unit of all of them. */
  unit: string;
}

/** Carries the dimension that the compiler knows; there is nothing of that name at run time. */
declare const measured: unique symbol;

/**
 * Numbers in an n-dimensional array, with one unit for all of them. Made by {@link quantity}.
 *
 * Its dimension is part of its type, as that of a {@link Quantity} is, and the compiler follows it through
 * all operations.
 *
 * `at(...)`, `transpose` and, where it can, `reshape` give views of the same memory, and `assign` writes to
 * it; all other operations give new arrays. One value goes with all elements; two arrays have to have the
 * same shape. A plain number is a quantity without dimension. Where the units of a product or a quotient
 * cancel, the elements are plain numbers, in the unit `'1'`.
 *
 * @typeParam D the dimension, such as `'length per time'`; that of a plain `QuantityArray` can be any
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
    /** The numbers, in their unit. */
    protected readonly numbers: NdArray,
    /** The unit of all of them. */
    readonly unit: Unit<D>,
  ) {
    super();
  }

  /** @internal What {@link quantity} makes of an n-d array: a view of it. */
  static of<D extends string>(numbers: NdArray, own: Unit<D>): QuantityArray<D> {
    return new QuantityArray(numbers, own);
  }

  /**
   * The array that {@link toJSON} wrote.
   *
   * @throws {UnitError} if its unit is not one
   * @throws {ShapeError} if its shape does not fit its values
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
   * The numbers in a unit, as a plain n-d array. If the unit agrees with this array's, that is this
   * array's own memory, without a copy: writing to it writes to this array.
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
   * The same quantities in another unit; the same memory if the unit agrees. If the dimension was not known
   * to the compiler, it is now.
   *
   * @throws {UnitError} if that has another dimension
   */
  as<Own extends string, const U extends UnitLike>(
    this: QuantityArray<Own>,
    target: UnitMeasuring<U, NoInfer<Own>>,
  ): QuantityArray<DimensionOf<U>>;
  as(target: UnitLike): QuantityArray {
    return new QuantityArray(this.numbersIn(unit(target)), unit(target));
  }

  /**
   * What an index expression selects. Integers for all axes give one quantity. A slice, a list or `'...'`
   * among them gives an array: a view, without a copy, unless a list has elements that are not at equal
   * distances, which no view of the memory can show. As in numpy, they are copied then, and {@link set}
   * writes them.
   *
   * @param index per axis an integer, which drops the axis, a slice such as `'3:6'` or
   *   `{ start, stop, step }`, or a list of integers; lists on several axes select each combination.
   *   `'...'` stands for all axes without an index, and so does the end
   * @throws {SliceError} if an index is malformed or out of range, or there are integers only, and fewer
   *   than axes: `at(5, '...')` gives what is at 5
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
   * Writes values to the elements that an index expression selects, converted to this array's unit; also
   * where {@link at} gives a copy.
   *
   * @param index as for {@link at}; where a list names an element twice, the last value stays
   * @param values an array of the shape that is selected, or one value for all elements
   * @returns this array
   * @throws {SliceError} as {@link at} does
   * @throws {UnitError} if the dimensions differ
   * @throws {ShapeError} if the shapes do
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
   * Writes values into this array, and so into what it is a view of, converted to its unit.
   *
   * @param values an array of the same shape, or one value for all elements
   * @returns this array
   * @throws {UnitError} if the dimensions differ
   * @throws {ShapeError} if the shapes do
   * @example
   * speed.at(':', '3:6').assign(quantity(1, 'm/s'));
   */
  assign<Own extends string>(
    this: QuantityArray<Own>,
    values: QuantitiesLike<NoInfer<Own>>,
  ): QuantityArray<Own> {
    this.numbers.assign(inUnit(values, this.unit));
    return this;
  }

  /**
   * The same elements with the axes in another order, as a view.
   *
   * @param axes which axis of this array each axis of the result is; default: reversed
   * @throws {ArgumentError} if `axes` is not a permutation of this array's axes
   */
  transpose(...axes: number[]): QuantityArray<D> {
    return new QuantityArray(this.numbers.transpose(...axes), this.unit);
  }

  /**
   * The same elements in C order under another shape: a view where the memory's order allows that, a copy
   * otherwise. `reshape([-1])` has one axis.
   *
   * @param shape of the same size; one length may be -1, which stands for what is left
   * @throws {ShapeError} if the sizes differ
   */
  reshape(shape: readonly number[]): QuantityArray<D> {
    return new QuantityArray(this.numbers.reshape(shape), this.unit);
  }

  /** The same quantities in memory of their own. */
  copy(): QuantityArray<D> {
    return new QuantityArray(this.numbers.copy(), this.unit);
  }

  /**
   * The numbers in C order in a unit, which only arrays without dimension can leave out; without a copy where
   * that is possible, see {@link NdArray.toFloat64Array}.
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
   * The numbers in a unit as nested plain arrays; only arrays without dimension can leave the unit out.
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

  /** The elements in C order. For many of them, a loop over the numbers in a unit is far faster. */
  *[Symbol.iterator](): IterableIterator<Quantity<D>> {
    for (const number of this.numbers) yield Quantity.of(number, this.unit);
  }

  /**
   * The sums, in this array's unit.
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
   * The differences, in this array's unit.
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
   * The products, element by element; with a plain number, in this array's unit.
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
   * The quotients, element by element; with a plain number, in this array's unit.
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
   * @param root the denominator, where the compiler is to follow a fraction that is no short decimal:
   *   `pow(1, 3)` is the cube root
   * @throws {UnitError} if the exponent is no such fraction, or the unit is a temperature scale such as degC
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
    this.unit.requireNoZero('under a root');
    return plainIfNone(this.numbers.map(Math.sqrt), (this.unit as Unit).pow(1, 2));
  }

  /**
   * The elements with the other sign.
   *
   * @throws {UnitError} if the unit is a temperature scale such as degC
   */
  negated(): QuantityArray<D> {
    this.unit.requireNoZero('negated');
    return new QuantityArray(this.numbers.scale(-1), this.unit);
  }

  /**
   * Whether both have the same shape and the same amounts, in whatever units.
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

  /** Where the elements are less than others, element by element; see {@link QuantityArray.equalTo}. */
  lessThan<Own extends string>(
    this: QuantityArray<Own>,
    other: QuantitiesLike<NoInfer<Own>>,
  ): Mask {
    return this.compare('lessThan', other);
  }

  /** Where they are less than or equal to others; see {@link QuantityArray.equalTo}. */
  lessThanOrEqual<Own extends string>(
    this: QuantityArray<Own>,
    other: QuantitiesLike<NoInfer<Own>>,
  ): Mask {
    return this.compare('lessThanOrEqual', other);
  }

  /** Where they are greater than others; see {@link QuantityArray.equalTo}. */
  greaterThan<Own extends string>(
    this: QuantityArray<Own>,
    other: QuantitiesLike<NoInfer<Own>>,
  ): Mask {
    return this.compare('greaterThan', other);
  }

  /** Where they are greater than or equal to others; see {@link QuantityArray.equalTo}. */
  greaterThanOrEqual<Own extends string>(
    this: QuantityArray<Own>,
    other: QuantitiesLike<NoInfer<Own>>,
  ): Mask {
    return this.compare('greaterThanOrEqual', other);
  }

  /**
   * Where the elements are the same amounts as others, element by element, while {@link equals} says whether
   * all of them are.
   *
   * @param other an array of the same shape, or one value for all elements
   * @throws {UnitError} if the dimensions differ, naming both units
   * @throws {ShapeError} if the shapes do
   */
  equalTo<Own extends string>(this: QuantityArray<Own>, other: QuantitiesLike<NoInfer<Own>>): Mask {
    return this.compare('equalTo', other);
  }

  /**
   * The elements for which a mask holds, in C order: a copy with one axis.
   *
   * @throws {ShapeError} if the mask has another shape
   * @example
   * speed.where(speed.greaterThan(quantity(3, 'm/s'))).mean(); // 5 m/s
   */
  where(mask: Mask): QuantityArray<D> {
    return new QuantityArray(this.numbers.where(mask), this.unit);
  }

  /**
   * Writes to the elements for which a mask holds.
   *
   * @param values one for all of them, or an array with one axis and as many elements
   * @returns this array
   * @throws {UnitError} if the dimensions differ
   * @throws {ShapeError} if the mask has another shape, or there are more or fewer values
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

  /** The values as numpy prints them, and the unit: '[1 2 3] m/s'; of more than 1000, the ends. */
  override toString(): string {
    return formatNumberWithUnit(this.numbers.toString(), this.unit);
  }

  /** What `JSON.stringify` writes and {@link QuantityArray.fromJSON} reads. */
  toJSON(): QuantityArrayJson {
    const values = Array.from(this.numbers, numberToJson);
    return { values, shape: [...this.shape], unit: this.unit.symbol };
  }

  /** What `console.log` shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** The numbers in a unit; this array's own memory if it agrees. */
  private numbersIn(target: Unit): NdArray {
    const by = conversion(this.unit, target);
    return by ? this.numbers.scale(by.factor, by.divisor, by.shift) : this.numbers;
  }

  private compare(comparison: Comparison, other: Operand): Mask {
    return this.numbers.compare(comparison, inUnit(other, this.unit));
  }

  /** What is to be added to these numbers. */
  private termsOf(other: Operand): NdArray | number {
    const terms = inUnit(other, this.unit);
    this.unit.requireNoZero('added or subtracted');
    if (typeof other !== 'number') other.unit.requireNoZero('added or subtracted');
    return terms;
  }

  /** A new array, with each number combined with another. */
  private combine(other: NdArray | number, operation: Operation): NdArray {
    // An array without axes is one value.
    const by = typeof other === 'object' && other.shape.length === 0 ? other.at() : other;
    return typeof by === 'number'
      ? this.numbers.scale(...scalingBy(by, operation))
      : this.numbers.combine(operation, by);
  }
}

/** The factor, divisor and shift that one number for all elements amounts to. */
function scalingBy(by: number, operation: Operation): [number, number, number] {
  if (operation === 'times') return [by, 1, 0];
  if (operation === 'per') return [1, by, 0];
  return [1, 1, operation === 'plus' ? by : -by];
}

/** An array whose unit is '1' if nothing else is left of it, as for a quantity. */
function plainIfNone(numbers: NdArray, own: Unit): QuantityArray {
  const result = QuantityArray.of(numbers, own);
  return own.dimension.isNone ? result.as(Unit.none) : result;
}

/** The numbers that an operand is in a unit: the memory of an array, where that agrees. */
export function inUnit(value: Operand, target: Unit): NdArray | number {
  return value instanceof QuantityArray ? value.valueIn(target) : numberIn(value, target);
}
