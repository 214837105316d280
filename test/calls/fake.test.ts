// SPDX-License-Identifier: Apache-2.0
/** Order, states, dependencies, pools, time limits, failures and events, without a process. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import t from 'tap';
import type { CallEvent } from '../../src/calls/events.js';
import { AsyncRequestsPool, quantity, type Request } from '../../src/index.js';
import { Fake, fakeWorkers, goOn } from '../support/fake-transport.js';

/** What the worker of an instance has carried out. */
function carriedOut(instance: Fake): readonly string[] {
  return fakeWorkers.find(({ name }) => name === instance.name)!.carriedOut;
}

t.test('calls are carried out in order, and transitions come first', (t) => {
  const fake = new Fake();
  const first = fake.echo.asynchronous(1);
  fake.evolveModel.asynchronous(1);
  t.equal(fake.echo(2), 2);
  t.equal(first.result(), 1);
  t.same(carriedOut(fake), [
    'echo 1',
    'initializeCode',
    'commitParameters',
    'evolveModel',
    'echo 2',
  ]);
  t.equal(fake.state, 'running');
  fake.evolveModel(2);
  t.same(carriedOut(fake).slice(5), ['evolveModel'], 'transitions are made once');
  fake.stop();
  t.equal(fake.hasEnded, true);
  t.end();
});

t.test('wrong arguments make no call, and no transition', (t) => {
  const fake = new Fake();
  t.throws(() => fake.evolveModel(1.5), { name: 'ArgumentError' });
  while (goOn());
  t.same(carriedOut(fake), []);
  t.equal(fake.state, 'new');
  fake.stop();
  t.end();
});

t.test('a call that depends on another instance holds those behind it', (t) => {
  const [one, other] = [new Fake(), new Fake()];
  const source = one.echo.asynchronous(5);
  const dependent = other.echo.asynchronous(source);
  const behind = other.echo.asynchronous(6);
  t.same([dependent.result(), behind.result()], [5, 6]);
  t.same(carriedOut(other), ['echo 5', 'echo 6']);
  for (const each of [one, other]) each.stop();
  t.end();
});

t.test('a failure: calls behind it are not run, later ones are', (t) => {
  const fake = new Fake();
  const failing = fake.fail.asynchronous(3);
  const behind = [fake.echo.asynchronous(1), fake.evolveModel.asynchronous(1)];
  t.throws(() => failing.result(), { name: 'CodeError', code: 3 });
  for (const each of behind)
    t.throws(() => each.result() as unknown, { name: 'NotRunError', cause: failing.error });
  t.equal(fake.echo(4), 4);
  t.same(carriedOut(fake), ['fail', 'echo 4']);
  t.equal(fake.state, 'new', 'transitions that were not run are taken back');
  fake.stop();
  t.end();
});

t.test('a death fails all calls, and those made afterwards', (t) => {
  const fake = new Fake();
  const calls: Request<unknown>[] = [
    fake.echo.asynchronous(1),
    fake.die.asynchronous(),
    fake.echo.asynchronous(2),
  ];
  t.throws(() => new AsyncRequestsPool(...calls).waitall(), { name: 'AggregateError' });
  t.equal(calls[0]!.result(), 1);
  t.equal(calls[2]!.error?.name, 'WorkerDiedError');
  t.throws(() => fake.echo(3), { name: 'WorkerDiedError', message: /during echo/ });
  t.throws(() => fake.evolveModel.asynchronous(3).result(), { name: 'WorkerDiedError' });
  t.equal(fake.hasEnded, true);
  fake.stop();
  t.end();
});

t.test('a time limit ends the wait, and the call goes on', (t) => {
  const fake = new Fake();
  const waiting = fake.echo.asynchronous(1);
  const other = fake.echo.asynchronous(2);
  t.throws(() => waiting.result({ timeout: quantity(0, 's') }), { name: 'TimeoutError' });
  t.equal(other.result(), 2);
  t.equal(waiting.result(), 1);
  fake.stop();
  t.end();
});

t.test('several results, and awaiting', async (t) => {
  const fake = new Fake();
  const { one, two } = fake.both.asynchronous(7).parts;
  t.same(await Promise.all([one, two]), [7, 8]);
  const done: string[] = [];
  const pool = new AsyncRequestsPool(fake.echo.asynchronous(1), fake.echo.asynchronous(2));
  for await (const request of pool) done.push(String(request.result()));
  t.same(done, ['1', '2']);
  await fake.stop.asynchronous();
});

t.test('events tell what happens to each call', (t) => {
  const told: string[] = [];
  const listeners = ['made', 'sent', 'finished'].map((what) => {
    const listener = (event: unknown) => {
      const { method, failure } = event as CallEvent;
      told.push(`${what} ${method}${failure ? `: ${failure.name}` : ''}`);
    };
    subscribe(`polymuse:call:${what}`, listener);
    return () => unsubscribe(`polymuse:call:${what}`, listener);
  });
  const fake = new Fake();
  const source = fake.echo.asynchronous(1);
  const held = fake.echo.asynchronous(source);
  t.same(told, ['made echo', 'sent echo', 'made echo'], 'the second is held');
  t.equal(held.result(), 1);
  t.same(told.slice(3), ['finished echo', 'sent echo', 'finished echo']);
  t.throws(() => fake.fail(1));
  t.same(told.slice(6), ['made fail', 'sent fail', 'finished fail: CodeError']);
  for (const remove of listeners) remove();
  fake.echo(2);
  t.equal(told.length, 9, 'those that do not listen are told nothing');
  fake.stop();
  t.end();
});
