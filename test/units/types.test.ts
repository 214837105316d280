// SPDX-License-Identifier: Apache-2.0
/** What the compiler knows of units: dimensions, and what does not compile. */
import t from 'tap';
import type {
  DimensionOf,
  Power,
  Product,
  Quantity,
  QuantityArray,
  Quotient,
  Unit,
} from '../../src/index.js';
import {
  abs,
  asin,
  atan2,
  concatenate,
  hypot,
  linspace,
  minimum,
  quantity,
  sin,
  unit,
  where,
  zeros,
} from '../../src/index.js';

interface Probed<T> {
  is: <U>(value: U) => U extends T ? 1 : 2;
}

type Same<Left, Right> = Probed<Left> extends Probed<Right> ? true : false;

/** Compiles only for types that are the same: `same<Same<…, …>>()`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- its constraint is the test
function same<Answer extends true>(...proof: Answer[]): void {
  t.equal(proof.length, 0, 'the compiler has done it');
}

/** Compiles only if the compiler reads the unit as `dimension`; and run time must do so too. */
function reads<const U extends string>(text: U, dimension: DimensionOf<U>): void {
  t.equal(unit<string>(text).dimension.text, dimension, text);
}

t.test('the compiler reads units as run time does', (t) => {
  reads('m', 'length');
  reads('m/s', 'length per time');
  reads('m s-1', 'length per time');
  reads('m.s-1', 'length per time');
  reads('m·s⁻¹', 'length per time');
  reads('m s^-1', 'length per time');
  reads('m s**-1', 'length per time');
  reads('km/hour', 'length per time');
  reads('kilometres/hour', 'length per time');
  reads('kg*m^-3', 'mass per length^3');
  reads('kg m-3', 'mass per length^3');
  reads('(kg/kg)/s', '1 per time');
  reads('1/s', '1 per time');
  reads('m/s/s', 'length per time^2');
  reads('W/m^2', 'mass per time^3');
  reads('J/(kg K)', 'length^2 per time^2 temperature');
  reads('J / (kg K)', 'length^2 per time^2 temperature');
  reads('K m/s', 'length temperature per time');
  reads('60 s', 'time');
  reads('1e-3 kg', 'mass');
  reads('10m', 'length');
  reads('1.5e+3 m', 'length');
  reads('m^(1/2)', 'length^(1/2)');
  reads('m^0.5', 'length^(1/2)');
  reads('m^(2)', 'length^2');
  reads('m ^ 2', 'length^2');
  reads('(m/s)^2', 'length^2 per time^2');
  reads('((m)/(s))', 'length per time');
  reads('g/kg', 'dimensionless');
  reads('', 'dimensionless');
  reads('1', 'dimensionless');
  reads('none', 'dimensionless');
  reads('%', 'dimensionless');
  reads('deg', 'dimensionless');
  reads('degC', 'temperature');
  reads('daN', 'length mass per time^2');
  reads('hPa', 'mass per length time^2');
  reads('µm', 'length');
  reads('Sv', 'length^3 per time');
  reads('MSun/pc^3', 'mass per length^3');
  reads('V', 'length^2 mass per time^3 electric-current');
  reads('mol/L', 'amount-of-substance per length^3');
  reads('lx', 'luminous-intensity per length^2');
  reads('generic_length/generic_time', 'generic-length per generic-time');
  t.end();
});

