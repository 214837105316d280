// SPDX-License-Identifier: Apache-2.0
/**
 * Superparameterization: a coarse model of the atmosphere each of whose columns contains a large-eddy model,
 * instead of parameterizations of clouds and turbulence.
 *
 * The coarse model is this script: a ring of columns around which the wind carries heat and moisture. In each
 * time step it tells the large-eddy models what the large scale does to their means, by constant tendencies;
 * all of them run at once, in one pool; and their new means are the new state of the coarse model.
 *
 * `node dist/jobs/superparameterization.js --model cumulus` runs it, or `--model dales` where DALES has been
 * built; `--help` says what can be changed. It writes its results to superparameterization.txt.
 *
 * Source of the coupling: Grabowski, W. W., 2001: Coupling cloud processes with the large-scale dynamics using
 * the Cloud-Resolving Convection Parameterization (CRCP). J. Atmos. Sci. 58, 978-997.
 *
 * @module
 */
import { writeFileSync } from 'node:fs';
import { AsyncRequestsPool, Cumulus, Dales, quantity, type LargeEddyModel } from 'polymuse';
import yargs from 'yargs';

const options = yargs(process.argv.slice(2))
  .usage('A coarse model with a large-eddy model in each of its columns.')
  .option('model', {
    choices: ['cumulus', 'dales'] as const,
    default: 'cumulus' as const,
    describe: 'the large-eddy model',
  })
  .option('columns', { type: 'number', default: 4, describe: 'columns of the coarse model' })
  .option('ranks', { type: 'number', default: 1, describe: 'MPI ranks of each large-eddy model' })
  .option('points', { type: 'number', default: 16, describe: 'its grid points in x and in y' })
  .option('steps', { type: 'number', default: 10, describe: 'time steps of the coarse model' })
  .option('seconds', { type: 'number', default: 60, describe: 'length of a time step' })
  .version(false)
  .strict()
  .parseSync();

/** The distance between columns, in m. */
const spacing = 10_000;
/** The wind that carries heat and moisture around the ring, in m/s. */
const wind = 10;
/** How much moister than the others the first column is at first, below 1500 m, in kg/kg. */
const excess = 1e-3;
const moistHeight = 1500;
/** Levels of a large-eddy model that make one layer of the coarse one. */
const levelsPerLayer = 5;

// ---- the large-eddy models ---------------------------------------------------------------------

function start(column: number): LargeEddyModel {
  const Model = options.model === 'dales' ? Dales : Cumulus;
  const model: LargeEddyModel = new Model({
    workdir: `column${column + 1}`,
    channelType: 'sockets',
    numberOfWorkers: options.ranks,
    case: 'bomex',
  });
  model.parameters.itot = options.points;
  model.parameters.jtot = options.points;
  model.parameters.xsize = quantity(100 * options.points, 'm');
  model.parameters.ysize = quantity(100 * options.points, 'm');
  model.parameters.irandom = 43 + column;
  return model;
}

/** A value for each layer. */
type Profile = readonly number[];

/** What the models exchange. */
interface State {
  /** Liquid water potential temperature, in K. */
  readonly thl: Profile;
  /** Total specific humidity, in kg/kg. */
  readonly qt: Profile;
}

const models = Array.from({ length: options.columns }, (_, column) => start(column));
const heights = [...models[0]!.profiles.Z.toFloat64Array('m')];
const layers = Math.ceil(heights.length / levelsPerLayer);

/** The mean of the levels of each layer. */
function toLayers(levels: Float64Array): Profile {
  return Array.from({ length: layers }, (_, layer) => {
    const part = levels.slice(layer * levelsPerLayer, (layer + 1) * levelsPerLayer);
    return part.reduce((sum, each) => sum + each, 0) / part.length;
  });
}

/** The value of the layer that each level is in. */
function toLevels(profile: Profile): Float64Array {
  return Float64Array.from(heights, (_, level) => profile[Math.floor(level / levelsPerLayer)]!);
}

/** The means of the large-eddy models. */
async function readStates(): Promise<State[]> {
  const requests = models.map(
    ({ profiles }) => [profiles.request.THL, profiles.request.QT] as const,
  );
  await new AsyncRequestsPool(...requests.flat());
  return requests.map(([thl, qt]) => ({
    thl: toLayers(thl.result().toFloat64Array('K')),
    qt: toLayers(qt.result().toFloat64Array('kg/kg')),
  }));
}

// ---- the coarse model --------------------------------------------------------------------------

/** Where the wind has brought a column's profile after a step: towards that of the column before it. */
function carried(from: Profile, here: Profile): Profile {
  return here.map(
    (each, layer) => each + ((options.seconds * wind) / spacing) * (from[layer]! - each),
  );
}

/** Where the coarse model would be after a step without clouds and turbulence. */
function predict(states: readonly State[]): State[] {
  return states.map((here, column) => {
    const from = states.at(column - 1)!;
    return { thl: carried(from.thl, here.thl), qt: carried(from.qt, here.qt) };
  });
}

/** The tendency that takes a profile to another one in a step. */
function rates(from: Profile, to: Profile): Profile {
  return to.map((each, layer) => (each - from[layer]!) / options.seconds);
}

// ---- both, step by step ------------------------------------------------------------------------

const moist = toLayers(Float64Array.from(heights, (height) => (height < moistHeight ? excess : 0)));
const started = performance.now();
let means = await readStates();
let states = means.map((state, column) =>
  column === 0 ? { ...state, qt: state.qt.map((each, layer) => each + moist[layer]!) } : state,
);
const header = 'time (s)  column  QT below 1500 m (g/kg)  LWP (g/m2)  cloud cover';
const rows: string[] = [];
const moistLayers = moist.filter((each) => each > excess / 2).length;

for (let step = 1; step <= options.steps; step++) {
  const time = quantity(step * options.seconds, 's');
  const wanted = predict(states);
  const pool = new AsyncRequestsPool();
  models.forEach((model, column) => {
    const [from, to] = [means[column]!, wanted[column]!];
    model.forcingProfiles.request.THL = quantity(toLevels(rates(from.thl, to.thl)), 'K/s');
    model.forcingProfiles.request.QT = quantity(toLevels(rates(from.qt, to.qt)), '1/s');
    pool.addRequest(model.evolveModel.asynchronous(time, { exactEnd: true }));
  });
  await pool;
  // The difference to what the coarse model prescribed is the effect of clouds and turbulence.
  states = means = await readStates();

  for (const [column, model] of models.entries()) {
    const moisture = means[column]!.qt.slice(0, moistLayers);
    rows.push(
      [
        time.valueIn('s').toFixed(0).padStart(8),
        String(column + 1).padStart(7),
        ((1000 * moisture.reduce((sum, each) => sum + each, 0)) / moistLayers)
          .toFixed(4)
          .padStart(23),
        model.getLiquidWaterPath().valueIn('g/m^2').toFixed(3).padStart(11),
        model.getCloudCover().toFixed(4).padStart(12),
      ].join(' '),
    );
  }
}
const took = (performance.now() - started) / 1000;

writeFileSync('superparameterization.txt', `${[header, ...rows].join('\n')}\n`);
console.log([header, ...rows.slice(-options.columns)].join('\n'));
console.log('\nAll time steps are in superparameterization.txt.');
console.log(
  `${options.columns} columns of ${options.model}, ${options.steps} steps of ${options.seconds} s, ` +
    `took ${took.toFixed(1)} s.`,
);
for (const model of models) model.stop();
