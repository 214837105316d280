// SPDX-License-Identifier: Apache-2.0
/**
 * A number with a unit.
 *
 * @module
 */
import { UnitError } from '../errors.js';
import { conversion } from './conversion.js';
import type { IsPlain, Power, SameDimension, UnknownDimension } from './dimension-types.js';
import { formatNumberWithUnit, type JsonNumber, numberFromJson, numberToJson } from './notation.js';
import type { Divided, Multiplied, Operand, Result } from './operand-types.js';
import { unit, type UnitLike } from './parse-unit.js';
import type { QuantityArray } from './quantity-array.js';
import type { DimensionOf, UnitMeasuring } from './unit-types.js';
import { Unit } from './unit.js';

/** A quantity as JSON holds it. */
export interface QuantityJson {
  /** The number. */
  value: JsonNumber;
  /** The unit, as `quantity` takes it. */
  unit: string;
}

/** Carries the dimension that the compiler knows; there is nothing of that name at run time. */
declare const measured: unique symbol;

/** What can be used as a quantity of dimension `D`: also one of unknown dimension, or a plain number. */
export type QuantityLike<D extends string> =
  Quantity<SameDimension<D>> | (IsPlain<D> extends true ? number : never);

/** What can be used as one or several quantities of dimension `D`. */
export type QuantitiesLike<D extends string> = QuantityLike<D> | QuantityArray<SameDimension<D>>;

/** What the sum with one of them is. */
type Sum<D extends string, Other> = Other extends QuantityArray ? QuantityArray<D> : Quantity<D>;

/**
 * A number with a unit; it does not change. Made by {@link quantity}.
 *
 * Its dimension is part of its type, and the compiler follows it through all operations: what adds a mass
 * to a length does not compile. Where it cannot know a unit, because the text of it is known at run time
 * only, the dimension is `'unknown'`: such a quantity can be used wherever a quantity is expected, and is
 * checked then; {@link as} makes its dimension known.
 *
 * Wherever another quantity is expected, a plain number is one without dimension. A product, quotient or
 * power that has no dimension left is a plain number; where the compiler does not know whether that is so,
 * the type is a union of both. Sums and differences keep their unit.
 *
 * @typeParam D the dimension, such as `'length per time'`; that of a plain `Quantity` can be any
 *
 * @example
 * const distance = quantity(3, 'km');
 * const time = quantity(20, 'min');
 * distance.per(time).valueIn('m/s');    // 2.5
 * `${distance.per(time)}`;              // '0.15 km/min'
 * time.lessThan(quantity(1, 'hour'));   // true
 * time.per(quantity(1, 's'));           // 1200
 */
export class Quantity<D extends string = string> {
  /** @hidden */
  declare readonly [measured]: D;

  private constructor(
    /** The number, in its unit. */
    readonly number: number,
    /** The unit. */
    readonly unit: Unit<D>,
  ) {}

  /** @internal What {@link quantity} makes of a number. */
  static of<D extends string>(number: number, own: Unit<D>): Quantity<D> {
    return new Quantity(number, own);
  }

  /**
   * The quantity that {@link toJSON} wrote.
   *
   * @throws {UnitError} if its unit is not one
   */
  static fromJSON(json: QuantityJson): Quantity<UnknownDimension> {
    return new Quantity(numberFromJson(json.value), unit(json.unit));
  }

  /**
   * The number in another unit.
   *
   * @throws {UnitError} if that has another dimension
   * @example
   * quantity(2, 'hour').valueIn('s'); // 7200
   */
  valueIn<Own extends string, const U extends UnitLike>(
    this: Quantity<Own>,
    target: UnitMeasuring<U, NoInfer<Own>>,
  ): number;
  valueIn(target: UnitLike): number {
    const by = conversion(this.unit, target);
    return by ? (this.number * by.factor) / by.divisor + by.shift : this.number;
  }

  /**
   * The same quantity in another unit. If the dimension was not known to the compiler, it is now.
   *
   * @throws {UnitError} if that has another dimension
   * @example
   * quantity(2, textFromAFile).as('s'); // Quantity<'time'>
   */
  as<Own extends string, const U extends UnitLike>(
    this: Quantity<Own>,
    target: UnitMeasuring<U, NoInfer<Own>>,
  ): Quantity<DimensionOf<U>>;
  as(target: UnitLike): Quantity {
    return new Quantity(numberIn(this, unit(target)), unit(target));
  }

  /**
   * The sum, in this quantity's unit.
   *
   * @throws {UnitError} if the dimensions differ, or a unit is a temperature scale such as degC
   */
  plus<Own extends string, Other extends QuantitiesLike<NoInfer<Own>>>(
    this: Quantity<Own>,
    other: Other,
  ): Sum<Own, Other>;
  plus(other: Quantity | QuantityArray | number): Quantity | QuantityArray {
    if (isArray(other)) return other.as(this.unit).plus(this);
    return new Quantity(this.number + this.termOf(other), this.unit);
  }

  /**
   * The difference, in this quantity's unit.
   *
   * @throws {UnitError} if the dimensions differ, or a unit is a temperature scale such as degC
   */
  minus<Own extends string, Other extends QuantitiesLike<NoInfer<Own>>>(
    this: Quantity<Own>,
    other: Other,
  ): Sum<Own, Other>;
  minus(other: Quantity | QuantityArray | number): Quantity | QuantityArray {
    if (isArray(other)) return other.as(this.unit).negated().plus(this);
    return new Quantity(this.number - this.termOf(other), this.unit);
  }

