// SPDX-License-Identifier: Apache-2.0
/**
 * Machines on which UCX sees no network interface, as some containers are: which transports it is to use is polymuse's
 * choice, and not worth a warning.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { channelTypes, freshPath } from '../support/probe.js';

const script = fileURLToPath(new URL('fixtures/echo-script.js', import.meta.url));
const withoutNetwork = [
  ...['--map-root-user', '--mount', 'sh', '-c'],
  'mount -t tmpfs none /sys/class/net && exec "$0" "$@"',
];
const canHide = spawnSync('unshare', [...withoutNetwork, 'true']).status === 0;
const skip = canHide ? false : 'the network interfaces of this system cannot be hidden';

function runWithoutNetwork(channelType: string, environment: NodeJS.ProcessEnv = {}) {
  const workdir = freshPath();
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    [...withoutNetwork, process.execPath, script, workdir, channelType],
    { env: { ...process.env, ...environment }, encoding: 'utf8', timeout: 60_000 },
  );
  const logs = [0, 1].map((rank) => readFileSync(path.join(workdir, `worker-${rank}.log`), 'utf8'));
  return { status, stdout, said: [stderr, ...logs].join('') };
}

for (const channelType of channelTypes)
  t.test(`${channelType}: a start without a network is quiet`, { skip }, (t) => {
    const { status, stdout, said } = runWithoutNetwork(channelType);
    t.equal(status, 0, said);
    t.equal(stdout, `${channelType} 7\n`);
    t.notMatch(said, /UCX/);
    t.end();
  });

const isSpawned = channelTypes.includes('mpi');
const skipWarning = skip || (isSpawned ? false : 'this MPI cannot spawn');
t.test('a transport that the user has chosen is warned of', { skip: skipWarning }, (t) => {
  const { status, said } = runWithoutNetwork('mpi', { UCX_TLS: 'self,posix,tcp' });
  t.equal(status, 0, said);
  t.match(said, /UCX +WARN +transport 'tcp' is not available/);
  t.end();
});
