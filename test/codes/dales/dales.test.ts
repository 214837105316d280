// SPDX-License-Identifier: Apache-2.0
/**
 * DALES itself, driven by scripts: its answers, its grids, its forcing, and its end.
 */
import t from 'tap';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  AsyncRequestsPool,
  CodeError,
  Dales,
  quantity,
  type QuantityArray,
  WorkerDiedError,
  type DalesOptions,
} from '../../../src/index.js';
import { dalesInterface } from '../../../src/codes/dales/interface.js';
import { dalesReference } from './reference.js';
import {
  build,
  exactEnd,
  freshWorkdir,
  largestDifference,
  meanOf,
  needsDales,
  seconds,
  startBomex,
  tolerances,
} from './real.js';

const variants = (['mpi', 'sockets'] as const).flatMap((channelType) =>
  [1, 2].map((numberOfWorkers) => ({ channelType, numberOfWorkers })),
);
const titleOf = ({ channelType, numberOfWorkers }: DalesOptions) =>
  `${channelType}, ${numberOfWorkers} rank${numberOfWorkers === 1 ? '' : 's'}`;

// ---- the answer ----------------------------------------------------------------------------------

t.test('BOMEX', needsDales, (t) => {
  const runs = ([16, 32] as const).flatMap((points) =>
    variants.map((variant) => ({ points, variant })),
  );
  for (const { points, variant } of runs)
    t.test(`${points} x ${points} x 80, ${titleOf(variant)}`, (t) => {
      const model = startBomex(t, points, variant);
      model.evolveModel(seconds(120), exactEnd);
      t.equal(model.modelTime.valueIn('s'), 120);
      const { THL, QT } = model.profiles;
      const reference = dalesReference[points];
      const differences = {
        lowU: meanOf(model.fields.at(':', ':', '3:6').U) - reference.lowU,
        U: meanOf(model.fields.U) - reference.U,
        lowestTHL: THL.at(0).valueIn('K') - reference.lowestTHL,
        middleTHL: THL.at(39).valueIn('K') - reference.middleTHL,
        lowestQT: QT.at(0).valueIn('kg/kg') - reference.lowestQT,
      };
      t.comment(JSON.stringify(differences));
      for (const [name, difference] of Object.entries(differences)) {
        const kind = name.endsWith('U') ? 'U' : name.endsWith('THL') ? 'THL' : 'QT';
        t.ok(Math.abs(difference) <= tolerances[kind], `${name}: ${difference}`);
      }
      t.end();
    });
  t.end();
});

t.test('ends', needsDales, (t) => {
  const model = startBomex(t, 8);
  model.parameters.RUN.runtime = seconds(100);
  const evolve = (time: number, options = {}) => {
    model.evolveModel(seconds(time), options);
    return Math.round(model.modelTime.valueIn('s') * 1e6) / 1e6;
  };
  t.equal(evolve(0.05, exactEnd), 0.05, 'before the first step would have been over');
  t.equal(evolve(10.0005, exactEnd), 10.001, 'to the millisecond');
  t.equal(evolve(16.051, exactEnd), 16.051);
  t.equal(evolve(16.051, exactEnd), 16.051, 'nothing to do');
  t.ok(evolve(20) >= 20);
  t.throws(() => evolve(10), { constructor: CodeError, message: /time 10\.\S* s is in the past: the model is at 2\d\.\d+ s/ }); // prettier-ignore
  t.throws(() => evolve(NaN), { constructor: CodeError, message: /is not a time/ });
  t.throws(() => evolve(101), { constructor: CodeError, message: /is beyond the end of the run, which runtime in RUN sets, at 100\.000 s/ }); // prettier-ignore
  t.equal(evolve(100), 100, 'the end of the run');

  const fixed = startBomex(t, 8);
  fixed.parameters.RUN.ladaptive = false;
  fixed.parameters.dtmax = seconds(2);
  t.throws(
    () => {
      fixed.evolveModel(seconds(5), exactEnd);
    },
    { constructor: CodeError, message: /cannot be reached exactly by fixed steps/ },
  );
  fixed.evolveModel(seconds(6), exactEnd);
  t.equal(fixed.modelTime.valueIn('s'), 6);
  t.end();
});

