// SPDX-License-Identifier: Apache-2.0
import { inspect } from 'node:util';
import t from 'tap';
import { type AxisIndex, NdArray } from '../../src/array/index.js';
import { ArgumentError, ShapeError, SliceError, UnitError } from '../../src/errors.js';
import {
  Quantity,
  quantity,
  QuantityArray,
  type QuantityArrayJson,
  type QuantityJson,
  unit,
} from '../../src/units/index.js';

t.test('a scalar quantity has its number in any unit of its dimension', (t) => {
  const time = quantity(90, 'min');
  t.ok(time instanceof Quantity);
  t.equal(time.number, 90);
  t.equal(time.unit, unit('min'));
  t.equal(time.valueIn('s'), 5400);
  t.equal(time.valueIn(unit('hour')), 1.5);
  t.equal(time.as('hour').toString(), '1.5 hour');
  // @ts-expect-error a time cannot be had in m
  t.throws(() => time.valueIn('m'), {
    name: 'UnitError',
    given: 'min',
    expected: 'm',
    message: "cannot convert 'min' (a time) to 'm' (a length)",
  });
  for (let i = 1; i < 200; i++) {
    t.equal(quantity(i * 60, 's').valueIn('min'), i);
    t.equal(quantity(i, 'g').valueIn('kg'), i / 1000);
  }
  t.end();
});

t.test('temperature scales convert, and refuse arithmetic that has no meaning', (t) => {
  const warm = quantity(20, 'degC');
  t.equal(warm.valueIn('K'), 293.15);
  t.equal(quantity(293.15, 'K').valueIn('degC'), 20);
  t.ok(Math.abs(quantity(212, 'degF').valueIn('degC') - 100) < 1e-12);
  t.ok(Math.abs(quantity(-40, 'degC').valueIn('degF') + 40) < 1e-12);
  t.same([...quantity([0, 100], 'degC').valueIn('K')], [273.15, 373.15]);
  t.ok(warm.greaterThan(quantity(290, 'K')));
  const kelvin = quantity(1, 'K');
  for (const operation of [
    () => warm.plus(kelvin),
    () => kelvin.plus(warm),
    () => warm.minus(warm),
    () => warm.times(2),
    () => kelvin.per(warm),
    () => warm.pow(2),
    () => warm.pow(1),
    () => warm.negated(),
    () => quantity([1, 2], 'degC').sum(),
    () => quantity([1, 2], 'degC').plus(kelvin),
    () => quantity([1, 2], 'degC').negated(),
    () => quantity([1, 2], 'K').minus(warm),
  ]) {
    t.throws(operation, { name: 'UnitError', message: /convert to 'K' first/ });
  }
  t.equal(quantity([10, 20], 'degC').mean().toString(), '15 degC');
  t.end();
});

t.test('arithmetic', (t) => {
  t.equal(String(quantity(1, 'km').plus(quantity(500, 'm'))), '1.5 km');
  t.equal(String(quantity(1, 'km').minus(quantity(500, 'm'))), '0.5 km');
  t.equal(String(quantity(3, 'km').per(quantity(20, 'min'))), '0.15 km/min');
  t.equal(quantity(3, 'km').per(quantity(20, 'min')).valueIn('m/s'), 2.5);
  t.equal(String(quantity(3, 'm/s').times(quantity(2, 's'))), '6 m');
  t.equal(String(quantity(3, 'm').times(2)), '6 m');
  t.equal(String(quantity(9, 'm2').pow(1 / 2)), '3 m');
  t.equal(String(quantity(3, 'm').negated()), '-3 m');
  t.equal(quantity(1, '').plus(2).number, 3);
  const ratio = quantity(90, 's').per(quantity(1, 'min'));
  t.equal(ratio, 1.5, 'what cancels leaves a plain number');
  // @ts-expect-error a time cannot be added to a length
  t.throws(() => quantity(1, 'm').plus(quantity(1, 's')), UnitError);
  // @ts-expect-error nor can a plain number
  t.throws(() => quantity(1, 'm').plus(1), {
    message: "cannot convert '1' (no dimension) to 'm' (a length)",
  });
  t.end();
});

