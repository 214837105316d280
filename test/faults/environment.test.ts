// SPDX-License-Identifier: Apache-2.0
/**
 * MPI_Init sets variables of the environment, on a thread of its own: a script that read its environment
 * meanwhile died of it in one start of three.
 */
import { spawnSync } from 'node:child_process';
import t from 'tap';
import { fixtureCommand } from '../support/fixture.js';
import { channelTypes, forEach, freshPath } from '../support/probe.js';

const starts = 12;

forEach(
  t,
  channelTypes.map((channelType) => ({ title: channelType })),
  (t, { title: channelType }) => {
    t.test('a script reads its environment while an instance starts', (t) => {
      for (let start = 0; start < starts; start++) {
        const [command, given] = fixtureCommand('environment-script', freshPath(), channelType);
        const { stdout, stderr, status, signal } = spawnSync(command, given, { encoding: 'utf8' });
        t.same([signal, status, stdout.trim()], [null, 0, 'read 46'], stderr);
      }
      t.end();
    });
  },
);
