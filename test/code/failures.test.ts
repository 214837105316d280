// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { CodeError, NotRunError, quantity, StateError, WorkerDiedError } from '../../src/index.js';
import { allVariants, forEach, startProbe, watchdog } from '../support/probe.js';
import { processesOf } from '../support/processes.js';
import { until } from '../support/until.js';

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

forEach(t, allVariants, (t, variant) => {
  const probe = startProbe(t, variant);
  const last = variant.numberOfWorkers - 1;

  t.test('an error of the code says where it is from', (t) => {
    const error = errorOf(() => probe.fail(-3, { message: 'no convergence: 100 %s %d' }));
    t.ok(error instanceof CodeError);
    t.match(error, { name: 'CodeError', instance: probe.name, method: 'fail', code: -3, rank: 0 });
    t.equal(
      (error as Error).message,
      `${probe.name}.fail: no convergence: 100 %s %d (code -3, rank 0)`,
    );
    t.match(
      errorOf(() => probe.fail(4)),
      { code: 4, message: /fail returned 4/ },
      'without a message',
    );
    t.equal(probe.echoInt32(1), 1, 'later calls run');
    t.end();
  });

  t.test('its trace begins where the script waits', (t) => {
    const file = /failures\.test\.(ts|js)/;
    const request = probe.fail.asynchronous(5);
    for (const blocking of [() => probe.fail(5), () => request.result()]) {
      const frames = (errorOf(blocking) as Error)
        .stack!.split('\n')
        .filter((line) => /^ {4}at /.test(line));
      const own = frames.findIndex((frame) => file.test(frame));
      t.ok(own >= 0 && own <= 4, frames.join('\n'));
    }
    t.end();
  });

  t.test('an error of one rank only is one of the call', (t) => {
    const error = errorOf(() => probe.failOnRank(last, 11));
    t.match(error, { name: 'CodeError', code: 11, rank: last });
    t.match((error as Error).message, new RegExp(`rank ${last} was told to fail`));
    t.same(probe.rankSum().ranks, variant.numberOfWorkers, 'the ranks are still in step');
    t.end();
  });

  t.test('calls queued behind a failed one are not run', (t) => {
    probe.doNothing();
    const before = probe.echoInt32.asynchronous(1);
    const failing = probe.failOnRank.asynchronous(last, 5);
    const behind = [
      probe.printText.asynchronous('this must not be printed'),
      probe.sumArray.asynchronous(new Float64Array(100_000)),
      probe.countUp.asynchronous(100_000),
    ];
    for (const request of behind) request.wait({ timeout: watchdog });
    t.equal(before.result(), 1);
    const { error } = failing;
    t.match(error, { name: 'CodeError', code: 5 });
    for (const request of behind) {
      t.ok(request.error instanceof NotRunError);
      t.equal(request.error?.cause, error, 'the cause');
      t.match(request.error, { instance: probe.name });
      t.ok(request.error?.message.includes(error?.message ?? '?'));
    }
    t.match(behind[0]?.error, { method: 'printText' });
    t.equal(probe.echoInt32(2), 2, 'later calls run');
    t.equal(probe.sumArray(new Float64Array(100_000).fill(1)), 100_000);
    t.end();
  });

  t.test('each failure is the cause of what was queued behind it', (t) => {
    const first = [probe.fail.asynchronous(1), probe.doNothing.asynchronous()] as const;
    for (const each of first) each.wait();
    const second = [probe.fail.asynchronous(2), probe.doNothing.asynchronous()] as const;
    for (const each of second) each.wait();
    t.equal(first[1].error?.cause, first[0].error);
    t.equal(second[1].error?.cause, second[0].error);
    t.end();
  });
});

