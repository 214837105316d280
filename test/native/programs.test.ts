// SPDX-License-Identifier: Apache-2.0
/** Native parts that are tested by programs of their own. */
import { spawnSync } from 'node:child_process';
import t from 'tap';
import { buildDirectory } from '../../src/build-directory.js';

for (const program of ['wire_regions', 'addon_blocks', 'worker_guard'])
  t.test(program, (t) => {
    const { stdout, stderr, status } = spawnSync(`${buildDirectory}/bin/${program}`, [], {
      encoding: 'utf8',
    });
    t.equal(stdout.trim(), 'ok', stderr);
    t.equal(status, 0);
    t.end();
  });
