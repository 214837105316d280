// SPDX-License-Identifier: Apache-2.0
import { inspect } from 'node:util';
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

  t.test('asynchronously, and several at once', async (t) => {
    const probe = startProbe(t, variant);
    const { parameters, echoInt32 } = probe;
    const { request } = parameters;
    t.equal(await request.whole, 7);
    t.equal((await request.depth).valueIn('km'), 1);
    request.whole = 8;
    request.depth = quantity(3, 'km');
    t.equal(request.depth.result().valueIn('m'), 3000);
    parameters.set({ whole: 9, depth: quantity(4, 'km'), label: 'all' });
    t.equal(parameters.whole, 9);
    t.equal(parameters.label, 'all');
    await request.set({ whole: 10, scheme: 'exact' });
    t.equal(parameters.whole, 10);
    t.equal(parameters.scheme, 'exact');

    // Requests in the place of values.
    parameters.whole = echoInt32.asynchronous(11);
    parameters.set({ depth: request.depth.times(2), large: request.whole.times(2) });
    t.equal(parameters.whole, 11);
    t.equal(parameters.depth.valueIn('km'), 8);
    t.equal(parameters.large, 22);
    // @ts-expect-error a request for a mass is not one for a length
    t.throws(() => parameters.set({ depth: probe.echoFloat64.asynchronous(1) }), {
      name: 'ArgumentError',
      message: /depth must be a quantity in m, not 1/,
    });

    await t.rejects(Promise.resolve(request.set({ label: 'x'.repeat(40) })), { name: 'CodeError' });
    t.throws(() => parameters.set({ label: 'x'.repeat(40) }), { name: 'CodeError' });
    t.equal(echoInt32(1), 1, 'it was said where it was set, and not by the next call');
    // @ts-expect-error there is none of that name
    t.throws(() => parameters.set({ whale: 1 }), {
      name: 'ArgumentError',
      message: `${probe.name}.parameters has no whale; did you mean whole?`,
    });
    t.throws(() => Reflect.get(request, 'whale') as unknown, {
      message: `${probe.name}.parameters.request has no whale; did you mean whole?`,
    });
  });

  t.test('reset sets them to their defaults', async (t) => {
    const { parameters } = startProbe(t, variant);
    const defaults = Object.entries(parameters).map(([name, value]) => [name, String(value)]);
    parameters.set({ whole: 1, depth: quantity(1, 'm'), flag: false, scheme: 'exact', label: '' });
    parameters.reset('whole', 'flag');
    t.equal(parameters.whole, 7);
    t.equal(parameters.flag, true);
    t.equal(parameters.label, '');
    await parameters.request.reset();
    t.same(
      Object.entries(parameters).map(([name, value]) => [name, String(value)]),
      defaults,
    );
    // @ts-expect-error there is none of that name
    t.throws(() => parameters.reset('whale'), {
      name: 'ArgumentError',
      message: /did you mean whole/,
    });
  });

  t.test('they are printed as a table', (t) => {
    const probe = startProbe(t, variant);
    const { parameters } = probe;
    parameters.depth = quantity(2.5, 'km');
    const table = (heading: string, depth = '2500') =>
      [
        heading,
        'parameter  value       unit  default     description',
        'whole      7                 7',
        'large      5000000000        5000000000',
        'single     0.5               0.5',
        `depth      ${depth}        m     1000        a parameter with a unit`,
        "Ratio      0.25              0.25        a name of the model's own",
        'flag       true              true',
        'label      probe             probe       at most 31 characters',
        'scheme     fast              fast',
      ].join('\n');
    t.equal(inspect(parameters), table(`${probe.name}.parameters`));
    const last = `${probe.name}.parameters, as last read or set: ${probe.name}`;
    const sleeping = probe.sleepFor.asynchronous(quantity(0.05, 's'));
    t.equal(String(parameters), table(`${last} is busy`), 'printing does not wait');
    sleeping.result();
    parameters.depth = quantity(3, 'km');
    probe.stop();
    t.equal(String(parameters), table(`${last} has ended`, '3000'));
    t.end();
  });

  t.test('a string that is too long for the model fails the next call', (t) => {
    const { parameters, echoInt32 } = startProbe(t, variant);
    parameters.label = 'x'.repeat(40);
    t.throws(() => echoInt32(1), {
      name: 'NotRunError',
      cause: {
        name: 'CodeError',
        message: /label holds at most \d+ characters, but the value has 40/,
      },
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
      message: /whole can no longer be set: the model is in state 'running'/,
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
