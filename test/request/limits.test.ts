// SPDX-License-Identifier: Apache-2.0
/** Time limits and signals, on every kind of wait. */
import t from 'tap';
import { AsyncRequestsPool, quantity, TimeoutError, type WaitOptions } from '../../src/index.js';
import { forEach, startProbe, variants, watchdog } from '../support/probe.js';

const soon = quantity(1, 'ms');

forEach(t, variants, (t, variant) => {
  // A worker that is in a deadlock: no wait for it ever ends by itself.
  const stuck = startProbe(t, variant);
  const other = startProbe(t, { channelType: 'sockets' });
  stuck.doNothing();
  const hanging = stuck.die.asynchronous('hang', { rank: variant.numberOfWorkers - 1 });
  const behind = stuck.echoInt32.asynchronous(1);
  const pool = new AsyncRequestsPool(hanging, behind);
  const mapped = behind.map((value) => value + 1);
  const dependent = other.echoInt32.asynchronous(behind);

  const blocking: Record<string, (options: WaitOptions) => unknown> = {
    'request.wait': (options) => hanging.wait(options),
    'request.result': (options) => behind.result(options),
    'a computed request': (options) => mapped.result(options),
    'a call that is held': (options) => dependent.result(options),
    'pool.wait': (options) => pool.wait(options),
    'pool.waitone': (options) => pool.waitone(options),
    'pool.waitall': (options) => pool.waitall(options),
    'code.wait': (options) => stuck.wait(options),
  };
  const awaiting: Record<string, (options: WaitOptions) => Promise<unknown>> = {
    'request.promise': (options) => behind.promise(options),
    'a computed request': (options) => mapped.promise(options),
    'a call that is held': (options) => dependent.promise(options),
    'code.wait.asynchronous': (options) => stuck.wait.asynchronous().promise(options),
    'pool.promise': (options) => pool.promise(options),
    'pool.finished': (options) => pool.finished(options).next(),
  };

  for (const [name, wait] of Object.entries(blocking))
    t.test(`${name}, blocking`, (t) => {
      t.throws(() => wait({ timeout: soon }), TimeoutError);
      t.throws(() => wait({ timeout: quantity(0, 's') }), {
        message: /has not finished within 0 s/,
      });
      const reason = new Error('enough');
      t.throws(() => wait({ signal: AbortSignal.abort(reason) }), reason);
      const controller = new AbortController();
      startProbe(t, { channelType: 'sockets' })
        .doNothing.asynchronous()
        .addResultHandler(() => controller.abort(reason));
      t.throws(() => wait({ signal: controller.signal, timeout: watchdog }), reason);
      // @ts-expect-error a number has no unit
      t.throws(() => wait({ timeout: 1 }), { name: 'ArgumentError', argument: 'timeout' });
      t.end();
    });

  for (const [name, wait] of Object.entries(awaiting))
    t.test(`${name}, awaiting`, async (t) => {
      await t.rejects(wait({ timeout: soon }), TimeoutError);
      const reason = new Error('enough');
      await t.rejects(wait({ signal: AbortSignal.abort(reason) }), reason);
      const controller = new AbortController();
      const wanted = wait({ signal: controller.signal, timeout: watchdog });
      setImmediate(() => controller.abort(reason));
      await t.rejects(wanted, reason);
      await t.rejects(wait({ signal: AbortSignal.timeout(1) }), { name: 'TimeoutError' });
    });

  t.test('what was waited for goes on', (t) => {
    t.equal(hanging.isFinished, false);
    t.equal(pool.length, 2);
    t.equal(stuck.isBusy, true);
    const idle = stuck.wait.asynchronous();
    t.equal(idle.isFinished, false);
    t.equal(other.wait.asynchronous().isFinished, false, 'a call of it is held');
    stuck.kill('it hangs');
    idle.result();
    t.equal(stuck.isBusy, false);
    t.throws(() => pool.waitall({ timeout: watchdog }), AggregateError);
    t.throws(() => mapped.result(), { name: 'StateError', message: /it hangs/ });
    t.throws(() => dependent.result(), { name: 'NotRunError', cause: behind.error });
    t.equal(other.echoInt32(5), 5);
    t.end();
  });

  t.test('limits that are not reached', async (t) => {
    const limits = { timeout: quantity(100, 'day'), signal: new AbortController().signal };
    t.equal(other.echoInt32.asynchronous(1).result(limits), 1);
    t.equal(await other.echoInt32.asynchronous(2).promise(limits), 2);
    await t.rejects(other.fail.asynchronous(3).promise(limits), { code: 3 });
    const pool = new AsyncRequestsPool(other.echoInt32.asynchronous(4));
    await pool.promise(limits);
    pool.addRequest(other.echoInt32.asynchronous(5));
    for await (const done of pool.finished(limits)) t.equal(done.result(), 5);
    other.wait(limits);
    await other.started.promise(limits);
  });
});
