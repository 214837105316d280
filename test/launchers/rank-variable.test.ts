// SPDX-License-Identifier: Apache-2.0
/** Which rank a worker takes itself for before MPI has started: its log is the one of that rank. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { buildDirectory } from '../../src/build-directory.js';
import { ownJobEnvironment } from '../../src/workers/own-job-environment.js';
import { singleton } from '../../src/workers/launchers/singleton.js';
import { loadNative } from '../../src/workers/native.js';
import { flavourOf } from '../../src/workers/program.js';
import { freshPath } from '../support/probe.js';

const worker = `${buildDirectory}/bin/probe_worker`;
const flavour = flavourOf(loadNative().mpi().version);

/** The number in the name of a worker's log. */
function rankOf(variables: Readonly<Record<string, string>>): number | undefined {
  const folder = freshPath();
  mkdirSync(folder, { recursive: true });
  const ranks = [{ rank: 0, host: 'localhost', cores: [0] }];
  const { environment } = singleton.launch(
    {
      program: { file: worker, fingerprint: '', flavour, mpiVersion: '' },
      placement: { ranks, threadsPerRank: 1, binding: 'none', isShared: false },
      variables: [],
      address: undefined,
    },
    worker,
  );
  const own = ownJobEnvironment({
    ...environment,
    POLYMUSE_CHANNEL: 'sockets',
    POLYMUSE_ADDRESS: 'unix:/does/not/exist',
    POLYMUSE_NO_GUARD: '1',
    POLYMUSE_LOG: path.join(folder, '%r.log'),
    ...variables,
  });
  const { status } = spawnSync(
    'env',
    ['-i', ...own, worker].filter((each) => !each.startsWith('NODE_OPTIONS=')),
    { timeout: 60_000 },
  );
  t.equal(status, 127, 'there is nothing to connect to');
  return [0, 1, 2, 3].find((rank) => existsSync(path.join(folder, `${rank}.log`)));
}

t.test('the variable that the coordinator names tells it', (t) => {
  t.equal(rankOf({ POLYMUSE_RANK_VARIABLE: 'FAKE_RANK', FAKE_RANK: '2' }), 2);
  t.equal(rankOf({ POLYMUSE_RANK_VARIABLE: 'FAKE_RANK' }), 0, 'it is not set');
  t.equal(rankOf({ FAKE_RANK: '2', SLURM_PROCID: '3' }), 0, 'none is named');
  t.end();
});
