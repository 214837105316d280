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

/** The JSON representation of a quantity. */
export interface QuantityJson {
  /** The number. */
  value: JsonNumber;
  /** The unit, as text that `quantity` accepts. */
  unit: string;
}

/** Holds the dimension for the compiler; it does not exist at run time. */
declare const measured: unique symbol;

/**
 * A value that is accepted as a quantity of dimension `D`: also a quantity of unknown dimension and, if `D` is
 * dimensionless, a plain number.
 */
export type QuantityLike<D extends string> =
  Quantity<SameDimension<D>> | (IsPlain<D> extends true ? number : never);

/** A value that is accepted as a quantity, or as an array of quantities, of dimension `D`. */
export type QuantitiesLike<D extends string> = QuantityLike<D> | QuantityArray<SameDimension<D>>;

/** The type of the sum of a quantity and a value of the type `Other`. */
type Sum<D extends string, Other> = Other extends QuantityArray ? QuantityArray<D> : Quantity<D>;

/**
 * A number with a unit. Quantities are immutable, and are created by {@link quantity}.
 *
 * The dimension is part of the type, and the compiler follows it through all operations: the sum of a mass and a
 * length does not compile. If the text of a unit is known only at run time, the dimension is `'unknown'`: such a
 * quantity can be used wherever a quantity is expected, and is checked at run time; {@link as} makes its
 * dimension known.
 *
 * A plain number is accepted as a dimensionless quantity. A product, quotient or power without a dimension is a
 * plain number; if the compiler does not know the dimension, its type is a union of both. Sums and differences
 * keep their unit.
 *
 * @typeParam D the dimension, such as `'length per time'`; a plain `Quantity` can have any dimension
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
    /** The number, in {@link unit}. */
    readonly number: number,
    /** The unit. */
    readonly unit: Unit<D>,
  ) {}

  /** @internal See {@link quantity}. */
  static of<D extends string>(number: number, own: Unit<D>): Quantity<D> {
    return new Quantity(number, own);
  }

  /**
   * The quantity with a JSON representation from {@link toJSON}.
   *
   * @throws {UnitError} if the unit is not valid
   */
  static fromJSON(json: QuantityJson): Quantity<UnknownDimension> {
    return new Quantity(numberFromJson(json.value), unit(json.unit));
  }

  /**
   * The number in another unit.
   *
   * @throws {UnitError} if that unit has another dimension
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
   * The same quantity in another unit. The result has the dimension of that unit for the compiler, also if that
   * of this quantity is unknown.
   *
   * @throws {UnitError} if that unit has another dimension
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
   * The sum, in the unit of this quantity.
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
   * The difference, in the unit of this quantity.
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
   * The product; with a plain number, in the unit of this quantity.
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
   * The quotient; with a plain number, in the unit of this quantity.
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
   * @param root the denominator of the exponent, default: 1. With it the compiler can follow a fraction that is
   *   not a short decimal: `pow(1, 3)` is the cube root
   * @returns a plain number if the result is dimensionless
   * @throws {UnitError} if the exponent is not such a fraction, or the unit is a temperature scale such as degC
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
   * @returns a plain number if the result is dimensionless
   * @throws {UnitError} if the unit is a temperature scale such as degC
   */
  sqrt<Own extends string>(this: Quantity<Own>): Result<Power<Own, 1, 2>>;
  sqrt(): Quantity | number {
    this.unit.requireNoZero('used in a square root');
    return resultOf(Math.sqrt(this.number), (this.unit as Unit).pow(1, 2));
  }

  /**
   * The quantity with the opposite sign.
   *
   * @throws {UnitError} if the unit is a temperature scale such as degC
   */
  negated<Own extends string>(this: Quantity<Own>): Quantity<Own> {
    this.unit.requireNoZero('negated');
    return new Quantity(-this.number, this.unit);
  }

  /**
   * Whether two quantities are equal, after conversion of units: 60 s equals 1 min.
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

  /** The number and the unit as text: '3.5 m/s'. */
  toString(): string {
    return formatNumberWithUnit(String(this.number), this.unit);
  }

  /** The JSON representation, which `JSON.stringify` uses and {@link Quantity.fromJSON} reads. */
  toJSON(): QuantityJson {
    return { value: numberToJson(this.number), unit: this.unit.symbol };
  }

  /**
   * JavaScript's conversion to a primitive value: to a string, the text with the unit. A conversion to a number,
   * as in `a < b` or `Number(a)`, is refused unless the quantity is dimensionless: it would ignore the unit.
   *
   * @throws {UnitError} if a number is requested and the quantity has a dimension
   */
  [Symbol.toPrimitive](hint: string): string | number {
    if (hint !== 'number') return this.toString();
    if (this.unit.dimension.isNone) return numberIn(this, Unit.none);
    throw new UnitError(
      `${this.toString()} is not a plain number: use valueIn('${this.unit.symbol}') to get one, or ` +
        'methods such as lessThan and plus',
      this.unit.symbol,
      Unit.none.symbol,
    );
  }

  /** The text that `console.log` prints. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** The number of the other operand of a sum, in the unit of this quantity. */
  private termOf(other: Quantity | number): number {
    const number = numberIn(other, this.unit);
    this.unit.requireNoZero('used in a sum or difference');
    if (typeof other !== 'number') other.unit.requireNoZero('used in a sum or difference');
    return number;
  }
}

// Checks for a shape: instanceof would make the two modules import each other.
function isArray(value: Quantity | QuantityArray | number): value is QuantityArray {
  return typeof value === 'object' && 'shape' in value;
}

/** The number of a quantity in a unit; plain numbers have the unit '1'. */
export function numberIn(value: Quantity | number, target: Unit): number {
  const [number, own] = typeof value === 'number' ? [value, Unit.none] : [value.number, value.unit];
  const by = conversion(own, target);
  return by ? (number * by.factor) / by.divisor + by.shift : number;
}

/** A quantity, or a plain number if it is dimensionless: 90 s per min is 1.5. */
function resultOf(number: number, own: Unit): Quantity | number {
  const result = Quantity.of(number, own);
  return own.dimension.isNone ? numberIn(result, Unit.none) : result;
}
