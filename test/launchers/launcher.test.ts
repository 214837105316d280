// SPDX-License-Identifier: Apache-2.0
/** How launchers are found, and what they are told; stand-ins take the place of those that are not here. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { LaunchError, quantity } from '../../src/index.js';
import { hydra } from '../../src/workers/launchers/hydra.js';
import type { Launcher } from '../../src/workers/launchers/launcher.js';
import { launcherBehind, launcherFor, launchOf } from '../../src/workers/launchers/launch.js';
import { mpirun } from '../../src/workers/launchers/mpirun.js';
import { singleton } from '../../src/workers/launchers/singleton.js';
import { srun } from '../../src/workers/launchers/srun.js';
import {
  addLauncher,
  libraryCommands,
  schedulerCommands,
} from '../../src/workers/launchers/table.js';
import { loadNative } from '../../src/workers/native.js';
import type { Placement } from '../../src/workers/placement/placement.js';
import { flavourOf, type MpiFlavour, type WorkerProgram } from '../../src/workers/program.js';
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
      Object.entries(versions).map(([name, version]) => [
        name,
        launcherBehind(standIn(version), flavour)?.name,
      ]),
    );
  t.match(kinds('openmpi'), {
    openmpi: 'mpirun',
    orte: 'mpirun',
    hydra: undefined,
    intel: undefined,
  });
  t.match(kinds('mpich'), { openmpi: undefined, orte: undefined, hydra: 'hydra', intel: 'hydra' });
  t.match(kinds('unknown'), { openmpi: 'mpirun', orte: 'mpirun', hydra: 'hydra', intel: 'hydra' });
  for (const flavour of ['openmpi', 'mpich', 'unknown'] as const) {
    t.equal(kinds(flavour).srun, undefined, 'outside of a job');
    withEnvironment({ SLURM_JOB_ID: '7' }, () => t.equal(kinds(flavour).srun, 'srun'));
  }
  t.equal(launcherBehind('/does/not/exist', 'openmpi'), undefined);
  t.end();
});

t.test('which MPI a program belongs to', (t) => {
  t.same(
    Object.fromEntries(Object.entries(versions).map(([name, each]) => [name, flavourOf(each)])),
    { openmpi: 'openmpi', orte: 'openmpi', hydra: 'mpich', intel: 'mpich', srun: 'unknown' },
  );
  t.end();
});

t.test('which commands are tried', (t) => {
  t.same(libraryCommands('openmpi'), ['mpirun', 'mpiexec', 'mpirun.openmpi']);
  t.same(libraryCommands('mpich'), ['mpiexec.hydra', 'mpiexec', 'mpiexec.mpich']);
  t.same(libraryCommands('unknown'), ['mpiexec', 'mpirun']);
  t.same(schedulerCommands('unknown'), ['srun']);
  t.end();
});

function placed(...hosts: string[]): Placement {
  const ranks = hosts.map((host, rank) => ({ rank, host, cores: [rank] }));
  return { ranks, threadsPerRank: 1, binding: 'none', isShared: false };
}

function worker(flavour: MpiFlavour): WorkerProgram {
  return { file: '/worker', fingerprint: '', flavour, mpiVersion: '' };
}

/** How two ranks would be started. */
function launchBy(launcher: Launcher, host: string, flavour: MpiFlavour, address?: string) {
  const { command, environment } = launchOf(
    worker(flavour),
    placed(host, host),
    { POLYMUSE_TOKEN: 'x' },
    { launcher: { launcher, command: launcher.name }, address },
  );
  return { command: command.join(' '), environment };
}

t.test('what it is told', (t) => {
  for (const host of [hostname(), 'elsewhere']) {
    const { command, environment } = launchBy(hydra, host, 'mpich');
    t.match(command, /^hydra -n 2 .*-bind-to none/);
    t.ok(environment.includes('I_MPI_PIN=0'), 'also in the words of Intel MPI');
  }
  const address = '192.0.2.1';
  t.match(launchBy(hydra, 'elsewhere', 'mpich', address).command, / -localhost 192\.0\.2\.1 /);
  t.notMatch(launchBy(hydra, hostname(), 'mpich', address).command, /-localhost/);
  t.match(launchBy(mpirun, 'elsewhere', 'openmpi').command, / -x EVENT_NOEPOLL /);
  t.match(
    launchBy(mpirun, 'elsewhere', 'openmpi').command,
    /^mpirun -n 2 --host elsewhere:2 .* -x POLYMUSE_TOKEN /,
  );
  t.match(launchBy(srun, 'elsewhere', 'openmpi').command, / --mpi=pmix /);
  t.match(launchBy(srun, 'elsewhere', 'mpich').command, / --mpi=pmi2 /);
  t.match(launchBy(srun, 'elsewhere', 'mpich').command, / --nodelist=elsewhere,elsewhere /);
  withEnvironment({ SLURM_MPI_TYPE: 'cray_shasta' }, () => {
    const { command, environment } = launchBy(srun, 'elsewhere', 'mpich');
    t.notMatch(command, /--mpi/, 'the user knows better');
    t.ok(environment.includes('SLURM_MPI_TYPE=cray_shasta'));
  });
  t.end();
});