t.test('comparisons see through units', (t) => {
  const minute = quantity(1, 'min');
  t.ok(minute.equals(quantity(60, 's')));
  t.notOk(minute.equals(quantity(61, 's')));
  t.ok(minute.lessThan(quantity(61, 's')));
  t.notOk(minute.lessThan(quantity(60, 's')));
  t.ok(minute.lessThanOrEqual(quantity(60, 's')));
  t.ok(minute.greaterThan(quantity(59, 's')));
  t.notOk(minute.greaterThan(quantity(60, 's')));
  t.ok(minute.greaterThanOrEqual(quantity(60, 's')));
  t.notOk(quantity(NaN, 's').lessThanOrEqual(minute));
  // @ts-expect-error a length is not comparable with a time
  t.throws(() => minute.lessThan(quantity(1, 'm')), {
    message: /'m' \(a length\).*'min' \(a time\)/,
  });
  t.end();
});

t.test('JavaScript operators never drop a dimension silently', (t) => {
  const a = quantity(1, 'km');
  const b = quantity(2, 'm');
  t.throws(() => a < b, UnitError);
  t.throws(() => Number(a), { message: /1 km is not a plain number/ });
  t.equal('far: ' + String(a), 'far: 1 km');
  t.equal(Number(quantity(50, '%')), 0.5);
  t.end();
});

t.test('quantities are written and read back', (t) => {
  t.equal(String(quantity(3.5, 'm/s')), '3.5 m/s');
  t.equal(String(quantity(3.5, '')), '3.5');
  t.equal(inspect(quantity(3.5, 'm/s')), '3.5 m/s');
  for (const value of [3.5, -1e-300, NaN, Infinity, -Infinity]) {
    const json = JSON.stringify(quantity(value, 'J/(kg K)'));
    const back = Quantity.fromJSON(JSON.parse(json) as QuantityJson);
    t.ok(Object.is(back.number, value), json);
    t.equal(back.unit, unit('J/(kg K)'));
  }
  const array = quantity(
    [
      [1, NaN, 3],
      [4, 5, -Infinity],
    ],
    'K',
  );
  const json = JSON.stringify(array.at('::-1'));
  const back = QuantityArray.fromJSON(JSON.parse(json) as QuantityArrayJson);
  t.same(back.as('K').toNested('K'), [
    [4, 5, -Infinity],
    [1, NaN, 3],
  ]);
  t.equal(back.unit, unit('K'));
  const empty = QuantityArray.fromJSON(quantity([[], []], 'm').toJSON());
  t.same(empty.shape, [2, 0]);
  t.end();
});

t.test('arrays are made from whatever holds numbers', (t) => {
  const data = Float64Array.of(1, 2, 3);
  const array: QuantityArray = quantity(data, 'W/m^2');
  t.equal(array.valueIn('W/m^2').data, data, 'a Float64Array is not copied');
  t.equal(array.toFloat64Array('W/m^2'), data);
  t.equal(array.valueIn('kg s-3').data, data, 'nor for another name of the same unit');
  t.same(array.shape, [3]);
  t.equal(array.size, 3);
  const nested: QuantityArray = quantity(
    [
      [1, 2],
      [3, 4],
    ],
    'kg',
  );
  t.same(nested.shape, [2, 2]);
  t.same(nested.toNested('g'), [
    [1000, 2000],
    [3000, 4000],
  ]);
  const plain = NdArray.zeros([2, 3]);
  t.equal(quantity(plain, 'm').valueIn('m'), plain);
  t.same([...quantity(Int32Array.of(1, 2), 'm').toFloat64Array('m')], [1, 2]);
  t.same([...quantity(NdArray.fromNested([1, 2], Float32Array), 'm').toFloat64Array('m')], [1, 2]);
  const scalar: Quantity = quantity(1, 'm');
  t.equal(scalar.number, 1);
  t.throws(() => quantity([[1], [2, 3]], 'm'), ShapeError);
  // @ts-expect-error there is no such unit
  t.throws(() => quantity([1], 'metr'), UnitError);
  for (const wrong of ['1', null, undefined, {}, new BigInt64Array(1), new DataView(data.buffer)]) {
    t.throws(() => quantity(wrong as number, 'm'), ArgumentError);
  }
  t.end();
});

