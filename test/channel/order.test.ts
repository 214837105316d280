// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { quantity } from '../../src/index.js';
import {
  channelTypes,
  forEach,
  outputOf,
  startProbe,
  variants,
  watchdog,
} from '../support/probe.js';
import { busyUntil } from '../support/until.js';

const moment = quantity(0.05, 's');

forEach(t, variants, (t, variant) => {
  t.test('calls of one instance run in the order in which they were made', (t) => {
    const probe = startProbe(t, variant);
    const lines = Array.from({ length: 50 }, (_, i) => `line ${i}`);
    for (const [i, line] of lines.entries()) {
      // All kinds of calls, small and large ones.
      if (i % 10 === 3) probe.sleepFor.asynchronous(quantity(0.005, 's'));
      if (i % 10 === 6) probe.sumArray.asynchronous(new Float64Array(50_000));
      if (i % 2 === 0) probe.printText.asynchronous(line);
      else probe.printText(line);
    }
    t.same(outputOf(probe.workdir).trimEnd().split('\n'), lines);
    t.end();
  });

  t.test('a synchronous call waits for the asynchronous ones before it', (t) => {
    const probe = startProbe(t, variant);
    const first = probe.evolveModel.asynchronous(quantity(5, 's'), { exactEnd: true });
    const second = probe.sleepFor.asynchronous(moment);
    const third = probe.evolveModel.asynchronous(quantity(6, 's'), { exactEnd: true });
    t.equal(probe.getModelTime().valueIn('s'), 6);
    for (const request of [first, second, third]) t.equal(request.isFinished, true);
    t.end();
  });

  t.test('the next call begins when the one before it is done, whatever the script does', (t) => {
    const probe = startProbe(t, variant);
    probe.doNothing();
    const requests = ['one', 'two', 'three'].flatMap((line) => [
      probe.printText.asynchronous(line),
      probe.sleepFor.asynchronous(moment),
      probe.sumArray.asynchronous(new Float64Array(100_000)),
    ]);
    requests.push(probe.printText.asynchronous('end'));
    // Nothing of polymuse is called here, and the event loop does not turn: only workers do something.
    busyUntil(() => outputOf(probe.workdir) === 'one\ntwo\nthree\nend\n', 'the last line');
    for (const request of requests) request.result({ timeout: watchdog });
    t.end();
  });

  t.test('the calls that wait for the start begin without the script, too', (t) => {
    const probe = startProbe(t, variant);
    const request = probe.printText.asynchronous('started');
    busyUntil(() => outputOf(probe.workdir) === 'started\n', 'the line');
    request.result({ timeout: watchdog });
    t.end();
  });
});

forEach(
  t,
  channelTypes.flatMap((a) => channelTypes.map((b) => ({ title: `${a} and ${b}`, a, b }))),
  (t, { a, b }) => {
    t.test('another instance goes on meanwhile', (t) => {
      const busy = startProbe(t, { channelType: a, numberOfWorkers: 2 });
      const other = startProbe(t, { channelType: b });
      busy.doNothing();
      // Ends only when it is killed: whatever the other one does, it does meanwhile.
      const hanging = busy.die.asynchronous('hang');
      t.equal(other.echoInt32(7), 7);
      t.same(other.countUp(20_000).length, 20_000);
      t.equal(hanging.isFinished, false);
      t.equal(busy.isBusy, true);
      busy.kill();
      t.throws(() => hanging.result({ timeout: watchdog }), { name: 'StateError' });
      t.equal(other.echoInt32(8), 8);
      t.end();
    });

    t.test('two instances work at the same time', (t) => {
      const probes = [a, b].map((channelType) => startProbe(t, { channelType }));
      for (const probe of probes) probe.doNothing();
      const requests = probes.flatMap((probe) => [
        probe.printText.asynchronous('begin'),
        probe.sleepFor.asynchronous(quantity(1, 's')),
        probe.printText.asynchronous('end'),
      ]);
      const outputs = () => probes.map((probe) => outputOf(probe.workdir));
      busyUntil(() => outputs().every((output) => output !== ''), 'the beginning of both');
      // Read after both had begun: if neither has ended, they were under way at one time.
      t.same(outputs(), ['begin\n', 'begin\n']);
      for (const request of requests) request.result({ timeout: watchdog });
      t.same(outputs(), ['begin\nend\n', 'begin\nend\n']);
      t.end();
    });
  },
);