t.test('ranks are told in which variable their number is', (t) => {
  const told = (launcher: Launcher) =>
    launchBy(launcher, 'elsewhere', 'openmpi').environment.filter((each) =>
      each.startsWith('POLYMUSE_RANK_VARIABLE='),
    );
  t.same(told(srun), ['POLYMUSE_RANK_VARIABLE=SLURM_PROCID']);
  t.same(told(mpirun), [], 'but not where the MPI library has one');
  t.end();
});

t.test('within a step of a job launchers use all of the job', (t) => {
  const step = {
    SLURM_JOB_ID: '7',
    SLURM_JOB_NODELIST: 'n[1-2]',
    SLURM_JOB_NUM_NODES: '2',
    SLURM_JOB_CPUS_PER_NODE: '2(x2)',
    SLURM_NODELIST: 'n1',
    SLURM_NNODES: '1',
    SLURM_STEP_ID: '0',
    SLURM_STEP_NODELIST: 'n1',
    SLURM_PROCID: '0',
    SLURM_MPI_TYPE: 'pmix',
    SLURMD_NODENAME: 'n1',
  };
  const whole = ['SLURM_NODELIST=n[1-2]', 'SLURM_NNODES=2', 'SLURM_TASKS_PER_NODE=2(x2)'];
  const ofStep = /^SLURM_(STEP_|PROCID|MPI_TYPE)/;
  withEnvironment(step, () => {
    for (const launcher of [mpirun, hydra, srun]) {
      const { command, environment } = launchBy(launcher, 'n2', 'openmpi');
      t.same(
        whole.filter((each) => !environment.includes(each)),
        [],
        launcher.name,
      );
      t.same(
        environment.filter((each) => ofStep.test(each)),
        [],
        launcher.name,
      );
      const isOverlapping =
        environment.includes('SLURM_OVERLAP=1') || command.includes('--overlap');
      t.ok(isOverlapping, 'steps that may use what other steps use');
      t.equal(environment.includes('SLURMD_NODENAME=n1'), launcher !== hydra);
    }
    const { environment } = launchBy(mpirun, 'n1', 'openmpi');
    t.ok(environment.includes('SLURM_STEP_ID=0'), 'on this host the scheduler is not asked');
  });
  t.end();
});

t.test('one rank on this host needs no launcher', (t) => {
  const here = placed(hostname());
  const found = launcherFor(worker('openmpi'), here, 'one');
  t.equal(found.launcher, singleton);
  const { command, environment } = launchOf(
    worker('openmpi'),
    here,
    {},
    { launcher: found, address: undefined },
  );
  t.same(command, ['/worker']);
  t.ok(environment.includes('OMPI_MCA_btl=self'));
  t.end();
});

t.test('a launcher is added by one entry in the table', (t) => {
  const command = standIn('fakerun 1');
  const fakerun: Launcher = {
    name: 'fakerun',
    program: {
      commands: { unknown: [command] },
      recognizes: (version) => version.startsWith('fakerun'),
      canStart: () => true,
    },
    launch: ({ program, variables }, by) => ({
      command: [by, '--pass', variables.join(), program.file],
      environment: { FAKE_MODE: 'on' },
    }),
    rankVariable: 'FAKE_RANK',
    jobVariables: /^FAKE_RANK$/,
  };
  addLauncher(fakerun);
  withEnvironment({ FAKE_RANK: '3', POLYMUSE_INTERFACE: 'lo' }, () => {
    const found = launcherFor(worker('unknown'), placed('a', 'b'), 'two');
    t.equal(found.launcher, fakerun);
    const launch = launchOf(
      worker('unknown'),
      placed('a', 'b'),
      { POLYMUSE_TOKEN: 'x' },
      { launcher: found, address: undefined },
    );
    t.same(launch.command, [command, '--pass', 'POLYMUSE_TOKEN,POLYMUSE_RANK_VARIABLE', '/worker']);
    t.ok(launch.environment.includes('FAKE_MODE=on'));
    t.ok(launch.environment.includes('POLYMUSE_RANK_VARIABLE=FAKE_RANK'));
    t.notOk(launch.environment.includes('FAKE_RANK=3'), "this script's part in a job");
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
    /^The worker of one .*\/does\/not\/exist \(from POLYMUSE_LAUNCHER\) does not exist, .*\necho 7\n$/,
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
      nodes: ['x'.repeat(300)],
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
