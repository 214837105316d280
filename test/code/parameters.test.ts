// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { quantity } from '../../src/index.js';
import { allVariants, forEach, startProbe } from '../support/probe.js';

forEach(t, allVariants, (t, variant) => {
  t.test('parameters of every type are read and set', (t) => {
    const { parameters } = startProbe(t, variant);
    t.equal(parameters.whole, 7);
    t.equal(parameters.large, 5_000_000_000);
    t.equal(parameters.single, 0.5);
    t.equal(parameters.depth.valueIn('km'), 1);
    t.equal(parameters.Ratio, 0.25);
    t.equal(parameters.flag, true);
    t.equal(parameters.label, 'probe');
    t.equal(parameters.scheme, 'fast');
    parameters.whole = -(2 ** 31);
    parameters.large = -(2 ** 53 - 1);
    parameters.single = 0.1;
    parameters.depth = quantity(2.5, 'km');
    parameters.Ratio = Number.MIN_VALUE;
    parameters.flag = false;
    parameters.label = 'Grüße';
    parameters.scheme = 'exact';
    t.equal(parameters.whole, -(2 ** 31));
    t.equal(parameters.large, -(2 ** 53 - 1));
    t.equal(parameters.single, Math.fround(0.1));
    t.equal(parameters.depth.valueIn('m'), 2500);
    t.equal(parameters.Ratio, Number.MIN_VALUE);
    t.equal(parameters.flag, false);
    t.equal(parameters.label, 'Grüße');
    t.equal(parameters.scheme, 'exact');
    for (const label of ['', 'x'.repeat(31)]) {
      parameters.label = label;
      t.equal(parameters.label, label);
    }
    t.same(Object.keys(parameters), [
      'whole',
      'large',
      'single',
      'depth',
      'Ratio',
      'flag',
      'label',
      'scheme',
    ]);
    t.end();
  });

  t.test('a value that does not fit is refused at once', (t) => {
    const { parameters, echoInt32 } = startProbe(t, variant);
    const loose = parameters as unknown as Record<string, unknown>;
    for (const value of [1.5, 2 ** 31, '1', NaN, undefined])
      t.throws(() => (loose['whole'] = value), { name: 'ArgumentError', argument: 'whole' });
    t.throws(() => (loose['flag'] = 1), { name: 'ArgumentError' });
    t.throws(() => (loose['label'] = 1), { name: 'ArgumentError' });
    t.throws(() => (loose['depth'] = 1), { name: 'ArgumentError', message: /quantity in m/ });
    // @ts-expect-error a mass is not a length
    t.throws(() => (parameters.depth = quantity(1, 'kg')), { name: 'UnitError' });
    t.throws(() => (loose['scheme'] = 'slow'), {
      name: 'ArgumentError',
      message: /'slow'.*'fast', 'exact'/,
    });
    t.throws(() => (loose['deepness'] = 1), { name: 'ArgumentError', argument: 'deepness' });
    t.equal(parameters.whole, 7);
    t.equal(echoInt32(1), 1);
    t.end();
  });

  t.test('a string that is too long for the model fails the next call', (t) => {
    const { parameters, echoInt32 } = startProbe(t, variant);
    parameters.label = 'x'.repeat(40);
    t.throws(() => echoInt32(1), {
      name: 'NotRunError',
      cause: { name: 'CodeError', message: /label holds at most \d+ characters, and this has 40/ },
    });
    t.equal(echoInt32(1), 1);
    t.end();
  });
});

forEach(t, allVariants, (t, variant) => {
  t.test('evolveModel on a new instance initializes it and commits its parameters', (t) => {
    const probe = startProbe(t, variant);
    t.same(probe.getStateCalls(), { initializeCalls: 0, commitCalls: 0 });
    probe.parameters.whole = 3;
    t.same(probe.getStateCalls(), { initializeCalls: 1, commitCalls: 0 });
    const request = probe.evolveModel.asynchronous(quantity(1.5, 's'), { exactEnd: true });
    probe.evolveModel(quantity(0.001, 'hour'));
    request.result();
    t.equal(probe.getModelTime().valueIn('s'), 4, 'the next full second');
    t.same(probe.getStateCalls(), { initializeCalls: 1, commitCalls: 1 });
    t.throws(() => (probe.parameters.whole = 4), {
      name: 'StateError',
      instance: probe.name,
      message: /whole can no longer be set, the model is 'running'/,
    });
    t.equal(probe.parameters.whole, 3, 'but read');
    t.throws(() => probe.evolveModel(quantity(1, 's')), {
      name: 'CodeError',
      message: /in the past/,
    });
    t.end();
  });

  t.test('a state is not reached by a call that fails', (t) => {
    const probe = startProbe(t, variant);
    (probe.parameters as { label: string }).label = 'x'.repeat(40);
    // The parameter fails, and with it all that is queued behind it.
    t.throws(() => probe.evolveModel(quantity(1, 's')), { name: 'NotRunError' });
    probe.parameters.label = 'short';
    probe.evolveModel(quantity(1, 's'));
    t.same(probe.getStateCalls(), { initializeCalls: 1, commitCalls: 1 });
    t.equal(probe.parameters.label, 'short');
    t.end();
  });
});
