// SPDX-License-Identifier: Apache-2.0
/**
 * Which channel works with which MPI, in every way to start a script; the table in docs/clusters.md says so.
 * `POLYMUSE_WRITE_MATRIX=1 npm run test:slurm` writes it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t, { type Test } from 'tap';
import { channelTypes } from '../support/probe.js';
import { clusterFor, isLong, JobDirectory, root } from '../support/slurm-test.js';

if (!isLong) {
  process.stderr.write('The table of channels and launchers is checked by npm run test:slurm.\n');
  t.plan(0, 'npm run test:slurm checks it');
  process.exit(0);
}

const cluster = await clusterFor('The table of channels and launchers');
const script = path.join(root, 'dist/test/slurm/fixtures/matrix-script.js');

/** What a script has told. */
interface Result {
  readonly used: string;
  readonly ranks: number;
  readonly hosts: number;
  readonly isPlaced: boolean;
  readonly reason: string;
}

const libraries = [
  { title: 'Open MPI', build: 'build', launcher: 'mpirun', srun: '--mpi=pmix' },
  { title: 'MPICH', build: 'build-mpich', launcher: 'mpiexec.mpich', srun: '--mpi=pmi2' },
] as const;
type Library = (typeof libraries)[number];

/** How a script is started, and on how many hosts its two ranks are then. */
const ways: readonly {
  readonly title: (library: Library) => string;
  readonly hosts: number;
  readonly run: (t: Test, library: Library, channelType: string) => Promise<string>;
}[] = [
  {
    title: () => '`node`',
    hosts: 1,
    run: (t, library, channelType) => here(t, library, ['node', script, channelType]),
  },
  {
    title: ({ launcher }) => `\`${launcher.replace('.mpich', '')} -n 1 node\``,
    hosts: 1,
    run: (t, library, channelType) =>
      here(t, library, [library.launcher, '-n', '1', 'node', script, channelType]),
  },
  {
    title: () => '`salloc`, `srun -n 1 node`',
    hosts: 2,
    run: (t, library, channelType) =>
      here(t, library, [
        ...['salloc', '--quiet', '--nodes=2', '--ntasks=4'],
        ...['srun', '-n', '1', library.srun, '--overlap', 'node', script, channelType],
      ]),
  },
  {
    title: () => '`sbatch`, `node`',
    hosts: 2,
    run: (t, library, channelType) => batch(t, library, channelType),
  },
];

function buildOf({ build }: Library): string {
  return path.join(root, build);
}

function here(t: Test, library: Library, [command, ...given]: string[]): Promise<string> {
  const directory = new JobDirectory(t, cluster);
  const { stdout, stderr } = spawnSync(command!, given, {
    cwd: directory.path,
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      ...cluster.environment,
      POLYMUSE_BUILD_DIR: buildOf(library),
      EVENT_NOEPOLL: '1',
      OMPI_ALLOW_RUN_AS_ROOT: '1',
      OMPI_ALLOW_RUN_AS_ROOT_CONFIRM: '1',
    },
  });
  return Promise.resolve(stdout + stderr);
}

async function batch(t: Test, library: Library, channelType: string): Promise<string> {
  const directory = new JobDirectory(t, cluster);
  const file = path.join(directory.path, 'job.sh');
  const build = `POLYMUSE_BUILD_DIR=${buildOf(library)}`;
  writeFileSync(file, `#!/bin/bash\n${build} exec node ${script} ${channelType}\n`);
  const id = cluster.submit(directory.path, '--output=job.out', '--nodes=2', '--ntasks=4', file);
  await cluster.ended(id);
  return directory.output();
}

/** A cell of the table. */
function cellOf(asked: string, result: Result | undefined): string {
  if (!result) return 'fails';
  const where = result.hosts > 1 ? ', 2 nodes' : '';
  return asked === result.used ? `works${where}` : `${result.used} instead${where}`;
}

const rows: string[] = [];
const reasons = new Set<string>();
for (const library of libraries)
  for (const asked of channelTypes) {
    const cells: string[] = [];
    for (const way of ways)
      await t.test(`${library.title}, ${asked}, ${way.title(library)}`, async (t) => {
        const output = await way.run(t, library, asked);
        const told = /^result (.*)$/m.exec(output)?.[1];
        const result = told === undefined ? undefined : (JSON.parse(told) as Result);
        if (!t.match(result, { ranks: 2, hosts: way.hosts, isPlaced: true })) t.comment(output);
        cells.push(cellOf(asked, result));
        const [, because] = /because (.*)$/.exec(result?.reason ?? '') ?? [];
        if (because !== undefined) reasons.add(because);
      });
    rows.push(`| ${library.title} | \`${asked}\` | ${cells.join(' | ')} |`);
  }

await t.test('the table in docs/clusters.md', (t) => {
  const file = path.join(root, 'docs/clusters.md');
  const text = readFileSync(file, 'utf8');
  const [begin, end] = ['<!-- made by test/slurm/matrix.test.ts -->\n', '<!-- end -->'];
  const table = [
    '',
    '| MPI | channel | `node` | `mpirun` or `mpiexec -n 1 node` | `salloc`, `srun -n 1 node` | `sbatch`, `node` |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    ...[...reasons].map((reason) => `- Sockets instead: ${reason}.`),
    '',
  ].join('\n');
  const [before = '', rest = ''] = text.split(begin);
  const [found = '', after = ''] = rest.split(end);
  if (process.env['POLYMUSE_WRITE_MATRIX'] === '1')
    writeFileSync(file, `${before}${begin}${table}\n${end}${after}`);
  else {
    const cellsIn = (markdown: string) => markdown.replace(/[ -]+/g, ' ').trim();
    t.equal(cellsIn(found), cellsIn(table), 'it says what was found');
  }
  t.end();
});
