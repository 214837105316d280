// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { ArgumentError, ShapeError, UnitError } from '../../src/errors.js';
import {
  abs,
  acos,
  arange,
  argsort,
  asin,
  atan,
  atan2,
  concatenate,
  cos,
  cumulativeSum,
  exp,
  full,
  hypot,
  linspace,
  log,
  log10,
  Mask,
  maximum,
  minimum,
  NdArray,
  quantity,
  QuantityArray,
  sin,
  sort,
  stack,
  tan,
  where,
  zeros,
} from '../../src/units/index.js';

/** On one line. */
const show = (array: QuantityArray | NdArray): string => array.toString().replace(/\s+/g, ' ');

t.test('functions of angles are those of Math, in any unit', (t) => {
  for (const degrees of [0, 30, 45, 90, -123, 1000]) {
    const angle = quantity(degrees, 'deg');
    const radians = angle.valueIn('rad');
    t.equal(sin(angle), Math.sin(radians));
    t.equal(cos(angle), Math.cos(radians));
    t.equal(tan(angle), Math.tan(radians));
  }
  t.equal(sin(1), Math.sin(1), 'a plain number is in rad');
  t.equal(sin(quantity(60, 'arcmin')), sin(quantity(1, 'deg')));
  const all = sin(quantity([0, 90, 270], 'deg'));
  t.ok(all instanceof QuantityArray);
  t.equal(show(all), '[ 0 1 -1]');
  t.same(cos(quantity([[0], [180]], 'deg')).toNested(), [[1], [-1]]);
  // @ts-expect-error a length has no sine
  t.throws(() => sin(quantity(1, 'm')), UnitError);
  t.end();
});

t.test('angles come in rad, and go to any unit', (t) => {
  t.equal(asin(0.5).number, Math.asin(0.5));
  t.equal(asin(0.5).unit.symbol, 'rad');
  t.equal(acos(quantity(50, '%')).number, Math.acos(0.5));
  t.ok(Math.abs(atan(1).valueIn('deg') - 45) < 1e-13);
  t.ok(Number.isNaN(asin(2).number));
  t.equal(atan2(quantity(1, 'km'), quantity(1000, 'm')).number, Math.PI / 4);
  t.equal(atan2(-1, -1).number, Math.atan2(-1, -1));
  const directions = atan2(quantity([1, 0, -1], 'm/s'), quantity(3.6, 'km/hour'));
  t.same(directions.toNested('rad'), [Math.PI / 4, 0, -Math.PI / 4]);
  t.same(atan2(quantity(1, 'm'), quantity([1, 0], 'm')).shape, [2]);
  t.equal(show(asin(quantity([0, 1], '')).as('deg')), '[ 0 90] deg');
  // @ts-expect-error a time and a length make no angle
  t.throws(() => atan2(quantity(1, 's'), quantity(1, 'm')), UnitError);
  t.throws(() => atan2(quantity([1, 2], 'm'), quantity([1], 'm')), ShapeError);
  t.end();
});

t.test('exponentials and logarithms are of numbers without dimension', (t) => {
  t.equal(exp(1), Math.E);
  t.equal(exp(quantity(100, '%')), Math.E);
  t.equal(log(quantity(1, 'km').per(quantity(1, 'm'))), Math.log(1000));
  t.equal(log10(1000), 3);
  t.same(log10(quantity([10, 1000], 'g/kg')).toNested(), [-2, 0]);
  // @ts-expect-error a temperature has no exponential
  t.throws(() => exp(quantity(1, 'K')), UnitError);
  t.throws(() => exp(quantity(1, 'K'.slice())), UnitError);
  t.end();
});

t.test('amounts without sign, and of vectors', (t) => {
  t.equal(abs(-3), 3);
  t.equal(String(abs(quantity(-3, 'm'))), '3 m');
  t.equal(show(abs(quantity([-3, 4], 'm/s'))), '[3 4] m/s');
  t.throws(() => abs(quantity(-3, 'degC')), UnitError);
  t.equal(String(hypot(quantity(3, 'm'), quantity(400, 'cm'))), '5 m');
  t.equal(show(hypot(quantity([3, 5], 'm'), quantity([4, 12], 'm'))), '[ 5 13] m');
  t.equal(show(hypot(quantity(3, 'm'), quantity([400, 0], 'cm'))), '[5 3] m');
  t.equal(hypot(3, quantity(400, '%')), 5);
  t.throws(() => hypot(quantity(1, 'degC'), quantity(1, 'K')), UnitError);
  t.throws(() => hypot(quantity(1, 'K'), quantity(1, 'degC')), UnitError);
  // @ts-expect-error a time and a length make no vector
  t.throws(() => hypot(quantity(1, 's'), quantity(1, 'm')), UnitError);
  t.end();
});

