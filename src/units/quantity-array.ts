/**
 * An n-dimensional array with a unit.
 *
 * @module
 */
import { type AxisIndex, NdArray, type NestedNumbers, type Operation } from '../array/index.js';
import { conversion } from './conversion.js';
import { formatNumberWithUnit, type JsonNumber, numberFromJson, numberToJson } from './notation.js';
import { unit, type UnitLike } from './parse-unit.js';
import { Quantity, toQuantity } from './quantity.js';
import { Unit } from './unit.js';

/** A quantity array as JSON holds it: the values in C order. */
export interface QuantityArrayJson {
  values: JsonNumber[];
  shape: number[];
  unit: string;
}

/** What can be combined with an array: one of the same shape, or one value for all elements. */
type Operand = QuantityArray | Quantity | number;

/**
 * Numbers in an n-dimensional array, with one unit for all of them. Made by {@link quantity}.
 *
 * `at(...)` gives a view of the same memory, and `assign` writes to it; all other operations give new
 * arrays. One value goes with all elements; two arrays have to have the same shape. A plain number is a
 * quantity without dimension.
 *
 * @example
 * const speed = quantity([[1, 2, 3], [4, 5, 6]], 'm/s');
 * speed.shape;                                  // [2, 3]
 * speed.at(0, '1:').valueIn('km/hour').toNested();  // [7.2, 10.8]
 * speed.times(quantity(2, 's')).sum();          // 42 m
 * speed.get(1, 2);                              // 6 m/s
 */
export class QuantityArray implements Iterable<Quantity> {
  constructor(
    /** The numbers, in {@link unit}. */
    private readonly numbers: NdArray,
    /** The unit of all of them. */
    readonly unit: Unit,
  ) {}

