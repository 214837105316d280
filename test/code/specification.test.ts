// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import {
  compareDescriptions,
  describeInterface,
  fingerprintOf,
} from '../../src/interface/description.js';
import { attributesOf, wireResultsOf } from '../../src/interface/layout.js';
import { snakeCase } from '../../src/interface/names.js';
import { defineInterface } from '../../src/code/define-interface.js';
import type { InterfaceSpecification } from '../../src/interface/specification.js';
import { ArgumentError } from '../../src/errors.js';
import { probeFortranInterface, probeInterface } from '../workers/probe.js';

const ocean = {
  name: 'ocean',
  language: 'fortran',
  functions: {
    evolveModel: {
      description: 'Integrates.',
      arguments: [
        { name: 'time', type: 'float64', unit: 's' },
        { name: 'exactEnd', type: 'bool', default: false },
      ],
    },
    mix: {
      arguments: [{ name: 'values', type: 'float64[]' }],
      results: {
        mean: { type: 'float64' },
        values: { inPlace: 'values' },
        ranks: { type: 'int32[]', length: 'values' },
      },
    },
  },
  parameters: { depth: { type: 'float64', unit: 'm', default: 1000 } },
  grids: {
    surfaceFields: {
      axes: ['x', 'y'],
      attributes: { SST: { unit: 'K', readOnly: true }, U: { type: 'float32', unit: 'm/s' } },
    },
  },
} as const satisfies InterfaceSpecification;

t.test('snakeCase', (t) => {
  t.equal(snakeCase('evolveModel'), 'evolve_model');
  t.equal(snakeCase('echoInt32'), 'echo_int32');
  t.equal(snakeCase('time'), 'time');
  t.end();
});

t.test('describeInterface', (t) => {
  t.equal(
    describeInterface(ocean),
    [
      'function evolve_model(float64 time [s], bool exact_end)',
      'function mix(float64[] values) -> float64 mean, float64[] values in place of values, ' +
        'int32[] ranks of length values',
      'parameter float64 depth [m]',
      'grid surface_fields(x, y)',
      'attribute surface_fields.SST float64 [K] read-only',
      'attribute surface_fields.U float32 [m/s]',
      '',
    ].join('\n'),
  );
  t.end();
});

t.test('the layout: arrays travel first, attributes are numbered through', (t) => {
  t.same(
    wireResultsOf(ocean.functions.mix).map((each) => each.name),
    ['values', 'ranks', 'mean'],
  );
  t.same(
    attributesOf(ocean).map(({ index, name, type }) => [index, name, type]),
    [
      [0, 'SST', 'float64'],
      [1, 'U', 'float32'],
    ],
  );
  t.end();
});

t.test('fingerprintOf', (t) => {
  const fingerprint = fingerprintOf(ocean);
  t.match(fingerprint, /^[0-9a-f]{16}$/);
  t.equal(fingerprintOf({ ...ocean, description: 'other', name: 'sea' }), fingerprint);
  t.not(fingerprintOf({ ...ocean, parameters: {} }), fingerprint);
  t.equal(fingerprintOf(probeInterface), fingerprintOf(probeFortranInterface));
  t.end();
});

t.test('compareDescriptions', (t) => {
  const text = describeInterface(ocean);
  t.same(compareDescriptions(`polymuse worker\nwire 1\ninterface ocean\n${text}`, ocean), []);
  t.same(compareDescriptions(text.replace('depth [m]', 'depth [km]'), ocean), [
    "the worker has 'parameter float64 depth [km]'; the script has 'parameter float64 depth [m]'",
  ]);
  t.same(compareDescriptions(text.replace(/^function mix.*\n/m, ''), ocean), [
    "the worker lacks function mix; the script has 'function mix(float64[] values) -> float64 mean, " +
      "float64[] values in place of values, int32[] ranks of length values'",
  ]);
  t.same(compareDescriptions(`${text}function stir()\n`, ocean), [
    "the worker has 'function stir()'; the script lacks function stir",
  ]);
  const lines = text.trimEnd().split('\n');
  t.same(compareDescriptions(lines.reverse().join('\n'), ocean), [
    'the worker has the same functions, parameters and grids in another order',
  ]);
  t.end();
});

