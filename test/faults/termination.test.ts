// SPDX-License-Identifier: Apache-2.0
/** Scripts that are told to end, save what they need, and say by their exit code what has happened. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import t from 'tap';
import { fixtureCommand } from '../support/fixture.js';
import { channelTypes, freshPath } from '../support/probe.js';
import { processesWith } from '../support/processes.js';
import { until } from '../support/until.js';

for (const channelType of channelTypes)
  for (const [how, signal, expected] of [
    ['step by step', 'SIGTERM', /told of SIGTERM\nsaved 7\n/],
    ['blocking', 'SIGTERM', /told of SIGTERM\nended by SIGTERM: the script was asked to end/],
    ['awaiting', 'SIGINT', /told of SIGINT\nended by SIGINT/],
    ['blocking', 'SIGUSR2', /ended by SIGUSR2/],
    ['with a code of its own', 'SIGTERM', /ended by SIGTERM/],
  ] as const)
    t.test(`${channelType}, ${how}, ${signal}`, async (t) => {
      const { child, ended, output, workdir } = await startScript(channelType, how);
      child.kill(signal);
      const [code] = await ended;
      const codes = { 'with a code of its own': 5 } as Record<string, number>;
      t.equal(code, codes[how] ?? 128 + constants.signals[signal]);
      t.match(output(), expected);
      await until(() => processesWith(`POLYMUSE_WORKDIR=${workdir}\0`).length === 0, 'the end');
    });

t.test('a second signal ends it at once', async (t) => {
  const { child, ended, output, workdir } = await startScript('sockets', 'ignoring it');
  child.kill('SIGTERM');
  await until(() => output().includes('told of'), 'the handler');
  child.kill('SIGTERM');
  const [, signal] = await ended;
  t.equal(signal, 'SIGTERM');
  await until(() => processesWith(`POLYMUSE_WORKDIR=${workdir}\0`).length === 0, 'the end');
});

async function startScript(channelType: string, how: string) {
  const workdir = freshPath();
  const [command, given] = fixtureCommand('terminated-script', workdir, channelType, how);
  const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  let text = '';
  child.stdout.on('data', (data: Buffer) => (text += data.toString()));
  await until(() => text.includes('ready'), 'the script');
  return { child, ended, output: () => text, workdir };
}
