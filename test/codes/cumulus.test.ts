// SPDX-License-Identifier: Apache-2.0
import t, { type Test } from 'tap';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  ArgumentError,
  AsyncRequestsPool,
  CodeError,
  Cumulus,
  NdArray,
  NotRunError,
  quantity,
  StateError,
  type AxisIndex,
  type CumulusOptions,
  type Quantity,
  type QuantityArray,
} from '../../src/index.js';
import { cumulusInterface } from '../../src/codes/cumulus/interface.js';
import { dalesBomex, dalesFrameVelocity } from './bomex-reference.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'cumulus-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

type Size = readonly [itot: number, jtot: number, kmax: number];

/** Sets an attribute whose name, and so whose unit, only the running test knows. */
function setAttribute(cells: object, name: string, value: Quantity | QuantityArray): void {
  (cells as Record<string, unknown>)[name] = value;
}

/** Starts a model of 100 m x 100 m x 40 m a point, which is stopped with the test. */
function start(t: Test, [itot, jtot, kmax]: Size, options: CumulusOptions = {}): Cumulus {
  count++;
  const model = new Cumulus({
    channelType: 'sockets',
    workdir: path.join(scratch, `les-${count}`),
    ...options,
  });
  t.teardown(() => {
    model.stop();
  });
  model.parameters.itot = itot;
  model.parameters.jtot = jtot;
  model.parameters.kmax = kmax;
  model.parameters.xsize = quantity(100 * itot, 'm');
  model.parameters.ysize = quantity(100 * jtot, 'm');
  model.parameters.zsize = quantity(40 * kmax, 'm');
  return model;
}

const seconds = (value: number) => quantity(value, 's');
const exactEnd = { exactEnd: true };

function largestDifference(a: Iterable<number>, b: readonly number[]): number {
  return Math.max(...[...a].map((value, i) => Math.abs(value - b[i]!)));
}

// ---- the answer ----------------------------------------------------------------------------------

t.test('BOMEX is that of DALES', (t) => {
  const models = ([16, 32] as const).map((points) => ({
    reference: dalesBomex[points],
    model: start(t, [points, points, 80], { channelType: points === 16 ? 'sockets' : 'mpi' }),
  }));
  const pool = new AsyncRequestsPool();
  for (const { model } of models)
    pool.addRequest(model.evolveModel.asynchronous(seconds(120), exactEnd));
  pool.waitall();
  for (const { reference, model } of models) {
    const { Z, U, THL, QT } = model.profiles;
    t.same(Z.shape, [80]);
    t.equal(Z.at(79).valueIn('m'), 79.5 * 40);
    const wind = reference.U.map((each) => each + dalesFrameVelocity);
    const differences = [
      largestDifference(U.valueIn('m/s'), wind),
      largestDifference(THL.valueIn('K'), reference.THL),
      largestDifference(QT.valueIn('g/kg'), reference.QT),
    ] as const;
    t.comment(`largest differences: ${differences.map((each) => each.toFixed(4)).join(', ')}`);
    t.ok(differences[0] < 0.02, 'U in m/s');
    t.ok(differences[1] < 0.05, 'THL in K');
    t.ok(differences[2] < 0.05, 'QT in g/kg');
  }
  t.end();
});

