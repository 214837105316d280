// SPDX-License-Identifier: Apache-2.0
/**
 * Dimensions of units, as exponents of the seven SI base quantities and of generic length, mass and time.
 *
 * @module
 */
import { UnitError } from '../errors.js';

/**
 * The base quantities, in the order of a dimension's exponents: those of the SI (SI Brochure, table 3), and
 * those of generic units, which have no physical dimension until a converter defines them.
 */
export const baseQuantities = [
  'length',
  'mass',
  'time',
  'electric current',
  'temperature',
  'amount of substance',
  'luminous intensity',
  'generic length',
  'generic mass',
  'generic time',
] as const;

/** The units of the base quantities, in the same order (SI Brochure, table 2). */
export const baseUnits = [
  'm',
  'kg',
  's',
  'A',
  'K',
  'mol',
  'cd',
  'generic_length',
  'generic_mass',
  'generic_time',
] as const;

/** The largest denominator of an exponent: enough for the roots that are used in physics. */
const largestDenominator = 12;

/**
 * A dimension, as exponents of the base quantities. There is one object for each dimension, so dimensions can be
 * compared with `===`.
 *
 * Exponents are exact rational numbers: integers over a common denominator.
 *
 * @example
 * const velocity = Dimension.base('length').per(Dimension.base('time'));
 * velocity.name;                                     // 'a velocity'
 * velocity.pow(2).pow(1 / 2) === velocity;           // true
 */
export class Dimension {
  private static readonly all = new Map<string, Dimension>();

  /** The dimension of plain numbers. */
  static readonly none = Dimension.of(baseQuantities.map(() => 0));

  /**
   * The text that the type of a quantity has too, such as `'length per time'`: the base quantities in a fixed
   * order, those with negative exponents after 'per'; 'dimensionless' if there are none.
   *
   * @example
   * unit('J/(kg K)').dimension.text; // 'length^2 per time^2 temperature'
   */
  readonly text: string;

  private constructor(
    /** The numerators of the exponents, in the order of the base quantities. */
    readonly numerators: readonly number[],
    /** The common denominator of the exponents, as small as possible. */
    readonly denominator: number,
  ) {
    const words = (sign: number) =>
      baseQuantities
        .flatMap((quantity, i) => {
          const exponent = (sign * (numerators[i] ?? 0)) / denominator;
          return exponent > 0 ? quantity.replaceAll(' ', '-') + formatExponent(exponent) : [];
        })
        .join(' ');
    const [above, below] = [words(1), words(-1)];
    this.text = (below ? `${above || '1'} per ${below}` : above) || 'dimensionless';
  }

  /** The dimension of a base quantity, such as `'length'`. */
  static base(quantity: (typeof baseQuantities)[number]): Dimension {
    return Dimension.of(baseQuantities.map((each) => (each === quantity ? 1 : 0)));
  }

  /** The only object for the dimension with these exponents. */
  private static of(numerators: readonly number[], denominator = 1): Dimension {
    const divisor = numerators.reduce(greatestCommonDivisor, denominator);
    // Adding 0 turns -0 into 0.
    const reduced = numerators.map((each) => each / divisor + 0);
    const key = `${reduced.join()}/${denominator / divisor}`;
    let dimension = Dimension.all.get(key);
    if (!dimension) {
      dimension = new Dimension(reduced, denominator / divisor);
      Dimension.all.set(key, dimension);
    }
    return dimension;
  }

  /** Whether this is the dimension of plain numbers. */
  get isNone(): boolean {
    return this === Dimension.none;
  }

  /** The dimension of the product of two quantities. */
  times(other: Dimension): Dimension {
    return Dimension.of(
      this.numerators.map(
        (own, i) => own * other.denominator + (other.numerators[i] ?? 0) * this.denominator,
      ),
      this.denominator * other.denominator,
    );
  }

  /** The dimension of the quotient of two quantities. */
  per(other: Dimension): Dimension {
    return this.times(other.pow(-1));
  }

  /**
   * The dimension of a power of a quantity.
   *
   * @param exponent a fraction with a denominator of at most 12, such as -1, 0.5 or 1 / 3
   * @throws {UnitError} if the exponent is not such a fraction
   */
  pow(exponent: number): Dimension {
    const fraction = toFraction(exponent);
    if (!fraction) {
      throw new UnitError(
        `${exponent} cannot be an exponent: it must be a fraction with a denominator of at most 12`,
        String(exponent),
      );
    }
    return Dimension.of(
      this.numerators.map((each) => each * fraction.numerator),
      this.denominator * fraction.denominator,
    );
  }

