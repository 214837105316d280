// SPDX-License-Identifier: Apache-2.0
/** After a start that has failed, calls fail with the same error, and the script ends by itself. */
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import t from 'tap';
import { loadNative } from '../../src/workers/native.js';
import { fixtureCommand } from '../support/fixture.js';
import { channelTypes, freshPath } from '../support/probe.js';

/** A launcher that starts nothing. */
function idleLauncher(): string {
  const isMpich = loadNative().mpi().version.includes('MPICH');
  const launcher = freshPath('launcher');
  writeFileSync(
    launcher,
    '#!/bin/sh\n' +
      `if [ "$1" = --version ]; then echo ${isMpich ? 'HYDRA' : 'Open MPI'}; exit; fi\n` +
      'exec sleep 1000000\n',
  );
  chmodSync(launcher, 0o755);
  return launcher;
}

t.test('the time for starting is over', (t) => {
  const [command, given] = fixtureCommand('failed-start-script', freshPath(), 'sockets');
  const { stdout, stderr, status, signal } = spawnSync(command, given, {
    env: { ...process.env, POLYMUSE_LAUNCHER: idleLauncher() },
    encoding: 'utf8',
    timeout: 60_000,
  });
  t.equal(signal, null, 'it ends by itself');
  t.equal(status, 0, stderr);
  const error = 'LaunchError';
  t.same(stdout.trim().split(' '), [error, error, error, error, error, error, 'nothing']);
  t.end();
});

for (const channelType of channelTypes)
  t.test(`an instance that is made when the script is at its end, ${channelType}`, (t) => {
    const [command, given] = fixtureCommand('start-at-end-script', freshPath(), channelType);
    const { stdout, stderr, status } = spawnSync(command, given, {
      encoding: 'utf8',
      timeout: 60_000,
    });
    t.equal(stdout, '2\nStateError\n', stderr);
    t.equal(status, 0);
    t.end();
  });
