// SPDX-License-Identifier: Apache-2.0
/** However the script ends, its workers end too. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import t from 'tap';
import { loadNative } from '../../src/workers/native.js';
import { fixtureCommand } from '../support/fixture.js';
import { forEach, freshPath, variants } from '../support/probe.js';
import { processesWith } from '../support/processes.js';
import { until } from '../support/until.js';

/** How the script ends, and the exit code or signal that its shell sees. */
const endings = [
  { how: 'end', code: 0 },
  { how: 'throw', code: 1 },
  { how: 'reject', code: 1 },
  { how: 'exit', code: 3 },
  { how: 'exit-in-call', code: 4 },
  { how: 'wait', signal: 'SIGKILL' },
  { how: 'wait', signal: 'SIGINT' },
  { how: 'wait', signal: 'SIGTERM' },
  { how: 'await', signal: 'SIGINT' },
] as const;

forEach(t, variants, (t, { channelType, numberOfWorkers }) => {
  for (const ending of endings)
    t.test(`${ending.how} ${'signal' in ending ? ending.signal : ''}`, async (t) => {
      const workdir = freshPath();
      const [command, given] = fixtureCommand(
        'ending-script',
        workdir,
        channelType,
        String(numberOfWorkers),
        ending.how,
      );
      const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'ignore'] });
      const ended = once(child, 'close');
      let output = '';
      child.stdout.on('data', (data: Buffer) => (output += data.toString()));
      await until(() => output.includes('ready'), 'the script');
      const started = processesWith(`POLYMUSE_WORKDIR=${workdir}\0`).length;
      t.ok('signal' in ending ? started > 0 : true, 'there were workers');
      if ('signal' in ending) child.kill(ending.signal);
      const [code, signal] = (await ended) as [number | null, string | null];
      if ('signal' in ending) t.equal(signal, ending.signal);
      else t.equal(code, ending.code);
      await until(
        () => processesWith(`POLYMUSE_WORKDIR=${workdir}\0`).length === 0,
        'the end of the workers',
        10,
      );
    });
});

t.test('a launcher that has not started any ranks ends with the script, too', async (t) => {
  const isMpich = loadNative().mpi().version.includes('MPICH');
  const launcher = freshPath('launcher');
  writeFileSync(
    launcher,
    '#!/bin/sh\n' +
      `if [ "$1" = --version ]; then echo ${isMpich ? 'HYDRA' : 'Open MPI'}; exit; fi\n` +
      'exec sleep 1000000\n',
  );
  chmodSync(launcher, 0o755);
  const workdir = freshPath();
  const [command, given] = fixtureCommand('ending-script', workdir, 'sockets', '2', 'wait');
  const environment = { ...process.env, POLYMUSE_LAUNCHER: launcher };
  const child = spawn(command, given, { env: environment, stdio: 'ignore' });
  const launchers = () =>
    processesWith(`POLYMUSE_WORKDIR=${workdir}\0`).filter((each) =>
      each.command.startsWith('sleep'),
    );
  await until(() => launchers().length === 1, 'the launcher');
  child.kill('SIGKILL');
  await until(() => launchers().length === 0, 'its end');
  t.pass();
});

t.test(
  'what a script that was killed has left in the file system, the next one removes',
  async (t) => {
    const folder = freshPath('tmp');
    mkdirSync(folder);
    const environment = { ...process.env, TMPDIR: folder };
    const start = (how: string) => {
      const [command, given] = fixtureCommand('ending-script', freshPath(), 'sockets', '1', how);
      return spawn(command, given, { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
    };
    const sockets = () => readdirSync(folder).filter((name) => /^polymuse-[^t]/.test(name));
    const running = start('wait');
    await once(running.stdout, 'data');
    const killed = start('wait');
    await once(killed.stdout, 'data');
    t.equal(sockets().length, 2);
    killed.kill('SIGKILL');
    await once(killed, 'close');
    t.equal(sockets().length, 2);
    await once(start('end'), 'close');
    t.match(sockets(), [new RegExp(`-${running.pid}-`)], 'what is in use stays');
    running.kill('SIGKILL');
    await once(running, 'close');
  },
);
