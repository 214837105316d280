// SPDX-License-Identifier: Apache-2.0
/** `polymuse job`: the files that it writes, and what it refuses to write. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t, { type Test } from 'tap';
import { cacheFolder, executable, folderWith, polymuse } from '../support/command.js';

const echo =
  'console.log(JSON.stringify([process.argv.slice(2), process.cwd(), process.env.OMP_NUM_THREADS]));\n' +
  'process.exitCode = 4;\n';

/** What sbatch is told by a file. */
function directivesIn(text: string): string[] {
  return [...text.matchAll(/^#SBATCH (.*)$/gm)].map((match) => match[1]!);
}

/** Runs a file as SLURM would on the first node. */
function submit(file: string, cwd: string, environment: NodeJS.ProcessEnv = {}) {
  return spawnSync('env', ['-u', 'NODE_OPTIONS', 'bash', file], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: cacheFolder, ...environment },
  });
}

/** A file that bash can read, and that sbatch takes, where there is a SLURM that answers. */
function isSound(t: Test, file: string): void {
  const { status, stderr } = spawnSync('bash', ['-n', file], { encoding: 'utf8' });
  t.equal(status, 0, `bash reads it: ${stderr}`);
  if (spawnSync('sinfo', { timeout: 10_000 }).status !== 0) return;
  const taken = spawnSync('sbatch', ['--test-only', file], { encoding: 'utf8' });
  t.equal(taken.status, 0, `sbatch takes it: ${taken.stderr}`);
}

t.test('a job without options', (t) => {
  const cwd = folderWith({ 'my echo.ts': echo });
  const { status, stdout, stderr } = polymuse(['job', 'my echo.ts'], { cwd });
  t.equal(status, 0, stderr);
  t.equal(stdout, "Wrote my echo.sbatch; submit it with: sbatch 'my echo.sbatch'\n");
  const file = path.join(cwd, 'my echo.sbatch');
  isSound(t, file);
  t.same(directivesIn(readFileSync(file, 'utf8')), [
    '--job-name=my_echo',
    '--nodes=1',
    '--ntasks=1',
    '--ntasks-per-node=1',
    '--time=1:00:00',
    '--signal=B:TERM@60',
    '--output=my_echo-%j.out',
    '--no-requeue',
  ]);
  const run = submit(file, cwd);
  t.equal(run.status, 4, run.stderr);
  t.same(JSON.parse(run.stdout), [[], cwd, null]);
  t.end();
});

t.test('a job with all options', (t) => {
  const cwd = folderWith({
    'echo.ts': echo,
    modules: 'module() { echo "$@" > modules-loaded; }\n',
  });
  const { status, stderr } = polymuse(
    [
      ...['job', 'echo.ts', '--nodes', '2', '--instances=3', '--ranks-per-instance', '4'],
      ...['--threads-per-rank', '2', '--time', '1-12:30', '--signal', '300', '--name', 'ensemble'],
      ...['--partition', 'main', '--account', 'a-1', '--modules', 'openmpi/4.1', 'fftw'],
      ...['--output', 'logs/%A-%a.txt', '--array', '1-10%3', '--requeue', '--no-check'],
      ...['--sbatch=--constraint=fast', '--sbatch=--exclusive', '--file', 'job.sh'],
      ...['--', '--members', "8 it's", '$HOME'],
    ],
    { cwd },
  );
  t.equal(status, 0, stderr);
  const file = path.join(cwd, 'job.sh');
  const text = readFileSync(file, 'utf8');
  t.equal(spawnSync('bash', ['-n', file]).status, 0);
  t.same(directivesIn(text), [
    '--job-name=ensemble',
    '--partition=main',
    '--account=a-1',
    '--nodes=2',
    '--ntasks=12',
    '--ntasks-per-node=6',
    '--cpus-per-task=2',
    '--time=1-12:30',
    '--signal=B:TERM@300',
    '--output=logs/%A-%a.txt',
    '--array=1-10%3',
    '--requeue',
    '--open-mode=append',
    '--constraint=fast',
    '--exclusive',
  ]);
  // BASH_ENV is where a cluster defines `module` for batch jobs.
  const environment = { BASH_ENV: path.join(cwd, 'modules'), SLURM_ARRAY_TASK_ID: '7' };
  const run = submit(file, cwd, environment);
  t.equal(run.status, 4, run.stderr);
  const given = ['--members', "8 it's", '$HOME'];
  t.same(JSON.parse(run.stdout), [given, path.join(cwd, 'ensemble-7'), '2'], 'a folder of its own');
  t.equal(readFileSync(path.join(cwd, 'modules-loaded'), 'utf8'), 'load openmpi/4.1 fftw\n');
  t.end();
});

