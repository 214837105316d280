// SPDX-License-Identifier: Apache-2.0
/**
 * Conversion between units of the same dimension.
 *
 * @module
 */
import { UnitError } from '../errors.js';
import { unit, type UnitLike } from './parse-unit.js';
import type { Unit } from './unit.js';

/**
 * The factor that converts values in one unit to another; 1 if the units are equal.
 *
 * @throws {UnitError} if the dimensions differ, naming both; or if the units differ by an offset, such as
 *   degC and K: use {@link conversion} for these
 *
 * @example
 * conversionFactor('hour', 's');  // 3600
 * conversionFactor('m', 'kg');    // UnitError: cannot convert 'm' (a length) to 'kg' (a mass)
 */
export function conversionFactor(from: UnitLike, to: UnitLike): number {
  const [source, target] = compatible(from, to);
  if (source.equals(target)) return 1;
  if (source.zero * source.factor !== target.zero * target.factor) {
    throw new UnitError(
      `no factor converts '${source.symbol}' to '${target.symbol}', which differ by an offset: use conversion`,
      source.symbol,
      target.symbol,
    );
  }
  return cleanRatio(source.factor, target.factor);
}

/** A conversion of values from one unit to another: `value * factor / divisor + shift`. */
export interface Conversion {
  /** Values are multiplied by this first. */
  readonly factor: number;
  /** Then they are divided by this. It is separate from the factor so that a conversion and its inverse agree. */
  readonly divisor: number;
  /** This is added at the end; 0 except for temperature scales. */
  readonly shift: number;
}

/**
 * The conversion of values from one unit to another, also between temperature scales.
 *
 * @returns the conversion; undefined if the units are equal
 * @throws {UnitError} if the dimensions differ, naming both
 *
 * @example
 * conversion('degC', 'K'); // { factor: 1, divisor: 1, shift: 273.15 }
 */
export function conversion(from: UnitLike, to: UnitLike): Conversion | undefined {
  const [source, target] = compatible(from, to);
  if (source.equals(target)) return undefined;
  // Factors between units are mostly integers in one direction. In the other direction, division by the
  // integer is exact to the last bit; multiplication by its rounded inverse is not.
  const grows = source.factor >= target.factor;
  const factor = grows ? cleanRatio(source.factor, target.factor) : 1;
  const divisor = grows ? 1 : cleanRatio(target.factor, source.factor);
  return { factor, divisor, shift: (source.zero * factor) / divisor - target.zero };
}

/** Both units, after the check that one can be converted to the other. */
function compatible(from: UnitLike, to: UnitLike): [Unit, Unit] {
  const source = unit(from);
  const target = unit(to);
  if (source.dimension !== target.dimension) {
    throw new UnitError(
      `cannot convert ${source.describe()} to ${target.describe()}`,
      source.symbol,
      target.symbol,
    );
  }
  return [source, target];
}

/**
 * A ratio of factors, without the rounding errors of the products from which they were computed: ratios between
 * units are short decimals, so 3.5999999999999996 km/h per m/s becomes 3.6.
 */
function cleanRatio(above: number, below: number): number {
  const ratio = above / below;
  const short = Number(ratio.toPrecision(12));
  return Math.abs(ratio - short) <= 8 * Number.EPSILON * ratio ? short : ratio;
}