  /**
   * The array that {@link toJSON} wrote.
   *
   * @throws {UnitError} if its unit is not one
   * @throws {ShapeError} if its shape does not fit its values
   */
  static fromJSON(json: QuantityArrayJson): QuantityArray {
    const flat = new NdArray(Float64Array.from(json.values, numberFromJson));
    return new QuantityArray(flat.reshape(json.shape), unit(json.unit));
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
  valueIn(target: UnitLike): NdArray {
    const by = conversion(this.unit, target);
    return by ? this.numbers.scale(by.factor, by.divisor, by.shift) : this.numbers;
  }

  /**
   * The same quantities in another unit; the same memory if the unit agrees.
   *
   * @throws {UnitError} if that has another dimension
   */
  as(target: UnitLike): QuantityArray {
    return new QuantityArray(this.valueIn(target), unit(target));
  }

  /**
   * The elements that an index expression selects, as a view: nothing is copied. An integer drops its
   * axis; integers for all axes give an array without axes, while {@link get} gives the one quantity.
   *
   * @param index per axis an integer, a slice such as `'3:6'` or `{ start, stop, step }`; axes without
   *   one are taken whole
   * @throws {SliceError} if an index is malformed or out of range
   */
  at(...index: AxisIndex[]): QuantityArray {
    return new QuantityArray(this.numbers.at(...index), this.unit);
  }

  /**
   * One element.
   *
   * @param indices one integer per axis; negative ones count from the end
   * @throws {SliceError} if one is out of range, or there are more or fewer than axes
   */
  get(...indices: number[]): Quantity {
    return new Quantity(this.numbers.get(...indices), this.unit);
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
  assign(values: Operand): this {
    this.numbers.assign(fromOperand(values).valueIn(this.unit));
    return this;
  }

  /** The same quantities in memory of their own. */
  copy(): QuantityArray {
    return new QuantityArray(this.numbers.copy(), this.unit);
  }

  /**
   * The numbers in C order, in a unit or in this array's; without a copy where that is possible, see
   * {@link NdArray.toFloat64Array}.
   *
   * @throws {UnitError} if the unit has another dimension
   */
  toFloat64Array(target: UnitLike = this.unit): Float64Array {
    return this.valueIn(target).toFloat64Array();
  }

  /**
   * The numbers as nested plain arrays, in a unit or in this array's.
   *
   * @throws {UnitError} if the unit has another dimension
   */
  toNested(target: UnitLike = this.unit): NestedNumbers {
    return this.valueIn(target).toNested();
  }

  /** The elements in C order. For many of them, a loop over `toFloat64Array()` is far faster. */
  *[Symbol.iterator](): IterableIterator<Quantity> {
    for (const number of this.numbers) yield new Quantity(number, this.unit);
  }

  /**
   * The sums, in this array's unit.
   *
   * @throws {UnitError} if the dimensions differ, or a unit is a temperature scale such as degC
   * @throws {ShapeError} if the shapes differ
   */
  plus(other: Operand): QuantityArray {
    return this.combine(this.termsOf(other), this.unit, 'plus');
  }

  /**
   * The differences, in this array's unit.
   *
   * @throws {UnitError} if the dimensions differ, or a unit is a temperature scale such as degC
   * @throws {ShapeError} if the shapes differ
   */
  minus(other: Operand): QuantityArray {
    return this.combine(this.termsOf(other), this.unit, 'minus');
  }

  /**
   * The products, element by element.
   *
   * @throws {UnitError} if a unit is a temperature scale such as degC
   * @throws {ShapeError} if the shapes differ
   */
  times(other: Operand): QuantityArray {
    const factor = fromOperand(other);
    const product = this.unit.times(factor.unit);
    return this.combine(factor.valueIn(factor.unit), product, 'times');
  }

  /**
   * The quotients, element by element.
   *
   * @throws {UnitError} if a unit is a temperature scale such as degC
   * @throws {ShapeError} if the shapes differ
   */
  per(other: Operand): QuantityArray {
    const divisor = fromOperand(other);
    const quotient = this.unit.per(divisor.unit);
    return this.combine(divisor.valueIn(divisor.unit), quotient, 'per');
  }

  /**
   * A power of each element.
   *
   * @param exponent a fraction with a denominator of at most 12
   * @throws {UnitError} if it is not, or the unit is a temperature scale such as degC
   */
  pow(exponent: number): QuantityArray {
    this.unit.requireNoZero('raised to a power');
    const powers = this.numbers.map((own) => own ** exponent);
    return plainIfNone(powers, this.unit.pow(exponent));
  }

  /**
   * The elements with the other sign.
   *
   * @throws {UnitError} if the unit is a temperature scale such as degC
   */
  negated(): QuantityArray {
    this.unit.requireNoZero('negated');
    return new QuantityArray(this.numbers.scale(-1), this.unit);
  }

  /**
   * Whether both have the same shape and the same amounts, in whatever units.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  equals(other: QuantityArray): boolean {
    const theirs = other.valueIn(this.unit);
    if (this.shape.join() !== theirs.shape.join()) return false;
    const values = theirs[Symbol.iterator]();
    for (const own of this.numbers) if (own !== values.next().value) return false;
    return true;
  }

  /**
   * The sum of all elements.
   *
   * @throws {UnitError} if the unit is a temperature scale such as degC
   */
  sum(): Quantity {
    this.unit.requireNoZero('added up');
    return new Quantity(this.numbers.sum(), this.unit);
  }

  /**
   * The mean of all elements.
   *
   * @throws {ShapeError} if there are none
   */
  mean(): Quantity {
    return new Quantity(this.numbers.mean(), this.unit);
  }

  /**
   * The smallest element; NaN if any is.
   *
   * @throws {ShapeError} if there are none
   */
  min(): Quantity {
    return new Quantity(this.numbers.min(), this.unit);
  }

  /**
   * The largest element; NaN if any is.
   *
   * @throws {ShapeError} if there are none
   */
  max(): Quantity {
    return new Quantity(this.numbers.max(), this.unit);
  }

  /** The values as numpy prints them, and the unit: '[1 2 3] m/s'; of more than 1000, the ends. */
  toString(): string {
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

  /** What is to be added to these numbers. */
  private termsOf(other: Operand): NdArray | number {
    const terms = fromOperand(other);
    const numbers = terms.valueIn(this.unit);
    this.unit.requireNoZero('added or subtracted');
    terms.unit.requireNoZero('added or subtracted');
    return numbers;
  }

  /** A new array in a unit, with each number combined with another. */
  private combine(other: NdArray | number, result: Unit, operation: Operation): QuantityArray {
    // An array without axes is one value.
    const by = typeof other === 'object' && other.shape.length === 0 ? other.get() : other;
    const numbers =
      typeof by === 'number'
        ? this.numbers.scale(...scalingBy(by, operation))
        : this.numbers.combine(operation, by);
    return plainIfNone(numbers, result);
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
  const result = new QuantityArray(numbers, own);
  return own.dimension.isNone ? result.as(Unit.none) : result;
}

function fromOperand(value: Operand): QuantityArray | Quantity {
  return value instanceof QuantityArray ? value : toQuantity(value);
}
