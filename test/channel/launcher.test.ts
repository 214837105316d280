/** How launchers are found, and what they are told; stand-ins take the place of those that are not here. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { LaunchError, quantity } from '../../src/index.js';
import { kindOf, launchOf, type Launcher } from '../../src/workers/launchers/launcher.js';
import { loadNative } from '../../src/workers/native.js';
import { flavourOf, type MpiFlavour } from '../../src/workers/program.js';
import { freshPath, Probe, scratch } from '../support/probe.js';

/** A program that says, when it is asked for its version, what it is; else it does what `more` says. */
function standIn(version: string, more = ''): string {
  const file = freshPath('launcher');
  writeFileSync(
    file,
    `#!/bin/sh\nif [ "$1" = --version ]; then echo '${version}'; exit; fi\n${more}\n`,
  );
  chmodSync(file, 0o755);
  return file;
}

const versions = {
  openmpi: 'mpirun (Open MPI) 4.1.4',
  orte: 'OpenRTE 4.1.4',
  hydra: 'HYDRA build details:\n    Version: 4.0.2',
  intel: 'Intel(R) MPI Library for Linux* OS, Version 2021.8 Build 20221129',
  srun: 'slurm 22.05.8',
} as const;

/** Sets variables for the duration of a test. */
function withEnvironment(variables: Readonly<Record<string, string>>, body: () => void): void {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  body();
  for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, before);
}

t.test('what a program is', (t) => {
  const kinds = (flavour: MpiFlavour) =>
    Object.fromEntries(
      Object.entries(versions).map(([name, version]) => [name, kindOf(standIn(version), flavour)]),
    );
  t.match(kinds('openmpi'), {
    openmpi: 'mpirun',
    orte: 'mpirun',
    hydra: undefined,
    intel: undefined,
  });
  t.match(kinds('mpich'), { openmpi: undefined, orte: undefined, hydra: 'hydra', intel: 'hydra' });
  t.equal(kinds('openmpi').srun, undefined, 'outside of a job');
  withEnvironment({ SLURM_JOB_ID: '7' }, () => t.equal(kinds('openmpi').srun, 'srun'));
  t.equal(kindOf('/does/not/exist', 'openmpi'), undefined);
  t.end();
});

t.test('which MPI a program belongs to', (t) => {
  t.same(
    Object.fromEntries(Object.entries(versions).map(([name, each]) => [name, flavourOf(each)])),
    { openmpi: 'openmpi', orte: 'openmpi', hydra: 'mpich', intel: 'mpich', srun: 'unknown' },
  );
  t.end();
});

/** How two ranks would be started. */
function launchBy(launcher: Launcher, host: string, flavour: MpiFlavour) {
  const ranks = [0, 1].map((rank) => ({ rank, host, cores: [rank] }));
  const { command, environment } = launchOf(
    { file: '/worker', fingerprint: '', flavour, mpiVersion: '' },
    { ranks, threadsPerWorker: 1, binding: 'none', isShared: false },
    {},
    { launcher, address: undefined },
  );
  return { command: command.join(' '), environment };
}

t.test('what it is told', (t) => {
  const hydra = { command: 'mpiexec', kind: 'hydra' } as const;
  for (const host of [hostname(), 'elsewhere']) {
    const { command, environment } = launchBy(hydra, host, 'mpich');
    t.match(command, /^mpiexec -n 2 .*-bind-to none/);
    t.ok(environment.includes('I_MPI_PIN=0'), 'also in the words of Intel MPI');
  }
  const mpirun = { command: 'mpirun', kind: 'mpirun' } as const;
  t.match(launchBy(mpirun, 'elsewhere', 'openmpi').command, / -x EVENT_NOEPOLL /);
  const srun = { command: 'srun', kind: 'srun' } as const;
  t.match(launchBy(srun, 'elsewhere', 'openmpi').command, / --mpi=pmix /);
  t.match(launchBy(srun, 'elsewhere', 'mpich').command, / --mpi=pmi2 /);
  withEnvironment({ SLURM_MPI_TYPE: 'cray_shasta' }, () => {
    const { command, environment } = launchBy(srun, 'elsewhere', 'mpich');
    t.notMatch(command, /--mpi/, 'the user knows better');
    t.ok(environment.includes('SLURM_MPI_TYPE=cray_shasta'));
  });
  t.end();
});

t.test('without a launcher nothing is left behind', (t) => {
  const script = fileURLToPath(new URL('fixtures/no-launcher-script.js', import.meta.url));
  const { status, stdout, stderr } = spawnSync(
    'env',
    ['-u', 'NODE_OPTIONS', process.execPath, script, freshPath()],
    {
      env: { ...process.env, POLYMUSE_LAUNCHER: '/does/not/exist' },
      encoding: 'utf8',
      // Sooner than a start that nobody waits for any more would be given up.
      timeout: 30_000,
    },
  );
  t.equal(status, 0, stderr);
  t.match(
    stdout,
    /^The worker of one .*\/does\/not\/exist, which POLYMUSE_LAUNCHER names, .*\necho 7\n$/,
  );
  t.end();
});

t.test('a worker that cannot be spawned is started by a launcher, once', (t) => {
  const starts = freshPath('starts');
  const flavour = loadNative().mpi().version.includes('MPICH') ? 'hydra' : 'openmpi';
  const launcher = standIn(versions[flavour], `echo started >> ${starts}; exec sleep 1000000`);
  withEnvironment({ POLYMUSE_LAUNCHER: launcher, POLYMUSE_INTERFACE: 'lo' }, () => {
    const probe = new Probe({
      workdir: freshPath(),
      channelType: 'mpi',
      // Longer than MPI takes it: spawning fails at once.
      hosts: ['x'.repeat(300)],
      numberOfWorkers: 2,
      // After half of it spawning would be given up, if it had not failed before.
      startTimeout: quantity(4, 's'),
    });
    t.throws(() => probe.started.result(), LaunchError);
    t.match(probe.started.error?.message, /0 of 2 ranks had connected/);
  });
  t.equal(readFileSync(starts, 'utf8'), 'started\n');
  t.end();
});

t.test('nowhere to listen', (t) => {
  const folder = path.join(scratch, 'x'.repeat(100));
  mkdirSync(folder);
  const script = fileURLToPath(new URL('fixtures/no-launcher-script.js', import.meta.url));
  const { status, stderr } = spawnSync(
    'env',
    ['-u', 'NODE_OPTIONS', process.execPath, script, freshPath()],
    { env: { ...process.env, TMPDIR: folder }, encoding: 'utf8', timeout: 30_000 },
  );
  t.equal(status, 1);
  t.match(stderr, /LaunchError: .*is too long; have TMPDIR name a folder with a shorter one/);
  t.end();
});