// ---- grids ---------------------------------------------------------------------------------------

t.test('grids', needsDales, (t) => {
  for (const variant of variants)
    t.test(titleOf(variant), (t) => {
      const points = 8;
      const model = startBomex(t, points, variant);
      model.evolveModel(seconds(30), exactEnd);
      t.same(model.fields.shape, [points, points, 80]);
      t.same(model.surfaceFields.shape, [points, points]);
      t.same(model.profiles.shape, [80]);
      t.same(model.scalars.shape, [1]);

      // Everything can be read, or says why it cannot.
      const absent = new Set<string>();
      for (const [grid, { attributes }] of Object.entries(dalesInterface.grids))
        for (const attribute of Object.keys(attributes)) {
          const cells = (model as unknown as Record<string, Record<string, { size: number }>>)[
            grid
          ]!;
          try {
            t.ok(cells[attribute]!.size > 0, `${grid}.${attribute}`);
          } catch (error) {
            t.match((error as Error).message, /there is no rain in this run|no land surface/);
            absent.add(`${grid}.${attribute}`);
          }
        }
      t.same(
        [...absent].filter((each) => !/\.(QR|RWP|LE|H)$/.test(each)),
        [],
      );

      const { fields, profiles, surfaceFields } = model;
      for (const name of ['U', 'V', 'THL', 'QT', 'E12', 'T'] as const) {
        const levels = [0, 17, 79].map((k) => meanOf(fields.at(':', ':', k)[name]));
        const means = [0, 17, 79].map((k) => profiles[name].at(k).number);
        const off = levels.map((level, i) => Math.abs(level - means[i]!) / Math.abs(level));
        t.ok(Math.max(...off) < 1e-6, `profiles.${name} is the mean of the field`);
      }
      t.equal(fields.at(2, 5, 3).x.valueIn('m'), 250);
      t.equal(fields.at(2, 5, 3).y.valueIn('m'), 550);
      t.equal(fields.at(2, 5, 3).z.valueIn('m'), 140);
      t.equal(surfaceFields.at(2, 5).y.valueIn('m'), 550);
      t.equal(profiles.zh.at(1).valueIn('m'), 40);
      t.ok(Math.abs(meanOf(surfaceFields.wq) - 5.2e-5) < 1e-10, 'as the namelist prescribes');
      t.ok(profiles.P.at(0).valueIn('hPa') > profiles.P.at(1).valueIn('hPa'));
      t.end();
    });
  t.end();
});

t.test('what is written is read', needsDales, (t) => {
  for (const variant of variants)
    t.test(titleOf(variant), (t) => {
      const model = startBomex(t, 8, variant);
      const { fields } = model;
      const round = build?.precision === 'single' ? Math.fround : (value: number) => value;
      for (const time of [0, 20]) {
        if (time > 0) model.evolveModel(seconds(time), exactEnd);
        const unit = { U: 'm/s', V: 'm/s', W: 'm/s', THL: 'K', QT: 'kg/kg', E12: 'm/s' } as const;
        for (const name of ['U', 'V', 'W', 'THL', 'QT', 'E12'] as const) {
          const before = fields[name];
          const scale = name === 'THL' ? 300 : name === 'QT' ? 0.01 : 0.5;
          const values = Float64Array.from(
            { length: 3 * 8 * 2 },
            (_, i) => scale + (i * scale) / 700,
          );
          const array = quantity(values, unit[name]).valueIn(unit[name]).reshape([3, 8, 2]);
          const cells = fields.at('2:5', ':', '4:8:2') as unknown as Record<string, QuantityArray>;
          cells[name] = quantity(array, unit[name]);
          const after: QuantityArray = fields[name];
          t.same(
            [...after.at('2:5', ':', '4:8:2').valueIn(unit[name])],
            [...values].map(round),
            `${name} at ${time} s, to the bit`,
          );
          const rest = (all: QuantityArray) => [
            ...all.at(':2', ':', ':').valueIn(unit[name]),
            ...all.at('5:', ':', ':').valueIn(unit[name]),
            ...all.at('2:5', ':', '5::2').valueIn(unit[name]),
          ];
          t.same(rest(after), rest(before), 'and nothing else has changed');
        }
      }
      t.throws(
        () => {
          fields.at(':', 3, 7).U = quantity(NaN, 'm/s');
        },
        {
          constructor: CodeError,
          message: /fields\.U: a value that was written is not a finite number/,
        },
      );
      t.ok([...fields.U.toFloat64Array('m/s')].every(Number.isFinite), 'and it was not taken');
      // A request, for one point.
      fields.at(3, 3, 10).request.U = quantity(2, 'm/s');
      t.equal(fields.at(3, 3, 10).U.valueIn('m/s'), 2);
      t.end();
    });
  t.end();
});

