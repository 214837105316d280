// SPDX-License-Identifier: Apache-2.0
/**
 * Cumulus and DALES by what they have in common: the same body, on either.
 */
import t, { type Test } from 'tap';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  AsyncRequestsPool,
  Cumulus,
  Dales,
  quantity,
  type LargeEddyModel,
} from '../../src/index.js';
import { cumulusInterface } from '../../src/codes/cumulus/interface.js';
import { dalesInterface } from '../../src/codes/dales/interface.js';
import { namelistKeys } from '../../src/codes/dales/namelist-keys.js';
import { largeEddyInterface } from '../../src/codes/large-eddy/interface.js';
import { needsDales } from './dales/real.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'large-eddy-'));
process.once('exit', () => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Unit {
  readonly type?: string;
  readonly unit?: string;
}
type Attributes = Readonly<Record<string, Unit & { readonly readOnly?: boolean }>>;

t.test('what they have in common is the same in both', (t) => {
  for (const [code, { functions, grids }] of [
    ['Cumulus', cumulusInterface],
    ['DALES', dalesInterface],
  ] as const) {
    for (const [name, common] of Object.entries(largeEddyInterface.functions)) {
      const own = (functions as Readonly<Record<string, object>>)[name];
      const signature = (of: object | undefined) =>
        JSON.stringify(of, (key, value: unknown) => (key === 'description' ? undefined : value));
      t.equal(signature(own), signature(common), `${code}: ${name}`);
    }
    for (const [grid, { axes, attributes }] of Object.entries(largeEddyInterface.grids)) {
      const own = grids[grid as keyof typeof largeEddyInterface.grids];
      t.same(own.axes, axes);
      for (const [name, common] of Object.entries(attributes as Attributes)) {
        const attribute = (own.attributes as Attributes)[name];
        t.equal(attribute?.unit, common.unit, `${code}: the unit of ${grid}.${name}`);
        t.equal(attribute?.readOnly, common.readOnly);
      }
    }
  }
  const keys: Readonly<Record<string, Unit>> = {
    ...namelistKeys.RUN,
    ...namelistKeys.DOMAIN,
    ...namelistKeys.DYNAMICS,
  };
  for (const [name, common] of Object.entries(largeEddyInterface.parameters)) {
    const { unit } = common as Unit;
    t.equal(cumulusInterface.parameters[name as 'xsize'].unit, unit, name);
    t.equal(keys[name]?.unit, unit, `${name} in a namelist`);
  }
  t.end();
});

/** Two models at once, as in the first example; forced, written and read. */
function useModels(t: Test, start: (workdir: string, index: number) => LargeEddyModel): void {
  const models = [0, 1].map((index) => start(path.join(scratch, `${t.name}-${index}`), index));
  for (const { parameters } of models) {
    parameters.itot = 8;
    parameters.jtot = 8;
    parameters.xsize = quantity(800, 'm');
    parameters.ysize = quantity(800, 'm');
    t.equal(parameters.itot, 8);
  }
  const [free, forced] = models as [LargeEddyModel, LargeEddyModel];
  forced.forcingProfiles.THL = quantity(1e-3, 'K/s');
  forced.forcingProfiles.request.QT = quantity(-1e-6, '1/s');
  const pool = new AsyncRequestsPool();
  for (const model of models)
    pool.addRequest(model.evolveModel.asynchronous(quantity(120, 's'), { exactEnd: true }));
  pool.waitall();

  const change = (name: 'THL' | 'QT', level: number) =>
    forced.profiles[name].at(level).minus(free.profiles[name].at(level));
  t.ok(Math.abs(change('THL', 10).valueIn('K') - 0.12) < 1e-3, 'warmed by 1 mK/s');
  t.ok(Math.abs(change('QT', 10).valueIn('g/kg') + 0.12) < 1e-3, 'dried by 1e-6/s');

  for (const { fields, profiles, modelTime, getGridVelocity } of models) {
    t.equal(modelTime.valueIn('s'), 120);
    const moving = getGridVelocity().u.valueIn('m/s');
    t.ok(Math.abs(profiles.U.at(4).valueIn('m/s') + moving + 8.75) < 0.02, 'the wind of BOMEX');
    fields.at(':', ':', '3:6').U = quantity(1, 'm/s');
    fields.at(':', ':', 10).request.THL = quantity(300, 'K');
    t.same([...fields.at(5, 5, '2:7').U.toFloat64Array('m/s')].slice(1, 4), [1, 1, 1]);
    t.equal(profiles.THL.at(10).valueIn('K'), 300);
  }
  free.fields.at(0, ':', '15:18').QT = quantity(25, 'g/kg');
  t.equal(free.getCloudCover(), 1 / 8);
  t.equal(free.getCloudBase().valueIn('m'), 600);
  t.equal(free.getCloudTop().valueIn('m'), 720);
  t.ok(free.surfaceFields.at(0, 3).LWP.valueIn('g/m^2') > 0);
  for (const model of models) model.stop();
}

t.test('Cumulus', (t) => {
  useModels(t, (workdir, i) =>
    i === 0
      ? new Cumulus({ workdir, channelType: 'sockets', case: 'bomex' })
      : new Cumulus({ workdir, channelType: 'mpi', numberOfWorkers: 2, case: 'bomex' }),
  );
  t.end();
});

t.test('DALES', needsDales, (t) => {
  useModels(t, (workdir, i) =>
    i === 0
      ? new Dales({ workdir, channelType: 'sockets', case: 'bomex' })
      : new Dales({ workdir, channelType: 'mpi', numberOfWorkers: 2, case: 'bomex' }),
  );
  t.end();
});