t.test('n-d arrays of other libraries are taken as they are', (t) => {
  const data = Float64Array.of(1, 2, 3, 4, 5, 6);
  // What zarrita's get() gives, in C and in Fortran order.
  const chunk = { data, shape: [2, 3], stride: [3, 1] };
  const temperature: QuantityArray<'temperature'> = quantity(chunk, 'K');
  t.same(temperature.toNested('K'), [
    [1, 2, 3],
    [4, 5, 6],
  ]);
  t.equal(temperature.valueIn('K').data, data, 'without a copy');
  t.same(quantity({ data, shape: [2, 3], stride: [1, 2] }, 'K').toNested('K'), [
    [1, 3, 5],
    [2, 4, 6],
  ]);
  // What scijs calls an ndarray: here every second element from the end.
  const view = { data, shape: [3], stride: [-2], offset: 5, dtype: 'float64' };
  t.same(quantity(view, 'm').toNested('m'), [6, 4, 2]);
  t.same(quantity({ data, shape: [3], strides: [2] }, 'm').toNested('m'), [1, 3, 5]);
  t.same(quantity({ data, shape: [3, 2] }, 'm').toNested('m'), [
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  for (const type of [Float32Array, Int32Array, Int16Array, Int8Array, Uint32Array, Uint16Array]) {
    const small = { data: type.of(7, 8), shape: [2], stride: [1] };
    t.same(quantity(small, 'm').toNested('m'), [7, 8], type.name);
    t.same(quantity(type.of(7, 8), 'm').toNested('m'), [7, 8], type.name);
  }
  t.throws(() => quantity({ data, shape: [4, 3], stride: [3, 1] }, 'm'), ShapeError);
  t.throws(() => quantity({ data, shape: [2, 3], stride: [3] }, 'm'), ShapeError);
  for (const wrong of [
    { data },
    { data: [1], shape: [1] },
    { data: new BigInt64Array(1), shape: [1] },
  ])
    t.throws(() => quantity(wrong as unknown as number, 'm'), ArgumentError);
  t.end();
});

t.test('only arrays without dimension can be read without a unit', (t) => {
  t.same(quantity([5, 10], '%').toNested(), [0.05, 0.1]);
  t.same([...quantity([5, 10], '').toFloat64Array()], [5, 10]);
  const speeds = quantity([1, 2], 'm/s');
  // @ts-expect-error the unit is missing
  t.throws(() => speeds.toNested(), {
    message: "cannot convert 'm/s' (a velocity) to '1' (no dimension)",
  });
  // @ts-expect-error the unit is missing
  t.throws(() => speeds.toFloat64Array(), UnitError);
  t.end();
});

t.test('an array is selected from, read and written', (t) => {
  const speed = quantity(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    'm/s',
  );
  t.same(speed.at(0, '1:').valueIn('km/hour').toNested(), [7.2, 10.8]);
  t.equal(String(speed.at(1, -1)), '6 m/s');
  const one: Quantity<'length per time'> = speed.at(1, 1);
  t.equal(String(one), '5 m/s');
  const whole: QuantityArray<'length per time'> = speed.at(1, 1, '...');
  t.same(whole.shape, []);
  t.equal(String(whole.at()), '5 m/s');
  const index: AxisIndex[] = [0, ':'];
  const either: Quantity | QuantityArray = speed.at(...index);
  t.ok(either instanceof QuantityArray);
  t.throws(() => speed.at(2, ':'), SliceError);
  t.throws(() => speed.at(0), {
    name: 'SliceError',
    message: /use at\(0, '...'\) to select an array/,
  });
  // @ts-expect-error integers only give a quantity
  t.throws(() => speed.at(0).shape as unknown, SliceError);
  t.equal(String(speed.at(':', [2, 0, 1])).replace(/\s+/g, ' '), '[[3 1 2] [6 4 5]] m/s');

  speed.at(':', '1:').assign(quantity(36, 'km/hour'));
  t.same(speed.toNested('m/s'), [
    [1, 10, 10],
    [4, 10, 10],
  ]);
  speed.at(0, ':').assign(quantity([3.6, 7.2, 10.8], 'km/hour'));
  t.same(speed.toNested('m/s'), [
    [1, 2, 3],
    [4, 10, 10],
  ]);
  // @ts-expect-error a length is not a velocity
  t.throws(() => speed.assign(quantity(1, 'm')), UnitError);
  t.throws(() => speed.assign(quantity([1, 2], 'm/s')), ShapeError);
  speed.set([0, 2], quantity(3.6, 'km/hour')).set([1, [2, 0, 1]], quantity([6, 4, 5], 'm/s'));
  t.same(speed.toNested('m/s'), [
    [1, 2, 1],
    [4, 5, 6],
  ]);
  speed.set([0, '1:'], quantity([2, 3], 'm/s'));
  // @ts-expect-error a length is not a velocity
  t.throws(() => speed.set([0, 2], quantity(1, 'm')), UnitError);
  const copy = speed.copy();
  copy.assign(quantity(0, 'm/s'));
  t.equal(speed.at(0, 0).number, 1);

  const elements = [...quantity([1, 2], 'm')];
  t.same(elements.map(String), ['1 m', '2 m']);
  t.end();
});

t.test('array arithmetic goes element by element, with arrays and with single values', (t) => {
  const a = quantity(
    [
      [1, 2],
      [3, 4],
    ],
    'km',
  );
  const b = quantity(
    [
      [1000, 1000],
      [500, 500],
    ],
    'm',
  );
  const show = (array: QuantityArray): string => array.toString().replace(/\s+/g, ' ');
  t.equal(show(a.plus(b)), '[[ 2 3] [3.5 4.5]] km');
  t.equal(show(a.minus(b)), '[[ 0 1] [2.5 3.5]] km');
  t.equal(show(a.plus(quantity(1, 'm').times(1000))), '[[2 3] [4 5]] km');
  t.equal(show(a.minus(quantity(1000, 'm'))), '[[0 1] [2 3]] km');
  t.equal(show(a.times(a)), '[[ 1 4] [ 9 16]] km^2');
  t.equal(show(a.times(2)), '[[2 4] [6 8]] km');
  t.equal(show(a.per(quantity(2, 'hour'))), '[[0.5 1] [1.5 2]] km/h');
  t.equal(show(a.per(b)), '[[1 2] [6 8]]', 'what cancels leaves plain numbers');
  t.equal(show(a.pow(2)), '[[ 1 4] [ 9 16]] km^2');
  t.equal(show(a.negated()), '[[-1 -2] [-3 -4]] km');
  t.equal(
    show(a.plus(quantity([7], 'km').at(0, '...'))),
    '[[ 8 9] [10 11]] km',
    'an array without axes',
  );
  t.same(
    a.toNested('km'),
    [
      [1, 2],
      [3, 4],
    ],
    'the operands are as before',
  );

  const two = quantity(2, 'km');
  t.equal(show(two.plus(b)), '[[ 3 3] [2.5 2.5]] km');
  t.equal(show(two.minus(b)), '[[ 1 1] [1.5 1.5]] km');
  t.equal(show(two.times(a)), '[[2 4] [6 8]] km^2');
  t.equal(show(two.per(quantity([1, 4], 'h'))), '[ 2 0.5] km/h');

  t.ok(
    a.equals(
      quantity(
        [
          [1000, 2000],
          [3000, 4000],
        ],
        'm',
      ),
    ),
  );
  t.notOk(a.equals(b));
  t.notOk(a.equals(quantity([1, 2, 3, 4], 'km')));
  // @ts-expect-error a time is not comparable with a length
  t.throws(() => a.equals(quantity([1], 's')), UnitError);
  t.throws(() => a.plus(quantity([1, 2], 'km')), {
    name: 'ShapeError',
    expected: [2, 2],
    given: [2],
    message: /\[2\].*\[2, 2\]/,
  });
  t.throws(
    () =>
      a.plus(
        // @ts-expect-error a time cannot be added to a length
        quantity(
          [
            [1, 2],
            [3, 4],
          ],
          's',
        ),
      ),
    UnitError,
  );
  // @ts-expect-error nor can a plain number be subtracted
  t.throws(() => a.minus(1), UnitError);
  t.end();
});

t.test('reductions of an array are quantities', (t) => {
  const array = quantity(
    [
      [1, 2],
      [3, 6],
    ],
    'm',
  );
  t.equal(String(array.sum()), '12 m');
  t.equal(String(array.mean()), '3 m');
  t.equal(String(array.min()), '1 m');
  t.equal(String(array.at(':', 0).max()), '3 m');
  t.throws(() => quantity([], 'm').min(), ShapeError);

  t.equal(String(array.sum({ axis: 0 })), '[4 8] m');
  t.equal(String(array.mean({ axis: 1 })), '[1.5 4.5] m');
  t.equal(String(array.min({ axis: -1 })), '[1 3] m');
  t.equal(String(array.max({ axis: [0, 1] })), '6 m');
  t.equal(String(array.variance()), '3.5 m^2');
  t.equal(String(array.variance({ axis: 0 })), '[1 4] m^2');
  t.equal(String(quantity([1, 5], 'km').standardDeviation()), '2 km');
  t.equal(String(array.standardDeviation({ axis: 0 })), '[1 2] m');
  t.same(array.argmax(), [1, 1]);
  t.ok(array.at(...array.argmin()).equals(array.min()));
  t.throws(() => array.sum({ axis: 2 }), ArgumentError);
  const celsius = quantity([1, 2], 'degC');
  t.equal(String(celsius.mean({ axis: 0 })), '1.5 degC');
  for (const refused of [
    () => celsius.sum({ axis: 0 }),
    () => celsius.variance(),
    () => celsius.standardDeviation(),
  ])
    t.throws(refused, { name: 'UnitError', message: /convert to 'K' first/ });
  t.end();
});

t.test('comparisons of arrays are masks, which select and write', (t) => {
  const depth = quantity([1, 20, 3, NaN], 'm');
  t.same([...depth.lessThan(quantity(300, 'cm'))], [true, false, false, false]);
  t.same([...depth.lessThanOrEqual(quantity(300, 'cm'))], [true, false, true, false]);
  t.same([...depth.greaterThan(quantity(300, 'cm'))], [false, true, false, false]);
  t.same(
    [...depth.greaterThanOrEqual(quantity([100, 2100, 3, 4], 'cm'))],
    [true, false, true, false],
  );
  t.same([...depth.equalTo(quantity([100, 2, 300, NaN], 'cm'))], [true, false, true, false]);
  t.same([...quantity([1, 300], 'K').greaterThan(quantity(0, 'degC'))], [false, true]);
  t.same([...quantity([5, 50], '%').lessThan(0.1)], [true, false]);
  const shallow = depth.lessThan(quantity(5, 'm'));
  t.equal(String(depth.where(shallow)), '[1 3] m');
  t.equal(String(depth.setWhere(shallow, quantity(0, 'cm'))), '[  0  20   0 NaN] m');
  t.equal(String(depth.setWhere(shallow, quantity([2, 1], 'km'))), '[2000   20 1000  NaN] m');
  t.throws(() => depth.lessThan(quantity([1, 2], 'm')), ShapeError);
  t.throws(() => depth.where(quantity([1], 'm').lessThan(quantity(2, 'm'))), ShapeError);
  // @ts-expect-error a time is not comparable with a length
  t.throws(() => depth.lessThan(quantity(1, 's')), UnitError);
  // @ts-expect-error a time cannot be written to lengths
  t.throws(() => depth.setWhere(shallow, quantity(1, 's')), UnitError);
  t.end();
});

t.test('an array is transposed and reshaped without a copy', (t) => {
  const array = quantity(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    'm',
  );
  t.same(array.transpose().shape, [3, 2]);
  t.equal(String(array.reshape([-1])), '[1 2 3 4 5 6] m');
  array.transpose().set([2, 0], quantity(9, 'm'));
  array.reshape([6]).set([0], quantity(8, 'm'));
  t.same(array.toNested('m'), [
    [8, 2, 9],
    [4, 5, 6],
  ]);
  t.throws(() => array.reshape([4]), ShapeError);
  t.end();
});

t.test('an array prints as numpy prints it, large ones in part', (t) => {
  t.equal(String(quantity([1, 2, 3], 'm/s')), '[1 2 3] m/s');
  t.equal(inspect(quantity([1, 2, 3], 'm/s')), '[1 2 3] m/s');
  t.equal(String(quantity([1, 2, 3], '')), '[1 2 3]');
  t.equal(String(quantity(new Float64Array(5000), 'K')), '[0 0 0 … 0 0 0] K');
  t.end();
});