t.test(
  'any number of ranks, either channel and a second run give the same answer to the bit',
  (t) => {
    const variants: readonly CumulusOptions[] = [
      { channelType: 'mpi', numberOfWorkers: 1 },
      { channelType: 'mpi', numberOfWorkers: 1 },
      { channelType: 'mpi', numberOfWorkers: 2 },
      { channelType: 'sockets', numberOfWorkers: 1 },
      { channelType: 'sockets', numberOfWorkers: 2 },
      { channelType: 'sockets', numberOfWorkers: 3, case: 'bomex' },
    ];
    const models = variants.map((options) => start(t, [8, 7, 20], options));
    const evolve = (time: number) => {
      const pool = new AsyncRequestsPool();
      for (const model of models)
        pool.addRequest(model.evolveModel.asynchronous(seconds(time), exactEnd));
      pool.waitall();
    };
    evolve(60);
    // What is written is a part of the state: cloud in some of the columns.
    for (const model of models)
      model.fields.at('2:5', '::2', '10:13').request.QT = quantity(20, 'g/kg');
    evolve(120);

    const [first, ...others] = models.map(({ fields, profiles, surfaceFields }) => ({
      ...{ U: fields.U, V: fields.V, W: fields.W, THL: fields.THL, QT: fields.QT, QL: fields.QL },
      ...{ E12: fields.E12, T: fields.T, P: fields.P, LWP: surfaceFields.LWP },
      ...{ mean: profiles.U, variance: profiles.W2, cloud: profiles.CF, W: profiles.W },
    }));
    t.ok(first!.QL.max().valueIn('g/kg') > 0, 'there is cloud');
    for (const [i, other] of others.entries()) {
      const { channelType, numberOfWorkers } = variants[i + 1]!;
      for (const [name, values] of Object.entries(first!)) {
        const same = other[name as keyof typeof other].equals(values);
        t.ok(same, `${name} over ${channelType} with ${numberOfWorkers} ranks`);
      }
    }
    t.end();
  },
);

// ---- time ----------------------------------------------------------------------------------------

t.test('model time', (t) => {
  const model = start(t, [4, 4, 10]);
  model.parameters.dtmax = seconds(7);
  t.equal(model.modelTime.valueIn('s'), 0);
  t.equal(model.getTimestep().valueIn('s'), 0);
  model.evolveModel(quantity(1.7, 'min'), exactEnd);
  t.equal(model.modelTime.valueIn('s'), 1.7 * 60, 'ends exactly where it should');
  model.evolveModel(seconds(110.0005), exactEnd);
  t.equal(model.modelTime.valueIn('s'), 110.0005);
  model.evolveModel(seconds(110.0005), exactEnd);
  t.equal(model.modelTime.valueIn('s'), 110.0005, 'which may be now');
  model.evolveModel(seconds(150));
  const reached = model.modelTime.valueIn('s');
  t.ok(reached >= 150 && reached < 157, 'or not: steps have their own length');
  t.equal(model.getTimestep().valueIn('s'), 7);
  t.equal(model.getModelTime.asynchronous().result().valueIn('s'), reached);

  t.throws(() => model.evolveModel(seconds(10)), {
    constructor: CodeError,
    method: 'evolveModel',
    instance: model.name,
    code: 3,
    message: /10\.0+ s is before the model time/,
  });
  t.throws(() => model.evolveModel(seconds(NaN)), CodeError);
  model.evolveModel(seconds(170), exactEnd);
  t.equal(model.modelTime.valueIn('s'), 170, 'it goes on after that');
  t.end();
});

// ---- grids ---------------------------------------------------------------------------------------

type UpToThree = [] | [AxisIndex] | [AxisIndex, AxisIndex] | [AxisIndex, AxisIndex, AxisIndex];

const slices: readonly UpToThree[] = [
  [],
  [':', ':', '3:6'],
  [3, 4, '1:10'],
  ['::-1', '::-2', '-1:2:-3'],
  ['1::3', '-1::-1', 4],
  ['5:2:-1', '6:0:-4', ':'],
  [-1, '::3', -2],
  ['2:2', ':', ':'],
  [{ start: 1, stop: 6, step: 2 }, 6, { step: -1 }],
  [':', -5, ':'],
];

/** Different numbers from `base` upwards. */
function ramp(shape: readonly number[], base: number): NdArray {
  const values = NdArray.zeros(shape);
  values.data.forEach((_, i) => (values.data[i] = base * (1 + i / 10_000)));
  return values;
}

