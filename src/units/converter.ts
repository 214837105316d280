// SPDX-License-Identifier: Apache-2.0
/**
 * Generic units, for models without physical scales, and the converter between generic and physical units.
 *
 * @module
 */
import { ArgumentError } from '../errors.js';
import { constants } from './constants.js';
import { quantity } from './create-quantity.js';
import { baseQuantities, baseUnits, type Dimension } from './dimension.js';
import type { FromGeneric, ToGeneric } from './dimension-types.js';
import { unit } from './parse-unit.js';
import { Quantity, numberIn } from './quantity.js';
import type { QuantityArray } from './quantity-array.js';
import { Unit } from './unit.js';

/**
 * The units of models without physical scales, such as N-body codes; AMUSE's `generic_unit_system`. They have no
 * physical dimension until a {@link UnitConverter} defines their sizes.
 *
 * @example
 * quantity(1, genericUnits.length.per(genericUnits.time));
 */
export const genericUnits = {
  length: unit('generic_length'),
  mass: unit('generic_mass'),
  time: unit('generic_time'),
} as const;

const mechanical = ['length', 'mass', 'time'] as const;

type Three = readonly [number, number, number];

/** A converted quantity, or array of them. */
type Converted<Value, Generic extends boolean> =
  Value extends QuantityArray<infer D>
    ? QuantityArray<Generic extends true ? ToGeneric<D> : FromGeneric<D>>
    : Value extends Quantity<infer D>
      ? Quantity<Generic extends true ? ToGeneric<D> : FromGeneric<D>>
      : never;

/**
 * Converts between physical and generic units. Created by {@link unitConverter} and {@link nbodyConverter}.
 * Dimensions other than length, mass and time, such as temperature, are not changed.
 *
 * @example
 * const converter = unitConverter(constants.G, quantity(1, 'MSun'), quantity(1, 'au'));
 * converter.toGeneric(quantity(1, 'yr'));                 // 6.283 generic_time
 * converter.toPhysical(quantity(1, genericUnits.time));   // 5022642.9 s
 */
export class UnitConverter {
  /** The generic length, mass and time in SI units. */
  readonly #scales: Three;

  private constructor(first: Quantity, second: Quantity, third: Quantity) {
    const ones = [first, second, third];
    const rows = ones.map((one) => exponentsOf(one)) as [Three, Three, Three];
    const inverse = inverted(rows);
    if (!inverse)
      throw new ArgumentError(
        `${ones.join(', ')} do not determine a length, a mass and a time, since they are not independent: ` +
          'use three quantities that are',
        'ones',
        ones,
      );
    const numbers = ones.map((one) => numberIn(one, siUnit(one.unit.dimension)));
    this.#scales = inverse.map((powers) =>
      powers.reduce((product, power, i) => product * numbers[i]! ** power, 1),
    ) as unknown as Three;
  }

  /** @internal See {@link unitConverter}. */
  static of(first: Quantity, second: Quantity, third: Quantity): UnitConverter {
    return new UnitConverter(first, second, third);
  }

  /**
   * Converts a quantity, or an array of quantities, to generic units.
   *
   * @throws {UnitError} if its unit is a temperature scale such as degC
   */
  toGeneric<Value extends Quantity | QuantityArray>(value: Value): Converted<Value, true>;
  toGeneric(value: Quantity | QuantityArray): Quantity | QuantityArray {
    return this.#convert(value, '', 'generic ');
  }

  /**
   * Converts a quantity in generic units, or an array of them, to SI units.
   *
   * @throws {UnitError} if its unit is a temperature scale such as degC
   */
  toPhysical<Value extends Quantity | QuantityArray>(value: Value): Converted<Value, false>;
  toPhysical(value: Quantity | QuantityArray): Quantity | QuantityArray {
    return this.#convert(value, 'generic ', '');
  }

  /** Replaces generic length, mass and time by the physical ones, or the reverse. */
  #convert(
    value: Quantity | QuantityArray,
    from: '' | 'generic ',
    to: '' | 'generic ',
  ): Quantity | QuantityArray {
    const { dimension } = value.unit;
    let factor = 1;
    let target: Unit = siUnit(dimension);
    const source = target;
    mechanical.forEach((base, i) => {
      const exponent = exponentOf(dimension, `${from}${base}`);
      if (exponent === 0) return;
      const scale = this.#scales[i]! ** exponent;
      factor = from === '' ? factor / scale : factor * scale;
      target = target
        .per(baseUnit(`${from}${base}`).pow(exponent))
        .times(baseUnit(`${to}${base}`).pow(exponent));
    });
    if (value instanceof Quantity) return quantity(numberIn(value, source) * factor, target);
    return quantity(value.as(source).times(factor).valueIn(source), target);
  }
}

