/**
 * The factor of every unit and prefix in the table, against GNU units (`apt-get install units`), whose
 * table is independent of ours.
 */
import { spawnSync } from 'node:child_process';
import t from 'tap';
import { unit } from '../../src/units/index.js';
import { prefixes, unitTable } from '../../src/units/unit-table.js';

/** What GNU units calls differently; undefined for what it does not know. */
const names: Record<string, string | undefined> = {
  '%': 'percent',
  Sv: 'sverdrup',
  Wh: 'watt hour',
  ccu: undefined,
  degC: 'K',
  degF: 'degF',
  h: 'hour',
  kyr: '1000 julianyear',
  Myr: '1e6 julianyear',
  Gyr: '1e9 julianyear',
  yr: 'julianyear',
  ha: 'hectare',
  mfu: undefined,
  psu: undefined,
  rad: 'radian',
  rhu: undefined,
  shu: undefined,
  ahu: undefined,
  vsmc: undefined,
};

/** The prefixes of November 2022, which GNU units before 2.23 does not have: from the SI Brochure. */
const newPrefixes: Record<string, number | undefined> = {
  quetta: 1e30,
  ronna: 1e27,
  ronto: 1e-27,
  quecto: 1e-30,
};

/** What GNU units says is the factor between two units. */
function gnuFactor(from: string, to: string): number {
  const run = spawnSync('units', ['--terse', '--output-format', '%.17g', from, to], {
    encoding: 'utf8',
  });
  return run.stdout.trim() === '' ? NaN : Number(run.stdout.trim().split('\n')[0]);
}

/** A dimension's unit in GNU units' notation, where 'm2' would be a product. */
function gnuExpression(text: string): string {
  return text.replace(/([A-Za-z])(-?\d)/g, '$1^$2');
}

const missing = spawnSync('units', ['--version']).error;
const skip = missing ? 'GNU units is not installed (apt-get install units)' : false;

t.test('every named unit has the factor that GNU units has', { skip }, (t) => {
  for (const entry of unitTable) {
    const symbol = entry.names[0] ?? '';
    const gnuName = symbol in names ? names[symbol] : symbol;
    if (gnuName === undefined) continue;
    for (const name of entry.names) t.equal(unit(name).factor, unit(symbol).factor, name);
    const { factor, dimension } = unit(symbol);
    const expected = gnuFactor(gnuName, gnuExpression(dimension.toString()));
    t.ok(
      Math.abs(factor / expected - 1) < 1e-12,
      `${symbol} is ${factor} ${dimension.toString()}, GNU units: ${expected}`,
    );
  }
  t.end();
});

t.test('every prefix has the factor that GNU units has', { skip }, (t) => {
  for (const [symbols, name] of prefixes) {
    const expected = newPrefixes[name] ?? gnuFactor(`${name}meter`, 'm');
    for (const prefix of symbols) {
      const { factor } = unit(`${prefix}m`);
      t.ok(Math.abs(factor / expected - 1) < 1e-12, `${prefix}m: ${factor}, ${expected}`);
    }
    t.equal(unit(`${name}meter`).factor, unit(`${symbols[0] ?? ''}m`).factor);
  }
  t.end();
});

t.test('temperature scales have the zeros that GNU units has', { skip }, (t) => {
  for (const [scale, gnuScale] of [
    ['degC', 'tempC'],
    ['degF', 'tempF'],
  ] as const) {
    const { zero, factor } = unit(scale);
    t.ok(Math.abs(zero * factor - gnuFactor(`${gnuScale}(0)`, 'K')) < 1e-9, scale);
  }
  t.end();
});
