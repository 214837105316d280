// SPDX-License-Identifier: Apache-2.0
/** Ranks are where they are to be, on a job's nodes, whichever program starts them. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { clusterFor, isLong, JobDirectory, root } from '../support/slurm-test.js';

const cluster = await clusterFor('Placement on the nodes of a job');
const script = path.join(root, 'dist/test/slurm/fixtures/placed-script.js');

const shapes = [
  { numberOfWorkers: 1, placed: ['n1'] },
  { numberOfWorkers: 2, placed: ['n1', 'n1'] },
  { numberOfWorkers: 2, nodes: 2, placed: ['n1', 'n2'] },
  { nodes: ['n3'], placed: ['n3'] },
  { numberOfWorkers: 3, nodes: ['n3', 'n2'], placed: ['n2', 'n3', 'n3'] },
  { numberOfWorkers: 3, threadsPerRank: 2, placed: ['n1', 'n2', 'n3'] },
] as const;

const ways = [
  { title: 'mpirun', build: 'build', launcher: '', channelType: 'sockets', isLong: false },
  { title: 'MPI_Comm_spawn', build: 'build', launcher: '', channelType: 'mpi', isLong: false },
  {
    title: 'srun, Open MPI',
    build: 'build',
    launcher: 'srun',
    channelType: 'sockets',
    isLong: true,
  },
  { title: 'hydra', build: 'build-mpich', launcher: '', channelType: 'sockets', isLong: true },
  {
    title: 'srun, MPICH',
    build: 'build-mpich',
    launcher: 'srun',
    channelType: 'sockets',
    isLong: true,
  },
] as const;

for (const way of ways) {
  const build = path.join(root, way.build);
  const skip =
    way.isLong && !isLong ? 'npm run test:slurm runs it' : !existsSync(build) && `no ${way.build}/`;
  t.test(way.title, { skip }, async (t) => {
    const directory = new JobDirectory(t, cluster);
    const file = path.join(directory.path, 'job.sh');
    const asked = [
      ...shapes.map(({ placed: _, ...options }) => ({ ...options, channelType: way.channelType })),
      { numberOfWorkers: 7 },
      { nodes: ['n9'] },
    ];
    const variables = `POLYMUSE_BUILD_DIR=${build} ${way.launcher && `POLYMUSE_LAUNCHER=${way.launcher}`}`;
    writeFileSync(
      file,
      `#!/bin/bash\nexec env ${variables} node ${script} '${JSON.stringify(asked)}'\n`,
    );
    const id = cluster.submit(directory.path, '--output=job.out', '--nodes=3', '--ntasks=6', file);
    await directory.expect(t, id, { state: 'COMPLETED' });
    const output = directory.output();
    const results = [...output.matchAll(/^result (.*)$/gm)].map(
      ([, json]) => JSON.parse(json!) as object,
    );
    const expected = shapes.map(({ placed }) => ({
      ranks: placed.length,
      placed: [...placed],
      found: [...placed],
    }));
    const isRight = t.match(results, [
      ...expected,
      {
        error:
          /numberOfWorkers is 7; 7 ranks need 7 cores, but there are 6 cores on 3 nodes, by SLURM job \d+: n1 \(2\), n2 \(2\), n3 \(2\); request more cores/,
      },
      { error: /nodes is \[n9\]; 'n9' is not one of the hosts: there are 6 cores on 3 nodes/ },
    ]);
    const several = JSON.parse(/^several (.*)$/m.exec(output)?.[1] ?? '[]') as string[];
    t.same(several, ['n1', 'n2', 'n3', 'n1'], 'instances are spread out');
    t.notMatch(output, / instead of n/);
    if (!isRight) t.comment(output);
  });
}
