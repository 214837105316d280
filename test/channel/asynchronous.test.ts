// SPDX-License-Identifier: Apache-2.0
/**
 * Asynchronous calls as AMUSE has them, over every channel: what its tests of them ask for has its
 * counterpart here.
 */
import t from 'tap';
import {
  AsyncRequestsPool,
  CodeError,
  NotRunError,
  quantity,
  type Quantity,
  type QuantityArray,
  type Request,
} from '../../src/index.js';
import { forEach, outputOf, startProbe, variants, watchdog } from '../support/probe.js';
import { until } from '../support/until.js';

const moment = quantity(0.05, 's');

forEach(t, variants, (t, variant) => {
  const one = startProbe(t, variant);
  const two = startProbe(t, variant);
  const three = startProbe(t, { channelType: 'sockets' });
  for (const probe of [one, two, three]) probe.doNothing();

  t.test('the latest request of an instance', (t) => {
    const first = one.sleepFor.asynchronous(moment);
    t.equal(one.asyncRequest, first);
    const second = one.echoInt32.asynchronous(10);
    t.equal(one.asyncRequest, second);
    one.asyncRequest?.wait();
    t.equal(second.result(), 10);
    t.equal(first.isFinished, true);
    t.end();
  });

  t.test('waiting for the last of many calls', (t) => {
    one.sleepFor.asynchronous(moment);
    const requests = Array.from({ length: 10 }, (_, i) => one.echoInt32.asynchronous(i));
    one.asyncRequest?.wait();
    for (const [i, request] of requests.entries()) {
      t.equal(request.isResultAvailable(), true);
      t.equal(request.result(), i);
    }
    t.end();
  });

  t.test('the results of all calls under way', (t) => {
    one.wait();
    for (let i = 0; i < 10; i++) one.echoInt32.asynchronous(i);
    const last = one.asyncRequest;
    t.same(last?.results, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    t.same(last?.results, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'they are kept');
    t.same(one.echoInt32.asynchronous(7).results, [7], 'those that were over are not among them');
    t.end();
  });

  t.test('joined requests of two instances', async (t) => {
    const requests = [one, two].flatMap((probe) =>
      Array.from({ length: 10 }, (_, i) => probe.echoInt32.asynchronous(i)),
    );
    const sleeps = [one.sleepFor.asynchronous(moment), two.sleepFor.asynchronous(moment)] as const;
    const pool = sleeps[0].join(sleeps[1]);
    t.ok(pool instanceof AsyncRequestsPool);
    t.equal(pool.length, 2);
    await pool;
    t.same(
      requests.map((each) => each.result()),
      [...Array(10).keys(), ...Array(10).keys()],
    );
    const [a, b, c, d] = [1, 2, 3, 4].map((i) => (i < 3 ? one : two).echoInt32.asynchronous(i));
    const joined = a!.join(c!);
    t.equal(joined.join(b!.join(d!)), joined, 'into the first');
    joined.waitall();
    t.same(
      [a, b, c, d].map((each) => each?.result()),
      [1, 2, 3, 4],
    );
  });

  t.test('an error, and the calls behind it', (t) => {
    const r1 = one.sleepFor.asynchronous(moment);
    const r2 = one.fail.asynchronous(-1, { message: 'on purpose' });
    const r3 = one.echoInt32.asynchronous(1);
    const r4 = one.echoInt32.asynchronous(2);
    t.throws(() => one.asyncRequest?.result(), {
      name: 'NotRunError',
      message: /call before it failed.*fail: on purpose/,
    });
    for (const each of [r1, r2, r3, r4]) t.equal(each.isFinished, true);
    t.same(
      [r1, r2, r3, r4].map((each) => each.isFailed),
      [false, true, true, true],
    );
    t.ok(r2.error instanceof CodeError);
    t.ok(r3.error instanceof NotRunError);
    t.equal(r4.error?.cause, r2.error);
    t.same(r4.waitsFor, [], 'nothing is waited for any more');
    t.equal(one.echoInt32(3), 3, 'later calls run');
    t.end();
  });

  t.test('a call after a request of another instance', async (t) => {
    one.sleepFor.asynchronous(moment);
    const request1 = one.echoInt32.asynchronous(10);
    const request2 = two.echoInt32.asynchronous(20, { after: request1 });
    t.equal(request2.state, 'queued');
    t.same(request2.waitsFor, [request1]);
    t.equal(request2.result({ timeout: watchdog }), 20);
    t.equal(request1.isResultAvailable(), true);
    const made = request1.map((value) => two.echoInt32.asynchronous(value + 1));
    t.equal(await made, 11, 'one that is made when it has finished');
  });

  t.test('a call after a pool', (t) => {
    const sleeping = one.sleepFor.asynchronous(moment);
    const request1 = one.echoInt32.asynchronous(10);
    const request2 = two.echoInt32.asynchronous(10);
    const pool = new AsyncRequestsPool(sleeping, new AsyncRequestsPool(request1, request2));
    const request3 = three.echoInt32.asynchronous(11, { after: pool });
    // It is not part of what it waits for.
    pool.addRequest(request3);
    t.equal(request3.result({ timeout: watchdog }), 11);
    for (const each of [sleeping, request1, request2]) t.equal(each.isResultAvailable(), true);
    pool.waitall();
    t.end();
  });

  t.test('a request as an argument', (t) => {
    one.sleepFor.asynchronous(moment);
    const request1 = one.echoInt32.asynchronous(10);
    const request2 = two.echoInt32.asynchronous(request1);
    const request3 = one.combine.asynchronous(request2, {
      second: request1,
      distance: two.echoLength.asynchronous(quantity(1, 'km')),
      label: one.echoString.asynchronous('from afar'),
    });
    t.same(request3.result({ timeout: watchdog }), { sum: 1020.5, text: 'from afar 9' });
    t.equal(two.echoInt32(request1), 10, 'also of a call that is not asynchronous');
    t.end();
  });

  t.test('chains across several instances', (t) => {
    one.sleepFor.asynchronous(moment);
    const least = one.summarize.asynchronous(quantity([3, 1, 2], 'm')).parts.least;
    const asleep = one.sleepFor.asynchronous(moment);
    const other = two.summarize.asynchronous(quantity([7, 9], 'm')).parts;
    const request3 = three.echoLength.asynchronous(other.greatest.plus(least));
    const request4 = two.echoLength.asynchronous(request3.times(2), { after: asleep });
    request4.wait({ timeout: watchdog });
    t.equal(request3.result().valueIn('m'), 10);
    t.equal(request4.result().valueIn('m'), 20);
    t.equal(asleep.isFinished, true);
    t.end();
  });

  t.test('taking several results apart', (t) => {
    one.sleepFor.asynchronous(moment);
    const request = one.summarize.asynchronous(quantity([10, 30, 15], 'm'));
    const [least, reversed] = request;
    const { greatest, isEmpty } = request.parts;
    t.equal((least!.result() as Quantity).valueIn('m'), 10);
    t.same((reversed!.result() as QuantityArray).toNested('m'), [15, 30, 10]);
    t.equal(greatest.result().valueIn('m'), 30);
    t.equal(isEmpty.result(), false);
    t.equal(request.at(-1).result(), false);
    t.throws(() => request.at(4), {
      name: 'ArgumentError',
      message: /has no result 4; it has least/,
    });
    const [sum, ranks] = one.rankSum.asynchronous();
    t.same(
      [sum?.result(), ranks?.result()],
      [variant.numberOfWorkers - 1, variant.numberOfWorkers],
    );
    t.end();
  });

  t.test('arithmetic', (t) => {
    one.sleepFor.asynchronous(moment);
    const twelve = one.echoInt32.asynchronous(12);
    const three = two.echoInt32.asynchronous(3);
    t.equal(twelve.plus(three).result(), 15);
    t.equal(twelve.minus(three).result(), 9);
    t.equal(twelve.times(three).result(), 36);
    t.equal(twelve.per(three).result(), 4);
    t.equal(twelve.plus(2).times(three).result(), 42);
    t.equal(three.pow(2).negated().result(), -9);
    const lengths = one.scale.asynchronous(quantity([10, 30, 15], 'm'), 1);
    const speed = lengths.times(2).per(quantity(4, 's')).plus(quantity(1, 'm/s'));
    t.same(speed.result().toNested('m/s'), [6, 16, 8.5]);
    const ratio = two.echoLength.asynchronous(quantity(4, 'm')).per(quantity(2, 'm')).minus(2);
    t.equal(one.echoInt32.asynchronous(ratio.map(Number)).result(), 0);
    t.end();
  });

  t.test('attributes of grids', (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(10, 2, 2);
    const ramp = (scale: number) => Array.from({ length: 10 }, (_, i) => scale * i);
    const { columns } = probe;
    probe.sleepFor.asynchronous(moment);
    const whole = columns.at(':', 0).request.height;
    const part = columns.at(':5', 0).request.height;
    t.equal(whole.state, 'queued');
    t.same(whole.result().toNested('m'), ramp(100));
    t.same(part.result().toNested('m'), ramp(100).slice(0, 5));
    probe.sleepFor.asynchronous(moment);
    columns.at('::2', 0).request.height = quantity([11, 13, 15, 17, 19], 'm');
    t.equal(probe.isBusy, true);
    probe.asyncRequest?.wait();
    t.same(columns.at('::2', 0).height.toNested('m'), [11, 13, 15, 17, 19]);
    t.same(columns.at('1::2', 0).height.toNested('m'), [100, 300, 500, 700, 900]);
    // From one instance to another, without the script's waiting for it.
    const target = startProbe(t, { channelType: 'sockets' });
    target.setGridSize(10, 2, 2);
    target.columns.at(':', 0).request.height = columns.at(':', 0).request.height.times(2);
    t.same(
      target.columns.at(':', 0).height.toNested('m'),
      [22, 200, 26, 600, 30, 1000, 34, 1400, 38, 1800],
    );
    t.end();
  });

  t.test('the state changes with the end of the call that changes it', (t) => {
    const probe = startProbe(t, variant);
    probe.doNothing();
    t.equal(probe.state, 'new');
    probe.sleepFor.asynchronous(moment);
    const first = probe.evolveModel.asynchronous(quantity(1, 's'));
    t.equal(probe.state, 'new', 'nothing has waited');
    first.result();
    t.equal(probe.state, 'running');
    t.same(probe.getStateCalls(), { initializeCalls: 1, commitCalls: 1 });
    t.end();
  });

  t.test('stop with calls under way', async (t) => {
    const probe = startProbe(t, variant);
    const requests = [
      probe.sleepFor.asynchronous(moment),
      probe.fail.asynchronous(1),
      probe.echoInt32.asynchronous(1),
      probe.echoInt32.asynchronous(one.echoInt32.asynchronous(2)),
    ];
    probe.stop();
    t.equal(probe.hasEnded, true);
    t.same(
      requests.map((each) => each.isFailed),
      [false, true, true, true],
    );
    await probe.stop.asynchronous();
  });

  t.test('a chain goes on while the script blocks on something else, or awaits it', async (t) => {
    const line = (text: string) => three.printText.asynchronous(text, { after: last });
    let last: Request<number> = one.echoInt32.asynchronous(0);
    for (let i = 0; i < 20; i++) last = (i % 2 ? one : two).echoInt32.asynchronous(last.plus(1));
    const blocked = line('while blocked');
    // On another instance.
    const four = startProbe(t, { channelType: 'sockets' });
    four.doNothing();
    for (let limit = performance.now() + 30_000; !blocked.isSettled && performance.now() < limit;)
      four.sleepFor(quantity(1, 'ms'));
    t.match(outputOf(three.workdir), /while blocked\n/);
    for (let i = 0; i < 20; i++) last = (i % 2 ? one : two).echoInt32.asynchronous(last.plus(1));
    line('while awaited');
    await until(() => outputOf(three.workdir).includes('while awaited\n'), 'the end of the chain');
    t.equal(last.result(), 40);
  });
});

t.test('twenty instances at once', (t) => {
  const probes = Array.from({ length: 20 }, () => startProbe(t, { channelType: 'sockets' }));
  for (const each of probes) each.doNothing();
  const requests = probes.map((each, i) => [
    each.printText.asynchronous('begin'),
    each.sleepFor.asynchronous(quantity(0.5, 's')),
    each.echoInt32.asynchronous(i),
  ]);
  new AsyncRequestsPool(...requests.flat()).waitall({ timeout: watchdog });
  t.same(
    requests.map(([, , last]) => last?.result()),
    [...probes.keys()],
  );
  t.end();
});
