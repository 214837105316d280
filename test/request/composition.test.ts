// SPDX-License-Identifier: Apache-2.0
/** Calls that wait for requests: their place among other calls, and what becomes of them on failure. */
import t from 'tap';
import {
  AsyncRequestsPool,
  CancelledError,
  CodeError,
  NotRunError,
  quantity,
  StateError,
  UnitError,
  type Request,
} from '../../src/index.js';
import {
  channelTypes,
  forEach,
  freshPath,
  outputOf,
  Probe,
  startProbe,
  watchdog,
} from '../support/probe.js';
import { until } from '../support/until.js';

const moment = quantity(0.05, 's');
const withTitles = channelTypes.map((channelType) => ({ title: channelType, channelType }));

forEach(t, withTitles, (t, { channelType }) => {
  const probe = startProbe(t, { channelType });
  const source = startProbe(t, { channelType: 'sockets' });
  const third = startProbe(t, { channelType: 'sockets' });
  for (const each of [probe, source, third]) each.doNothing();
  const linesOf = ({ workdir }: { workdir: string }) => outputOf(workdir).trimEnd().split('\n');

  /** A number that is there only when the script lets it be. */
  function later(): { request: Request<number>; release: () => void } {
    const holder = startProbe(t, { channelType: 'sockets' });
    holder.doNothing();
    const { pid } = holder.ranks[0]!;
    process.kill(pid, 'SIGSTOP');
    const request = holder.echoInt32.asynchronous(7);
    return { request, release: () => process.kill(pid, 'SIGCONT') };
  }

  t.test('a call keeps its place while it waits', async (t) => {
    const { request, release } = later();
    const requests = [
      probe.printText.asynchronous('one'),
      probe.printText.asynchronous(request.map((value) => `two: ${value}`)),
      probe.printText.asynchronous('three'),
      probe.sumArray.asynchronous(new Float64Array(100_000).fill(1)),
      probe.printText.asynchronous('four'),
    ] as const;
    await requests[0];
    t.same(linesOf(probe), ['one']);
    t.same(
      requests.map((each) => each.state),
      ['done', 'queued', 'queued', 'queued', 'queued'],
    );
    t.equal(requests[2].waitsFor[0], requests[1]);
    t.equal(source.echoInt32(1), 1, 'other instances go on');
    t.equal(probe.isBusy, true);
    release();
    t.equal(requests[3].result({ timeout: watchdog }), 100_000);
    probe.wait();
    t.same(linesOf(probe), ['one', 'two: 7', 'three', 'four']);
    t.equal(probe.isBusy, false);
  });

  t.test('arguments are checked when the call is made, as far as they are there', (t) => {
    const number = source.echoInt32.asynchronous(1);
    const wrong = { name: 'ArgumentError' };
    // @ts-expect-error one argument too many
    t.throws(() => probe.echoInt32.asynchronous(number, 2), wrong);
    // @ts-expect-error an option that there is not
    t.throws(() => probe.combine.asynchronous(number, { third: 1, fourth: 2 }), wrong);
    // @ts-expect-error neither a request nor a pool
    t.throws(() => probe.echoInt32.asynchronous(1, { after: 2 }), wrong);
    t.throws(() => probe.combine.asynchronous(number, { second: 0.5 }), wrong);
    // @ts-expect-error a time is not a length
    t.throws(() => probe.combine.asynchronous(number, { distance: quantity(1, 's') }), UnitError);
    // Behind one that waits.
    const { request, release } = later();
    const held = probe.echoInt32.asynchronous(request);
    t.throws(() => probe.echoInt32.asynchronous(0.5), wrong);
    t.equal(probe.asyncRequest, held, 'they were not made');
    release();
    t.equal(held.result(), 7);
    t.end();
  });

  t.test('a value that turns out to be wrong fails the call, and those behind it', (t) => {
    const half = source.echoFloat64.asynchronous(0.5);
    const wrong = probe.echoInt32.asynchronous(half);
    const behind = probe.echoInt32.asynchronous(1);
    t.throws(() => wrong.result(), { name: 'ArgumentError', message: /a whole number/ });
    t.equal(behind.error?.cause, wrong.error);
    t.equal(probe.echoInt32(2), 2, 'later calls run');
    t.end();
  });

  t.test('a dependency that fails, and the chain of causes', (t) => {
    const failing = source.fail.asynchronous(3, { message: 'no convergence' });
    const dependent = probe.echoInt32.asynchronous(1, { after: failing });
    const behind = probe.echoInt32.asynchronous(2);
    const next = third.echoInt32.asynchronous(behind);
    t.throws(() => next.result(), NotRunError);
    t.ok(failing.error instanceof CodeError);
    t.match(dependent.error, {
      name: 'NotRunError',
      instance: probe.name,
      method: 'echoInt32',
      message: /request that it depends on failed: .*no convergence/,
      cause: failing.error,
    });
    t.equal(behind.error?.cause, dependent.error);
    t.equal(next.error?.cause, behind.error);
    t.equal(probe.echoInt32(4), 4);
    t.equal(source.echoInt32(5), 5);
    t.end();
  });

  t.test('a call before it that fails takes those with it that are held', (t) => {
    const { request, release } = later();
    const failing = probe.fail.asynchronous(3);
    const held = probe.echoInt32.asynchronous(request);
    const behind = probe.echoInt32.asynchronous(1);
    failing.wait();
    t.equal(held.error?.cause, failing.error);
    t.equal(behind.error?.cause, failing.error);
    t.equal(probe.echoInt32(2), 2, 'nothing is stuck');
    release();
    t.equal(request.result(), 7);
    t.end();
  });

  t.test('what is computed fails with what it is computed from, or what it throws', (t) => {
    const failing = source.fail.asynchronous(3);
    const mapped = failing.map(() => 1);
    const number = source.echoInt32.asynchronous(1);
    t.throws(() => mapped.plus(number).result(), CodeError);
    t.equal(mapped.error, failing.error);
    const thrown = source.echoInt32.asynchronous(1).map(() => {
      throw new RangeError('as the test wants');
    });
    t.throws(() => probe.echoInt32(thrown), { name: 'NotRunError', cause: { name: 'RangeError' } });
    t.equal(thrown.instance, undefined);
    t.match(thrown.name, /echoInt32\.map/);
    t.end();
  });

  t.test('cancelling', (t) => {
    const { request, release } = later();
    const sent = probe.sleepFor.asynchronous(moment);
    t.equal(sent.cancel(), false, 'it is on its way');
    const held = probe.echoInt32.asynchronous(request);
    const behind = probe.echoInt32.asynchronous(1);
    const last = probe.echoInt32.asynchronous(2);
    const dependent = source.echoInt32.asynchronous(behind);
    t.equal(behind.cancel(), true, 'also one that only waits its turn');
    t.ok(behind.error instanceof CancelledError);
    t.equal(behind.cancel(), false, 'once');
    t.throws(() => dependent.result(), { name: 'NotRunError', cause: behind.error });
    t.equal(last.isFinished, false);
    t.equal(held.cancel(), true);
    t.equal(last.result({ timeout: watchdog }), 2, 'those behind are neither stuck nor failed');
    sent.result();
    t.equal(sent.cancel(), false, 'it has finished');
    release();
    request.wait();
    const derived = probe.sleepFor.asynchronous(moment).map(() => 1);
    t.equal(derived.cancel(), true);
    t.throws(() => derived.result(), CancelledError);
    t.end();
  });

  t.test('a cancelled step from one state to another is taken again', (t) => {
    const { request, release } = later();
    const fresh = startProbe(t, { channelType });
    fresh.doNothing();
    const held = fresh.initializeCode.asynchronous({ after: request });
    t.equal(held.cancel(), true);
    fresh.evolveModel(quantity(1, 's'));
    t.same(fresh.getStateCalls(), { initializeCalls: 1, commitCalls: 1 });
    release();
    request.wait();
    t.end();
  });

  t.test('abandoning', (t) => {
    const running = probe.sleepFor.asynchronous(moment);
    const behind = probe.echoInt32.asynchronous(1);
    running.abandon();
    t.throws(() => running.result(), {
      name: 'CancelledError',
      message: /continues to carry it out/,
    });
    t.equal(probe.isBusy, true);
    t.equal(behind.result(), 1, 'the calls behind it are carried out');
    t.equal(running.isFailed, true);
    t.equal(probe.isBusy, false);
    running.abandon();
    t.end();
  });

  t.test('killing an instance fails the calls that are held', (t) => {
    const { request, release } = later();
    const victim = startProbe(t, { channelType });
    victim.doNothing();
    const held = victim.echoInt32.asynchronous(request);
    victim.kill('it was in the way');
    t.throws(() => held.result(), { name: 'StateError', message: /it was in the way/ });
    t.equal(victim.hasEnded, true);
    t.throws(() => victim.echoInt32(1), StateError);
    victim.stop();
    release();
    request.wait();
    t.end();
  });

  t.test('the death of a worker fails the calls that are held', async (t) => {
    const { request, release } = later();
    const victim = startProbe(t, { channelType });
    victim.doNothing();
    const dying = victim.die.asynchronous('kill9');
    const held = victim.echoInt32.asynchronous(request);
    await t.rejects(Promise.resolve(dying), { name: 'WorkerDiedError' });
    t.match(held.error, { name: 'WorkerDiedError', message: /during echoInt32/ });
    release();
    request.wait();
  });

  t.test('stop comes after what is held', (t) => {
    const { request, release } = later();
    const victim = startProbe(t, { channelType });
    const held = victim.echoInt32.asynchronous(request);
    const stopping = victim.stop.asynchronous();
    t.equal(stopping.isFinished, false);
    release();
    stopping.result({ timeout: watchdog });
    t.equal(held.result(), 7);
    t.end();
  });

  t.test('introspection', async (t) => {
    const fresh = new Probe({ workdir: freshPath(), channelType: 'sockets' });
    const first = fresh.sleepFor.asynchronous(quantity(0.2, 's'));
    const second = fresh.echoInt32.asynchronous(1);
    t.equal(first.state, 'queued', 'it waits for the start');
    t.same(first.waitsFor, [fresh.started]);
    await until(() => first.state === 'running', 'the first call');
    t.equal(second.state, 'queued');
    t.same(second.waitsFor, [first]);
    t.match(second, { instance: fresh.name, method: 'echoInt32', name: `${fresh.name}.echoInt32` });
    await second;
    t.equal(second.state, 'done');
    const { elapsed } = second;
    t.ok(elapsed.greaterThanOrEqual(quantity(0.2, 's')));
    t.ok(elapsed.equals(second.elapsed), 'until it has finished');
    fresh.stop();
  });

  t.test('a handler may wait for what has yet to be told of the same end', (t) => {
    const request = source.echoInt32.asynchronous(1);
    let seen: unknown;
    request.addResultHandler(() => {
      seen = [dependent.result({ timeout: watchdog }), mapped.result(), pool.length];
    });
    const dependent = probe.echoInt32.asynchronous(request);
    const mapped = request.map((value) => value + 1);
    const pool = new AsyncRequestsPool(request, mapped);
    pool.waitall({ timeout: watchdog });
    t.same(seen, [1, 2, 2]);
    t.end();
  });
});

t.test('ten thousand requests over fifty instances', (t) => {
  const probes = Array.from({ length: 50 }, () => startProbe(t, { channelType: 'sockets' }));
  const pool = new AsyncRequestsPool();
  let sum = 0;
  let last: Request<number> = probes[0]!.echoInt32.asynchronous(0);
  for (let i = 0; i < 10_000; i++) {
    const probe = probes[i % probes.length]!;
    // Every hundredth waits for the one before it, and holds back what comes behind.
    last = probe.echoInt32.asynchronous(i % 100 === 99 ? last.plus(1) : i);
    pool.addRequest(last, (request) => (sum += request.result()));
  }
  let count = 0;
  while (pool.wait({ timeout: watchdog })) count++;
  t.equal(count, 10_000);
  t.equal(sum, (10_000 * 9_999) / 2);
  t.end();
});
