// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { CodeError, quantity, Request, TimeoutError } from '../../src/index.js';
import { forEach, startProbe, variants, watchdog } from '../support/probe.js';

const moment = quantity(0.05, 's');
const soon = quantity(1, 'ms');

forEach(t, variants, (t, variant) => {
  const probe = startProbe(t, variant);
  probe.doNothing();

  t.test('a request gives access to the result, once it is there', (t) => {
    const request = probe.scale.asynchronous(quantity([1, 2], 'm'), 3);
    t.ok(request instanceof Request);
    t.equal(request.name, `${probe.name}.scale`);
    const result = request.result();
    t.same(result.toNested('m'), [3, 6]);
    t.equal(request.result(), result, 'the same value each time');
    t.equal(request.isFinished, true);
    t.equal(request.isFailed, false);
    t.equal(request.isResultAvailable(), true);
    t.equal(request.error, undefined);
    request.wait();
    t.end();
  });

  t.test('a request is not finished while its call is under way', (t) => {
    const sleeping = probe.sleepFor.asynchronous(quantity(0.5, 's'));
    const behind = probe.echoInt32.asynchronous(3);
    t.equal(behind.isFinished, false);
    t.equal(behind.isResultAvailable(), false);
    t.equal(behind.isFailed, false);
    t.equal(probe.isBusy, true);
    t.equal(probe.asyncRequest, behind, 'the latest one');
    t.throws(() => behind.wait({ timeout: soon }), TimeoutError);
    t.throws(() => behind.result({ timeout: soon }), {
      name: 'TimeoutError',
      message: new RegExp(`${probe.name}.echoInt32 has not finished within 1 ms`),
    });
    t.equal(behind.result({ timeout: watchdog }), 3, 'the call went on');
    t.equal(sleeping.isFinished, true);
    t.equal(probe.isBusy, false);
    t.end();
  });

  t.test('isFinished becomes true without any wait', (t) => {
    const request = probe.sleepFor.asynchronous(moment);
    const limit = performance.now() + 30_000;
    while (!request.isFinished && performance.now() < limit);
    t.equal(request.isFinished, true);
    t.end();
  });

  t.test('await', async (t) => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await probe.sleepFor.asynchronous(quantity(0.2, 's'));
    clearInterval(timer);
    t.ok(turns > 1, 'the event loop turns meanwhile');
    t.equal(await probe.echoInt32.asynchronous(4), 4);
    const both = await Promise.all([
      probe.echoInt32.asynchronous(5),
      probe.echoFloat64.asynchronous(0.5),
    ]);
    t.same(both, [5, 0.5]);
    const finished = probe.echoBool.asynchronous(true);
    finished.wait();
    t.equal(await finished, true);
    t.equal(await finished, true);
    await t.rejects(Promise.resolve(probe.fail.asynchronous(3)), CodeError);
    for (let i = 0; i < 300; i++) if ((await probe.echoInt32.asynchronous(i)) !== i) t.fail(`${i}`);
  });

  t.test('an awaited call is carried out while the script blocks on another', async (t) => {
    const awaited = probe.echoInt32.asynchronous(6);
    const promise = awaited.then((value) => value + 1);
    probe.sleepFor(moment);
    t.equal(awaited.isFinished, true);
    t.equal(await promise, 7);
  });

  t.test('handlers are called once, with the request', (t) => {
    const seen: unknown[] = [];
    const request = probe.echoInt32.asynchronous(8);
    request.addResultHandler((done) => seen.push(['first', done.result()]));
    request.addResultHandler((done) => seen.push(['second', done === request]));
    t.same(seen, []);
    request.wait();
    t.same(seen, [
      ['first', 8],
      ['second', true],
    ]);
    request.addResultHandler(() => seen.push('late'));
    t.equal(seen.length, 3, 'at once if it has finished');
    t.end();
  });

  t.test('a handler may make calls and wait for them', (t) => {
    let inner = 0;
    const request = probe.echoInt32.asynchronous(1);
    request.addResultHandler(
      () => (inner = probe.echoInt32(2) + probe.echoInt32.asynchronous(3).result()),
    );
    const behind = probe.echoInt32.asynchronous(4);
    t.equal(behind.result({ timeout: watchdog }), 4);
    t.equal(inner, 5);
    t.end();
  });

  t.test('a handler that throws takes nothing from others', (t) => {
    const seen: string[] = [];
    const request = probe.echoInt32.asynchronous(1);
    request.addResultHandler(() => {
      throw new Error('from a handler');
    });
    request.addResultHandler(() => seen.push('second handler'));
    const behind = probe.echoInt32.asynchronous(2);
    let thrown: unknown;
    try {
      request.wait();
    } catch (error) {
      thrown = error;
    }
    t.match(thrown, { message: 'from a handler' }, 'it is not swallowed');
    t.equal(behind.result({ timeout: watchdog }), 2);
    t.equal(request.result({ timeout: watchdog }), 1);
    t.same(seen, ['second handler']);
    t.end();
  });

  t.test('waiting for one delivers the completions of others', (t) => {
    const other = startProbe(t, { channelType: variant.channelType === 'mpi' ? 'sockets' : 'mpi' });
    const theirs = other.echoInt32.asynchronous(1);
    let delivered = false;
    theirs.addResultHandler(() => (delivered = true));
    other.doNothing();
    t.equal(delivered, true, 'of the same instance');
    const second = { delivered: false };
    other.echoInt32.asynchronous(2).addResultHandler(() => (second.delivered = true));
    const limit = performance.now() + 30_000;
    // Each wait is for this probe only.
    while (!second.delivered && performance.now() < limit) probe.sleepFor(quantity(0.01, 's'));
    t.equal(second.delivered, true, 'of another instance');
    t.end();
  });

  t.test('a failed request throws the same error each time', async (t) => {
    const request = probe.fail.asynchronous(5, { message: 'on purpose' });
    request.wait();
    t.equal(request.isFinished, true);
    t.equal(request.isFailed, true);
    t.equal(request.isResultAvailable(), true);
    t.match(request.error, { name: 'CodeError', code: 5, method: 'fail', instance: probe.name });
    for (let i = 0; i < 2; i++) {
      let thrown: unknown;
      try {
        request.result();
      } catch (error) {
        thrown = error;
      }
      t.equal(thrown, request.error);
    }
    await t.rejects(Promise.resolve(request), { code: 5 });
  });
});