t.test('the smaller, the larger, and one or the other by a mask', (t) => {
  t.equal(show(minimum(quantity([1, 20, NaN], 'm'), quantity(5, 'm'))), '[ 1 5 NaN] m');
  t.equal(String(maximum(quantity(1, 'm'), quantity(5, 'km'))), '5000 m');
  t.equal(show(maximum(quantity(1, 'm'), quantity([5, 2000], 'mm'))), '[1 2] m');
  t.equal(minimum(1, 2), 1);
  t.equal(String(maximum(quantity(0, 'degC'), quantity(274.15, 'K'))), '1 degC');
  // @ts-expect-error a time is neither smaller nor larger
  t.throws(() => minimum(quantity(1, 'm'), quantity(1, 's')), UnitError);
  t.throws(() => minimum(quantity([1, 2], 'm'), quantity([1], 'm')), ShapeError);

  const wind = quantity(
    [
      [1, 5],
      [7, 2],
    ],
    'm/s',
  );
  const calm = wind.lessThan(quantity(10, 'km/hour'));
  t.equal(show(where(calm, quantity(0, 'm/s'), wind)), '[[0 5] [7 0]] m/s');
  t.equal(show(where(calm, wind, quantity(36, 'km/hour'))), '[[ 1 10] [10 2]] m/s');
  t.equal(show(where(calm, wind.transpose(), wind)), '[[1 5] [7 2]] m/s');
  t.equal(show(where(calm, wind, wind.negated())), '[[ 1 -5] [-7 2]] m/s');
  t.equal(show(where(calm, quantity(1, 'km'), quantity(1, 'm'))), '[[ 1 0.001] [0.001 1]] km');
  const plain: NdArray = where(calm, 1, NdArray.zeros([2, 2]));
  t.equal(show(plain), '[[1 0] [0 1]]');
  t.equal(show(where(calm, 1, quantity(5, '%'))), '[[ 1 0.05] [0.05 1]]');
  t.throws(() => where(Mask.fromNested([true]), wind, wind), ShapeError);
  // @ts-expect-error a length is not what there is else
  t.throws(() => where(calm, wind, quantity(1, 'm')), UnitError);
  t.end();
});

t.test('arrays of few values', (t) => {
  t.equal(show(zeros([2, 2], 'm/s')), '[[0 0] [0 0]] m/s');
  t.equal(show(full([3], quantity(300, 'K'))), '[300 300 300] K');
  t.equal(show(full([1], 2)), '[2]');
  // @ts-expect-error there is no such unit
  t.throws(() => zeros([1], 'metr'), UnitError);
  t.throws(() => zeros([-1], 'm'), ShapeError);

  t.equal(show(linspace(quantity(0, 'm'), quantity(1, 'km'), 5)), '[ 0 250 500 750 1000] m');
  t.equal(show(linspace(1, 0, 3)), '[ 1 0.5 0]');
  t.same(linspace(quantity(3, 'm'), quantity(5, 'm'), 1).toNested('m'), [3]);
  t.same(linspace(0, 1, 0).shape, [0]);
  const third = linspace(quantity(0.1, 's'), quantity(0.7, 's'), 7);
  t.equal(third.at(-1).number, 0.7, 'the end is the end');
  for (const count of [-1, 1.5, NaN]) t.throws(() => linspace(0, 1, count), ArgumentError);
  // @ts-expect-error from a length to a time
  t.throws(() => linspace(quantity(0, 'm'), quantity(1, 's'), 3), UnitError);

  t.equal(show(arange(quantity(0, 's'), quantity(1, 'min'), quantity(20, 's'))), '[ 0 20 40] s');
  t.same(arange(0, 1, 0.1).shape, [10]);
  t.same(arange(1, 1.3, 0.1).shape, [3], 'not the end, which rounding errors let in');
  t.same(arange(0, 0.95, 0.1).shape, [10]);
  t.same(arange(3, 0, -1).toNested(), [3, 2, 1]);
  t.same(arange(0, 3, -1).shape, [0]);
  t.throws(() => arange(0, 1, 0), ArgumentError);
  t.throws(() => arange(quantity(0, 'degC'), quantity(1, 'degC'), quantity(1, 'K')), UnitError);
  // @ts-expect-error steps of another dimension
  t.throws(() => arange(quantity(0, 's'), quantity(1, 's'), quantity(1, 'm')), UnitError);
  t.end();
});

