// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { nearestName } from '../src/nearest-name.js';

t.test('nearestName', (t) => {
  const keys = ['runtime', 'dtmax', 'xlat', 'THL', 'U'];
  const cases: [given: string, names: readonly string[], nearest: string | undefined][] = [
    ['runtim', keys, 'runtime'],
    ['dtamx', keys, 'dtmax'],
    ['RUNTIME', keys, 'runtime'],
    ['u', keys, 'U'],
    ['depth', keys, undefined],
    // Everything about it is wrong, even if that is but one letter.
    ['X', keys, undefined],
    ['ab', keys, undefined],
    // A third of the letters of longer names.
    ['--ranks-pr-instnc', ['--ranks-per-instance'], '--ranks-per-instance'],
    ['--rnks-pr-instnc', ['--ranks-per-instance'], '--ranks-per-instance'],
    ['--nks-pr-istnc', ['--ranks-per-instance'], undefined],
    // Equally near: as few capitals as can be, then the first.
    ['mpa', ['MPa', 'mPa'], 'mPa'],
    ['runs', ['runt', 'rung'], 'runt'],
    ['run', [], undefined],
    ['', keys, undefined],
  ];
  for (const [given, names, nearest] of cases)
    t.equal(nearestName(given, names), nearest, `'${given}'`);
  t.end();
});