/**
 * Creates a converter from three quantities that are 1 in generic units, which determines the generic length,
 * mass and time; AMUSE's `ConvertBetweenGenericAndSiUnits`.
 *
 * @throws {ArgumentError} if a quantity is not positive, has other dimensions than length, mass and time, or
 *   if the three do not determine a length, a mass and a time
 *
 * @example
 * unitConverter(quantity(1, 'km'), quantity(1, 'kg'), quantity(1, 'hour'));
 */
export function unitConverter(first: Quantity, second: Quantity, third: Quantity): UnitConverter {
  return UnitConverter.of(first, second, third);
}

/**
 * Creates a converter for N-body codes: in generic units the gravitational constant is 1; AMUSE's `nbody_to_si`.
 *
 * @param first a quantity that is 1 in generic units, such as a mass
 * @param second another one, such as a length
 * @throws {ArgumentError} as {@link unitConverter} does
 *
 * @example
 * nbodyConverter(quantity(1, 'MSun'), quantity(1, 'pc')).toPhysical(quantity(1, genericUnits.time)).as('Myr');
 */
export function nbodyConverter(first: Quantity, second: Quantity): UnitConverter {
  return unitConverter(constants.G, first, second);
}

type BaseName = (typeof baseQuantities)[number];

function exponentOf(dimension: Dimension, base: BaseName): number {
  return (dimension.numerators[baseQuantities.indexOf(base)] ?? 0) / dimension.denominator;
}

function baseUnit(base: BaseName): Unit {
  return unit<string>(baseUnits[baseQuantities.indexOf(base)] ?? '');
}

/** The coherent unit of a dimension. */
function siUnit(dimension: Dimension): Unit {
  return unit<string>(dimension.toString());
}

/** The exponents of length, mass and time. */
function exponentsOf(one: Quantity): Three {
  const { dimension } = one.unit;
  const powers = mechanical.map((base) => exponentOf(dimension, base));
  const counted = powers.filter((each) => each !== 0).length;
  if (!(one.number > 0) || counted !== dimension.numerators.filter((each) => each !== 0).length)
    throw new ArgumentError(
      `${one.toString()} cannot be a scale: it must be positive, and its unit may contain only lengths, masses and times`,
      'ones',
      one,
    );
  return powers as unknown as Three;
}

/** The inverse of a matrix of small integers by Cramer's rule, which is exact; undefined if it is singular. */
function inverted([a, b, c]: readonly [Three, Three, Three]): [Three, Three, Three] | undefined {
  const cross = (u: Three, v: Three): Three => [
    u[1] * v[2] - u[2] * v[1],
    u[2] * v[0] - u[0] * v[2],
    u[0] * v[1] - u[1] * v[0],
  ];
  const columns = [cross(b, c), cross(c, a), cross(a, b)] as const;
  const determinant = a[0] * columns[0][0] + a[1] * columns[0][1] + a[2] * columns[0][2];
  if (determinant === 0) return undefined;
  return [0, 1, 2].map((row) => columns.map((column) => column[row]! / determinant)) as unknown as [
    Three,
    Three,
    Three,
  ];
}
