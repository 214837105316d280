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
 * The factor that turns values in one unit into values in another; 1 if they are equal.
 *
 * @throws {UnitError} if the dimensions differ, naming both; or if a factor alone cannot do it, as
 *   between degC and K: {@link conversion} can
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
      `no factor alone converts '${source.symbol}' to '${target.symbol}': their zeros differ`,
      source.symbol,
      target.symbol,
    );
  }
  return cleanRatio(source.factor, target.factor);
}

/** How values in one unit become values in another: `value * factor / divisor + shift`. */
export interface Conversion {
  /** What values are multiplied by. */
  readonly factor: number;
  /** What they are divided by then, so that a conversion and its inverse agree. */
  readonly divisor: number;
  /** What is added then: for temperature scales, else 0. */
  readonly shift: number;
}

/**
 * How values in one unit become values in another, also between temperature scales.
 *
 * @returns the conversion, or undefined if the units are equal and there is nothing to do
 * @throws {UnitError} if the dimensions differ, naming both
 *
 * @example
 * conversion('degC', 'K'); // { factor: 1, divisor: 1, shift: 273.15 }
 */
export function conversion(from: UnitLike, to: UnitLike): Conversion | undefined {
  const [source, target] = compatible(from, to);
  if (source.equals(target)) return undefined;
  // Factors between units are mostly integers in one direction. Going the other way, dividing by the
  // integer is exact to the last bit; multiplying by its rounded inverse is not.
  const grows = source.factor >= target.factor;
  const factor = grows ? cleanRatio(source.factor, target.factor) : 1;
  const divisor = grows ? 1 : cleanRatio(target.factor, source.factor);
  return { factor, divisor, shift: (source.zero * factor) / divisor - target.zero };
}

/** Both units, once it is clear that one can be converted to the other. */
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
 * A ratio of factors. Those of units are short decimals, up to the rounding errors of the products
 * they come from: 3.5999999999999996 km/h in a m/s is taken for the 3.6 that it is.
 */
function cleanRatio(above: number, below: number): number {
  const ratio = above / below;
  const short = Number(ratio.toPrecision(12));
  return Math.abs(ratio - short) <= 8 * Number.EPSILON * ratio ? short : ratio;
}
