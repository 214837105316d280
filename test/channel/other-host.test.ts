// SPDX-License-Identifier: Apache-2.0
/** Workers on another host: over TCP, for this job alone, and with an end to every wait. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { WorkerDiedError, quantity } from '../../src/index.js';
import { loadNative } from '../../src/workers/native.js';
import { OtherHost, noOtherHosts } from '../support/other-host.js';
import { freshPath, startProbe, watchdog } from '../support/probe.js';
import { processesOf } from '../support/processes.js';
import { until } from '../support/until.js';

const why = noOtherHosts();
if (why !== undefined) {
  process.stderr.write(`Workers on other hosts are not tested: ${why}.\n`);
  t.plan(0, why);
  process.exit(0);
}

const isMpich = loadNative().mpi().version.includes('MPICH');

/** How soon a link that has failed is given up. */
const linkSeconds = 8;

/** A host that launchers take for another one; removed with the test. */
function makeHost(t: Test, seconds = linkSeconds): OtherHost {
  const there = new OtherHost();
  t.teardown(() => {
    there.remove();
  });
  Object.assign(process.env, {
    OMPI_MCA_plm: 'rsh',
    OMPI_MCA_plm_rsh_agent: there.shell,
    HYDRA_LAUNCHER: 'ssh',
    HYDRA_LAUNCHER_EXEC: there.shell,
    POLYMUSE_LINK_SECONDS: String(seconds),
  });
  return there;
}

t.test('ranks on another host', (t) => {
  const there = makeHost(t);
  for (const numberOfWorkers of [1, 2]) {
    const probe = startProbe(t, {
      channelType: 'sockets',
      nodes: [there.address],
      numberOfWorkers,
    });
    t.equal(probe.echoInt32(7), 7);
    t.same(
      probe.ranks.map(({ host }) => host),
      Array.from({ length: numberOfWorkers }, () => there.name),
      'they are there',
    );
    t.ok(probe.placement.ranks.every(({ host }) => host === there.address));
    const large = Float64Array.from({ length: 1e6 }, (_, i) => i);
    t.ok(Buffer.from(probe.echoArray(large).buffer).equals(Buffer.from(large.buffer)));
    t.same(there.openPorts(process.pid), [], 'no port stays open');
    // What ends a worker is told by its guard, over there as here.
    t.throws(() => probe.die('exit3'), {
      name: 'WorkerDiedError',
      end: { exitCode: 3, rank: 0, host: there.name },
    });
  }
  t.end();
});

t.test('a connection without the token is refused, told once, and does no harm', async (t) => {
  const there = makeHost(t);
  there.closeGate();
  const script = fileURLToPath(new URL('fixtures/other-host-script.js', import.meta.url));
  const child = spawn(
    'env',
    ['-u', 'NODE_OPTIONS', process.execPath, script, freshPath(), there.address],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (data: Buffer) => (printed[stream] += data.toString()));
  const ended = once(child, 'close');
  await until(() => there.openPorts(child.pid!).length > 0, 'the port');
  const open = there.openPorts(child.pid!);
  t.same(
    open.map(({ address }) => address),
    [there.localAddress],
    'there is one port, on the way to the other host alone',
  );
  const { port } = open[0]!;
  const dial = () => {
    const socket = connect(port, there.localAddress);
    socket.on('error', () => undefined);
    return {
      socket,
      connected: new Promise((resolve) => socket.once('connect', resolve)),
      closed: new Promise((resolve) => socket.once('close', resolve)),
    };
  };
  const strangers = [
    Buffer.from('GET / HTTP/1.1\r\nHost: worker\r\n\r\n'),
    Buffer.concat([Buffer.from('504d5355', 'hex').reverse(), Buffer.alloc(1000, 1)]),
    Buffer.from('ab'),
    Buffer.alloc(0),
  ];
  for (const words of strangers) {
    const { socket, connected, closed } = dial();
    await connected;
    // Those who say too little are silent, and then go.
    if (words.length < 10) socket.end(words);
    else socket.write(words);
    socket.resume();
    await closed;
  }
  // Many that say nothing at all and stay: they keep nobody out.
  const silent = Array.from({ length: 300 }, dial);
  await Promise.all(silent.map(({ connected }) => connected));
  there.openGate();
  const [code] = (await ended) as [number];
  t.equal(code, 0, printed.stderr);
  t.equal(printed.stdout, 'echo 7\n');
  const refusals = printed.stderr.split('\n').filter((line) => line.includes('was refused'));
  t.equal(refusals.length, 1, printed.stderr);
  t.match(refusals[0], /a connection from 10\.[\d.]+ to the port of probe-\d+ was refused: /);
  await Promise.all(silent.map(({ closed }) => closed));
});

