// SPDX-License-Identifier: Apache-2.0
/** The templates of jobs/, by sbatch, on a cluster with real daemons. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { coresPerNode } from '../support/slurm.js';
import { clusterFor, isLong, JobDirectory } from '../support/slurm-test.js';
import { until } from '../support/until.js';

const cluster = await clusterFor('SLURM');
const completed = { state: 'COMPLETED', exitCode: 0, signal: 0 };

/** How many instances had ranks on each host, by what `--show-placement` prints. */
function hostsIn(output: string): Map<string, Set<string>> {
  const hosts = new Map<string, Set<string>>();
  for (const [, instance, host] of output.matchAll(/polymuse: (.+) \(\w+ channel\) on (\S+):/g))
    hosts.set(host!, (hosts.get(host!) ?? new Set()).add(instance!));
  return hosts;
}

t.test('an ensemble of more members than cores', async (t) => {
  const directory = new JobDirectory(t, cluster);
  const id = directory.submit(
    'ensemble',
    [],
    ...['--members', '9', '--points', '8', '--seconds', '120'],
  );
  await directory.expect(t, id, completed);
  const output = directory.output();
  t.match(output, /9 members, 4 at a time, on 4 cores of 2 hosts/);
  t.match(output, /Mean LWP of 9 members/);
  const hosts = hostsIn(output);
  t.same([...hosts.keys()].sort(), ['n1', 'n2'], 'both nodes have members');
  t.ok([...hosts.values()].every((members) => members.size >= coresPerNode));
  t.notMatch(output, / instead of n/, 'all are where they were to be');
});

t.test('a job that is out of time goes into the queue again, and on', async (t) => {
  const directory = new JobDirectory(t, cluster);
  const id = directory.submit(
    'coupled-pair',
    [],
    ...['--ranks', '2', '--steps', '80', '--points', '8', '--seconds', '20'],
  );
  await until(() => directory.output().split('\n').length > 5, 'some steps', 60);
  // What SLURM does itself, when the time is nearly over.
  cluster.run('scancel', '--batch', '--signal=USR2', id);
  await until(() => existsSync(path.join(directory.path, 'coupled-pair/restart.bin')), 'the file');
  await until(() => cluster.show(id)['Restarts'] === '1', 'its second start', 60);
  // It is held for some time, as the node may be at fault. Within the second of its end, a node takes it for the
  // job that has been ended ("Job credential revoked").
  cluster.run('scontrol', 'update', `JobId=${id}`, 'StartTime=now+2');
  await directory.expect(t, id, completed, 180);
  const output = directory.output();
  const saved = Number(/Ended by a signal: step (\d+)/.exec(output)![1]);
  t.ok(saved > 0 && saved < 80);
  t.match(output, new RegExp(`Resuming after step ${saved}\\.`));
  t.match(output, /Finished\./);
  const steps = [...output.matchAll(/^ *(\d+) +\d+\.\d+ +\d+\.\d+$/gm)].map(([, step]) => step);
  t.same(
    steps.map(Number),
    Array.from({ length: 80 }, (_, i) => i + 1),
    'no step twice',
  );
});

t.test('the jobs of an array share the members', { skip: !isLong }, async (t) => {
  const directory = new JobDirectory(t, cluster);
  const id = directory.submit(
    'ensemble',
    ['--array=1-3', '--nodes=1'],
    ...['--members', '7', '--points', '8', '--seconds', '60'],
  );
  for (const task of [1, 2, 3]) await directory.expect(t, `${id}_${task}`, completed);
  const shares = [...directory.output().matchAll(/^(\d) members, \d at a time/gm)];
  t.same(shares.map(([, count]) => count).sort(), ['2', '2', '3']);
  for (let member = 1; member <= 7; member++)
    t.ok(existsSync(path.join(directory.path, `ensemble/member-${member}.json`)));
});

for (const [template, given, expected] of [
  [
    'two-models',
    ['--ranks', '2', '--points', '8', '--seconds', '60'],
    /les2: mpi channel, 2 ranks[^]*times as fast/,
  ],
  ['superparameterization', ['--points', '8', '--steps', '3'], /4 columns of cumulus, 3 steps/],
] as const)
  t.test(template, { skip: !isLong }, async (t) => {
    const directory = new JobDirectory(t, cluster);
    const id = directory.submit(template, [], ...given);
    await directory.expect(t, id, completed);
    const output = directory.output();
    t.match(output, expected);
    t.same([...hostsIn(output).keys()].sort(), ['n1', 'n2'], 'it uses both nodes');
    t.notMatch(output, / instead of n/);
  });
