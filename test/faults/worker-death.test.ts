// SPDX-License-Identifier: Apache-2.0
/**
 * A process of a worker ends in every way, in a call and while idle, on every rank: the call fails with
 * what is known of the end, the others go on, and nothing is left.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { constants, hostname } from 'node:os';
import t from 'tap';
import { NotRunError, WorkerDiedError, quantity } from '../../src/index.js';
import { freshPath, startProbe, forEach, variants, watchdog } from '../support/probe.js';
import { processesOf } from '../support/processes.js';
import { until } from '../support/until.js';

const { SIGABRT, SIGKILL, SIGSEGV } = constants.signals;

const ends = [
  { how: 'exit0', expected: { exitCode: 0 } },
  { how: 'exit3', expected: { exitCode: 3 } },
  { how: 'abort', expected: { signal: SIGABRT } },
  { how: 'segv', expected: { signal: SIGSEGV } },
  { how: 'kill9', expected: { signal: SIGKILL } },
] as const;

/** The error of a function that must throw. */
function errorOf(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

forEach(t, variants, async (t, { channelType, numberOfWorkers }) => {
  const ranks = Array.from({ length: numberOfWorkers }, (_, rank) => rank);
  const other = startProbe(t, { channelType });
  other.doNothing();

  for (const { how, expected } of ends)
    for (const rank of ranks)
      t.test(`${how} on rank ${rank}, in a call`, async (t) => {
        const workdir = freshPath();
        const probe = startProbe(t, { channelType, numberOfWorkers, workdir });
        probe.printText('last words');
        const meanwhile = other.sleepFor.asynchronous(quantity(0.1, 's'));
        const { pid } = probe.ranks[rank]!;
        const dying = probe.die.asynchronous(how, { rank });
        const behind = probe.echoInt32.asynchronous(1);
        const error = errorOf(() => dying.result({ timeout: watchdog }));
        t.ok(error instanceof WorkerDiedError, `a WorkerDiedError, not ${String(error)}`);
        t.match(error, {
          instance: probe.name,
          end: { ...expected, rank, pid, host: hostname() },
        });
        if (rank === 0) t.match((error as WorkerDiedError).end.lastOutput, /^last words/);
        t.ok(
          [NotRunError, WorkerDiedError].some((type) => behind.error instanceof type),
          'the call behind it fails too',
        );
        t.throws(() => probe.echoInt32(1), WorkerDiedError, 'and so does every later one');
        meanwhile.result({ timeout: watchdog });
        t.equal(other.echoInt32(5), 5, 'the other instance goes on');
        await until(() => processesOf(workdir).length === 0, 'the end of its processes');
      });

  for (const rank of ranks)
    t.test(`killed on rank ${rank}, while idle`, async (t) => {
      const probe = startProbe(t, { channelType, numberOfWorkers });
      probe.doNothing();
      process.kill(probe.ranks[rank]!.pid, 'SIGKILL');
      await until(() => processesOf(probe.workdir).length === 0, 'the end of its processes');
      const error = errorOf(() => probe.echoInt32.asynchronous(1).result({ timeout: watchdog }));
      t.match(error, { name: 'WorkerDiedError', end: { signal: SIGKILL, rank } });
    });

  if (numberOfWorkers > 1)
    t.test('a rank that ends because another one is about to', async (t) => {
      const probe = startProbe(t, { channelType, numberOfWorkers });
      probe.doNothing();
      const [first, second] = probe.ranks;
      const dying = probe.die.asynchronous('exitWhenTold', { rank: 0 });
      dying.isResultAvailable();
      await until(() => existsSync(`${probe.workdir}/leaving`), 'the beginning of the end');
      process.kill(second!.pid, 'SIGKILL');
      await until(() => !existsSync(`/proc/${second!.pid}`), 'the end of the other rank');
      writeFileSync(`${probe.workdir}/go`, '');
      // Some launchers end the other ranks at once, together with their guards: then there is no exit code.
      await t.rejects(dying.promise({ timeout: watchdog }), {
        name: 'WorkerDiedError',
        end: { rank: 0, pid: first!.pid },
      });
    });

  t.test('killed in the middle of large transfers', (t) => {
    const probe = startProbe(t, { channelType, numberOfWorkers });
    probe.doNothing();
    const { pid } = probe.ranks.at(-1)!;
    const large = new Float64Array(8e6);
    const requests = Array.from({ length: 4 }, () => probe.echoArray.asynchronous(large));
    requests[0]!.wait({ timeout: watchdog });
    process.kill(pid, 'SIGKILL');
    const error = errorOf(() => requests[3]!.result({ timeout: watchdog }));
    t.ok(error instanceof WorkerDiedError, `a WorkerDiedError, not ${String(error)}`);
    for (const request of requests) t.ok(request.isFinished);
    requests.forEach((request) => request.error);
    t.equal(other.echoInt32(5), 5, 'the other instance goes on');
    t.end();
  });

  t.test('a new instance can be started afterwards', (t) => {
    const probe = startProbe(t, { channelType, numberOfWorkers });
    t.equal(probe.echoInt32(7), 7);
    t.end();
  });
  await Promise.resolve();
});