t.test('a connection that takes its time', (t) => {
  const there = makeHost(t);
  there.slowDown(20);
  const probe = startProbe(t, { channelType: 'sockets', nodes: [there.address] });
  const values = Array.from({ length: 200 }, (_, i) => i);
  const requests = values.map((value) => probe.echoInt32.asynchronous(value));
  t.same(
    requests.map((request) => request.result({ timeout: watchdog })),
    values,
  );
  const large = Float64Array.from({ length: 2e5 }, (_, i) => i);
  t.ok(Buffer.from(probe.echoArray(large).buffer).equals(Buffer.from(large.buffer)));
  t.end();
});

t.test('a worker that is busy for longer than a link may be silent is not given up', (t) => {
  const seconds = 4;
  const there = makeHost(t, seconds);
  const probe = startProbe(t, { channelType: 'sockets', nodes: [there.address] });
  probe.doNothing();
  const busy = probe.sleepFor.asynchronous(quantity(2 * seconds, 's'));
  // More calls than all buffers on the way can hold, so that nothing more is acknowledged.
  const text = 'x'.repeat(3000);
  const behind = Array.from({ length: 5000 }, () => probe.echoString.asynchronous(text));
  busy.result({ timeout: watchdog });
  t.equal(behind.at(-1)!.result({ timeout: watchdog }), text);
  t.end();
});

for (const [title, isSending] of [
  ['while it computes', false],
  ['while calls are on their way', true],
] as const)
  t.test(`a link that is cut ${title} fails the calls, and ends the worker`, async (t) => {
    const there = makeHost(t);
    const other = startProbe(t, { channelType: 'sockets' });
    const probe = startProbe(t, {
      channelType: 'sockets',
      nodes: [there.address],
      numberOfWorkers: 2,
    });
    probe.doNothing();
    const { workdir } = probe;
    const call = probe.sleepFor.asynchronous(quantity(1000, 's'));
    there.cut();
    const behind = isSending
      ? Array.from({ length: 5000 }, () => probe.echoString.asynchronous('x'.repeat(3000)))
      : [];
    t.throws(() => call.result({ timeout: watchdog }), WorkerDiedError);
    t.match(call.error, {
      message: /can no longer be reached: Connection timed out/,
      end: { host: there.name },
    });
    t.ok(behind.every(({ error }) => error instanceof WorkerDiedError));
    t.equal(other.echoInt32(5), 5, 'the other instance goes on');
    await until(() => processesOf(workdir).length === 0, 'the end of its processes');
  });

// Last, since processes that are started once MPI has been inherit its ports.
t.test('ranks on another host, by MPI_Comm_spawn', { skip: isMpich }, async (t) => {
  const there = makeHost(t);
  const probe = startProbe(t, {
    channelType: 'mpi',
    nodes: [hostname(), there.address],
    numberOfWorkers: 2,
  });
  t.equal(probe.rankSum().ranks, 2);
  t.equal(probe.channelType, 'mpi');
  t.same(
    probe.ranks.map(({ host }) => host),
    [hostname(), there.name],
  );
  const call = probe.sleepFor.asynchronous(quantity(1000, 's'));
  there.cut();
  t.throws(() => call.result({ timeout: watchdog }), WorkerDiedError);
  t.match(call.error, { end: { host: there.name } });
  await until(() => processesOf(probe.workdir).length === 0, 'the end of its processes');
});
