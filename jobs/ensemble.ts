// SPDX-License-Identifier: Apache-2.0
/**
 * An ensemble: many runs of one model that differ in a parameter, here the seed of the random perturbations.
 *
 * There may be more members than cores: a queue starts the next member as soon as one has finished,
 * so that no core waits for the slowest. The results of a member are in
 * `ensemble/member-N.json`. Members that have results are not run again: so a job that has reached its time limit
 * resumes when it is started again in the same directory.
 *
 * `node launch/polymuse.mjs run jobs/ensemble.ts` runs it on this machine, `sbatch jobs/ensemble.sbatch` as a job;
 * `--help` says what can be changed.
 *
 * @module
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { allocation, Cumulus, quantity, TerminatedError, terminationSignal } from 'polymuse';
import yargs from 'yargs';

const { members, ranks, points, seconds } = yargs(process.argv.slice(2))
  .usage('Runs the members of an ensemble, as many at a time as there are cores.')
  .option('members', { type: 'number', default: 8, describe: 'number of members' })
  .option('ranks', { type: 'number', default: 1, describe: 'MPI ranks of each member' })
  .option('points', { type: 'number', default: 16, describe: 'grid points in x and in y' })
  .option('seconds', { type: 'number', default: 1800, describe: 'model time of each member' })
  .version(false)
  .strict()
  .parseSync();

/** The results of a member. */
interface Outcome {
  readonly member: number;
  readonly liquidWaterPath: number;
  readonly cloudCover: number;
  readonly host: string;
  readonly wallSeconds: number;
}

const directory = 'ensemble';
mkdirSync(directory, { recursive: true });
const fileOf = (member: number) => `${directory}/member-${member}.json`;

// ---- which members are to be run ---------------------------------------------------------------

// The jobs of an array divide them: the first of three takes 1, 4, 7, …
const fromSlurm = (name: string, otherwise: number) =>
  Number(process.env[`SLURM_ARRAY_TASK_${name}`] ?? otherwise);
const share = {
  jobs: fromSlurm('COUNT', 1),
  job: (fromSlurm('ID', 0) - fromSlurm('MIN', 0)) / fromSlurm('STEP', 1),
};
if (!Number.isInteger(share.job) || share.job >= share.jobs)
  throw new Error('the numbers of the array must follow each other evenly: --array=1-4, or 1-10:3');
const own = Array.from({ length: members }, (_, i) => i + 1).filter(
  (member) => (member - 1) % share.jobs === share.job,
);
const left = own.filter((member) => !existsSync(fileOf(member)));
if (left.length < own.length)
  console.log(`${own.length - left.length} of ${own.length} members have been run before.`);

// ---- the queue ---------------------------------------------------------------------------------

const end = terminationSignal();
const { nodes } = allocation();
const cores = nodes.reduce((sum, node) => sum + node.cores, 0);
const atOnce = Math.max(1, Math.min(left.length, Math.floor(cores / ranks)));
const failed: string[] = [];
let busySeconds = 0;

async function run(member: number): Promise<void> {
  const started = performance.now();
  const model = new Cumulus({
    name: `member ${member}`,
    workdir: `${directory}/member-${member}`,
    channelType: 'sockets',
    numberOfWorkers: ranks,
    case: 'bomex',
  });
  try {
    model.parameters.itot = points;
    model.parameters.jtot = points;
    model.parameters.xsize = quantity(100 * points, 'm');
    model.parameters.ysize = quantity(100 * points, 'm');
    model.parameters.irandom = 42 + member;
    const target = quantity(seconds, 's');
    await model.evolveModel.asynchronous(target, { exactEnd: true }).promise({ signal: end });
    const outcome: Outcome = {
      member,
      liquidWaterPath: (await model.getLiquidWaterPath.asynchronous()).valueIn('g/m^2'),
      cloudCover: await model.getCloudCover.asynchronous(),
      host: model.ranks[0]?.host ?? '?',
      wallSeconds: (performance.now() - started) / 1000,
    };
    await model.stop.asynchronous();
    // Renamed when it is complete, so that there are no partial files under that name.
    writeFileSync(`${fileOf(member)}.new`, JSON.stringify(outcome));
    renameSync(`${fileOf(member)}.new`, fileOf(member));
  } finally {
    await model.kill.asynchronous();
    busySeconds += (performance.now() - started) / 1000;
  }
}

/** Runs one member after the other, until there are none left. */
async function worker(): Promise<void> {
  for (let member = left.shift(); member !== undefined && !end.aborted; member = left.shift())
    try {
      await run(member);
    } catch (error) {
      if (error instanceof TerminatedError) left.unshift(member);
      // A member that fails must not end the others.
      else failed.push(`member ${member}: ${(error as Error).message}`);
    }
}

console.log(
  `${left.length} members, ${atOnce} at a time, on ${cores} cores of ${nodes.length} hosts.`,
);
const started = performance.now();
await Promise.all(Array.from({ length: atOnce }, worker));
const took = (performance.now() - started) / 1000;

// ---- results -----------------------------------------------------------------------------------

const done = own
  .filter((member) => existsSync(fileOf(member)))
  .map((member) => JSON.parse(readFileSync(fileOf(member), 'utf8')) as Outcome);
console.log('member  host        LWP (g/m2)  cloud cover  wall time (s)');
for (const { member, host, liquidWaterPath, cloudCover, wallSeconds } of done)
  console.log(
    String(member).padStart(6),
    '',
    host.padEnd(10),
    liquidWaterPath.toFixed(3).padStart(11),
    cloudCover.toFixed(4).padStart(12),
    wallSeconds.toFixed(1).padStart(14),
  );
const means = done.map(({ liquidWaterPath }) => liquidWaterPath);
const mean = means.reduce((sum, each) => sum + each, 0) / Math.max(1, means.length);
console.log(`\nMean LWP of ${done.length} members: ${mean.toFixed(3)} g/m2.`);
const busy = (100 * busySeconds) / Math.max(1e-9, took * atOnce);
console.log(`It took ${took.toFixed(1)} s; the queue was busy for ${busy.toFixed(0)}% of it.`);
if (end.aborted)
  console.log(
    `Told to end by ${(end.reason as TerminatedError).signal}: ${own.length - done.length} members are left; ` +
      'to continue, run the same command in this directory.',
  );
for (const line of failed) console.error(line);
// If members are left, the job is to be continued.
if (failed.length > 0 && !end.aborted) process.exitCode = 1;