t.test('specifications that are not consistent', (t) => {
  const text = { type: 'string' } as const;
  const wrong: [string, RegExp, Partial<Record<keyof InterfaceSpecification, unknown>>][] = [
    ['a name', /'Ocean' is not a camelCase name/, { name: 'Ocean' }],
    ['a language', /language: must be 'c' \(also for C\+\+\) or 'fortran'/, { language: 'rust' }],
    ['no functions', /functions: at least one function is needed/, { functions: {} }],
    [
      'an unknown type',
      /functions\.stir\.arguments\.by: unknown type 'real'; it can be int32/,
      { functions: { stir: { arguments: [{ name: 'by', type: 'real' }] } } },
    ],
    [
      'an unknown unit',
      /functions\.stir\.arguments\.by: .*furlongz/,
      { functions: { stir: { arguments: [{ name: 'by', type: 'float64', unit: 'furlongz' }] } } },
    ],
    [
      'a string with a unit',
      /parameters\.title: a string cannot have a unit/,
      { parameters: { title: { ...text, unit: 'm' } } },
    ],
    [
      'a misspelt key',
      /functions\.stir\.arguments\.by\.defualt: unknown key; the keys are name, type/,
      { functions: { stir: { arguments: [{ name: 'by', type: 'bool', defualt: true }] } } },
    ],
    [
      'a required argument after an option',
      /functions\.stir\.arguments\.to: must have a default, since by before it has one/,
      {
        functions: {
          stir: {
            arguments: [
              { name: 'by', type: 'bool', default: true },
              { name: 'to', ...text },
            ],
          },
        },
      },
    ],
    [
      'the option that every method has',
      /functions\.stir\.arguments\.after: 'after' is already an option of every method/,
      { functions: { stir: { arguments: [{ name: 'after', type: 'bool', default: true }] } } },
    ],
    [
      'a property of a function that is not there',
      /properties\.depth: the interface has no function 'getDepth'/,
      { ...ocean, properties: { depth: 'getDepth' } },
    ],
    [
      'a property that needs arguments',
      /properties\.depth: evolveModel must have one result, and no required arguments/,
      { ...ocean, properties: { depth: 'evolveModel' } },
    ],
    [
      'a property that is called like a function',
      /properties\.evolveModel: a function or a grid has the same name/,
      { ...ocean, properties: { evolveModel: 'evolveModel' } },
    ],
    [
      'a property that every instance has',
      /properties\.state: 'state' is a reserved name of instances/,
      { ...ocean, properties: { state: 'getModelTime' } },
    ],
    [
      'a function that every instance has',
      /functions\.kill: 'kill' is a reserved name of instances/,
      { functions: { kill: {} } },
    ],
    [
      'a default of another type',
      /default must be a boolean/,
      { functions: { stir: { arguments: [{ name: 'by', type: 'bool', default: 1 }] } } },
    ],
    [
      'an array without length',
      /functions\.stir\.results\.all: length is missing/,
      { functions: { stir: { results: { all: { type: 'float64[]' } } } } },
    ],
    [
      'a length that names nothing',
      /the function has no array or integer argument 'size'/,
      { functions: { stir: { results: { all: { type: 'float64[]', length: 'size' } } } } },
    ],
    [
      'in place of nothing',
      /inPlace: the function has no array argument 'all'/,
      { functions: { stir: { results: { all: { inPlace: 'all' } } } } },
    ],
    [
      'the same variable twice',
      /functions\.stir: 'by_count' occurs twice/,
      {
        functions: {
          stir: {
            arguments: [
              { name: 'by', type: 'float64[]' },
              { name: 'byCount', type: 'int32' },
            ],
          },
        },
      },
    ],
    [
      'a word of C',
      /'double' is reserved in workers/,
      { functions: { stir: { arguments: [{ name: 'double', type: 'int32' }] } } },
    ],
    [
      'nine axes',
      /grids\.box\.axes: it must have 1 to 8 axes/,
      { grids: { box: { axes: Array.from('abcdeghij'), attributes: {} } } },
    ],
    [
      'an attribute called at',
      /'at' is a reserved name of grids/,
      { grids: { box: { axes: ['x'], attributes: { at: {} } } } },
    ],
    [
      'a choice that is none',
      /default is not one of the choices: a, b/,
      { parameters: { title: { ...text, choices: ['a', 'b'], default: 'c' } } },
    ],
    [
      'a state that nothing leads to',
      /states\.needs\.mix: no transition leads to the state 'running'/,
      { states: { initial: 'new', transitions: [], needs: { mix: 'running' } } },
    ],
    [
      'a need for a state that only the script gets to',
      /states\.needs\.mix: no automatic transition leads to 'old'/,
      {
        states: {
          initial: 'new',
          transitions: [{ from: 'new', call: 'evolveModel', to: 'old', automatic: false }],
          needs: { mix: 'old' },
        },
      },
    ],
    [
      'a transition by a function that needs arguments',
      /the function needs arguments/,
      {
        states: {
          initial: 'new',
          transitions: [{ from: 'new', call: 'evolveModel', to: 'old' }],
          needs: {},
        },
      },
    ],
  ];
  for (const [what, message, change] of wrong) {
    t.throws(
      () => defineInterface({ ...ocean, ...change } as InterfaceSpecification),
      { constructor: ArgumentError, message },
      what,
    );
  }
  t.end();
});
