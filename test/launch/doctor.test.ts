// SPDX-License-Identifier: Apache-2.0
/** `polymuse doctor`. */
import { chmodSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { folderWith, polymuse } from '../support/command.js';

interface Report {
  ok: boolean;
  sections: {
    title: string;
    findings: {
      title: string;
      state: string;
      text: string;
      remedy?: string;
      facts?: Record<string, unknown>;
    }[];
  }[];
}

function findingsOf(stdout: string, section: string) {
  const { sections } = JSON.parse(stdout) as Report;
  return sections.find(({ title }) => title === section)?.findings ?? [];
}

t.test('this machine, on which the tests run', (t) => {
  const { status, stdout, stderr } = polymuse(['doctor', '--json']);
  const report = JSON.parse(stdout) as Report;
  t.equal(status, 0, stdout + stderr);
  t.equal(report.ok, true);
  t.match(findingsOf(stdout, 'polymuse'), [{ title: 'Node', state: 'ok' }, {}, { state: 'ok' }]);
  const trials = findingsOf(stdout, 'starting workers');
  t.same(
    trials.map(({ title }) => title),
    ['mpi, 2 ranks', 'sockets, 1 rank', 'sockets, 2 ranks'],
  );
  for (const { title, state, text, facts } of trials) {
    // On a machine without spawn, the MPI channel is replaced, and the reason told.
    const [asked] = title.split(',');
    if (facts?.['channelType'] === asked)
      t.match(text, /^starts in \d+\.\d\d s, a call takes \d+ µs/);
    else
      t.match(
        { state, text },
        { state: 'note', text: /^the sockets channel is used instead, because / },
      );
  }
  for (const { state, remedy } of report.sections.flatMap(({ findings }) => findings))
    t.equal(remedy !== undefined, state !== 'ok', 'a remedy wherever something is amiss');
  t.end();
});

t.test('in words', (t) => {
  const { status, stdout } = polymuse(['doctor']);
  t.equal(status, 0);
  t.match(stdout, /^polymuse\n. Node +v\d+/);
  t.match(stdout, /^starting workers$/m);
  t.match(stdout, /\nNo problems found\.\n$/);
  t.end();
});

t.test('a machine that has nothing', (t) => {
  const empty = folderWith({ nothing: '' });
  const { status, stdout } = polymuse(['doctor'], {
    by: ['env', `PATH=${empty}`],
    environment: { POLYMUSE_BUILD_DIR: '/nonexistent' },
  });
  t.equal(status, 1);
  t.match(
    stdout,
    /^! addon +\/nonexistent\/bin\/polymuse\.node does not exist\n +→ npm run build/m,
  );
  t.match(stdout, /^! cumulus +\S+cumulus_worker does not exist\n +→ npm run build/m);
  t.match(stdout, /^- mpicc +missing; needed to build\n +→ /m);
  t.match(stdout, /^- a Fortran compiler +missing: .*\n +→ /m);
  t.match(stdout, /^ {2}SLURM +not on this machine/m);
  t.notMatch(stdout, /starting workers/);
  t.match(stdout, /\n\d problems found; /);
  t.end();
});

t.test('an MPI without its launcher', (t) => {
  const empty = folderWith({ nothing: '' });
  const { stdout } = polymuse(['doctor', '--json'], { by: ['env', `PATH=${empty}`] });
  const launcher = findingsOf(stdout, 'launchers').find(({ title }) => title === 'launcher');
  t.match(launcher, {
    state: 'problem',
    text: /workers with several ranks cannot be started/,
    remedy: /./,
  });
  t.match(findingsOf(stdout, 'starting workers').at(-1), {
    title: 'sockets, 2 ranks',
    state: 'problem',
    text: /^no worker could be started: LaunchError: /,
  });
  t.end();
});

t.test('an MPI whose place srun takes, within a job', (t) => {
  const folder = folderWith({ srun: '#!/bin/sh\necho slurm 22.05.8\n' });
  chmodSync(path.join(folder, 'srun'), 0o755);
  const { stdout } = polymuse(['doctor', '--json'], {
    by: ['env', `PATH=${folder}`],
    environment: { SLURM_JOB_ID: '7' },
  });
  const launcher = findingsOf(stdout, 'launchers').find(({ title }) => title === 'launcher');
  t.match(launcher, { state: 'note', text: /srun starts workers with several ranks/, remedy: /./ });
  t.end();
});

t.test('within an allocation of SLURM', (t) => {
  const { stdout } = polymuse(['doctor', '--json'], {
    environment: {
      POLYMUSE_BUILD_DIR: '/nonexistent',
      SLURM_JOB_ID: '7',
      SLURM_JOB_NODELIST: 'node[1-2]',
      SLURM_NTASKS: '4',
      SLURM_STEP_ID: '0',
    },
  });
  const allocation = findingsOf(stdout, 'SLURM').find(({ title }) => title === 'allocation');
  t.match(allocation, { state: 'note', text: /^job 7 on .*, 4 tasks; within step 0/ });
  t.end();
});

t.test('what the commands of SLURM say', (t) => {
  const folder = folderWith({
    sbatch: '#!/bin/sh\necho slurm 22.05.8\n',
    sinfo: '#!/bin/sh\necho "main*\nlong"\n',
    scontrol: '#!/bin/sh\necho "n1\nn2"\n',
  });
  for (const name of ['sbatch', 'sinfo', 'scontrol']) chmodSync(path.join(folder, name), 0o755);
  const { stdout } = polymuse(['doctor', '--json'], {
    by: ['env', `PATH=${folder}:/bin`],
    environment: { POLYMUSE_BUILD_DIR: '/nonexistent', SLURM_JOB_ID: '7' },
  });
  t.match(findingsOf(stdout, 'SLURM'), [
    { title: 'SLURM', state: 'ok', text: 'slurm 22.05.8' },
    { title: 'partitions', text: 'main*, long', facts: { partitions: ['main', 'long'] } },
    { title: 'allocation', text: 'job 7 on n1, n2', facts: { hosts: ['n1', 'n2'] } },
  ]);
  t.end();
});

t.test('a process that is bound to some cores', { skip: availableParallelism() === 1 }, (t) => {
  const [, usable] = /^Cpus_allowed_list:\s*(\d+)/m.exec(
    readFileSync('/proc/self/status', 'utf8'),
  )!;
  const { stdout } = polymuse(['doctor', '--json'], {
    by: ['taskset', '--cpu-list', usable!],
    environment: { POLYMUSE_BUILD_DIR: '/nonexistent' },
  });
  t.match(
    findingsOf(stdout, 'polymuse').find(({ title }) => title === 'cores'),
    { state: 'note', remedy: /: mpirun --bind-to none, srun --cpu-bind=none$/ },
  );
  t.end();
});
