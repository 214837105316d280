// SPDX-License-Identifier: Apache-2.0
/** How jobs end before they are done: by the limit of their time, by scancel, with a node. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t, { type Test } from 'tap';
import { clusterFor, isLong, JobDirectory, root } from '../support/slurm-test.js';
import { processesWith } from '../support/processes.js';
import { until } from '../support/until.js';

const cluster = await clusterFor('The end of jobs of SLURM');

/** Submits a script of fixtures/; what it prints shows that its models run. */
async function submitted(t: Test, options: readonly string[], how: string) {
  const directory = new JobDirectory(t, cluster);
  const file = path.join(directory.path, 'job.sh');
  const script = path.join(root, 'dist/test/slurm/fixtures/busy-script.js');
  writeFileSync(file, `#!/bin/bash\nexec node ${script} ${how}\n`);
  const id = cluster.submit(directory.path, '--output=job.out', '--no-requeue', ...options, file);
  const out = () => (existsSync(path.join(directory.path, 'job.out')) ? directory.output() : '');
  await until(() => out().includes('running'), 'the models', 60);
  t.ok(directory.processes().length >= 4, 'ranks and guards run');
  return { id, directory };
}

const threeNodes = ['--nodes=3', '--ntasks=3'];

t.test('scancel: the script is told, ends, and nothing is left', async (t) => {
  const { id, directory } = await submitted(t, threeNodes, 'told');
  cluster.run('scancel', '--batch', '--signal=TERM', id);
  await directory.expect(t, id, { state: 'FAILED', exitCode: 143 });
  t.match(directory.output(), /told of SIGTERM\nsaved\n/);
});

t.test('scancel, and the script does not care', async (t) => {
  const { id, directory } = await submitted(t, threeNodes, 'untold');
  cluster.run('scancel', id);
  await directory.expect(t, id, { state: 'CANCELLED' });
  await until(() => directory.processes().length === 0, 'the end of the workers', 20);
});

t.test('the limit of its time', { skip: !isLong }, async (t) => {
  // Two seconds of it are left after SLURM has told the script at the latest; it may do so a minute sooner.
  const { id, directory } = await submitted(
    t,
    [...threeNodes, '--time=1', '--signal=B:TERM@20'],
    'told',
  );
  await directory.expect(t, id, { state: 'FAILED', exitCode: 143 }, 120);
  t.match(directory.output(), /told of SIGTERM\nsaved\n/);
});

t.test('a node that goes away', { skip: !isLong }, async (t) => {
  const { id, directory } = await submitted(t, [...threeNodes, '--no-kill'], 'losing');
  // All that runs on the node ends with it: its daemon, what that has started, and the workers.
  cluster.killNode('n3');
  for (const { pid } of processesWith('SLURMD_NODENAME=n3\0')) process.kill(pid, 'SIGKILL');
  // Without --no-kill it would end with the node.
  await directory.expect(t, id, { state: 'COMPLETED' });
  t.match(directory.output(), /lost: WorkerDiedError .*\(host n3, process \d+\)/);
  t.match(directory.output(), /the others go on: 7 7/);
});
