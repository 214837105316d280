// SPDX-License-Identifier: Apache-2.0
/**
 * Every kind of death, at every moment, on every channel and rank, again and again: counts hangs, errors
 * that come late, processes that are left, and wrong results. Once each in the ordinary run of the tests;
 * `npm run test:faults` repeats each twenty times.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, hostname } from 'node:os';
import t, { type Test } from 'tap';
import { quantity, WorkerDiedError, type Request } from '../../src/index.js';
import { DeathWatch } from '../support/death-watch.js';
import { fixtureCommand } from '../support/fixture.js';
import {
  forEach,
  freshPath,
  Probe,
  ProbeFortran,
  startProbe,
  type Variant,
  variants,
} from '../support/probe.js';
import { processesOf } from '../support/processes.js';
import { until } from '../support/until.js';

const repeats = Number(process.env['POLYMUSE_FAULT_REPEATS'] ?? 1);
const { SIGABRT, SIGKILL, SIGSEGV } = constants.signals;

const deaths = [
  { title: 'kill -9', how: 'kill9', end: { signal: SIGKILL } },
  { title: 'SIGSEGV', how: 'segv', end: { signal: SIGSEGV } },
  { title: 'abort', how: 'abort', end: { signal: SIGABRT } },
  { title: 'exit(0)', how: 'exit0', end: { exitCode: 0 } },
  { title: 'Fortran STOP', how: 'exit0', end: { exitCode: 0 }, inFortran: true },
] as const;
const moments = ['while idle', 'in a call', 'in the middle of transfers'] as const;

/** Longer than this, and it counts as a hang. */
const limit = quantity(10, 's');
/** Longer than this after the death, and the error comes late. */
const lateAfter = quantity(2, 's');
const large = new Float64Array(8e6).fill(1);
const tally = { faults: 0, hangs: 0, late: 0, orphans: 0, wrong: 0 };
let slowest = 0;

function count(what: Exclude<keyof typeof tally, 'faults'>, t: Test, message: string): void {
  tally[what]++;
  t.fail(message);
}

/** The request that fails because of a death that is on its way; in an object, not to be awaited. */
async function provoke(
  probe: Probe | ProbeFortran,
  how: string,
  rank: number,
  moment: (typeof moments)[number],
): Promise<{ failing: Request<unknown> }> {
  if (moment === 'in a call') return { failing: probe.die.asynchronous(how, { rank }) };
  const announced = probe.dieLater.asynchronous(how, quantity(0.02, 's'), { rank });
  announced.wait({ timeout: limit });
  // On a busy machine the death may come before the answer.
  if (announced.isFailed) return { failing: announced };
  if (moment === 'while idle') {
    await until(() => processesOf(probe.workdir).length === 0, 'the death', limit.valueIn('s'));
    return { failing: probe.echoInt32.asynchronous(1) };
  }
  // Enough of them that it comes while one is under way.
  const echoes = Array.from({ length: 20 }, () => probe.echoArray.asynchronous(large));
  for (const each of echoes) each.wait({ timeout: limit });
  const [failing = echoes[0]!] = echoes.filter((each) => each.isFailed);
  return { failing };
}

async function suffer(
  t: Test,
  { channelType, numberOfWorkers }: Variant,
  death: (typeof deaths)[number],
  rank: number,
  moment: (typeof moments)[number],
  bystander: Probe,
): Promise<void> {
  tally.faults++;
  const Class = 'inFortran' in death ? ProbeFortran : Probe;
  const probe = new Class({ workdir: freshPath(), channelType, numberOfWorkers });
  probe.printText('last words');
  const { pid } = probe.ranks[rank]!;
  const meanwhile = bystander.rankSum.asynchronous();
  const watch = new DeathWatch(pid);
  try {
    const { failing } = await provoke(probe, death.how, rank, moment);
    failing.wait({ timeout: limit });
    const delay = watch.millisecondsSince ?? 0;
    // While the instance is idle nobody has asked, and so nobody has been told.
    if (moment !== 'while idle') slowest = Math.max(slowest, delay);
    if (moment !== 'while idle' && delay > lateAfter.valueIn('ms'))
      count('late', t, `the error came ${delay} ms after the death`);
    const { error } = failing;
    const end = error instanceof WorkerDiedError ? error.end : undefined;
    const expected = { ...death.end, rank, pid, host: hostname() };
    for (const [name, value] of Object.entries(expected))
      if (end?.[name as keyof typeof end] !== value)
        count('wrong', t, `${name} is not ${value}: ${String(error)}`);
    if (rank === 0 && !end?.lastOutput.startsWith('last words'))
      count('wrong', t, `the last output is '${end?.lastOutput ?? ''}'`);
  } catch (error) {
    count('hangs', t, String(error));
    probe.kill();
  } finally {
    watch.stop();
  }
  if (meanwhile.result({ timeout: limit }).ranks !== 1 || bystander.echoInt32(5) !== 5)
    count('wrong', t, 'the other instance');
  try {
    await until(() => processesOf(probe.workdir).length === 0, 'the end', limit.valueIn('s'));
  } catch (error) {
    count('orphans', t, String(error));
  }
}

forEach(t, variants, (t, variant) => {
  const bystander = new Probe({ workdir: freshPath(), channelType: variant.channelType });
  bystander.doNothing();
  t.teardown(() => bystander.stop());
  for (const death of deaths)
    for (const moment of moments)
      for (let rank = 0; rank < variant.numberOfWorkers; rank++)
        t.test(`${death.title} ${moment}, on rank ${rank}`, async (t) => {
          for (let i = 0; i < repeats; i++)
            await suffer(t, variant, death, rank, moment, bystander);
        });

  t.test('the script is killed', async (t) => {
    for (let i = 0; i < repeats; i++) {
      tally.faults++;
      const workdir = freshPath();
      const { channelType, numberOfWorkers } = variant;
      const [command, given] = fixtureCommand(
        'ending-script',
        workdir,
        channelType,
        String(numberOfWorkers),
        'wait',
      );
      const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'ignore'] });
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      try {
        await until(() => processesOf(workdir).length === 0, 'the end of the workers', 5);
      } catch (error) {
        count('orphans', t, String(error));
      }
    }
  });
});

forEach(t, variants, (t, { channelType, numberOfWorkers }) => {
  t.test('a transfer of another instance meanwhile', async (t) => {
    const bystander = startProbe(t, { channelType });
    bystander.doNothing();
    const probe = startProbe(t, { channelType, numberOfWorkers });
    probe.doNothing();
    const meanwhile = bystander.sumArray.asynchronous(large);
    await provoke(probe, 'kill9', numberOfWorkers - 1, 'in the middle of transfers');
    const sum = await meanwhile.promise({ timeout: limit }).catch(() => {
      bystander.kill();
    });
    t.equal(sum, large.length);
  });
});

t.test('the tally', (t) => {
  const { faults, ...bad } = tally;
  t.comment(
    `${faults} faults: ${bad.hangs} hangs, ${bad.late} late errors, ${bad.orphans} orphans, ` +
      `${bad.wrong} wrong results; the slowest error came ${slowest.toFixed(0)} ms after the death`,
  );
  t.same(bad, { hangs: 0, late: 0, orphans: 0, wrong: 0 });
  t.end();
});