t.test('60 s after a write, one and two ranks agree', needsDales, (t) => {
  const models = variants.map((variant) => startBomex(t, 16, variant));
  const pool = new AsyncRequestsPool();
  for (const model of models)
    pool.addRequest(model.evolveModel.asynchronous(seconds(60), exactEnd));
  pool.waitall();
  for (const { fields } of models) {
    fields.at(':', ':', '3:6').request.U = quantity(1, 'm/s');
    fields.at('6:11', '2:9', '10:14').request.THL = quantity(300, 'K');
    fields.at('::3', ':', 12).request.QT = quantity(16, 'g/kg');
  }
  for (const model of models)
    pool.addRequest(model.evolveModel.asynchronous(seconds(120), exactEnd));
  pool.waitall();
  const [first, ...others] = models;
  for (const name of ['U', 'V', 'W', 'THL', 'QT', 'QL'] as const) {
    const differences = others.map(({ fields }) =>
      largestDifference(first!.fields[name], fields[name]),
    );
    t.comment(`${name}: ${differences.join(', ')}`);
    const limit =
      name === 'THL'
        ? tolerances.THL
        : name === 'QT' || name === 'QL'
          ? tolerances.QT * 10
          : tolerances.U;
    t.ok(Math.max(...differences) <= limit, `${name} differs by no more than rounding`);
  }
  // Both copies of the field have been written, or the wind would be back where it was.
  t.ok(meanOf(first!.fields.at(':', ':', 4).U) > 0.9);

  // What the model insists on.
  first!.fields.W = quantity(1, 'm/s');
  first!.fields.E12 = quantity(0, 'm/s');
  first!.evolveModel(seconds(125), exactEnd);
  t.equal(first!.fields.at(':', ':', 0).W.max().number, 0, 'nothing passes the surface');
  t.ok(first!.fields.E12.min().number > 0);
  t.end();
});

// ---- forcing -------------------------------------------------------------------------------------

