/**
 * A number with a unit.
 *
 * @module
 */
import { UnitError } from '../errors.js';
import { conversion } from './conversion.js';
import { formatNumberWithUnit, type JsonNumber, numberFromJson, numberToJson } from './notation.js';
import { unit, type UnitLike } from './parse-unit.js';
import type { QuantityArray } from './quantity-array.js';
import { Unit } from './unit.js';

/** A quantity as JSON holds it. */
export interface QuantityJson {
  value: JsonNumber;
  unit: string;
}

/**
 * A number with a unit; it does not change. Made by {@link quantity}.
 *
 * Wherever another quantity is expected, a plain number is one without dimension.
 *
 * The result of an operation always is a quantity, also where the units cancel: its type cannot depend
 * on values. The number in it is `.valueIn('1')`, or `Number(...)` of it.
 *
 * @example
 * const distance = quantity(3, 'km');
 * const time = quantity(20, 'min');
 * distance.per(time).valueIn('m/s');    // 2.5
 * `${distance.per(time)}`;              // '0.15 km/min'
 * time.lessThan(quantity(1, 'hour'));   // true
 */
export class Quantity {
  constructor(
    /** The number, in {@link unit}. */
    readonly number: number,
    /** The unit. */
    readonly unit: Unit,
  ) {}

  /**
   * The quantity that {@link toJSON} wrote.
   *
   * @throws {UnitError} if its unit is not one
   */
  static fromJSON(json: QuantityJson): Quantity {
    return new Quantity(numberFromJson(json.value), unit(json.unit));
  }

  /**
   * The number in another unit.
   *
   * @throws {UnitError} if that has another dimension
   * @example
   * quantity(2, 'hour').valueIn('s'); // 7200
   */
  valueIn(target: UnitLike): number {
    const by = conversion(this.unit, target);
    return by ? (this.number * by.factor) / by.divisor + by.shift : this.number;
  }

  /**
   * The same quantity in another unit.
   *
   * @throws {UnitError} if that has another dimension
   */
  as(target: UnitLike): Quantity {
    return new Quantity(this.valueIn(target), unit(target));
  }

  /**
   * The sum, in this quantity's unit.
   *
   * @throws {UnitError} if the dimensions differ, or a unit is a temperature scale such as degC
   */
  plus(other: Quantity | number): Quantity;
  plus(other: QuantityArray): QuantityArray;
  plus(other: Quantity | QuantityArray | number): Quantity | QuantityArray {
    if (isArray(other)) return other.as(this.unit).plus(this);
    return new Quantity(this.number + this.termOf(other), this.unit);
  }

  /**
   * The difference, in this quantity's unit.
   *
   * @throws {UnitError} if the dimensions differ, or a unit is a temperature scale such as degC
   */
  minus(other: Quantity | number): Quantity;
  minus(other: QuantityArray): QuantityArray;
  minus(other: Quantity | QuantityArray | number): Quantity | QuantityArray {
    if (isArray(other)) return other.as(this.unit).negated().plus(this);
    return new Quantity(this.number - this.termOf(other), this.unit);
  }

  /**
   * The product.
   *
   * @throws {UnitError} if a unit is a temperature scale such as degC
   */
  times(other: Quantity | number): Quantity;
  times(other: QuantityArray): QuantityArray;
  times(other: Quantity | QuantityArray | number): Quantity | QuantityArray {
    if (isArray(other)) return other.times(this);
    const factor = toQuantity(other);
    return plainIfNone(this.number * factor.number, this.unit.times(factor.unit));
  }

  /**
   * The quotient.
   *
   * @throws {UnitError} if a unit is a temperature scale such as degC
   */
  per(other: Quantity | number): Quantity;
  per(other: QuantityArray): QuantityArray;
  per(other: Quantity | QuantityArray | number): Quantity | QuantityArray {
    if (isArray(other)) return other.pow(-1).times(this);
    const divisor = toQuantity(other);
    return plainIfNone(this.number / divisor.number, this.unit.per(divisor.unit));
  }

  /**
   * A power; `pow(1 / 2)` is the square root.
   *
   * @param exponent a fraction with a denominator of at most 12
   * @throws {UnitError} if it is not, or the unit is a temperature scale such as degC
   */
  pow(exponent: number): Quantity {
    this.unit.requireNoZero('raised to a power');
    return plainIfNone(this.number ** exponent, this.unit.pow(exponent));
  }

  /**
   * The quantity with the other sign.
   *
   * @throws {UnitError} if the unit is a temperature scale such as degC
   */
  negated(): Quantity {
    this.unit.requireNoZero('negated');
    return new Quantity(-this.number, this.unit);
  }

  /**
   * Whether both are the same amount, in whatever units.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  equals(other: Quantity | number): boolean {
    return this.number === toQuantity(other).valueIn(this.unit);
  }

  /**
   * Whether this is less than another.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  lessThan(other: Quantity | number): boolean {
    return this.number < toQuantity(other).valueIn(this.unit);
  }

  /**
   * Whether this is less than or equal to another.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  lessThanOrEqual(other: Quantity | number): boolean {
    return this.number <= toQuantity(other).valueIn(this.unit);
  }

  /**
   * Whether this is greater than another.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  greaterThan(other: Quantity | number): boolean {
    return this.number > toQuantity(other).valueIn(this.unit);
  }

  /**
   * Whether this is greater than or equal to another.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  greaterThanOrEqual(other: Quantity | number): boolean {
    return this.number >= toQuantity(other).valueIn(this.unit);
  }

  /** The number and the unit: '3.5 m/s'. */
  toString(): string {
    return formatNumberWithUnit(String(this.number), this.unit);
  }

  /** What `JSON.stringify` writes and {@link Quantity.fromJSON} reads. */
  toJSON(): QuantityJson {
    return { value: numberToJson(this.number), unit: this.unit.symbol };
  }

  /**
   * Text where JavaScript wants text. Where it wants a number, as in `a < b` or `Number(a)`, that is
   * given only if there is no dimension: `a < b` on the numbers alone would ignore the units.
   *
   * @throws {UnitError} if a number is wanted and there is a dimension
   */
  [Symbol.toPrimitive](hint: string): string | number {
    if (hint !== 'number') return this.toString();
    if (this.unit.dimension.isNone) return this.valueIn(Unit.none);
    throw new UnitError(
      `${this.toString()} is not a plain number: use valueIn('${this.unit.symbol}'), or lessThan, ` +
        'plus and so on',
      this.unit.symbol,
      Unit.none.symbol,
    );
  }

  /** What `console.log` shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** What is to be added to this number. */
  private termOf(other: Quantity | number): number {
    const term = toQuantity(other);
    const number = term.valueIn(this.unit);
    this.unit.requireNoZero('added or subtracted');
    term.unit.requireNoZero('added or subtracted');
    return number;
  }
}

/** A quantity; a plain number becomes one without dimension. */
export function toQuantity(value: Quantity | number): Quantity {
  return typeof value === 'number' ? new Quantity(value, Unit.none) : value;
}

/** A quantity whose unit is '1' if nothing else is left of it: 90 s per min is 1.5, not 90 s/min. */
function plainIfNone(number: number, own: Unit): Quantity {
  const result = new Quantity(number, own);
  return own.dimension.isNone ? result.as(Unit.none) : result;
}

// Told apart by its shape: to ask for the class would make the two modules import each other.
function isArray(value: Quantity | QuantityArray | number): value is QuantityArray {
  return typeof value === 'object' && 'shape' in value;
}
