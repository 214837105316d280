// SPDX-License-Identifier: Apache-2.0
/** A platform is added by one entry in the table: all that asks the platform asks this one, then. */
import { hostname } from 'node:os';
import t from 'tap';
import { allocation } from '../../src/index.js';
import { mpirun } from '../../src/workers/launchers/mpirun.js';
import { launchOf } from '../../src/workers/launchers/launch.js';
import { isLocalHost, localHost } from '../../src/workers/platforms/local-host.js';
import type { Platform } from '../../src/workers/platforms/platform.js';
import { addPlatform, platformIn, thisPlatform } from '../../src/workers/platforms/table.js';
import { mpi } from '../../src/workers/transports/mpi.js';
import { channelTypes, freshPath, Probe } from '../support/probe.js';

const fake: Platform = {
  name: 'FAKE',
  detect: ({ FAKE_JOB }) => FAKE_JOB !== undefined,
  nodes: ({ FAKE_JOB }) => ({
    nodes: [
      { host: 'fake-1', cores: 3 },
      { host: 'fake-2', cores: 2 },
    ],
    source: `FAKE job ${FAKE_JOB!}`,
    mayOversubscribe: false,
  }),
  hostVariable: 'FAKE_HOST',
  environment: ({ FAKE_JOB }) => ({ FAKE_ALL_OF: FAKE_JOB, FAKE_PART: undefined }),
  spawnObstacle: ({ FAKE_PART }) =>
    FAKE_PART === undefined ? undefined : 'a part of a fake job cannot spawn',
};
addPlatform(fake);
t.equal(platformIn({}).name, 'this host');
Object.assign(process.env, { FAKE_JOB: '9', FAKE_HOST: 'fake-1' });

t.test('it is found', (t) => {
  t.equal(thisPlatform(), fake);
  t.same(allocation().nodes, [
    { host: 'fake-1', cores: 3 },
    { host: 'fake-2', cores: 2 },
  ]);
  t.equal(localHost(), 'fake-1');
  t.ok(isLocalHost('fake-1'));
  t.notOk(isLocalHost(hostname()), 'a node of a scheduler is the one that it is by name');
  t.end();
});

for (const channelType of channelTypes)
  for (const numberOfWorkers of [1, 2])
    t.test(`${channelType}, ${numberOfWorkers}: hosts are called what it calls them`, (t) => {
      const probe = new Probe({ workdir: freshPath(), channelType, numberOfWorkers });
      t.equal(probe.echoInt32(7), 7);
      t.equal(probe.channelType, channelType);
      const hosts = Array.from({ length: numberOfWorkers }, () => 'fake-1');
      t.same(
        probe.placement.ranks.map(({ host }) => host),
        hosts,
      );
      t.same(
        probe.ranks.map(({ host }) => host),
        hosts,
      );
      probe.stop();
      t.end();
    });

t.test('what it has is all that there is', (t) => {
  t.throws(
    () => new Probe({ workdir: freshPath(), numberOfWorkers: 6 }),
    /6 ranks need 6 cores, but there are 5 cores on 2 nodes, by FAKE job 9: fake-1 \(3\), fake-2 \(2\)/,
  );
  t.end();
});

t.test('launchers are given what it has for them', (t) => {
  process.env['FAKE_PART'] = '1';
  const program = { file: '/worker', fingerprint: '', flavour: 'openmpi', mpiVersion: '' } as const;
  const ranks = [{ rank: 0, host: 'fake-2', cores: [0] }];
  const { environment } = launchOf(
    program,
    { ranks, threadsPerRank: 1, binding: 'none', isShared: false },
    {},
    { launcher: { launcher: mpirun, command: 'mpirun' }, address: undefined },
  );
  t.ok(environment.includes('FAKE_ALL_OF=9'));
  t.notOk(environment.some((each) => each.startsWith('FAKE_PART')));
  Reflect.deleteProperty(process.env, 'FAKE_PART');
  t.end();
});

t.test(
  'it says where processes cannot be spawned',
  { skip: !channelTypes.includes('mpi') },
  (t) => {
    const program = {
      file: '/worker',
      fingerprint: '',
      flavour: 'openmpi',
      mpiVersion: '',
    } as const;
    t.equal(mpi.obstacle(program), undefined);
    process.env['FAKE_PART'] = '1';
    t.equal(mpi.obstacle(program), 'a part of a fake job cannot spawn');
    Reflect.deleteProperty(process.env, 'FAKE_PART');
    t.end();
  },
);