for (const numberOfWorkers of [1, 2, 3]) {
  const channelType = numberOfWorkers === 2 ? 'mpi' : 'sockets';
  t.test(`what is written is read, ${numberOfWorkers} ranks over ${channelType}`, (t) => {
    const { fields } = start(t, [6, 7, 12], { numberOfWorkers, channelType });
    t.same(fields.shape, [6, 7, 12]);
    const written = { U: 'm/s', V: 'm/s', W: 'm/s', THL: 'K', QT: 'kg/kg', E12: 'm/s' } as const;
    for (const name of Object.keys(written) as (keyof typeof written)[]) {
      const unit = written[name];
      const mirror = fields[name].valueIn(unit).copy();
      for (const [i, slice] of slices.entries()) {
        const part = mirror.at(...slice, '...');
        const base = name === 'THL' ? 299 + i : name === 'QT' ? 0.01 + i / 1000 : i + 1;
        const values = ramp(part.shape, base);
        setAttribute(fields.at(...slice), name, quantity(values, unit));
        part.assign(values);
        if (name === 'W') mirror.at(':', ':', 0).fill(0);
        const expected = quantity(mirror, unit);
        const where = `${name} at ${JSON.stringify(slice)}`;
        t.ok(
          fields.at(...slice)[name].equals(expected.at(...slice, '...')),
          `${where}: the same is read`,
        );
        t.ok(fields[name].equals(expected), `${where}: nothing else has changed`);
      }
      setAttribute(fields.at(2, 6, 9), name, quantity(0.5, unit));
      t.equal(fields.at(2, 6, 9)[name].valueIn(unit), 0.5, `${name} at one point`);
    }
    t.end();
  });
}

t.test('surface fields', (t) => {
  const model = start(t, [6, 7, 12], { numberOfWorkers: 2 });
  const { surfaceFields } = model;
  t.same(surfaceFields.shape, [6, 7]);
  t.equal(surfaceFields.at(0, 0).USTAR.valueIn('m/s'), 0.28);
  t.equal(surfaceFields.at(5, 6).WTHL.valueIn('K m/s'), 8e-3);
  t.equal(surfaceFields.at(2, 3).WQT.valueIn('(kg/kg) m/s'), 5.2e-5);
  t.equal(surfaceFields.LWP.sum().valueIn('g/m^2'), 0);
  const flux = quantity(ramp([6, 7], 0.1), 'K m/s');
  surfaceFields.WTHL = flux;
  t.ok(surfaceFields.WTHL.equals(flux));

  const before = model.profiles.THL;
  model.evolveModel(seconds(30), exactEnd);
  const warmed = model.profiles.THL.minus(before).at(0).valueIn('K');
  // In half a minute, 0.1 K m/s is 3 K m, of which most is still within the lowest level of 40 m.
  t.ok(
    warmed > 0.03 && warmed < 0.08,
    `the model takes it up: the lowest level is ${warmed} K warmer`,
  );
  t.ok(surfaceFields.WTHL.equals(flux), 'and keeps it');
  t.end();
});

