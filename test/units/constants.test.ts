// SPDX-License-Identifier: Apache-2.0
/** The constants, against GNU units, whose values are those of CODATA 2018. */
import t from 'tap';
import { constants, Quantity } from '../../src/index.js';
import { gnuFactor, gnuUnitsMissing } from './gnu-units.js';

/** What GNU units calls them. */
const names: Readonly<Record<keyof typeof constants, string>> = {
  c: 'c',
  G: 'G',
  h: 'h',
  hbar: 'hbar',
  e: 'e',
  kB: 'k',
  NA: 'N_A',
  R: 'R',
  sigma: 'sigma',
  F: 'N_A e',
  mu0: 'mu0',
  epsilon0: 'epsilon0',
  electronMass: 'electronmass',
  protonMass: 'protonmass',
  neutronMass: 'neutronmass',
  atomicMass: 'atomicmassunit',
  bohrRadius: 'bohrradius',
  rydberg: 'Rinfinity',
  alpha: 'alpha',
  standardGravity: 'gravity',
  standardAtmosphere: 'atm',
};

t.test('every constant has the value that GNU units has', { skip: gnuUnitsMissing }, (t) => {
  for (const [name, constant] of Object.entries(constants)) {
    const [value, unitOf] =
      constant instanceof Quantity
        ? [constant.number * constant.unit.factor, constant.unit.dimension.toString()]
        : [constant, '1'];
    const expected = gnuFactor(names[name as keyof typeof constants], unitOf);
    // Between 2018 and 2022 the measured ones have changed by less than that.
    t.ok(Math.abs(value / expected - 1) < 1e-8, `${name} is ${value} ${unitOf}, was ${expected}`);
  }
  t.end();
});
