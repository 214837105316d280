// SPDX-License-Identifier: Apache-2.0
/** What the environment says of hosts and cores. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, hostname, tmpdir } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { readHosts } from '../../src/workers/platforms/hostfile.js';
import { expandCounts, expandNodeList } from '../../src/workers/platforms/slurm/node-list.js';
import { findAllocation, platformIn } from '../../src/workers/platforms/table.js';

t.test('lists of nodes, as SLURM writes them', (t) => {
  for (const [list, nodes] of [
    ['n1', ['n1']],
    ['n[1-3]', ['n1', 'n2', 'n3']],
    ['n[08-10,12],login', ['n08', 'n09', 'n10', 'n12', 'login']],
    ['rack[1-2]n[1-2]-ib', ['rack1n1-ib', 'rack1n2-ib', 'rack2n1-ib', 'rack2n2-ib']],
    ['gpu-a,gpu-b', ['gpu-a', 'gpu-b']],
  ] as const)
    t.same(expandNodeList(list), nodes, list);
  t.same(expandCounts('4(x2),8'), [4, 4, 8]);
  t.throws(() => expandCounts('many'), /'many' is not a list of counts/);
  t.end();
});

t.test('files of hosts', (t) => {
  const both = [
    { host: 'a.example.org', cores: 2 },
    { host: 'b', cores: 1 },
  ];
  t.same(readHosts('# mine\na.example.org slots=2 max_slots=4\n\nb # small\n'), both, 'Open MPI');
  t.same(readHosts('a.example.org:2\nb\n'), both, 'MPICH');
  t.same(readHosts('a.example.org\na.example.org\nb\n'), both, 'PBS');
  t.end();
});

t.test('which of them counts', (t) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'allocation-'));
  t.teardown(() => {
    rmSync(directory, { recursive: true });
  });
  const file = path.join(directory, 'hosts');
  writeFileSync(file, 'a\nb\n');
  const slurm = {
    SLURM_JOB_ID: '7',
    SLURM_JOB_NODELIST: 'n[1-2]',
    SLURM_JOB_CPUS_PER_NODE: '4,2',
    PBS_NODEFILE: file,
  };
  t.same(findAllocation(slurm), {
    nodes: [
      { host: 'n1', cores: 4 },
      { host: 'n2', cores: 2 },
    ],
    source: 'SLURM job 7',
    mayOversubscribe: false,
  });
  t.equal(platformIn(slurm).name, 'SLURM');
  t.match(findAllocation({ ...slurm, SLURM_JOB_NODELIST: undefined }), {
    nodes: { length: 2 },
    source: `the file ${file} (PBS_NODEFILE)`,
  });
  t.same(
    findAllocation({ SLURMD_NODENAME: 'n1' }).nodes,
    [{ host: 'n1', cores: availableParallelism() }],
    'this host, as the scheduler calls it',
  );
  t.equal(platformIn({ PBS_NODEFILE: file }).name, 'file of hosts');
  t.equal(platformIn({}).name, 'this host');
  const empty = path.join(directory, 'empty');
  writeFileSync(empty, '# none\n');
  t.match(findAllocation({ POLYMUSE_HOSTFILE: empty, PBS_NODEFILE: file }), {
    source: `the file ${file} (PBS_NODEFILE)`,
  });
  t.match(findAllocation({ PBS_NODEFILE: empty }), { mayOversubscribe: true });
  t.match(findAllocation({ PBS_NODEFILE: file }), {
    nodes: { length: 2 },
    mayOversubscribe: false,
  });
  t.same(findAllocation({ PBS_NODEFILE: `${file}-not` }), {
    nodes: [{ host: hostname(), cores: availableParallelism() }],
    source: `this host, ${hostname()}`,
    mayOversubscribe: true,
  });
  t.end();
});
