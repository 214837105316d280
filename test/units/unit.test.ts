// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { UnitError } from '../../src/errors.js';
import { conversion, conversionFactor, Dimension, Unit, unit } from '../../src/units/index.js';

/** The message of the UnitError that a unit's text gives. */
function messageOf(text: string): string {
  try {
    return `no error, but ${unit(text).symbol}`;
  } catch (error) {
    return error instanceof UnitError ? error.message : String(error);
  }
}

t.test('units are read as people write them', (t) => {
  const expected: Record<string, [factor: number, dimension: string]> = {
    'm/s': [1, 'm s-1'],
    'm s-1': [1, 'm s-1'],
    'm s^-1': [1, 'm s-1'],
    'm.s-1': [1, 'm s-1'],
    'm·s⁻¹': [1, 'm s-1'],
    'kg*m^-3': [1, 'm-3 kg'],
    'kg m**-2': [1, 'm-2 kg'],
    'W/m^2': [1, 'kg s-3'],
    'W / m ** 2': [1, 'kg s-3'],
    'km/hour': [1000 / 3600, 'm s-1'],
    '1/s': [1, 's-1'],
    'm/s/s': [1, 'm s-2'],
    m2: [1, 'm2'],
    'm²': [1, 'm2'],
    'km^2': [1e6, 'm2'],
    'K/m': [1, 'm-1 K'],
    '(kg/kg)/s': [1, 's-1'],
    'g/kg': [1e-3, '1'],
    'J/(kg K)': [1, 'm2 s-2 K-1'],
    '(m/s)^2': [1, 'm2 s-2'],
    'm^(1/2)': [1, 'm^(1/2)'],
    'm^0.5': [1, 'm^(1/2)'],
    '1e-3 kg/kg': [1e-3, '1'],
    '60 s': [60, 's'],
    '10m': [10, 'm'],
    min: [60, 's'],
    cd: [1, 'cd'],
    hPa: [100, 'm-1 kg s-2'],
    mbar: [100, 'm-1 kg s-2'],
    kilometers: [1000, 'm'],
    µm: [1e-6, 'm'],
    μm: [1e-6, 'm'],
    days: [86400, 's'],
    yr: [31557600, 's'],
    Sv: [1e6, 'm3 s-1'],
    mfu: [1, '1'],
    '%': [0.01, '1'],
    deg: [Math.PI / 180, '1'],
    'none/s': [1, 's-1'],
  };
  for (const [text, [factor, dimension]] of Object.entries(expected)) {
    const found = unit(text);
    t.ok(Math.abs(found.factor / factor - 1) < 1e-15, `${text}: factor ${found.factor}`);
    t.equal(found.dimension.toString(), dimension, `${text}: dimension`);
    t.equal(found.symbol, text, `${text}: written as it was`);
    t.equal(unit(text), found, `${text}: read once`);
  }
  for (const text of ['', ' ', '1', 'none', 'dimensionless']) t.equal(unit(text), Unit.none);
  t.equal(unit(' m '), unit('m'));
  t.end();
});

t.test('unknown names come with the nearest known one', (t) => {
  // @ts-expect-error the compiler knows it too
  t.throws(() => unit('m/sekond'), {
    name: 'UnitError',
    given: 'sekond',
    expected: 'second',
    message: "unknown unit 'sekond': did you mean 'second'?",
  });
  t.match(messageOf('hpa'), /did you mean 'hPa'/);
  t.match(messageOf('kilomter'), /did you mean 'kilometer'/);
  t.match(messageOf('Kelvin'), /did you mean 'kelvin'/);
  t.equal(messageOf('qqqqqqqq'), "unknown unit 'qqqqqqqq'");
  t.match(messageOf('Mmin'), /unknown unit 'Mmin'/, 'minutes take no prefix');
  for (const text of ['kkg', 'kmetre', 'kilom']) t.match(messageOf(text), /unknown unit/, text);
  t.match(messageOf('toString'), /unknown unit/);
  t.end();
});

t.test('texts that cannot be parsed or are ambiguous are refused', (t) => {
  const ambiguous = ['J/kg K', 'J/kg*K', 'J/kg.K', 'm/s(kg)'];
  for (const text of ambiguous) t.match(messageOf(text), /is ambiguous/, text);
  for (const text of ['m 2', 's -1'])
    t.match(messageOf(text), /is neither an exponent nor a factor/, text);
  for (const text of ['m/', 'm//s', '*m', 'm**', 'm^', '(m', 'm)', 'm-', 'm^--2', '()', '#']) {
    t.match(messageOf(text), /^cannot read unit/, text);
  }
  for (const text of ['0 m', '0', '1e999 m']) t.match(messageOf(text), /not positive/, text);
  t.match(messageOf('m^0.1234'), /cannot be an exponent/);
  t.throws(() => unit(5 as unknown as string), UnitError);
  t.end();
});

