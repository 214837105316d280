// SPDX-License-Identifier: Apache-2.0
/**
 * Units: products of powers of named units.
 *
 * @module
 */
import { UnitError } from '../errors.js';
import type { Dimensionless, Power, Product, Quotient } from './dimension-types.js';
import { Dimension, formatExponent, toFraction } from './dimension.js';

/** A named unit as a factor of a unit: the `s` in `m/s`, with exponent -1. */
interface Part {
  readonly symbol: string;
  readonly factor: number;
  readonly dimension: Dimension;
  readonly exponent: number;
}

/** Holds the dimension for the compiler; it does not exist at run time. */
declare const measured: unique symbol;

/**
 * A unit of measurement. Created from text by {@link unit}, and from other units by arithmetic.
 *
 * @typeParam D the dimension, such as `'length per time'`; a plain `Unit` can have any dimension
 *
 * @example
 * const velocity = unit('km').per(unit('hour'));
 * velocity.symbol;          // 'km/h'
 * velocity.factor;          // 0.2777…, in m/s
 * velocity.dimension.name;  // 'a velocity'
 */
export class Unit<D extends string = string> {
  /** The unit of plain numbers. */
  static readonly none = new Unit<Dimensionless>([], 1, '1');

  /** @hidden */
  declare readonly [measured]: D;

  /** The unit as text: as the script wrote it, or composed from its factors. */
  readonly symbol: string;
  /** The value of one of this unit in the coherent SI unit of its dimension: 1000 for km. */
  readonly factor: number;
  /** The dimension, such as that of a length or a velocity. */
  readonly dimension: Dimension;

  private constructor(
    private readonly parts: readonly Part[],
    private readonly coefficient: number,
    symbol?: string,
    /**
     * For a temperature scale: the offset of its zero from absolute zero, in the unit itself; 273.15 for
     * degC. 0 for all other units.
     */
    readonly zero = 0,
  ) {
    this.symbol = symbol ?? compose(parts, coefficient);
    // Computed from the parts, not from the factors of the operands, so that units that cancel leave no
    // rounding error.
    this.factor = parts.reduce(
      (product, part) => product * part.factor ** part.exponent,
      coefficient,
    );
    this.dimension = parts.reduce(
      (product, part) => product.times(part.dimension.pow(part.exponent)),
      Dimension.none,
    );
  }

  /** @internal A named unit, with its factor to the coherent SI unit of its dimension. */
  static named(symbol: string, factor: number, dimension: Dimension, zero = 0): Unit {
    return new Unit([{ symbol, factor, dimension, exponent: 1 }], 1, symbol, zero);
  }

  /**
   * @internal A plain number as a unit, such as the 60 in `60 s`.
   *
   * @throws {UnitError} unless it is positive and finite
   */
  static number(value: number): Unit {
    if (!(value > 0 && value < Infinity)) {
      throw new UnitError(`${value} cannot be part of a unit: it is not positive`, String(value));
    }
    return value === 1 ? Unit.none : new Unit([], value);
  }

  /** The same unit with another text. */
  writtenAs(symbol: string): Unit {
    return new Unit(this.parts, this.coefficient, symbol, this.zero);
  }

  /**
   * The unit of a product.
   *
   * @throws {UnitError} if one of the units is a temperature scale with an offset, such as degC
   */
  times<Own extends string, Other extends string>(
    this: Unit<Own>,
    other: Unit<Other>,
  ): Unit<Product<Own, Other>> {
    this.requireNoZero('part of a product');
    other.requireNoZero('part of a product');
    const parts = [...this.parts];
    for (const part of other.parts) {
      const at = parts.findIndex((own) => own.symbol === part.symbol);
      const own = parts[at];
      if (!own) {
        parts.push(part);
        continue;
      }
      const exponent = exactly(own.exponent + part.exponent);
      if (exponent === 0) parts.splice(at, 1);
      else parts[at] = { ...own, exponent };
    }
    return new Unit(parts, this.coefficient * other.coefficient);
  }

  /**
   * The unit of a quotient.
   *
   * @throws {UnitError} as {@link times} does
   */
  per<Own extends string, Other extends string>(
    this: Unit<Own>,
    other: Unit<Other>,
  ): Unit<Quotient<Own, Other>>;
  per(other: Unit): Unit {
    return this.times(other.pow(-1));
  }

  /**
   * The unit of a power.
   *
   * @param exponent a fraction with a denominator of at most 12, such as 2, -1, 0.5
   * @param root the denominator of the exponent, default: 1. With it the compiler can follow a fraction that is
   *   not a short decimal: `pow(1, 3)` is the cube root
   * @throws {UnitError} if the exponent is not such a fraction, or this is a temperature scale such as degC
   */
  pow<Own extends string, P extends number, Q extends number = 1>(
    this: Unit<Own>,
    exponent: P,
    root?: Q,
  ): Unit<Power<Own, P, Q>>;
  pow(exponent: number, root = 1): Unit {
    const power = exponent / root;
    if (power === 1) return this.writtenAs(this.symbol);
    this.requireNoZero('raised to a power');
    // Checks the exponent, also if there are no parts.
    this.dimension.pow(power);
    const parts = this.parts
      .map((part) => ({ ...part, exponent: exactly(part.exponent * power) }))
      .filter((part) => part.exponent !== 0);
    return new Unit(parts, this.coefficient ** power);
  }

  /** Whether two units are the same, so that values in them are the same numbers; their texts may differ. */
  equals(other: Unit): boolean {
    return (
      this === other ||
      (this.dimension === other.dimension &&
        this.factor === other.factor &&
        this.zero === other.zero)
    );
  }

  /**
   * Refuses temperature scales with an offset, such as degC, in which only differences could be used in arithmetic.
   *
   * @param what the intended use, for the error message
   * @throws {UnitError} if this unit has an offset
   */
  requireNoZero(what: string): void {
    if (this.zero === 0) return;
    throw new UnitError(
      `'${this.symbol}' cannot be ${what}, because it is a scale with an offset: ` +
        "convert to 'K' first",
      this.symbol,
      'K',
    );
  }

  /** The unit with the name of its dimension, for error messages: `'m/s' (a velocity)`. */
  describe(): string {
    return `'${this.symbol}' (${this.dimension.name})`;
  }

  /** The text of the unit, which {@link unit} parses. */
  toString(): string {
    return this.symbol;
  }

  /** The text of the unit, which {@link unit} parses. */
  toJSON(): string {
    return this.symbol;
  }

  /** The text that `console.log` prints. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Unit '${this.symbol}'`;
  }
}

/** The text of a product: 'kg/m^3', 'J/(kg K)', '1/s', '60 s'. */
function compose(parts: readonly Part[], coefficient: number): string {
  const write = (part: Part, exponent: number) => part.symbol + formatExponent(exponent);
  const above = parts.filter((part) => part.exponent > 0).map((part) => write(part, part.exponent));
  const below = parts
    .filter((part) => part.exponent < 0)
    .map((part) => write(part, -part.exponent));
  if (coefficient !== 1 || above.length === 0) above.unshift(String(coefficient));
  const numerator = above.join(' ');
  if (below.length === 0) return numerator;
  return `${numerator}/${below.length === 1 ? (below[0] ?? '') : `(${below.join(' ')})`}`;
}

/** An exponent without the rounding error of the computation. */
function exactly(exponent: number): number {
  const fraction = toFraction(exponent);
  return fraction ? fraction.numerator / fraction.denominator : exponent;
}