t.test('dimensions are followed through arithmetic', (t) => {
  same<Same<Product<'length', 'length'>, 'length^2'>>();
  same<Same<Product<'length per time', 'time'>, 'length'>>();
  same<Same<Product<'1 per time', 'time'>, 'dimensionless'>>();
  same<Same<Quotient<'length', 'length'>, 'dimensionless'>>();
  same<Same<Quotient<'dimensionless', 'time'>, '1 per time'>>();
  same<Same<Power<'length^2 per time^2', 1, 2>, 'length per time'>>();
  same<Same<Power<'temperature^4', 0.25>, 'temperature'>>();
  same<Same<Power<'length^(1/3)', 3>, 'length'>>();
  same<Same<Power<'mass', -2>, '1 per mass^2'>>();
  // What the compiler cannot follow is left to run time.
  same<Same<Power<'length', number>, 'unknown'>>();
  same<Same<Power<'length', 1, 5>, 'unknown'>>();
  same<Same<Power<'length^5', 3>, 'unknown'>>();
  same<Same<Product<'unknown', 'length'>, 'unknown'>>();
  same<Same<Product<string, 'length'>, 'unknown'>>();

  const speed = quantity(3, 'km').per(quantity(20, 'min'));
  same<Same<typeof speed, Quantity<'length per time'>>>();
  t.equal(String(speed), '0.15 km/min');
  const area = quantity([3, 4], 'm').times(quantity([1, 2], 'km'));
  same<Same<typeof area, QuantityArray<'length^2'>>>();
  t.equal(String(area), '[3 8] m km');
  const side = quantity(9, 'm^2').sqrt();
  same<Same<typeof side, Quantity<'length'>>>();
  t.equal(String(side), '3 m');
  const edge = quantity(8, 'm^3').pow(1, 3);
  same<Same<typeof edge, Quantity<'length'>>>();
  t.equal(String(edge), '2 m');
  const ratio = quantity(1, 'km').per(quantity(1, 'm'));
  same<Same<typeof ratio, number>>();
  t.equal(ratio, 1000);
  const twice = quantity(5, 'g/kg').times(2);
  same<Same<typeof twice, Quantity<'dimensionless'>>>();
  t.equal(String(twice), '10 g/kg', 'a plain number changes no unit');
  const rate = unit('m').per(unit('s')).pow(2);
  same<Same<typeof rate, Unit<'length^2 per time^2'>>>();
  t.equal(rate.symbol, 'm^2/s^2');
  const average = quantity([1, 2], 'm/s').mean();
  same<Same<typeof average, Quantity<'length per time'>>>();
  t.equal(String(average), '1.5 m/s');
  const spread = quantity([1, 3], 'm/s').variance();
  same<Same<typeof spread, Quantity<'length^2 per time^2'>>>();
  t.equal(String(spread), '1 m^2/s^2');
  const rows = quantity([[1, 3]], 'm/s').mean({ axis: 0 });
  same<Same<typeof rows, QuantityArray<'length per time'>>>();
  t.equal(String(rows), '[1 3] m/s');
  t.end();
});

t.test('dimensions are followed through functions', (t) => {
  const [length, lengths] = [quantity(-3, 'm'), quantity([3, 4], 'm')] as const;
  const given = {
    sine: sin(quantity(90, 'deg')),
    sines: sin(quantity([90], 'deg')),
    angle: asin(0),
    direction: atan2(0, 2),
    directions: atan2(quantity(0, 'm'), lengths),
    distance: abs(length),
    distances: abs(lengths),
    number: abs(-3),
    one: hypot(length, quantity(4, 'm')),
    several: hypot(quantity(0, 'm'), lengths),
    smaller: minimum(lengths, length),
    chosen: where(lengths.equalTo(length), lengths, length),
    line: linspace(length, quantity(0, 'm'), 2),
    none: zeros([2], 'm/s'),
    joined: concatenate([lengths, lengths].slice(1)),
  };
  same<Same<typeof given.sine, number>>();
  same<Same<typeof given.sines, QuantityArray<'dimensionless'>>>();
  same<Same<typeof given.angle, Quantity<'dimensionless'>>>();
  same<Same<typeof given.direction, Quantity<'dimensionless'>>>();
  same<Same<typeof given.directions, QuantityArray<'dimensionless'>>>();
  same<Same<typeof given.distance, Quantity<'length'>>>();
  same<Same<typeof given.distances, QuantityArray<'length'>>>();
  same<Same<typeof given.number, number>>();
  same<Same<typeof given.one, Quantity<'length'>>>();
  same<Same<typeof given.several, QuantityArray<'length'>>>();
  same<Same<typeof given.smaller, QuantityArray<'length'>>>();
  same<Same<typeof given.chosen, QuantityArray<'length'>>>();
  same<Same<typeof given.line, QuantityArray<'length'>>>();
  same<Same<typeof given.none, QuantityArray<'length per time'>>>();
  same<Same<typeof given.joined, QuantityArray<'length'>>>();
  t.same(Object.values(given).map(String), [
    ...['1', '[1]', '0 rad', '0 rad', '[0 0] rad', '3 m', '[3 4] m', '3', '5 m', '[3 4] m'],
    ...['[-3 -3] m', '[-3 -3] m', '[-3  0] m', '[0 0] m/s', '[3 4] m'],
  ]);
  t.end();
});