t.test('what follows from the fields follows from what is written', (t) => {
  for (const numberOfWorkers of [1, 2]) {
    const model = start(t, [8, 8, 20], { numberOfWorkers });
    t.equal(model.getCloudCover(), 0);
    t.ok(Number.isNaN(model.getCloudBase().valueIn('m')), 'no cloud has no base');
    t.ok(Number.isNaN(model.getCloudTop().valueIn('m')));
    t.equal(model.getLiquidWaterPath().valueIn('kg/m^2'), 0);

    model.fields.at('0:4', ':', '10:13').QT = quantity(25, 'g/kg');
    t.equal(model.getCloudCover(), 0.5);
    t.equal(model.getCloudBase().valueIn('m'), 400);
    t.equal(model.getCloudTop().valueIn('m'), 520);
    const { CF, QL, QT, W } = model.profiles;
    t.same([...CF.valueIn('').at('9:14')], [0, 0.5, 0.5, 0.5, 0]);
    t.ok(QL.at(11).valueIn('g/kg') > 0.5, 'it is a thick cloud');
    const means = model.fields.QT.valueIn('g/kg').at(':', ':', 11).mean();
    t.ok(Math.abs(QT.at(11).valueIn('g/kg') - means) < 1e-12, 'profiles are means');
    t.ok(W.at(0).valueIn('m/s') === 0);
    const columns = model.surfaceFields.LWP;
    t.equal(columns.at('4:', ':').max().valueIn('kg/m^2'), 0);
    const path = model.getLiquidWaterPath().valueIn('kg/m^2');
    t.ok(path > 0 && Math.abs(path / columns.mean().valueIn('kg/m^2') - 1) < 1e-12);

    model.fields.W = quantity(1, 'm/s');
    t.equal(model.fields.at(0, 0, 0).W.valueIn('m/s'), 0, 'nothing passes the surface');
    t.equal(model.profiles.W.at(5).valueIn('m/s'), 1);
    model.fields.E12 = quantity(0, 'm/s');
    t.equal(model.fields.E12.min().valueIn('m/s'), 5e-5);
  }
  t.end();
});

t.test('asynchronous access to grids takes its turn', async (t) => {
  const models = [
    start(t, [8, 8, 20], { channelType: 'sockets', numberOfWorkers: 2 }),
    start(t, [8, 8, 20], { channelType: 'mpi', numberOfWorkers: 2 }),
  ];
  const requests = models.map(({ fields, evolveModel }) => {
    const before = fields.at(5, 5, '1:10').request.U;
    fields.at(':', ':', '3:6').request.U = quantity(1, 'm/s');
    const written = fields.at(5, 5, '1:10').request.U;
    void evolveModel.asynchronous(seconds(30), exactEnd);
    return [before, written, fields.request.U, fields.at(5, 5, 4).request.U] as const;
  });
  for (const [before, written, all, one] of requests) {
    const u = (await written).valueIn('m/s');
    t.same(u.shape, [9]);
    t.same([...u.at('2:5')], [1, 1, 1]);
    t.same([...u.at('5:')], [...before.result().valueIn('m/s').at('5:')]);
    t.same(all.result().shape, [8, 8, 20]);
    t.equal((await one).valueIn('m/s'), all.result().at(5, 5, 4).valueIn('m/s'));
    t.not((await one).valueIn('m/s'), 1, 'the model has run since');
  }
  t.ok(models[0]!.fields.U.equals(models[1]!.fields.U));
});

// ---- parameters and states -----------------------------------------------------------------------

t.test('the defaults of parameters are those of the specification', (t) => {
  const model = new Cumulus({ workdir: path.join(scratch, 'defaults') });
  t.teardown(() => model.stop());
  const values = { ...model.parameters } as Readonly<Record<string, unknown>>;
  for (const [name, specification] of Object.entries(cumulusInterface.parameters)) {
    const unit = 'unit' in specification ? specification.unit : undefined;
    const expected =
      unit === undefined ? specification.default : quantity(specification.default as number, unit);
    t.same(values[name], expected, name);
  }
  t.end();
});

t.test('parameters', (t) => {
  const model = start(t, [4, 4, 10], { numberOfWorkers: 2, case: 'bomex' });
  const { parameters } = model;
  t.equal(parameters.case, 'bomex');
  parameters.xsize = quantity(1.2, 'km');
  t.equal(parameters.xsize.valueIn('m'), 1200);
  t.throws(() => (parameters.case = 'rico' as 'bomex'), {
    constructor: ArgumentError,
    message: `${model.name}.parameters: case is 'rico'; it can be 'bomex'`,
  });
  parameters.courant = 1.8;
  const refused = { cause: CodeError, message: /courant: 1\.8\d* is unstable; use at most 1\.7/ };
  t.throws(() => model.commitParameters(), {
    ...refused,
    constructor: CodeError,
    cause: undefined,
  });
  parameters.courant = 1;
  t.same(model.fields.shape, [4, 4, 10], 'after that it can be mended; access to a grid commits');

  t.throws(() => (parameters.itot = 8), {
    constructor: StateError,
    message: new RegExp(`${model.name}: parameters.itot can no longer be set`),
  });
  t.equal(parameters.itot, 4);
  model.evolveModel(seconds(10), exactEnd);
  t.throws(() => model.commitParameters(), {
    constructor: CodeError,
    message: /committed already/,
  });
  t.end();
});