t.test('forcing, nudging and the surface', needsDales, (t) => {
  const [free, forced, nudged] = [0, 1, 2].map(() => startBomex(t, 8));
  const levels = 80;
  const rates = Float64Array.from({ length: levels }, (_, k) => (k < 40 ? 1e-3 : 0));
  forced!.forcingProfiles.THL = quantity(rates, 'K/s');
  forced!.forcingProfiles.U = quantity(1, 'm/s/hour');
  t.same([...forced!.forcingProfiles.THL.toFloat64Array('K/s')], [...rates]);
  nudged!.nudgingProfiles.QT = quantity(10, 'g/kg');
  nudged!.setNudgeTimeQT(quantity(1, 'min'));
  t.equal(nudged!.getNudgeTimeQT().valueIn('s'), 60);
  t.equal(nudged!.getNudgeTimeTHL().valueIn('s'), 0);
  const pool = new AsyncRequestsPool();
  for (const model of [free!, forced!, nudged!])
    pool.addRequest(model.evolveModel.asynchronous(seconds(100), exactEnd));
  pool.waitall();
  const warmed = forced!.profiles.THL.minus(free!.profiles.THL).toFloat64Array('K');
  t.ok(
    warmed.slice(2, 36).every((each) => Math.abs(each - 0.1) < 1e-3),
    'by 1 mK/s for 100 s',
  );
  t.ok(
    warmed.slice(44).every((each) => Math.abs(each) < 1e-3),
    'and not above',
  );
  const sped = forced!.profiles.U.minus(free!.profiles.U).toFloat64Array('m/s');
  t.ok(sped.slice(2, 50).every((each) => Math.abs(each - 100 / 3600) < 1e-3));
  const humidity = nudged!.profiles.QT.toFloat64Array('g/kg');
  const unforced = free!.profiles.QT.toFloat64Array('g/kg');
  const left = (k: number) => (humidity[k]! - 10) / (unforced[k]! - 10);
  t.ok(
    [5, 20, 70].every((k) => Math.abs(left(k) - Math.exp(-100 / 60)) < 0.02),
    'nudged',
  );

  free!.setSurfacePressure(quantity(1000, 'hPa'));
  t.equal(free!.scalars.Ps.at(0).valueIn('Pa'), 1e5);
  free!.setTendencySurfacePressure(quantity(1, 'Pa/s'));
  free!.scalars.wt = quantity(0.01, 'K m/s');
  free!.scalars.z0m = quantity(1, 'cm');
  free!.evolveModel(seconds(110), exactEnd);
  t.ok(Math.abs(free!.getSurfacePressure().valueIn('Pa') - 100010) < 0.1);
  t.ok(Math.abs(meanOf(free!.surfaceFields.wt) - 0.01) < 1e-8);
  t.equal(free!.scalars.z0m.at(0).valueIn('m'), 0.01);
  t.throws(
    () => {
      free!.setSurfacePressure(quantity(-1, 'Pa'));
    },
    { constructor: CodeError, message: /has to be a positive number/ },
  );
  t.equal(free!.getQtForcing(), 'global');
  free!.setQtForcing('variance');
  t.equal(free!.getQtForcing(), 'variance');
  t.throws(
    () => {
      free!.setQtForcing('weak');
    },
    {
      constructor: CodeError,
      message: /unknown QT forcing 'weak'; it can be global, local, variance or strong/,
    },
  );
  t.end();
});

t.test('cloud, and what else there is to ask for', needsDales, (t) => {
  const model = startBomex(t, 8, { numberOfWorkers: 2 });
  const grid = model.getParamsGrid();
  t.same([grid.itot, grid.jtot, grid.kmax, grid.xsize.valueIn('m')], [8, 8, 80, 800]);
  t.equal(model.getGridVelocity().u.valueIn('m/s'), -8);
  t.ok(Number.isNaN(model.getCloudBase().valueIn('m')), 'no cloud yet');
  t.equal(model.getCloudCover(), 0);
  model.fields.at('2:4', ':', '15:20').QT = quantity(25, 'g/kg');
  t.equal(model.getCloudCover(), 0.25);
  t.equal(model.getCloudBase().valueIn('m'), 600);
  t.equal(model.getCloudTop().valueIn('m'), 800);
  t.same([...model.getCloudfraction([15, 17, 80])], [0, 0.25, 0.25]);
  t.equal(model.profiles.CF.at(16).number, 0.25);
  t.ok(model.getLiquidWaterPath().valueIn('kg/m^2') > 0.1);
  t.ok(
    Math.abs(meanOf(model.surfaceFields.LWP) / model.getLiquidWaterPath().valueIn('kg/m^2') - 1) <
      1e-12,
  );
  t.equal(model.getRain().valueIn('mm kg/m^3'), 0);
  t.equal(model.state, 'run');
  model.evolveModel(seconds(1));
  t.equal(model.state, 'evolved');
  t.end();
});

t.test('rain', needsDales, (t) => {
  const scalars = `${freshWorkdir()}.scalars`;
  const rows = Array.from({ length: 80 }, (_, k) => `${20 + 40 * k} 1e5 1e-3`);
  writeFileSync(scalars, ['# scalars', '# z nr qr', ...rows, ''].join('\n'));
  const model = startBomex(t, 8, { scalars });
  model.parameters.RUN.nsv = 2;
  model.parameters.NAMMICROPHYSICS.imicro = 2;
  t.ok(Math.abs(model.fields.at(3, 3, 5).QR.valueIn('g/kg') - 1) < 1e-6);
  t.ok(Math.abs(model.profiles.QR.at(20).valueIn('g/kg') - 1) < 1e-6);
  t.ok(meanOf(model.surfaceFields.RWP) > 2, 'a gram in each of 3000 kg');
  model.evolveModel(seconds(20), exactEnd);
  t.ok(model.profiles.QR.at(79).valueIn('g/kg') < 0.99, 'it falls');
  t.end();
});

