// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { AsyncRequestsPool, quantity, TimeoutError, type Request } from '../../src/index.js';
import { forEach, startProbe, watchdog, type Variant } from '../support/probe.js';

const long = quantity(0.3, 's');
const soon = quantity(1, 'ms');

const pairs: { title: string; first: Partial<Variant>; second: Partial<Variant> }[] = [
  {
    title: 'mpi and sockets',
    first: { channelType: 'mpi', numberOfWorkers: 2 },
    second: { channelType: 'sockets' },
  },
  {
    title: 'sockets and mpi',
    first: { channelType: 'sockets', numberOfWorkers: 2 },
    second: { channelType: 'mpi' },
  },
];

forEach(t, pairs, (t, { first, second }) => {
  const a = startProbe(t, first);
  const b = startProbe(t, second);
  a.doNothing();
  b.doNothing();

  t.test('waitall waits for all', (t) => {
    const requests = [
      a.sleepFor.asynchronous(long),
      b.echoInt32.asynchronous(1),
      a.echoInt32.asynchronous(2),
    ];
    const pool = new AsyncRequestsPool(...requests);
    t.equal(pool.length, 3);
    pool.waitall();
    t.equal(pool.length, 0);
    t.same(
      requests.map((each) => each.isFinished),
      [true, true, true],
    );
    t.same(
      requests.map((each) => each.result()),
      [undefined, 1, 2],
    );
    pool.waitall();
    t.equal(pool.wait(), undefined, 'there is nothing to wait for in an empty pool');
    t.end();
  });

  t.test('wait and waitone give one request each, in the order in which they finish', (t) => {
    const slow = a.sleepFor.asynchronous(long);
    const behind = a.echoInt32.asynchronous(1);
    const quick = b.echoInt32.asynchronous(2);
    const pool = new AsyncRequestsPool(slow, behind, quick);
    t.equal(pool.wait(), quick);
    t.equal(pool.length, 2);
    t.equal(pool.waitone(), slow);
    t.equal(pool.wait(), behind);
    t.equal(pool.length, 0);
    t.end();
  });

  t.test('handlers are called with what was given for them, before the wait returns', (t) => {
    const pool = new AsyncRequestsPool();
    const seen: unknown[] = [];
    const handler = (request: Request<number>, ...rest: [string, number]) => {
      seen.push([request.result(), ...rest]);
    };
    pool.addRequest(a.echoInt32.asynchronous(1), handler, 'one', 1);
    pool.waitall();
    pool.addRequest(b.echoInt32.asynchronous(2), handler, 'two', 2);
    pool.waitall();
    t.same(seen, [
      [1, 'one', 1],
      [2, 'two', 2],
    ]);
    t.end();
  });

  t.test('handlers may add requests', (t) => {
    const pool = new AsyncRequestsPool();
    const seen: number[] = [];
    const next = (request: Request<number>) => {
      const value = request.result();
      seen.push(value);
      if (value < 20) pool.addRequest((value % 2 ? a : b).echoInt32.asynchronous(value + 1), next);
    };
    pool.addRequest(a.echoInt32.asynchronous(0), next);
    pool.waitall({ timeout: watchdog });
    t.same(
      seen,
      Array.from({ length: 21 }, (_, i) => i),
    );
    t.equal(pool.length, 0);
    t.end();
  });

  t.test('a request that is added twice is there once, with both handlers', (t) => {
    const request = a.sleepFor.asynchronous(quantity(0.02, 's'));
    let calls = 0;
    const pool = new AsyncRequestsPool(request);
    pool.addRequest(request, () => calls++);
    pool.addRequest(request, () => calls++);
    t.equal(pool.length, 1);
    pool.waitall();
    t.equal(calls, 2);
    pool.addRequest(request);
    t.equal(pool.length, 1, 'one that has finished can be added');
    t.equal(pool.wait(), request);
    t.equal(pool.length, 0);
    t.end();
  });

  t.test('join', (t) => {
    const pool = new AsyncRequestsPool(a.sleepFor.asynchronous(long));
    const other = new AsyncRequestsPool(b.echoInt32.asynchronous(1), b.sleepFor.asynchronous(long));
    let seen = 0;
    other.addRequest(b.echoInt32.asynchronous(2), () => seen++);
    t.equal(pool.join(other), pool);
    t.equal(pool.length, 4);
    t.equal(other.length, 0);
    other.waitall();
    pool.waitall();
    t.equal(seen, 1);
    t.end();
  });

  t.test('await', async (t) => {
    const pool = new AsyncRequestsPool(a.sleepFor.asynchronous(long), b.echoInt32.asynchronous(1));
    pool.addRequest(b.echoInt32.asynchronous(2), () =>
      pool.addRequest(a.echoInt32.asynchronous(3)),
    );
    await pool;
    t.equal(pool.length, 0);
    await pool;
  });

  t.test('for await gives requests as they finish', async (t) => {
    const slow = a.sleepFor.asynchronous(long);
    const quick = b.echoInt32.asynchronous(1);
    const failing = a.fail.asynchronous(2);
    const order: unknown[] = [];
    const pool = new AsyncRequestsPool(slow, failing, quick);
    for await (const done of pool) {
      if (done === quick) pool.addRequest(b.echoInt32.asynchronous(9));
      order.push(done.isFailed ? 'failed' : (done as Request<number>).result());
    }
    t.same(order, [1, 9, undefined, 'failed']);
  });

  t.test('several iterations at once share the requests', async (t) => {
    const requests = Array.from({ length: 6 }, (_, i) => (i % 2 ? a : b).echoInt32.asynchronous(i));
    const pool = new AsyncRequestsPool(...requests);
    const taken: unknown[] = [];
    const take = async () => {
      for await (const done of pool) taken.push((done as Request<number>).result());
    };
    const all = Promise.all([take(), take()]).then(() => 'done');
    const limit = new Promise((resolve) => setTimeout(resolve, 10_000, 'hung').unref());
    t.equal(await Promise.race([all, limit]), 'done');
    t.same(taken.sort(), [0, 1, 2, 3, 4, 5]);
  });

  t.test('one failure loses none of the other results', (t) => {
    const good = [a.echoInt32.asynchronous(1), b.echoInt32.asynchronous(2)];
    const bad = [
      a.fail.asynchronous(7, { message: 'first' }),
      b.fail.asynchronous(8, { message: 'second' }),
    ];
    const notRun = a.echoInt32.asynchronous(3);
    const pool = new AsyncRequestsPool(...good, ...bad, notRun);
    let thrown: unknown;
    try {
      pool.waitall();
    } catch (error) {
      thrown = error;
    }
    t.ok(thrown instanceof AggregateError);
    const { errors, message } = thrown as AggregateError;
    t.same((errors as Error[]).map((error) => error.name).sort(), [
      'CodeError',
      'CodeError',
      'NotRunError',
    ]);
    for (const part of [
      `${a.name}.fail: `,
      `${b.name}.fail: `,
      `${a.name}.echoInt32: `,
      'first',
      'second',
    ])
      t.ok(message.includes(part), part);
    t.same(
      good.map((each) => each.result()),
      [1, 2],
    );
    t.equal(pool.length, 0);
    t.equal(a.echoInt32(4), 4, 'later calls run');
    t.end();
  });

  t.test('await settles all, then throws', async (t) => {
    const pool = new AsyncRequestsPool(a.fail.asynchronous(7), b.sleepFor.asynchronous(long));
    const { members } = pool;
    await t.rejects(Promise.resolve(pool), AggregateError);
    t.ok(members.every((each) => each.isFinished));
  });

  t.test('wait throws what the request has failed with, and the rest stays', (t) => {
    const pool = new AsyncRequestsPool(a.fail.asynchronous(7), b.sleepFor.asynchronous(long));
    t.throws(() => pool.wait(), { name: 'CodeError', code: 7 });
    t.equal(pool.length, 1);
    pool.waitall();
    t.end();
  });

  t.test('a time limit ends the wait only', (t) => {
    const pool = new AsyncRequestsPool(
      a.sleepFor.asynchronous(long),
      b.sleepFor.asynchronous(long),
    );
    t.throws(() => pool.wait({ timeout: soon }), TimeoutError);
    t.throws(() => pool.waitall({ timeout: soon }), {
      name: 'TimeoutError',
      message: /sleepFor.*sleepFor/,
    });
    t.equal(pool.length, 2);
    pool.waitall({ timeout: watchdog });
    t.equal(pool.length, 0);
    t.end();
  });

  t.test('a handler that throws leaves no request in the pool for ever', (t) => {
    const request = a.echoInt32.asynchronous(1);
    const pool = new AsyncRequestsPool();
    request.addResultHandler(() => {
      throw new Error('from a handler');
    });
    pool.addRequest(request);
    t.throws(() => pool.waitall({ timeout: watchdog }), { message: 'from a handler' });
    pool.waitall({ timeout: quantity(5, 's') });
    t.equal(pool.length, 0);
    t.end();
  });

  t.test('thousands of requests', (t) => {
    const pool = new AsyncRequestsPool();
    let sum = 0;
    for (let i = 0; i < 5000; i++)
      pool.addRequest(
        (i % 2 ? a : b).echoInt32.asynchronous(i),
        (request) => (sum += request.result()),
      );
    pool.waitall({ timeout: watchdog });
    t.equal(sum, (5000 * 4999) / 2);
    t.end();
  });
});