t.test('arrays one after the other, and on each other', (t) => {
  const a = quantity(
    [
      [1, 2],
      [3, 4],
    ],
    'm',
  );
  const b = quantity([[500, 600]], 'cm');
  t.equal(show(concatenate([a, b])), '[[1 2] [3 4] [5 6]] m');
  t.equal(show(concatenate([a, b.transpose()], { axis: -1 })), '[[1 2 5] [3 4 6]] m');
  t.equal(show(concatenate([a])), '[[1 2] [3 4]] m');
  t.throws(() => concatenate([a, quantity([1], 'm')]), ShapeError);
  t.throws(() => concatenate([a, b], { axis: 1 }), ShapeError);
  t.throws(() => concatenate([a, b], { axis: 2 }), ArgumentError);
  t.throws(() => concatenate([]), ArgumentError);
  const one = quantity([1, 2], 'm');
  t.throws(() => concatenate([one.at(0, '...'), one.at(1, '...')]), {
    message: /use stack for arrays without axes/,
  });
  t.equal(show(stack([one.at(0, '...'), one.at(1, '...')])), '[1 2] m');
  t.equal(show(stack([one, quantity([3, 4], 'km')])), '[[ 1 2] [3000 4000]] m');
  t.equal(show(stack([one, one.negated()], { axis: 1 })), '[[ 1 -1] [ 2 -2]] m');
  t.same(stack([a, a, a], { axis: -1 }).shape, [2, 2, 3]);
  t.throws(() => stack([one, a]), ShapeError);
  t.throws(() => stack([one, one], { axis: 2 }), ArgumentError);
  // @ts-expect-error lengths and times
  t.throws(() => concatenate([quantity([1], 'm'), quantity([1], 's')]), UnitError);
  // @ts-expect-error lengths and times
  t.throws(() => stack([quantity([1], 'm'), quantity([1], 's')]), UnitError);
  t.equal(
    show(concatenate([one, quantity([1], 'm'.slice())])),
    '[1 2 1] m',
    'unknown ones are checked',
  );
  t.end();
});

t.test('order along an axis, and running sums', (t) => {
  const array = quantity(
    [
      [3, 1, 2],
      [4, NaN, 0],
    ],
    'm',
  );
  t.equal(show(sort(array)), '[[ 1 2 3] [ 0 4 NaN]] m');
  t.equal(show(sort(array, { axis: 0 })), '[[ 3 1 0] [ 4 NaN 2]] m');
  t.equal(show(array), '[[ 3 1 2] [ 4 NaN 0]] m', 'the array is as before');
  t.same(argsort(array).toNested(), [
    [1, 2, 0],
    [2, 0, 1],
  ]);
  t.same(argsort(array, { axis: 0 }).toNested(), [
    [0, 0, 1],
    [1, 1, 0],
  ]);
  t.same(
    argsort(quantity([1, 0, 1, 0, 1], 'm')).toNested(),
    [1, 3, 0, 2, 4],
    'equal ones in order',
  );
  const mass = quantity([5, 3, 4], 'kg');
  t.equal(show(mass.at(argsort(mass).data)), show(sort(mass)));
  t.equal(show(sort(NdArray.fromNested([2, 10, 1]))), '[ 1 2 10]');
  t.equal(show(cumulativeSum(quantity([1, 2, 3], 'm'))), '[1 3 6] m');
  t.equal(show(cumulativeSum(quantity([[1], [2]], 'm'), { axis: 0 })), '[[1] [3]] m');
  t.equal(show(cumulativeSum(NdArray.fromNested([1, 2]))), '[1 3]');
  t.throws(() => cumulativeSum(quantity([1, 2], 'degC')), UnitError);
  t.throws(() => sort(array, { axis: 2 }), ArgumentError);
  t.same(sort(quantity([], 'm')).shape, [0]);
  t.end();
});
