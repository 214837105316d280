// SPDX-License-Identifier: Apache-2.0
/**
 * Thousands of random scripts under random schedules: whichever worker goes on next, each call of an
 * instance is carried out in its turn, and every request ends as it must.
 */
import fc from 'fast-check';
import t from 'tap';
import { AsyncRequestsPool, type Request } from '../../src/index.js';
import { chooseBy, Fake, fakeWorkers } from '../support/fake-transport.js';

/** What a script does next. */
type Step =
  | { readonly do: 'echo'; readonly instance: number; readonly value: number }
  | { readonly do: 'echo of'; readonly instance: number; readonly earlier: number }
  | { readonly do: 'fail' | 'evolve'; readonly instance: number }
  | { readonly do: 'wait'; readonly earlier: number }
  | { readonly do: 'cancel'; readonly earlier: number };

const instance = fc.nat(2);
const earlier = fc.nat(100);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('echo' as const), instance, value: fc.nat(99) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('echo of' as const), instance, earlier }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('fail' as const, 'evolve' as const), instance }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), earlier }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), earlier }) },
);

/** A call that the script has made. */
interface Made {
  readonly instance: number;
  readonly request: Request<unknown>;
  /** What the worker notes if it carries it out. */
  readonly note: () => string;
}

/** Carries out a script; throws if anything is not as it must be. */
function run(steps: readonly Step[], schedule: Iterator<number>): void {
  chooseBy((count) => (schedule.next().value as number) % count);
  fakeWorkers.length = 0;
  const instances = [0, 1, 2].map(() => new Fake());
  const made: Made[] = [];
  const echoes: { readonly request: Request<number>; readonly value: () => number }[] = [];
  for (const each of steps) {
    if (each.do === 'wait' || each.do === 'cancel') {
      const call = made[each.earlier % made.length];
      if (each.do === 'wait') call?.request.wait();
      else call?.request.cancel();
      continue;
    }
    const fake = instances[each.instance]!;
    if (each.do === 'fail' || each.do === 'evolve') {
      const isFailing = each.do === 'fail';
      const request = isFailing ? fake.fail.asynchronous(1) : fake.evolveModel.asynchronous(1);
      made.push({
        instance: each.instance,
        request,
        note: () => (isFailing ? 'fail' : 'evolveModel'),
      });
      continue;
    }
    const source = each.do === 'echo of' ? echoes[each.earlier % echoes.length] : undefined;
    const plain = each.do === 'echo' ? each.value : 0;
    const request = fake.echo.asynchronous(source ? source.request : plain);
    const value = source ? source.value : () => plain;
    echoes.push({ request, value });
    made.push({ instance: each.instance, request, note: () => `echo ${value()}` });
  }

  try {
    new AsyncRequestsPool(...made.map(({ request }) => request)).waitall();
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
  }

  for (const { request } of made) {
    if (!request.isFinished) throw new Error(`${request.name} has not finished`);
    const { error } = request;
    if (error && !['CodeError', 'NotRunError', 'CancelledError'].includes(error.name)) throw error;
  }
  for (const { request, value } of echoes)
    if (!request.isFailed && request.result() !== value()) throw new Error('a wrong value');
  instances.forEach((fake, i) => {
    // A call that was cancelled may have been the reason of others, which go on: steps between states.
    fake.wait();
    const worker = fakeWorkers[i]!;
    const transitions = worker.carriedOut.filter((each) => /Code|Parameters/.test(each));
    const expected = made
      .filter(({ instance: of }) => of === i)
      .filter(({ request }) => !request.isFailed || request.error?.name === 'CodeError')
      .map(({ note }) => note());
    const carriedOut = worker.carriedOut.filter((each) => !/Code|Parameters/.test(each));
    if (carriedOut.join() !== expected.join())
      throw new Error(`${fake.name} carried out ${carriedOut.join()}, not ${expected.join()}`);
    if (transitions.length > 2) throw new Error('a transition was made twice');
    const firstEvolve = worker.carriedOut.indexOf('evolveModel');
    if (firstEvolve >= 0 && worker.carriedOut.indexOf('commitParameters') > firstEvolve)
      throw new Error('the model ran before its parameters were committed');
    if (fake.isBusy) throw new Error(`${fake.name} is still busy`);
    fake.stop();
  });
}

t.test('whichever worker goes on next', (t) => {
  // The same ones each time; POLYMUSE_SCHEDULES=100000 looks at so many new ones.
  const asked = process.env['POLYMUSE_SCHEDULES'];
  const runs = Number(asked ?? 3000);
  const property = fc.property(
    fc.array(step, { minLength: 1, maxLength: 40 }),
    fc.infiniteStream(fc.nat(1000)),
    (steps, schedule) => {
      run(steps, schedule);
    },
  );
  const outcome = fc.check(property, {
    numRuns: runs,
    ...(asked === undefined && { seed: 13 }),
  });
  t.equal(outcome.failed, false, fc.defaultReportMessage(outcome) ?? `${runs} schedules`);
  t.end();
});
