// SPDX-License-Identifier: Apache-2.0
/**
 * The factor of every unit and prefix in the table, against GNU units (`apt-get install units`), whose
 * table is independent of ours.
 */
import t from 'tap';
import { unit } from '../../src/units/index.js';
import { prefixes, unitTable } from '../../src/units/unit-table.js';
import { gnuFactor, gnuUnitsMissing as skip } from './gnu-units.js';

/** What GNU units calls differently; undefined for what it does not know. */
const names: Record<string, string | undefined> = {
  '%': 'percent',
  AUd: 'au/day',
  E_h: 'hartree',
  LSun: 'solarluminosity',
  MEarth: 'earthmass',
  MJupiter: 'jupitermass',
  MSun: 'solarmass',
  REarth: 'earthradius',
  RJupiter: 'jupiterradius',
  RSun: 'sunradius',
  Ry: 'Rinfinity h c',
  Sv: 'sverdrup',
  Wh: 'watt hour',
  ccu: undefined,
  degC: 'K',
  degF: 'degF',
  generic_length: undefined,
  generic_mass: undefined,
  generic_time: undefined,
  h: 'hour',
  kyr: '1000 julianyear',
  Myr: '1e6 julianyear',
  Gyr: '1e9 julianyear',
  yr: 'julianyear',
  ha: 'hectare',
  mfu: undefined,
  psu: undefined,
  rad: 'radian',
  rev: 'revolution',
  rhu: undefined,
  salt: undefined,
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

/** How far the two may differ where a unit is measured, not defined; GNU units has other sources. */
const tolerances: Record<string, number | undefined> = {
  MSun: 1e-8,
  RSun: 1e-3,
  MEarth: 1e-6,
  REarth: 1e-6,
  MJupiter: 1e-3,
  pc: 1e-11,
  amu: 1e-8,
  E_h: 1e-9,
  Ry: 1e-9,
};

t.test('every named unit has the factor that GNU units has', { skip }, (t) => {
  for (const entry of unitTable) {
    const symbol = entry.names[0] ?? '';
    const gnuName = symbol in names ? names[symbol] : symbol;
    if (gnuName === undefined) continue;
    for (const name of entry.names) t.equal(unit(name).factor, unit(symbol).factor, name);
    const { factor, dimension } = unit(symbol);
    const expected = gnuFactor(gnuName, dimension.toString());
    t.ok(
      Math.abs(factor / expected - 1) < (tolerances[symbol] ?? 1e-12),
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