t.test('the seed of the perturbations', (t) => {
  const models = [43, 44, 43].map((seed) => {
    const model = start(t, [4, 4, 10]);
    model.parameters.irandom = seed;
    return model.fields.THL;
  });
  t.ok(models[0]!.equals(models[2]!));
  t.notOk(models[0]!.equals(models[1]!));
  t.end();
});

// ---- mistakes ------------------------------------------------------------------------------------

t.test('an unknown case', (t) => {
  const workdir = path.join(scratch, 'unknown-case');
  t.throws(() => new Cumulus({ workdir, case: 'rico' as 'bomex' }), {
    constructor: ArgumentError,
    argument: 'case',
    given: 'rico',
    message: "cumulus 'unknown-case': case is 'rico'; it can be 'bomex'",
  });
  t.notOk(existsSync(workdir), 'nothing has been started');
  t.throws(() => new Cumulus({ workdir, name: 'les', case: 'rico' as 'bomex' }), /'les'/);
  t.end();
});

for (const channelType of ['mpi', 'sockets'] as const) {
  t.test(`more workers than rows, ${channelType}`, (t) => {
    const model = start(t, [4, 4, 10], { numberOfWorkers: 5, channelType });
    const message = /numberOfWorkers: 5 is more than the 4 rows in y \(jtot\).*use at most 4/;
    try {
      model.evolveModel(seconds(10));
      t.fail('it has run');
    } catch (error) {
      t.type(error, NotRunError);
      t.match((error as NotRunError).message, message);
      t.match((error as NotRunError).cause, {
        constructor: CodeError,
        instance: model.name,
        message,
      });
    }
    model.parameters.jtot = 5;
    model.evolveModel(seconds(10), exactEnd);
    t.equal(model.modelTime.valueIn('s'), 10, 'it can be mended');
    t.end();
  });
}

t.test('a flow that blows up', (t) => {
  const model = start(t, [4, 4, 10], { numberOfWorkers: 2 });
  model.fields.at(1, 1, 1).THL = quantity(NaN, 'K');
  t.throws(() => model.evolveModel(seconds(10)), {
    constructor: CodeError,
    code: 4,
    message: /the flow blew up: .*not finite/,
  });
  t.end();
});

// ---- files ---------------------------------------------------------------------------------------

t.test('the working directory holds the log and what the model writes', (t) => {
  const model = start(t, [4, 4, 10], { numberOfWorkers: 2 });
  model.parameters.timeav = seconds(120);
  model.evolveModel(seconds(120), exactEnd);
  model.stop();
  t.same(
    readdirSync(model.workdir).filter((each) => each.endsWith('.txt')),
    ['profiles.000120.txt', 'timeseries.txt'],
  );
  const log = readFileSync(path.join(model.workdir, 'worker-0.log'), 'utf8');
  t.match(log, /case bomex, 4 x 4 x 10 points of 100\.0 x 100\.0 x 40\.0 m, 2 rank\(s\)/);
  t.match(log, /cumulus: t = +120\.00 s/);
  const series = readFileSync(path.join(model.workdir, 'timeseries.txt'), 'utf8');
  t.same(
    series.split('\n').flatMap((line) => /^ +(\d+)\.00 /.exec(line)?.[1] ?? []),
    ['0', '60', '120'],
  );
  t.end();
});
