// SPDX-License-Identifier: Apache-2.0
/** Mistakes in options and arguments: typed errors that name the instance, and no process left. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {
  ArgumentError,
  InterfaceMismatchError,
  LaunchError,
  UnitError,
  codeClass,
  defineInterface,
  quantity,
  type CodeOptions,
} from '../../src/index.js';
import { buildDirectory } from '../../src/build-directory.js';
import { channelTypes, freshPath, Probe, scratch, startProbe } from '../support/probe.js';
import { processesWith } from '../support/processes.js';
import { probeInterface } from '../workers/probe.js';

for (const channelType of channelTypes)
  t.test(`options, ${channelType}`, (t) => {
    const make = (options: CodeOptions) => () =>
      new Probe({ workdir: freshPath(), name: 'les9', channelType, ...options });
    const script = (name: string, text: string, mode = 0o755) => {
      const file = path.join(scratch, name);
      writeFileSync(file, text);
      chmodSync(file, mode);
      return file;
    };

    for (const numberOfWorkers of [0, -1, 1.5, NaN])
      t.throws(make({ numberOfWorkers }), {
        name: 'ArgumentError',
        argument: 'numberOfWorkers',
        message: /les9.*numberOfWorkers/,
      });
    t.throws(make({ channelType: 'carrier pigeon' as 'mpi' }), ArgumentError);

    const occupied = path.join(scratch, 'a-file');
    writeFileSync(occupied, '');
    t.throws(make({ workdir: `${occupied}/below` }), { argument: 'workdir', message: /les9/ });

    const launchError = (message: RegExp) => ({ name: 'LaunchError', instance: 'les9', message });
    t.throws(make({ worker: '/no/such/worker' }), launchError(/\/no\/such\/worker does not exist/));
    mkdirSync(path.join(scratch, 'directory'), { recursive: true });
    t.throws(make({ worker: script('not-executable', '', 0o644) }), launchError(/executed/));
    t.throws(make({ worker: '/bin/true' }), launchError(/not a polymuse worker/));
    t.throws(
      make({ worker: script('says', '#!/bin/sh\necho no libfoo >&2') }),
      launchError(/no libfoo/),
    );
    t.throws(
      make({ worker: script('sleeps', '#!/bin/sh\nexec sleep 100') }),
      launchError(/not a polymuse worker/),
    );
    t.throws(make({ worker: path.join(scratch, 'directory') }), LaunchError);

    const probe = startProbe(t, { channelType });
    t.throws(make({ workdir: probe.workdir }), {
      argument: 'workdir',
      message: /uses the same directory/,
    });
    t.same(
      processesWith(scratch).filter(({ command }) => command.includes('sleep')),
      [],
    );
    t.end();
  });

t.test('a worker of another version', (t) => {
  const { functions } = probeInterface;
  const other = defineInterface({
    ...probeInterface,
    functions: {
      ...functions,
      echoInt32: {
        arguments: [{ name: 'value', type: 'int64' }],
        results: { echo: { type: 'int64' } },
      },
    },
  });
  class Other extends codeClass(other) {}
  const worker = `${buildDirectory}/bin/probe_worker`;
  t.throws(() => new Other({ workdir: freshPath(), worker }), {
    name: 'InterfaceMismatchError',
    message: /echo_int32/,
  });
  t.throws(() => new Other({ workdir: freshPath(), worker }), InterfaceMismatchError);
  const ofLastYear = freshPath('worker');
  writeFileSync(ofLastYear, '#!/bin/sh\necho "polymuse worker\nwire 0"\n', { mode: 0o755 });
  t.throws(() => new Other({ workdir: freshPath(), worker: ofLastYear }), {
    name: 'InterfaceMismatchError',
    message: /worker uses version 0 of the wire, but polymuse uses \d+\nBuild it again/,
  });
  t.end();
});

t.test('arguments', (t) => {
  const probe = startProbe(t);
  const call =
    (method: string, ...given: unknown[]) =>
    () =>
      (probe as unknown as Record<string, (...given: unknown[]) => unknown>)[method]!(...given);
  t.throws(call('echoInt32'), { name: 'ArgumentError', message: /takes \(value: int32\)/ });
  t.throws(call('echoInt32', 1, 2), ArgumentError);
  t.throws(call('echoInt32', 1.5), ArgumentError);
  t.throws(call('echoInt32', 2 ** 31), ArgumentError);
  t.throws(call('echoInt32', '1'), ArgumentError);
  t.throws(call('echoString', 1), ArgumentError);
  t.throws(call('echoBool', 1), ArgumentError);
  t.throws(call('echoLength', 1), { message: /a quantity in m/ });
  t.throws(call('echoLength', quantity(1, 'kg')), UnitError);
  t.throws(call('combine', 1, { nonsense: 1 }), { message: /no option nonsense/ });
  t.throws(call('sumArray', ['a']), ArgumentError);
  t.equal(probe.echoInt32(1), 1, 'and the instance still works');
  t.end();
});
