// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { StateMachine } from '../../src/interface/states.js';
import { ArgumentError, quantity } from '../../src/index.js';
import { freshPath, outputOf, Probe } from '../support/probe.js';

t.test('a step that only the script makes', (t) => {
  const states = new StateMachine({
    initial: 'new',
    transitions: [
      { from: 'running', call: 'evolveModel', to: 'evolved', automatic: false },
      { from: 'new', call: 'commitParameters', to: 'running' },
    ],
    needs: { evolveModel: 'running', setParameters: 'new' },
  });
  t.same(states.pathTo('evolveModel'), ['commitParameters']);
  t.notOk(states.isTransition('evolveModel'), 'not from here');
  states.called('commitParameters');
  t.ok(states.isTransition('evolveModel'));
  const step = states.called('evolveModel')!;
  t.equal(states.current, 'evolved');
  t.same(states.pathTo('evolveModel'), [], 'what running allows can still be done');
  t.ok(states.isBeyond('setParameters'));
  states.undo(step);
  t.equal(states.current, 'running');
  t.end();
});

t.test('a class is told before its instance changes its state', (t) => {
  class Prepared extends Probe {
    readonly steps: string[] = [];
    refuse = true;
    protected override beforeTransition(name: string): void {
      this.steps.push(name);
      if (name === 'commitParameters' && this.refuse)
        throw new ArgumentError('there is no input file', 'input', undefined);
    }
  }
  const probe = new Prepared({ workdir: freshPath() });
  t.throws(() => probe.evolveModel.asynchronous(quantity(1, 's')), {
    name: 'ArgumentError',
    message: 'there is no input file',
  });
  t.same(probe.getStateCalls(), { initializeCalls: 1, commitCalls: 0 });
  probe.refuse = false;
  probe.evolveModel(quantity(1, 's'));
  probe.evolveModel(quantity(2, 's'));
  t.same(probe.getStateCalls(), { initializeCalls: 1, commitCalls: 1 });
  t.same(probe.steps, ['initializeCode', 'commitParameters', 'commitParameters']);
  probe.stop();
  t.end();
});

for (const numberOfWorkers of [1, 2])
  for (const channelType of ['mpi', 'sockets'] as const)
    t.test(`what a worker does when it is stopped: ${channelType}, ${numberOfWorkers}`, (t) => {
      const probe = new Probe({ workdir: freshPath(), channelType, numberOfWorkers });
      probe.doNothing();
      t.throws(() => {
        probe.fail(3);
      });
      probe.stop();
      const last = numberOfWorkers - 1;
      t.match(outputOf(probe.workdir, last), `goodbye from rank ${last} of ${numberOfWorkers}`);
      t.end();
    });
