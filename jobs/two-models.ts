// SPDX-License-Identifier: Apache-2.0
/**
 * Two models at once: two large-eddy simulations, each in its own MPI job, driven by this one script.
 *
 * `npm run quickstart` builds polymuse and runs it; `node dist/jobs/two-models.js` runs it again, and
 * `--help` says what can be changed.
 *
 * @module
 */
import { availableParallelism, cpus } from 'node:os';
import { relative } from 'node:path';
import { AsyncRequestsPool, Cumulus, quantity, type Quantity } from 'polymuse';
import yargs from 'yargs';

const { ranks, points, seconds } = yargs(process.argv.slice(2))
  .usage('Runs two models at the same time, and reports how much time that saves.')
  .option('ranks', { type: 'number', default: 1, describe: 'MPI ranks of each model' })
  .option('points', { type: 'number', default: 32, describe: 'grid points in x and in y' })
  .option('seconds', { type: 'number', default: 600, describe: 'model time that is timed' })
  .version(false)
  .strict()
  .parseSync();

// ---- two models, each started in the background ------------------------------------------------

const d1 = new Cumulus({
  workdir: 'les1',
  channelType: 'sockets',
  numberOfWorkers: ranks,
  case: 'bomex',
});
const d2 = new Cumulus({
  workdir: 'les2',
  channelType: 'mpi',
  numberOfWorkers: ranks,
  case: 'bomex',
});
for (const model of [d1, d2]) {
  model.parameters.itot = points;
  model.parameters.jtot = points;
  model.parameters.xsize = quantity(100 * points, 'm');
  model.parameters.ysize = quantity(100 * points, 'm');
}
d2.parameters.irandom = 44;

// ---- both run at once --------------------------------------------------------------------------

const targetTime = quantity(120, 's');
const pool = new AsyncRequestsPool();
const request1 = d1.evolveModel.asynchronous(targetTime, { exactEnd: true });
pool.addRequest(request1);
const request2 = d2.evolveModel.asynchronous(targetTime, { exactEnd: true });
pool.addRequest(request2);
console.log('The script continues while both models start and run.');
pool.waitall();
for (const model of [d1, d2]) {
  console.log(
    `${model.name}: ${model.channelType} channel, ${plural(model.ranks.length, 'rank')}, ` +
      `model time ${model.modelTime.toString()}; its output is in ${shown(model.workdir)}`,
  );
}

// ---- results -----------------------------------------------------------------------------------

const columns = [
  d1.profiles.Z.valueIn('m'),
  ...[d1.profiles, d2.profiles].flatMap((means) => [
    means.U.valueIn('m/s'),
    means.THL.valueIn('K'),
    means.QT.valueIn('g/kg'),
  ]),
].map((column) => [...column]);
console.log(`\nMeans over each level:\n${' '.repeat(13)}${d1.name.padEnd(32)}${d2.name}`);
console.log(`   z (m)${'   U (m/s)   THL (K) QT (g/kg)'.repeat(2)}`);
for (let level = columns[0]!.length - 1; level >= 0; level -= 5) {
  const [height, ...means] = columns.map((column) => column[level]!);
  console.log(
    `${height!.toFixed(0).padStart(8)}${means.map((each) => each.toFixed(3).padStart(10)).join('')}`,
  );
}

// ---- grids: set and get, blocking and not ------------------------------------------------------

d1.fields.at(':', ':', '3:6').U = quantity(1, 'm/s');
d2.fields.at(':', ':', '3:6').request.U = quantity(1, 'm/s');
let u = d1.fields.at(3, 3, '1:10').U;
console.log(`\nU at [3, 3, 1:10] in m/s, after 1 m/s has been set at [:, :, 3:6]:`);
console.log(`  ${d1.name}  ${numbers(u.valueIn('m/s'))}`);
const request = d2.fields.at(3, 3, '1:10').request.U;
u = request.result();
console.log(`  ${d2.name}  ${numbers(u.valueIn('m/s'))}`);

// ---- one after the other, and at once ----------------------------------------------------------

function oneAfterTheOther(until: Quantity<'time'>): void {
  for (const model of [d1, d2]) model.evolveModel(until, { exactEnd: true });
}

function atOnce(until: Quantity<'time'>): void {
  for (const model of [d1, d2])
    pool.addRequest(model.evolveModel.asynchronous(until, { exactEnd: true }));
  pool.waitall();
}

/** Runs both models for some model time; returns the wall time, in seconds. */
function timed(run: (until: Quantity<'time'>) => void, modelSeconds: number): number {
  const until = d1.modelTime.plus(quantity(modelSeconds, 's'));
  const start = performance.now();
  run(until);
  return (performance.now() - start) / 1000;
}

/** The idle time of all cores together, in seconds. */
function idleTime(): number {
  return cpus().reduce((sum, core) => sum + core.times.idle / 1000, 0);
}

// Half before and half after: the steps get shorter as the flow develops.
const idleBefore = idleTime();
let apart = timed(oneAfterTheOther, seconds / 2);
const freeCores = (idleTime() - idleBefore) / apart + ranks;
const together = timed(atOnce, seconds);
apart += timed(oneAfterTheOther, seconds / 2);

const ratio = apart / together;
console.log(
  `\n${seconds} s of model time, both models:\n` +
    `  one after the other  ${apart.toFixed(2)} s\n` +
    `  both at once         ${together.toFixed(2)} s\n` +
    `  that is ${ratio.toFixed(2)} times as fast`,
);
if (ratio < 1.5) {
  console.log(
    `  (Not clearly faster: of ${plural(availableParallelism(), 'core')}, about ` +
      `${freeCores.toFixed(1)} were free for the models, which use ${2 * ranks}.)`,
  );
}

d1.stop();
d2.stop();

// ---- text --------------------------------------------------------------------------------------

function numbers(values: Iterable<number>): string {
  return [...values].map((value) => value.toFixed(3)).join(' ');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function shown(directory: string): string {
  const path = relative('.', directory);
  return path.startsWith('..') ? directory : `./${path}/`;
}
