// SPDX-License-Identifier: Apache-2.0
/** Failures that nobody looks at: each surfaces once, as an unhandled rejection. */
import { spawnSync } from 'node:child_process';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { AsyncRequestsPool, quantity } from '../../src/index.js';
import { channelTypes, freshPath, startProbe } from '../support/probe.js';
import { until } from '../support/until.js';

const surfaced: unknown[] = [];
process.removeAllListeners('unhandledRejection');
process.on('unhandledRejection', (error) => surfaced.push(error));

/** What has surfaced by a few turns after `probe` has done all that it was asked. */
async function unseenAfter(probe: { wait(): void }): Promise<unknown[]> {
  probe.wait();
  for (let i = 0; i < 5; i++) await turn();
  return surfaced.splice(0);
}

const probe = startProbe(t, { channelType: 'sockets' });
const other = startProbe(t, { channelType: 'sockets' });
probe.setGridSize(4, 4, 4);

t.test('a call', async (t) => {
  probe.fail.asynchronous(7, { message: 'unseen' });
  const message = new RegExp(`${probe.name}.fail: unseen`);
  t.match(await unseenAfter(probe), [{ name: 'CodeError', code: 7, message }]);
});

t.test('an assignment', async (t) => {
  probe.cells.request.value = quantity([1, 2, 3], 'm');
  const message = new RegExp(`${probe.name}.*cells.value`);
  t.match(await unseenAfter(probe), [{ name: 'ShapeError', message }]);
});

t.test('an assignment of what a request gives', async (t) => {
  probe.cells.request.value = other.fail.asynchronous(8).map(() => quantity(1, 'm'));
  other.wait();
  const all = await unseenAfter(probe);
  t.equal(all.length, 1);
  t.match(all, [
    { name: 'NotRunError', instance: probe.name, method: 'cells.value = …', cause: { code: 8 } },
  ]);
});

t.test('all that fails of one failure surfaces once', async (t) => {
  const failing = probe.fail.asynchronous(1);
  probe.echoInt32.asynchronous(1);
  probe.echoInt32.asynchronous(2);
  other.echoInt32.asynchronous(3, { after: failing });
  failing.map(() => 1).plus(1);
  other.wait();
  t.equal((await unseenAfter(probe)).length, 1);
  const several = probe.summarize.asynchronous(quantity([1], 'm'), {
    after: other.fail.asynchronous(2),
  });
  const { least, greatest } = several.parts;
  t.equal((await unseenAfter(probe)).length, 1);
  t.equal(least.error, greatest.error);
});

t.test('a call that was not run because of a failure that the script knows', async (t) => {
  const failing = probe.fail.asynchronous(1);
  probe.echoInt32.asynchronous(1);
  t.throws(() => failing.result(), { code: 1 });
  t.match(await unseenAfter(probe), [{ name: 'NotRunError', method: 'echoInt32' }]);
});

t.test('what the script looks at does not surface', async (t) => {
  const promise = t.rejects(Promise.resolve(probe.fail.asynchronous(1)), { code: 1 });
  const pool = new AsyncRequestsPool(probe.fail.asynchronous(2));
  t.throws(() => pool.waitall(), AggregateError);
  t.throws(() => probe.fail(3), { code: 3 });
  const asked = probe.fail.asynchronous(4);
  asked.wait();
  t.equal(asked.isFailed, true);
  const [failing, behind] = [probe.fail.asynchronous(5), probe.echoInt32.asynchronous(1)] as const;
  t.throws(() => behind.result(), { cause: { code: 5 } }, 'the cause is seen with it');
  t.ok(failing.isFinished);
  const { least } = probe.summarize.asynchronous(quantity([], 'm'), {
    after: probe.fail.asynchronous(6),
  }).parts;
  t.throws(() => least.result(), { name: 'NotRunError' });
  await promise;
  const held = probe.echoInt32.asynchronous(
    other.sleepFor.asynchronous(quantity(0.01, 's')).map(() => 1),
  );
  t.equal(held.cancel(), true);
  const abandoned = probe.fail.asynchronous(9);
  abandoned.abandon();
  other.wait();
  t.same(await unseenAfter(probe), []);
});

t.test('the end of a worker, once for all its calls', async (t) => {
  const victim = startProbe(t, { channelType: 'sockets' });
  for (let i = 0; i < 3; i++) victim.sleepFor.asynchronous(quantity(100, 's'));
  await victim.started;
  process.kill(victim.ranks[0]!.pid, 'SIGKILL');
  await until(() => surfaced.length > 0, 'the failure');
  t.match(await unseenAfter(victim), [{ name: 'WorkerDiedError', instance: victim.name }]);
});

for (const channelType of channelTypes)
  t.test(`${channelType}: a script that looks at nothing fails, and says why`, (t) => {
    const script = fileURLToPath(new URL('../faults/fixtures/ending-script.js', import.meta.url));
    const given = [script, freshPath(), channelType, '1', 'reject'];
    // By way of env: see coordinator-death.test.ts.
    const { status, stderr } = spawnSync(
      'env',
      ['-u', 'NODE_OPTIONS', process.execPath, ...given],
      {
        encoding: 'utf8',
      },
    );
    t.equal(status, 1);
    t.match(stderr, /CodeError: .*\.fail: fail returned 1/);
    t.end();
  });