t.test('arithmetic composes symbols that can be read back', (t) => {
  const results = [
    unit('m').per(unit('s')),
    unit('J').per(unit('kg').times(unit('K'))),
    unit('m/s').pow(2),
    unit('km').per(unit('hour')),
    unit('s').pow(-1),
    unit('60 s').pow(-2).times(unit('3 m')),
    unit('m').pow(1 / 3),
  ];
  const symbols = ['m/s', 'J/(kg K)', 'm^2/s^2', 'km/h', '1/s', undefined, 'm^(1/3)'];
  results.forEach((result, i) => {
    if (symbols[i] !== undefined) t.equal(result.symbol, symbols[i]);
    t.ok(unit(result.symbol).equals(result), `${result.symbol} read back`);
  });
  t.equal(unit('m/s').times(unit('s')).symbol, 'm');
  t.ok(
    unit('m')
      .pow(1 / 3)
      .times(unit('m').pow(2 / 3))
      .equals(unit('m')),
  );
  t.equal(unit('g/kg').times(unit('kg/g')).factor, 1);
  t.ok(unit('N m').equals(unit('J')));
  t.notOk(unit('K').equals(unit('degC')));
  t.equal(JSON.stringify({ unit: unit('m/s') }), '{"unit":"m/s"}');
  t.end();
});

t.test('conversion', (t) => {
  t.equal(conversionFactor('hour', 's'), 3600);
  t.equal(conversionFactor('m/s', 'km/hour'), 3.6);
  t.equal(conversionFactor('mbar', 'hPa'), 1);
  t.equal(conversionFactor('kg/kg', 'g/kg'), 1000);
  t.equal(conversionFactor(unit('N m'), 'J'), 1);
  t.equal(conversionFactor('degC', 'degC'), 1);
  t.equal(conversion('Pa', 'N/m^2'), undefined);
  t.same(conversion('s', 'min'), { factor: 1, divisor: 60, shift: 0 });
  t.same(conversion('degC', 'K'), { factor: 1, divisor: 1, shift: 273.15 });
  t.throws(() => conversionFactor('m', 'kg'), {
    name: 'UnitError',
    given: 'm',
    expected: 'kg',
    message: "cannot convert 'm' (a length) to 'kg' (a mass)",
  });
  t.throws(() => conversionFactor('degC', 'K'), {
    name: 'UnitError',
    message: /differ by an offset/,
  });
  t.throws(() => conversionFactor('degC', 'm'), { message: /a temperature.*a length/ });
  t.end();
});

t.test('temperature scales take no part in products', (t) => {
  for (const text of ['degC/m', 'm degC', '1/degC', 'degC^2', '2 degC']) {
    t.match(messageOf(text), /it is a scale with an offset: convert to 'K'/, text);
  }
  t.equal(unit('(degC)').zero, 273.15);
  t.end();
});

t.test('dimensions are single objects with exact rational exponents', (t) => {
  const length = Dimension.base('length');
  const velocity = length.per(Dimension.base('time'));
  t.equal(velocity.times(Dimension.base('time')), length);
  t.equal(velocity.pow(1 / 3).pow(3), velocity);
  t.equal(
    length
      .pow(1 / 2)
      .times(length.pow(1 / 3))
      .toString(),
    'm^(5/6)',
  );
  t.equal(length.pow(0), Dimension.none);
  t.throws(() => length.pow(Math.PI), UnitError);
  t.throws(() => length.pow(NaN), UnitError);
  t.throws(() => length.pow(Infinity), UnitError);
  t.end();
});

t.test('dimensions are named in words', (t) => {
  const names: Record<string, string> = {
    '1': 'no dimension',
    kg: 'a mass',
    'm/s': 'a velocity',
    A: 'an electric current',
    'kg/m3': 'a density',
    hPa: 'a pressure',
    'W/m^2': 'an energy flux (power per area)',
    'K m2': 'a length squared times temperature',
    'K m/s4': 'a length times temperature per time to the power 4',
    '1/(kg s)': 'a number per mass per time',
    'A/m4': 'an electric current per length to the power 4',
  };
  for (const [text, name] of Object.entries(names)) t.equal(unit(text).dimension.name, name, text);
  t.end();
});