  /**
   * The product; with a plain number, in this quantity's unit.
   *
   * @returns a plain number if the units cancel
   * @throws {UnitError} if a unit is a temperature scale such as degC
   */
  times<Own extends string, Other extends Operand>(
    this: Quantity<Own>,
    other: Other,
  ): Multiplied<Quantity<Own>, Other>;
  times(other: Operand): Operand {
    if (isArray(other)) return other.times(this);
    this.unit.requireNoZero('part of a product');
    if (typeof other === 'number') return new Quantity(this.number * other, this.unit);
    return resultOf(this.number * other.number, (this.unit as Unit).times(other.unit));
  }

  /**
   * The quotient; with a plain number, in this quantity's unit.
   *
   * @returns a plain number if the units cancel
   * @throws {UnitError} if a unit is a temperature scale such as degC
   */
  per<Own extends string, Other extends Operand>(
    this: Quantity<Own>,
    other: Other,
  ): Divided<Quantity<Own>, Other>;
  per(other: Operand): Operand {
    if (isArray(other)) return other.pow(-1).times(this);
    this.unit.requireNoZero('part of a quotient');
    if (typeof other === 'number') return new Quantity(this.number / other, this.unit);
    return resultOf(this.number / other.number, (this.unit as Unit).per(other.unit));
  }

  /**
   * A power.
   *
   * @param exponent a fraction with a denominator of at most 12
   * @param root the denominator, where the compiler is to follow a fraction that is no short decimal:
   *   `pow(1, 3)` is the cube root
   * @returns a plain number if there is no dimension
   * @throws {UnitError} if the exponent is no such fraction, or the unit is a temperature scale such as degC
   */
  pow<Own extends string, P extends number, Q extends number = 1>(
    this: Quantity<Own>,
    exponent: P,
    root?: Q,
  ): Result<Power<Own, P, Q>>;
  pow(exponent: number, root = 1): Quantity | number {
    this.unit.requireNoZero('raised to a power');
    return resultOf(this.number ** (exponent / root), (this.unit as Unit).pow(exponent, root));
  }

  /**
   * The square root.
   *
   * @returns a plain number if there is no dimension
   * @throws {UnitError} if the unit is a temperature scale such as degC
   */
  sqrt<Own extends string>(this: Quantity<Own>): Result<Power<Own, 1, 2>>;
  sqrt(): Quantity | number {
    this.unit.requireNoZero('under a root');
    return resultOf(Math.sqrt(this.number), (this.unit as Unit).pow(1, 2));
  }

  /**
   * The quantity with the other sign.
   *
   * @throws {UnitError} if the unit is a temperature scale such as degC
   */
  negated<Own extends string>(this: Quantity<Own>): Quantity<Own> {
    this.unit.requireNoZero('negated');
    return new Quantity(-this.number, this.unit);
  }

  /**
   * Whether both are the same amount, in whatever units.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  equals<Own extends string>(this: Quantity<Own>, other: QuantityLike<NoInfer<Own>>): boolean {
    return this.number === numberIn(other, this.unit);
  }

  /**
   * Whether this is less than another.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  lessThan<Own extends string>(this: Quantity<Own>, other: QuantityLike<NoInfer<Own>>): boolean {
    return this.number < numberIn(other, this.unit);
  }

  /**
   * Whether this is less than or equal to another.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  lessThanOrEqual<Own extends string>(
    this: Quantity<Own>,
    other: QuantityLike<NoInfer<Own>>,
  ): boolean {
    return this.number <= numberIn(other, this.unit);
  }

  /**
   * Whether this is greater than another.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  greaterThan<Own extends string>(this: Quantity<Own>, other: QuantityLike<NoInfer<Own>>): boolean {
    return this.number > numberIn(other, this.unit);
  }

  /**
   * Whether this is greater than or equal to another.
   *
   * @throws {UnitError} if the dimensions differ, naming both units
   */
  greaterThanOrEqual<Own extends string>(
    this: Quantity<Own>,
    other: QuantityLike<NoInfer<Own>>,
  ): boolean {
    return this.number >= numberIn(other, this.unit);
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
    if (this.unit.dimension.isNone) return numberIn(this, Unit.none);
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
    const number = numberIn(other, this.unit);
    this.unit.requireNoZero('added or subtracted');
    if (typeof other !== 'number') other.unit.requireNoZero('added or subtracted');
    return number;
  }
}

// Told apart by its shape: to ask for the class would make the two modules import each other.
function isArray(value: Quantity | QuantityArray | number): value is QuantityArray {
  return typeof value === 'object' && 'shape' in value;
}

/** The number that a quantity is in a unit; plain numbers have the unit '1'. */
export function numberIn(value: Quantity | number, target: Unit): number {
  const [number, own] = typeof value === 'number' ? [value, Unit.none] : [value.number, value.unit];
  const by = conversion(own, target);
  return by ? (number * by.factor) / by.divisor + by.shift : number;
}

/** A quantity, or the plain number that it is if nothing is left of its unit: 90 s per min is 1.5. */
function resultOf(number: number, own: Unit): Quantity | number {
  const result = Quantity.of(number, own);
  return own.dimension.isNone ? numberIn(result, Unit.none) : result;
}