  /** The name with its article, for use in sentences: 'a mass', 'a velocity', 'no dimension'. */
  get name(): string {
    const known = knownNames.get(this.toString());
    if (known !== undefined) return known;
    const above = this.words((exponent) => exponent > 0);
    const below = this.words((exponent) => exponent < 0);
    const numerator = above.length > 0 ? `a ${above.join(' times ')}` : 'a number';
    return [numerator, ...below].join(' per ').replace(/^a (?=[aeiou])/, 'an ');
  }

  /** The coherent SI unit of the dimension, such as 'm s-1'; '1' for plain numbers. */
  toString(): string {
    const factors = baseUnits.flatMap((unit, i) => {
      const numerator = this.numerators[i] ?? 0;
      if (numerator === 0) return [];
      return unit + attachedExponent(numerator / this.denominator);
    });
    return factors.join(' ') || '1';
  }

  private words(select: (exponent: number) => boolean): string[] {
    return baseQuantities.flatMap((quantity, i) => {
      const exponent = (this.numerators[i] ?? 0) / this.denominator;
      if (!select(exponent)) return [];
      const size = Math.abs(exponent);
      if (size === 1) return quantity;
      if (size === 2) return `${quantity} squared`;
      if (size === 3) return `${quantity} cubed`;
      return `${quantity} to the power ${formatFraction(size)}`;
    });
  }
}

/** The names of dimensions, by their coherent SI units. */
const knownNames = new Map([
  ['1', 'no dimension'],
  ['m', 'a length'],
  ['kg', 'a mass'],
  ['s', 'a time'],
  ['A', 'an electric current'],
  ['K', 'a temperature'],
  ['mol', 'an amount of substance'],
  ['cd', 'a luminous intensity'],
  ['m2', 'an area'],
  ['m3', 'a volume'],
  ['s-1', 'a rate (per time)'],
  ['m s-1', 'a velocity'],
  ['m s-2', 'an acceleration'],
  ['m2 s-1', 'a diffusivity (area per time)'],
  ['m2 s-2', 'a specific energy (velocity squared)'],
  ['m3 s-1', 'a volume flow (volume per time)'],
  ['m-3 kg', 'a density'],
  ['m3 kg-1', 'a specific volume'],
  ['m kg s-1', 'a momentum'],
  ['m kg s-2', 'a force'],
  ['m-1 kg s-2', 'a pressure'],
  ['m-1 kg s-1', 'a dynamic viscosity'],
  ['m2 kg s-2', 'an energy'],
  ['m2 kg s-3', 'a power'],
  ['kg s-3', 'an energy flux (power per area)'],
  ['kg s-1', 'a mass flow (mass per time)'],
  ['m-2 kg', 'a mass per area'],
  ['m-2 kg s-1', 'a mass flux (mass per area and time)'],
  ['m2 s-2 K-1', 'a specific heat capacity'],
  ['m2 kg s-2 K-1', 'a heat capacity'],
  ['m kg s-3 K-1', 'a thermal conductivity'],
  ['s-1 K', 'a temperature tendency (temperature per time)'],
  ['m-1 K', 'a temperature gradient (temperature per length)'],
  ['m s-1 K', 'a kinematic heat flux (temperature times velocity)'],
  ['m-3', 'a number concentration (per volume)'],
  ['s A', 'an electric charge'],
  ['m2 kg s-3 A-1', 'a voltage'],
]);

/** An exponent as written directly after a unit: '' for 1, '-2', '^(1/2)'. */
function attachedExponent(exponent: number): string {
  return formatExponent(exponent).replace(/^\^(?!\()/, '');
}

/** An exponent as written after a name: '' for 1, '^-2', '^(1/2)'. */
export function formatExponent(exponent: number): string {
  if (exponent === 1) return '';
  return `^${Number.isInteger(exponent) ? String(exponent) : `(${formatFraction(exponent)})`}`;
}

/** A number as text: a fraction such as "1/2" if it is not an integer. */
export function formatFraction(value: number): string {
  const fraction = toFraction(value);
  if (!fraction || fraction.denominator === 1) return String(value);
  return `${fraction.numerator}/${fraction.denominator}`;
}

/** The fraction with a small denominator that is equal to a number up to rounding; undefined if there is none. */
export function toFraction(value: number): { numerator: number; denominator: number } | undefined {
  for (let denominator = 1; denominator <= largestDenominator; denominator++) {
    const numerator = Math.round(value * denominator);
    if (Math.abs(value * denominator - numerator) < 1e-9) return { numerator, denominator };
  }
  return undefined;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : greatestCommonDivisor(b, a % b);
}