forEach(t, allVariants, (t, variant) => {
  t.test('stop', async (t) => {
    const probe = startProbe(t, variant);
    const before = probe.echoInt32.asynchronous(1);
    probe.stop();
    t.equal(before.result(), 1, 'after the calls made before');
    t.equal(probe.hasEnded, true);
    t.throws(() => probe.echoInt32(2), StateError);
    t.throws(() => probe.echoInt32(2), { message: /echoInt32/, instance: probe.name });
    probe.stop();
    await probe.stop.asynchronous();
    t.same(probe.ranks, []);
  });

  t.test('stop behind a call that fails', (t) => {
    const probe = startProbe(t, variant);
    const failing = probe.fail.asynchronous(1);
    probe.stop();
    t.match(failing.error, { name: 'CodeError' });
    t.equal(probe.hasEnded, true);
    t.end();
  });

  t.test('using', (t) => {
    const probe = startProbe(t, variant);
    probe[Symbol.dispose]();
    t.equal(probe.hasEnded, true);
    t.end();
  });

  t.test('await using', async (t) => {
    const probe = startProbe(t, variant);
    const sleeping = probe.sleepFor.asynchronous(quantity(0.05, 's'));
    await probe[Symbol.asyncDispose]();
    t.equal(sleeping.isFinished, true, 'it stops after the calls made before');
    t.equal(probe.hasEnded, true);
  });

  t.test('kill', async (t) => {
    const probe = startProbe(t, variant);
    probe.doNothing();
    const hanging = probe.die.asynchronous('hang', { rank: last(variant.numberOfWorkers) });
    const queued = probe.echoInt32.asynchronous(1);
    probe.kill('it was in the way');
    await t.rejects(Promise.resolve(hanging), { message: /it was in the way/ });
    await t.rejects(Promise.resolve(queued), StateError);
    t.throws(() => probe.doNothing(), StateError);
    t.same(processesOf(probe.workdir), [], 'it returns when its processes have ended');
    probe.kill();
    await probe.kill.asynchronous();
  });

  t.test('kill, asynchronously', async (t) => {
    for (const isBusy of [true, false]) {
      const probe = startProbe(t, variant);
      probe.doNothing();
      const hanging = isBusy ? probe.die.asynchronous('hang', { rank: 0 }) : undefined;
      const killed = probe.kill.asynchronous('it was in the way');
      t.equal(killed.name, `${probe.name}.kill`);
      if (hanging) await t.rejects(Promise.resolve(hanging), { message: /it was in the way/ });
      await killed;
      t.same(processesOf(probe.workdir), []);
      t.equal(probe.hasEnded, true);
    }
  });

  t.test('kill while it starts', async (t) => {
    const starting = startProbe(t, variant);
    const hanging = startProbe(t, { channelType: 'sockets' });
    const never = hanging.die.asynchronous('hang', { rank: 0 });
    const held = starting.echoInt32.asynchronous(never.map(() => 1));
    const idle = starting.wait.asynchronous();
    starting.kill('it was not wanted');
    t.throws(() => held.result(), { name: 'StateError', message: /it was not wanted/ });
    idle.result({ timeout: watchdog });
    t.equal(starting.isBusy, false, 'a call that was held is no longer in progress');
    hanging.kill();
    t.throws(() => starting.started.result(), {
      name: 'StateError',
      message: `${starting.name} has not been started: it was not wanted`,
    });
    await until(() => processesOf(starting.workdir).length === 0, 'the end of its processes');
    const next = startProbe(t, variant);
    t.equal(next.echoInt32(1), 1);
    t.equal(next.channelType, variant.channelType, 'MPI goes on spawning');
  });

  t.test('kill when it has stopped or died', async (t) => {
    const stopped = startProbe(t, variant);
    stopped.stop();
    await stopped.kill.asynchronous();

    const dead = startProbe(t, variant);
    dead.doNothing();
    t.throws(() => {
      dead.die('exit3', { rank: last(variant.numberOfWorkers) });
    }, WorkerDiedError);
    dead.kill();
    await until(() => processesOf(dead.workdir).length === 0, 'the end of the other ranks');
  });
});

function last(ranks: number): number {
  return ranks - 1;
}
