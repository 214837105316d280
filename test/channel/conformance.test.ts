// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { CodeError, quantity, type QuantityArray } from '../../src/index.js';
import { allVariants, forEach, outputOf, startProbe } from '../support/probe.js';

/** Numbers of elements around what travels in one message of 4096 bytes, of 4 and 8 bytes each. */
const lengths = [
  0, 1, 2, 3, 503, 504, 505, 506, 507, 511, 512, 513, 1010, 1012, 1023, 1024, 1025, 5000,
];

function ramp(length: number, scale = 1): Float64Array {
  return Float64Array.from({ length }, (_, i) => scale * (i - length / 3));
}

forEach(t, allVariants, (t, variant) => {
  const probe = startProbe(t, variant);

  t.test('all ranks take part in a call', (t) => {
    const n = variant.numberOfWorkers;
    t.same(probe.rankSum(), { sum: (n * (n - 1)) / 2, ranks: n });
    t.equal(probe.channelType, variant.channelType, 'no other channel was taken instead');
    t.equal(probe.ranks.length, n);
    t.equal(new Set(probe.ranks.map((each) => each.pid)).size, n, 'each rank is a process');
    t.end();
  });

  t.test('scalars of every type', (t) => {
    for (const value of [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]) t.equal(probe.echoInt32(value), value);
    const wide = [0, -1, 2 ** 32, -(2 ** 40), Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    for (const value of wide) t.equal(probe.echoInt64(value), value);
    for (const value of [
      NaN,
      Infinity,
      -Infinity,
      0,
      -0,
      0.5,
      2 ** -149,
      -(2 ** -126),
      3.4028234663852886e38,
    ])
      t.ok(Object.is(probe.echoFloat32(value), value), `float32 ${value}`);
    t.equal(probe.echoFloat32(0.1), Math.fround(0.1));
    t.equal(probe.echoFloat32(1e300), Infinity);
    for (const value of [
      NaN,
      Infinity,
      -Infinity,
      0,
      -0,
      0.1,
      Number.MIN_VALUE,
      -Number.MIN_VALUE,
      2.2e-308,
      Number.MAX_VALUE,
      Math.PI,
    ])
      t.ok(Object.is(probe.echoFloat64(value), value), `float64 ${value}`);
    t.equal(probe.echoBool(true), true);
    t.equal(probe.echoBool(false), false);
    t.end();
  });

  t.test('scalars with units', (t) => {
    const echo = probe.echoLength(quantity(1.5, 'km'));
    t.equal(echo.valueIn('m'), 1500);
    t.equal(echo.unit.toString(), 'm');
    t.ok(Number.isNaN(probe.echoLength(quantity(NaN, 'm')).valueIn('m')));
    t.end();
  });

  t.test('strings', (t) => {
    for (const value of [
      '',
      'a',
      '1234567',
      '12345678',
      'Grüße, 世界 🌍',
      '\'quoted\' "twice"',
      'two\nlines',
      ' blank',
      'x'.repeat(4094),
    ])
      t.equal(probe.echoString(value), value);
    // What does not fit the worker's memory for it is an error, not a part of it.
    for (const length of [10_000, 1_000_000])
      t.throws(() => probe.echoString('y'.repeat(length)), CodeError, `${length} characters`);
    t.equal(probe.echoString('after'), 'after');
    t.end();
  });

  t.test('long strings arrive whole', (t) => {
    for (const length of [3000, 4030, 4040, 4096, 10_000, 1_000_000]) {
      const text = `${String(length)}:${'0123456789'.repeat(length / 10)}`;
      probe.printText(text);
      t.ok(
        variant.language === 'fortran' || outputOf(probe.workdir).includes(`${text}\n`),
        `${length}`,
      );
    }
    t.end();
  });

  t.test('options, defaults and several results', (t) => {
    t.same(probe.combine(1), { sum: 4.5, text: 'sum 3' });
    t.same(probe.combine(1, {}), { sum: 4.5, text: 'sum 3' });
    t.same(
      probe.combine(-1, {
        label: 'total',
        negate: true,
        distance: quantity(2, 'km'),
        third: 0.25,
        second: 2 ** 40,
      }),
      { sum: -(-1 + 2 ** 40 + 0.25 + 2000), text: 'total 5' },
    );
    t.same(probe.combine(0, { label: '' }), { sum: 3.5, text: ' 0' });
    const { least, reversed, greatest, isEmpty } = probe.summarize(quantity([3, 1, 2], 'km'));
    t.equal(least.valueIn('km'), 1);
    t.equal(greatest.valueIn('m'), 3000);
    t.same(reversed.toNested('m'), [2000, 1000, 3000]);
    t.equal(isEmpty, false);
    t.match(probe.summarize(quantity([], 'm')), { isEmpty: true, reversed: { shape: [0] } });
    t.end();
  });

  t.test('arrays in', (t) => {
    for (const length of lengths)
      t.equal(probe.sumArray(new Float64Array(length).fill(0.5)), length / 2, `${length}`);
    t.equal(probe.sumArray([1, 2, 3.5]), 6.5, 'a list');
    t.equal(probe.sumArray(new Float64Array([9, 1, 2, 9]).subarray(1, 3)), 3, 'a part of an array');
    t.end();
  });

  t.test('arrays out', (t) => {
    for (const length of lengths)
      t.same(
        probe.countUp(length),
        Int32Array.from({ length }, (_, i) => i),
        `${length}`,
      );
    t.throws(() => probe.countUp(-1), CodeError);
    t.end();
  });

  t.test('arrays in and out, of every type', (t) => {
    for (const length of lengths) {
      const values = ramp(length);
      const halves = probe.halve(Float32Array.from(values));
      t.same(
        halves,
        Float32Array.from(values, (each) => Math.fround(each) / 2),
        `float32, ${length}`,
      );
      const scaled: QuantityArray = probe.scale(quantity(values, 'm'), -2);
      t.same(
        scaled.toFloat64Array('m'),
        values.map((each) => -2 * each),
        `float64, ${length}`,
      );
    }
    t.end();
  });

  t.test('arrays in place', (t) => {
    for (const length of lengths) {
      const values = ramp(length, 0.1);
      const before = values.slice();
      t.same(probe.echoArray(values), before, `float64, ${length}`);
      const whole = Int32Array.from({ length }, (_, i) => i - 7);
      t.same(
        probe.negateArray(whole),
        whole.map((each) => -each),
        `int32, ${length}`,
      );
      t.equal(whole[0], length === 0 ? undefined : -7, 'the argument itself stays as it is');
    }
    const special = Float64Array.of(NaN, Infinity, -Infinity, -0, Number.MIN_VALUE);
    const echo = probe.echoArray(special);
    for (let i = 0; i < special.length; i++) t.ok(Object.is(echo[i], special[i]), `${special[i]}`);
    t.end();
  });

  t.test('several arrays of different types', (t) => {
    const pairs = [
      [0, 0],
      [0, 3],
      [3, 0],
      [1, 1],
      [101, 99],
      [500, 261],
      [3001, 2000],
      [100_001, 50_000],
    ];
    for (const [a = 0, b = 0] of pairs) {
      const whole = Int32Array.from({ length: a }, (_, i) => i);
      const real = ramp(b);
      const joined = probe.joinArrays(whole, real);
      t.same(
        joined.wholePlusOne,
        whole.map((each) => each + 1),
        `${a} and ${b}`,
      );
      t.same(
        joined.realPlusOne,
        real.map((each) => each + 1),
      );
    }
    t.end();
  });

  t.test('a million elements', (t) => {
    const length = 1e6;
    const values = ramp(length, 0.001);
    const echo = probe.echoArray(values);
    t.equal(echo.length, length);
    t.ok(
      echo.every((each, i) => each === values[i]),
      'float64 in place',
    );
    const halves = probe.halve(new Float32Array(length).fill(3));
    t.ok(halves.length === length && halves.every((each) => each === 1.5), 'float32');
    const count = probe.countUp(length);
    t.ok(count.length === length && count.every((each, i) => each === i), 'int32 out');
    t.equal(probe.sumArray(new Float64Array(length).fill(1)), length, 'float64 in');
    t.end();
  });

  t.test('many calls under way, small and large, come back in order', (t) => {
    const requests = Array.from({ length: 200 }, (_, i) =>
      i % 10 === 9
        ? probe.sumArray.asynchronous(new Float64Array(20_000).fill(i))
        : probe.echoFloat64.asynchronous(i),
    );
    const finished: number[] = [];
    for (const [i, request] of requests.entries()) request.addResultHandler(() => finished.push(i));
    t.same(
      requests.map((request) => request.result()),
      requests.map((_, i) => (i % 10 === 9 ? 20_000 * i : i)),
    );
    t.same(
      finished,
      requests.map((_, i) => i),
    );
    t.end();
  });
});
