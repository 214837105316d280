// SPDX-License-Identifier: Apache-2.0
/** Scripts without PATH, as cron and containers start them: Open MPI finds no ssh then, and needs none. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { buildDirectory } from '../../src/build-directory.js';
import { channelTypes, freshPath } from '../support/probe.js';

const script = fileURLToPath(new URL('fixtures/echo-script.js', import.meta.url));

for (const channelType of channelTypes)
  t.test(channelType, (t) => {
    const { status, stdout, stderr } = spawnSync(
      'env',
      [
        ...['-i', `POLYMUSE_BUILD_DIR=${buildDirectory}`],
        ...[process.execPath, script, freshPath(), channelType],
      ],
      { encoding: 'utf8', timeout: 60_000 },
    );
    t.equal(status, 0, stderr);
    t.equal(stdout, `${channelType} 7\n`);
    t.end();
  });