t.test('a unit that only run time knows is checked then, and by as() becomes known', (t) => {
  const text = ['k', 'm'].join('');
  const unknown = quantity(2, text);
  same<Same<typeof unknown, Quantity<'unknown'>>>();
  const known = unknown.as('m');
  same<Same<typeof known, Quantity<'length'>>>();
  t.equal(known.number, 2000);
  t.equal(quantity(1, 'm').plus(unknown).number, 2001);
  t.equal(unknown.valueIn('m'), 2000);
  t.throws(() => unknown.valueIn('kg'), { name: 'UnitError' });
  t.throws(() => quantity(1, 'kg').plus(unknown), { name: 'UnitError' });
  const product = unknown.times(quantity(1, '1/km'));
  same<Same<typeof product, number | Quantity<'unknown'>>>();
  t.equal(product, 2);
  t.end();
});

/** Never called: it is there to be compiled. */
export function misuse(length: Quantity<'length'>, winds: QuantityArray<'length per time'>): void {
  // @ts-expect-error no such unit
  quantity(1, 'meterz');
  // @ts-expect-error no such unit in a product
  quantity(1, 'kg furlong');
  // @ts-expect-error a product after a division is ambiguous
  unit('J/kg K');
  // @ts-expect-error a number is neither an exponent nor a factor
  unit('m 2');
  // @ts-expect-error a bracket is missing
  unit('J/(kg K');
  // @ts-expect-error an unmatched bracket
  unit('m)');
  // @ts-expect-error two operators
  unit('m//s');
  // @ts-expect-error an end that is none
  unit('m/');
  // @ts-expect-error no exponent
  unit('m^');
  // @ts-expect-error a mass is not a length
  length.plus(quantity(1, 'kg'));
  // @ts-expect-error a plain number is not a length
  length.minus(1);
  // @ts-expect-error nor is it one to compare with
  length.lessThan(3);
  // @ts-expect-error s is a unit of time
  length.valueIn('s');
  // @ts-expect-error s is a unit of time
  length.as(unit('s'));
  // @ts-expect-error a length is not a velocity
  winds.assign(length);
  // @ts-expect-error a length is not comparable with a velocity
  winds.greaterThan(length);
  // @ts-expect-error a number is not comparable with a velocity
  winds.equalTo(3);
  // @ts-expect-error a length cannot be where there were velocities
  winds.setWhere(winds.equalTo(winds), length);
  // @ts-expect-error a length cannot be written either
  winds.set([0, 1], length);
  // @ts-expect-error kg is a unit of mass
  winds.toFloat64Array('kg');
  // @ts-expect-error numbers in which unit?
  winds.toFloat64Array();
  // @ts-expect-error numbers in which unit?
  winds.toNested();
  // @ts-expect-error numbers in which unit, if it is one?
  quantity([1], String(winds)).toNested();
  // @ts-expect-error the square of a velocity is no velocity
  winds.plus(winds.pow(2));
  // @ts-expect-error an area is not a length
  const side: Quantity<'length'> = length.times(length);
  side.negated();
}

t.equal(typeof misuse, 'function');
