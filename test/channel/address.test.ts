// SPDX-License-Identifier: Apache-2.0
/** Where workers connect to. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import t from 'tap';
import { addressesFor } from '../../src/workers/address.js';
import { buildDirectory } from '../../src/build-directory.js';
import { freshPath } from '../support/probe.js';
import { until } from '../support/until.js';

/** Listens with room for as few connections as possible, and says where. */
const listening = `
const server = require('node:net').createServer();
server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => console.log(server.address().port));
`;

t.test('the address for hosts whose names only the scheduler knows', (t) => {
  // Too long for a name, so that nobody is asked.
  const host = 'x'.repeat(64);
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address);
  if (others.length === 0)
    t.throws(() => addressesFor([host], 'probe'), {
      name: 'LaunchError',
      message: /no address at which x+ can reach it; POLYMUSE_INTERFACE can name one/,
    });
  else t.ok(others.includes(addressesFor([host], 'probe')[0]!), 'one that others can reach');
  t.same(addressesFor(['127.0.0.1'], 'probe'), ['127.0.0.1'], 'but for this host itself');
  t.end();
});

t.test(
  'an address to which nothing gets through does not keep a worker from the next',
  async (t) => {
    // A program that takes no connections; when no more can wait for it, the kernel drops them.
    const silent = spawn(process.execPath, ['-e', listening], {
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = (await once(silent.stdout, 'data')) as [Buffer];
    silent.kill('SIGSTOP');
    const waiting = await Promise.all(
      Array.from({ length: 2 }, async () => {
        const socket = connect(Number(port), '127.0.0.1');
        await once(socket, 'connect');
        return socket;
      }),
    );
    const callers: Socket[] = [];
    const server = createServer((socket) => callers.push(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port: open } = server.address() as AddressInfo;
    const worker = spawn(`${buildDirectory}/bin/probe_worker`, {
      env: {
        ...process.env,
        POLYMUSE_ADDRESS: `tcp:127.0.0.1:${String(port).trim()} tcp:127.0.0.1:${open}`,
        POLYMUSE_CHANNEL: 'sockets',
        POLYMUSE_TOKEN: freshPath(),
      },
      stdio: 'ignore',
    });
    const ended = once(worker, 'close');
    await until(() => callers.length > 0, 'the worker');
    t.equal(worker.exitCode, null, 'it goes on');
    for (const socket of [...callers, ...waiting]) socket.destroy();
    await ended;
    silent.kill('SIGKILL');
    server.close();
  },
);