t.test('jobs that cannot be', (t) => {
  const cwd = folderWith({ 'echo.ts': echo });
  for (const [options, message] of [
    ['--nodes 0', '--nodes is 0; it must be a whole number, 1 or more'],
    ['--nodes two', '--nodes is NaN; it must be'],
    ['--instances 1.5', '--instances is 1.5; it must be'],
    ['--ranks-per-instance -1', '--ranks-per-instance is -1; it must be'],
    ['--nodes 3 --instances 2', '--nodes is 3; 2 instances with 1 rank can use at most 2'],
    ['--time 0', "--time is '0'; it must be more than 0"],
    ['--time 1:60:00', "--time is '1:60:00'; minutes and seconds are at most 59"],
    [
      '--time 1-24',
      "--time is '1-24'; minutes and seconds are at most 59, hours after days at most 23",
    ],
    ['--time 1h', "--time is '1h'; it must be in SLURM's format: minutes, "],
    [
      '--time 1 --signal 60',
      '--signal is 60; it must be less than the time limit, 60 s (--time 1)',
    ],
    ['--signal -1', '--signal is -1; it must be a number of seconds'],
    ['--array 5-1', "--array is '5-1'; it must be in SLURM's format"],
    ['--array 1-5%0', "--array is '1-5%0'; it must be"],
    ['--partition a;b', "--partition is 'a;b'; it may contain letters"],
    ['--modules $(x)', "--modules is '$(x)'; it may contain letters"],
    ['--sbatch --x;y', '--sbatch is --x;y; it must be an option of sbatch'],
  ] as const) {
    const { status, stdout, stderr } = polymuse(
      ['job', 'echo.ts', '--no-check', ...options.replace(/ (?=-{1,2}[\dx])/, '=').split(' ')],
      { cwd },
    );
    t.same([status, stdout], [2, ''], options);
    t.match(stderr, `polymuse job: ${message}`);
  }
  t.notOk(existsSync(path.join(cwd, 'echo.sbatch')));
  t.end();
});

t.test('time limits as SLURM has them', (t) => {
  const cwd = folderWith({ 'echo.ts': echo });
  for (const [time, seconds] of [
    ['2', 120],
    ['2:30', 150],
    ['1:00:00', 3600],
    ['36:00:00', 129_600],
    ['1-12', 129_600],
    ['0-1:1', 3660],
    ['0-0:0:59', 59],
  ] as const) {
    const write = (signal: number) =>
      polymuse(
        ['job', 'echo.ts', '--no-check', '--file', '-', '--time', time, '--signal', String(signal)],
        { cwd },
      );
    if (seconds > 65_535) t.equal(write(65_535).status, 0, time);
    else t.same([write(seconds - 1).status, write(seconds).status], [0, 2], time);
  }
  t.end();
});

t.test('a script with an error is not put into the queue', (t) => {
  const cwd = folderWith({
    'units.ts': "import { quantity } from 'polymuse';\nquantity(1, 'kg').valueIn('s');\n",
  });
  const { status, stderr } = polymuse(['job', 'units.ts'], { cwd });
  t.equal(status, 2);
  t.match(stderr, /^units\.ts:2:27 - error TS/);
  t.notOk(existsSync(path.join(cwd, 'units.sbatch')));
  t.end();
});

t.test('a file that is there is not replaced unasked', (t) => {
  const cwd = folderWith({ 'echo.ts': echo });
  writeFileSync(path.join(cwd, 'echo.sbatch'), 'mine');
  const refused = polymuse(['job', 'echo.ts', '--no-check'], { cwd });
  t.equal(refused.status, 2);
  t.match(refused.stderr, /echo\.sbatch exists already; --force overwrites it/);
  t.equal(readFileSync(path.join(cwd, 'echo.sbatch'), 'utf8'), 'mine');
  t.equal(polymuse(['job', 'echo.ts', '--no-check', '--force'], { cwd }).status, 0);
  t.match(readFileSync(path.join(cwd, 'echo.sbatch'), 'utf8'), executable);
  t.end();
});

t.test('what sbatch has against a file is told', (t) => {
  const cwd = folderWith({ 'echo.ts': echo });
  const bin = folderWith({
    sinfo: '#!/bin/sh\n',
    sbatch: '#!/bin/sh\necho "sbatch: error: invalid partition specified: nowhere" >&2\nexit 1\n',
  });
  for (const name of ['sinfo', 'sbatch']) chmodSync(path.join(bin, name), 0o755);
  const { status, stderr } = polymuse(['job', 'echo.ts', '--no-check', '--partition=nowhere'], {
    cwd,
    environment: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
  });
  t.equal(status, 1);
  t.match(stderr, 'echo.sbatch has been written, but sbatch refuses it: sbatch: error: invalid');
  t.end();
});
