// SPDX-License-Identifier: Apache-2.0
/** Names that are taken, and names that do not exist. */
import { inspect } from 'node:util';
import t from 'tap';
import { ArgumentError, Cumulus, defineInterface, newGrid, quantity } from '../../src/index.js';
import { CodeInstance } from '../../src/code/instance.js';
import { Grid } from '../../src/grid/grid.js';
import { Probe, startProbe } from '../support/probe.js';
import { probeInterface } from '../workers/probe.js';

/** All names of an object and its prototypes. */
function namesOf(object: object): string[] {
  const names = new Set<string>();
  for (let each: object | null = object; each; each = Object.getPrototypeOf(each) as object | null)
    for (const name of Object.getOwnPropertyNames(each)) names.add(name);
  return [...names];
}

const ofPositions = [
  'axes',
  'position',
  'cellArea',
  'cellVolume',
  'cellSize',
  'indexOf',
  'contains',
];

t.test('no function or grid is called like a member of instances', (t) => {
  // Of a real one: what is made in its constructor is among them.
  const probe = startProbe(t, { channelType: 'sockets' });
  const { functions, grids, properties } = probeInterface;
  const own = new Set([functions, grids, properties].flatMap((each) => Object.keys(each)));
  const members = [...namesOf(probe), ...namesOf(CodeInstance.prototype), 'then'].filter(
    // Without what the probe's own interface has, and what is not a name in camelCase anyway.
    (name) => /^[a-z][a-zA-Z0-9]*$/.test(name) && !own.has(name),
  );
  const all = new Set([
    ...members,
    'placement',
    'beforeTransition',
    'toString',
    'constructor',
    'kill',
  ]);
  for (const name of all) {
    t.throws(
      () => defineInterface({ name: 'ocean', language: 'c', functions: { [name]: {} } }),
      { name: 'ArgumentError', message: /choose another name/ },
      name,
    );
  }
  t.ok(all.size > 15, `${all.size} names`);
  t.end();
});

t.test('no attribute is called like a member of grids', (t) => {
  const define = (attribute: string) =>
    defineInterface({
      name: 'ocean',
      language: 'c',
      functions: { stir: {} },
      grids: { surface: { axes: ['x'], attributes: { [attribute]: {} } } },
    });
  for (const name of [...namesOf(Grid.prototype), 'request'].filter(
    (each) => /^[a-zA-Z]\w*$/.test(each) && !ofPositions.includes(each),
  ))
    t.throws(() => define(name), { name: 'ArgumentError', message: /choose another name/ }, name);
  for (const name of ofPositions) t.doesNotThrow(() => define(name), name);
  t.end();
});

t.test('no parameter is called like what is beside the parameters', (t) => {
  const define = (parameter: string) =>
    defineInterface({
      name: 'ocean',
      language: 'c',
      functions: { stir: {} },
      parameters: { [parameter]: { type: 'int32' } },
    });
  for (const name of ['set', 'reset', 'request', 'toString', 'constructor'])
    t.throws(() => define(name), { name: 'ArgumentError', message: /choose another name/ }, name);
  for (const name of ['read', 'write', 'name', 'table']) t.doesNotThrow(() => define(name), name);
  t.end();
});

t.test('a name that a grid does not have', (t) => {
  const grid = newGrid({ shape: [2], attributes: { density: 'kg/m^3', U: 'm/s' } });
  grid.set({ density: quantity(1, 'kg/m^3') });
  const wrong = {
    constructor: ArgumentError,
    message: 'grid has no densty; did you mean density?',
  };
  t.throws(() => Reflect.get(grid, 'densty') as unknown, wrong);
  t.throws(() => Reflect.set(grid, 'densty', quantity(1, 'kg/m^3')), wrong);
  t.throws(() => Object.assign(grid.at(1), { densty: 1 }), wrong);
  t.throws(() => Reflect.get(grid.request, 'densty') as unknown, {
    constructor: ArgumentError,
    message: 'grid.request has no densty; did you mean density?',
  });
  t.throws(() => Reflect.get(grid, 'somethingElse') as unknown, /has no somethingElse; it has /);
  t.equal(Reflect.get(grid, 'then'), undefined, 'it can be awaited');
  t.equal(JSON.stringify({ a: 1, b: [grid.name] }), '{"a":1,"b":["grid"]}');
  t.match(inspect(grid), /^grid \(2\): density/);
  t.equal(Reflect.get(grid, Symbol('any')), undefined);
  t.end();
});

t.test('a parameter that a model does not have', async (t) => {
  const probe = startProbe(t, { channelType: 'sockets' });
  const { parameters } = probe;
  const wrong = {
    constructor: ArgumentError,
    message: `${probe.name}.parameters has no dpth; did you mean depth?`,
  };
  t.throws(() => Reflect.get(parameters, 'dpth') as unknown, wrong);
  t.throws(() => Reflect.set(parameters, 'dpth', quantity(1, 'm')), wrong);
  t.throws(() => Object.assign(parameters, { dpth: quantity(1, 'm') }), wrong);
  t.throws(() => Reflect.set(probe.cells, 'densty', 1), {
    constructor: ArgumentError,
    message: `${probe.name}.cells has no densty; did you mean density?`,
  });
  t.same(Object.keys(parameters).slice(0, 2), ['whole', 'large']);
  await Promise.resolve(parameters);
});

t.test('an option that a code does not have', (t) => {
  const options = { workdir: 'never-made', numberOfWorker: 4 };
  t.throws(() => new Probe(options), {
    constructor: ArgumentError,
    message: 'the constructor of probe has no option numberOfWorker; did you mean numberOfWorkers?',
  });
  const cumulus = { workdir: 'never-made', cases: 'bomex' };
  t.throws(() => new Cumulus(cumulus), {
    constructor: ArgumentError,
    message: 'the constructor of cumulus has no option cases; did you mean case?',
  });
  t.end();
});
