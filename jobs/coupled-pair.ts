// SPDX-License-Identifier: Apache-2.0
/**
 * A coupled pair: two large-eddy models, side by side, whose air mixes. In each time step both run at once, and
 * then exchange their fields: each is nudged a little towards the other.
 *
 * This conserves heat and moisture: what one gains, the other loses; and the difference between the two
 * decreases by the same factor in each step. The script checks both.
 *
 * When a signal asks it to end, it saves the fields of both models in `coupled-pair/restart.bin`; started again in
 * the same directory, it resumes from there.
 *
 * `node launch/polymuse.mjs run jobs/coupled-pair.ts` runs it on this machine, `sbatch jobs/coupled-pair.sbatch` as a
 * job; `--help` says what can be changed.
 *
 * @module
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { AsyncRequestsPool, Cumulus, NdArray, quantity, terminationSignal } from 'polymuse';
import yargs from 'yargs';

const { steps, seconds, ranks, points, mixing, wetter } = yargs(process.argv.slice(2))
  .usage('Two models that exchange their fields in each step.')
  .option('steps', { type: 'number', default: 20, describe: 'time steps of the coupling' })
  .option('seconds', { type: 'number', default: 60, describe: 'length of a time step' })
  .option('ranks', { type: 'number', default: 1, describe: 'MPI ranks of each model' })
  .option('points', { type: 'number', default: 16, describe: 'grid points in x and in y' })
  .option('mixing', {
    type: 'number',
    default: 0.05,
    describe: 'fraction that is mixed in each step',
  })
  .option('wetter', { type: 'number', default: 1, describe: 'initial difference in QT, g/kg' })
  .version(false)
  .strict()
  .parseSync();

const directory = 'coupled-pair';
const restart = `${directory}/restart.bin`;
mkdirSync(directory, { recursive: true });

// ---- two models --------------------------------------------------------------------------------

const models = ['west', 'east'].map((name) => {
  const model = new Cumulus({
    name,
    workdir: `${directory}/${name}`,
    channelType: 'sockets',
    numberOfWorkers: ranks,
    case: 'bomex',
  });
  model.parameters.itot = points;
  model.parameters.jtot = points;
  model.parameters.xsize = quantity(100 * points, 'm');
  model.parameters.ysize = quantity(100 * points, 'm');
  return model;
});
const [west, east] = models as [Cumulus, Cumulus];

/** The fields that are a model's state, with their units. */
const state = { U: 'm/s', V: 'm/s', W: 'm/s', THL: 'K', QT: 'kg/kg', E12: 'm/s' } as const;
type FieldName = keyof typeof state;
const names = Object.keys(state) as FieldName[];

/** A field of both models, read at the same time. */
async function read(name: FieldName): Promise<[Float64Array, Float64Array]> {
  const requests = models.map(({ fields }) => fields.request[name]);
  await new AsyncRequestsPool(...requests);
  const [first, second] = requests.map((request) => request.result().toFloat64Array(state[name]));
  return [first!, second!];
}

/** Writes a field of both models at the same time. */
async function write(name: FieldName, values: readonly Float64Array[]): Promise<void> {
  // The compiler cannot know that a name and its unit go together.
  const targets = models.map(({ fields }) => fields.request as Record<FieldName, unknown>);
  targets.forEach((target, i) => {
    target[name] = quantity(new NdArray(values[i]!, shape), state[name]);
  });
  await new AsyncRequestsPool(...models.map((model) => model.asyncRequest!));
}

const shape = west.fields.shape;

// ---- from the beginning, or from where an earlier run was ended --------------------------------

let step = 0;
if (existsSync(restart)) {
  const bytes = readFileSync(restart);
  const all = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
  const size = shape.reduce((product, each) => product * each, 1);
  if (all.length !== 1 + 2 * names.length * size)
    throw new Error(
      `${restart} is from models of a different size; remove it to start from the beginning`,
    );
  step = all[0]!;
  for (const [i, name] of names.entries())
    await write(
      name,
      [0, 1].map((model) => {
        const begin = 1 + (2 * i + model) * size;
        return all.slice(begin, begin + size);
      }),
    );
  console.log(`Resuming after step ${step}.`);
} else {
  const [dry, moist] = await read('QT');
  await write('QT', [dry, moist.map((each) => each + wetter / 1000)]);
}
const begun = step;

async function save(): Promise<void> {
  const parts: Float64Array[] = [Float64Array.of(step)];
  for (const name of names) parts.push(...(await read(name)));
  // Renamed when it is complete, so that there are no partial files under that name.
  writeFileSync(`${restart}.new`, Buffer.concat(parts.map(({ buffer }) => Buffer.from(buffer))));
  renameSync(`${restart}.new`, restart);
}

// ---- step by step ------------------------------------------------------------------------------

function mean(values: Float64Array): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

const end = terminationSignal();
let worst = 0;
const started = performance.now();
console.log('step  QT west (g/kg)  QT east (g/kg)');
while (step < steps && !end.aborted) {
  // The model time starts from 0 in each run of this script.
  const time = quantity((step + 1 - begun) * seconds, 's');
  await new AsyncRequestsPool(
    ...models.map((model) => model.evolveModel.asynchronous(time, { exactEnd: true })),
  );
  for (const name of ['THL', 'QT'] as const) {
    const [a, b] = await read(name);
    const before = mean(a) + mean(b);
    const mixed = [a, b].map((own, i) => {
      const other = i === 0 ? b : a;
      return own.map((each, at) => each + mixing * (other[at]! - each));
    });
    await write(name, mixed);
    const after = mean(mixed[0]!) + mean(mixed[1]!);
    worst = Math.max(worst, Math.abs(after / before - 1));
    if (name === 'QT')
      console.log(
        String(step + 1).padStart(4),
        ...mixed.map((values) => (1000 * mean(values)).toFixed(5).padStart(15)),
      );
  }
  step++;
}
const took = (performance.now() - started) / 1000;
console.log(
  `${step - begun} steps took ${took.toFixed(1)} s. Mixing has changed the sum of both by a relative ${worst.toExponential(1)}.`,
);

if (step < steps) {
  await save();
  console.log(
    `Ended by a signal: step ${step} is saved in ${restart}; the same command resumes from it.`,
  );
} else {
  rmSync(restart, { force: true });
  console.log('Finished.');
  // Also if the signal came in the last step: there is nothing left to do.
  process.exitCode = 0;
}
for (const model of [west, east]) model.stop();
