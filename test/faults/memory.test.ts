// SPDX-License-Identifier: Apache-2.0
/** What does not fit into memory fails its call, and nothing else. */
import { spawnSync } from 'node:child_process';
import t from 'tap';
import { fixtureCommand } from '../support/fixture.js';
import { channelTypes, forEach, freshPath } from '../support/probe.js';

const canLimit = spawnSync('prlimit', ['--version']).status === 0;

forEach(
  t,
  channelTypes.flatMap((channelType) =>
    [1, 2].map((ranks) => ({ title: `${channelType}, ${ranks} ranks`, channelType, ranks })),
  ),
  (t, { channelType, ranks }) => {
    for (const [what, expected] of [
      ['result', 'MemoryError 800000000 45'],
      ['grid', 'MemoryError 512000000 45'],
      ['argument', 'MemoryError 480000000 45'],
    ] as const)
      t.test(what, { skip: canLimit ? false : 'prlimit (util-linux) is not there' }, (t) => {
        const [command, given] = fixtureCommand(
          'memory-script',
          freshPath(),
          channelType,
          String(ranks),
          what,
        );
        const { stdout, stderr, status } = spawnSync(command, given, { encoding: 'utf8' });
        t.equal(status, 0, stderr);
        t.equal(stdout.trim(), expected);
        t.end();
      });
  },
);
