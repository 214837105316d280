// SPDX-License-Identifier: Apache-2.0
/**
 * Generic units, in which a model has scales of its own, and the converter between them and physical ones.
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
 * The units of models without scales, such as those of N-body codes: they measure nothing until a
 * {@link UnitConverter} says what they stand for.
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
 * Converts between physical and generic units. Made by {@link unitConverter} and {@link nbodyConverter}.
 * Dimensions other than length, mass and time, such as temperature, stay as they are.
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
        `${ones.join(', ')} do not fix a length, a mass and a time: one of them follows from the others`,
        'ones',
        ones,
      );
    const numbers = ones.map((one) => numberIn(one, siUnit(one.unit.dimension)));
    this.#scales = inverse.map((powers) =>
      powers.reduce((product, power, i) => product * numbers[i]! ** power, 1),
    ) as unknown as Three;
  }

  /** @internal What {@link unitConverter} makes. */
  static of(first: Quantity, second: Quantity, third: Quantity): UnitConverter {
    return new UnitConverter(first, second, third);
  }

  /**
   * A quantity in generic units.
   *
   * @throws {UnitError} if its unit is a temperature scale such as degC
   */
  toGeneric<Value extends Quantity | QuantityArray>(value: Value): Converted<Value, true>;
  toGeneric(value: Quantity | QuantityArray): Quantity | QuantityArray {
    return this.#convert(value, '', 'generic ');
  }

  /**
   * What a quantity in generic units stands for, in SI units.
   *
   * @throws {UnitError} if its unit is a temperature scale such as degC
   */
  toPhysical<Value extends Quantity | QuantityArray>(value: Value): Converted<Value, false>;
  toPhysical(value: Quantity | QuantityArray): Quantity | QuantityArray {
    return this.#convert(value, 'generic ', '');
  }

  /** Replaces length, mass and time of one kind by those of the other. */
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
 * The converter that three quantities make, each of which is 1 in generic units: that fixes what the generic
 * length, mass and time are. AMUSE's `ConvertBetweenGenericAndSiUnits`.
 *
 * @throws {ArgumentError} if the three are not positive, do not fix length, mass and time, or measure
 *   something else
 *
 * @example
 * unitConverter(quantity(1, 'km'), quantity(1, 'kg'), quantity(1, 'hour'));
 */
export function unitConverter(first: Quantity, second: Quantity, third: Quantity): UnitConverter {
  return UnitConverter.of(first, second, third);
}

/**
 * The converter of N-body codes, in whose units the constant of gravitation is 1. AMUSE's `nbody_to_si`.
 *
 * @param first what else is 1 in generic units, such as a mass
 * @param second what is 1 besides, such as a length
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
      `${one.toString()} cannot be a scale: it has to be positive, and to measure lengths, masses and times only`,
      'ones',
      one,
    );
  return powers as unknown as Three;
}

/** The inverse of a matrix of small integers, which Cramer's rule gives exactly; undefined if there is none. */
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