// ---- files and the end ---------------------------------------------------------------------------

t.test('restart files', needsDales, (t) => {
  for (const numberOfWorkers of [1, 2]) {
    const model = startBomex(t, 8, { numberOfWorkers });
    model.evolveModel(seconds(60), exactEnd);
    model.writeRestart();
    const saved = { U: model.fields.U, THL: model.fields.THL };
    model.evolveModel(seconds(90), exactEnd);
    const later = model.fields.THL;
    model.stop();
    t.match(readFileSync(path.join(model.workdir, 'worker-0.log'), 'utf8'), /TOTAL wall time/);
    t.ok(existsSync(path.join(model.workdir, 'profiles.001.nc')), 'files are complete');

    const start = readdirSync(model.workdir).find((file) =>
      /^initd\d+h\d+mx000y000\.001$/.test(file),
    )!;
    t.ok(start, 'a file for each rank');
    const again = new Dales({ workdir: model.workdir, channelType: 'sockets', numberOfWorkers });
    again.parameters.RUN.lwarmstart = true;
    again.parameters.RUN.startfile = start;
    t.equal(again.modelTime.valueIn('s'), 60);
    t.ok(again.fields.U.equals(saved.U), 'U goes on from where it was');
    t.ok(again.fields.THL.equals(saved.THL), 'and so does THL');
    again.evolveModel(seconds(90), exactEnd);
    const difference = largestDifference(again.fields.THL, later);
    t.ok(difference < 0.01, `30 s later THL differs by ${difference} K at most`);
    again.stop();
  }
  t.end();
});

t.test('another vertical axis, a start date, an input directory', needsDales, (t) => {
  const z = quantity(
    Array.from({ length: 40 }, (_, k) => 20 + 60 * k),
    'm',
  );
  const model = startBomex(t, 8, { z, startDate: new Date('2004-12-31T06:30:00Z') });
  model.evolveModel(seconds(10), exactEnd);
  t.same(model.fields.shape, [8, 8, 40]);
  t.equal(model.profiles.z.at(39).valueIn('m'), 20 + 60 * 39);
  model.stop();
  const again = new Dales({
    workdir: freshWorkdir(),
    channelType: 'sockets',
    inputdir: model.workdir,
  });
  t.equal(again.parameters.itot, 8);
  again.evolveModel(seconds(10), exactEnd);
  t.ok(again.fields.U.equals(again.fields.U));
  again.stop();
  t.end();
});

t.test('input that DALES would end at never reaches it', needsDales, (t) => {
  const model = startBomex(t, 9, { numberOfWorkers: 2 });
  t.throws(() => model.evolveModel.asynchronous(seconds(1)), {
    name: 'ArgumentError',
    message: /DALES then uses nprocy = 2, which does not divide jtot = 9/,
  });
  model.parameters.itot = model.parameters.jtot = 8;
  model.parameters.kmax = 81;
  t.throws(() => model.profiles.THL, {
    name: 'InputFileError',
    message: /prof\.inp\.001, line \d+: the file ends after 80 levels/,
  });
  model.parameters.kmax = 80;
  model.evolveModel(seconds(1));
  t.ok(model.modelTime.valueIn('s') >= 1, 'what can be mended, goes on');
  t.end();
});

t.test('a STOP inside DALES is the end of its worker', needsDales, async (t) => {
  for (const variant of variants) {
    const [model, other] = [startBomex(t, 8, variant), startBomex(t, 8)];
    other.evolveModel(seconds(1));
    model.parameters.PHYSICS.igrw_damp = 9;
    const request = model.evolveModel.asynchronous(seconds(10));
    const error = (await request.then(null, (reason: unknown) => reason)) as WorkerDiedError;
    t.ok(error instanceof WorkerDiedError, titleOf(variant));
    t.equal(error.end.exitCode, 0, 'although it says that all is well');
    t.match(error.end.lastOutput, /no gravity wave damping option selected/);
    t.match(error.message, /no gravity wave damping option selected/);
    other.evolveModel(seconds(5));
    t.ok(other.modelTime.valueIn('s') >= 5, 'other instances go on');
    other.stop();
  }
});
