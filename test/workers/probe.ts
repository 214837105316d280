// SPDX-License-Identifier: Apache-2.0
/**
 * Probe: the code that the tests and the benchmark drive. It computes nothing of interest, but has a
 * function, parameter and grid of every kind, and fails in every way. There is one worker in C and one
 * in Fortran.
 *
 * @module
 */
import { defineInterface } from '../../src/code/define-interface.js';
import type { InterfaceSpecification } from '../../src/interface/specification.js';

const common = {
  description: 'What the tests and the benchmark drive.',
  functions: {
    initializeCode: {},
    commitParameters: {},
    evolveModel: {
      description: 'Sets the model time; the past is an error.',
      arguments: [
        { name: 'time', type: 'float64', unit: 's', description: 'the time to reach' },
        {
          name: 'exactEnd',
          type: 'bool',
          default: false,
          description: 'else the next full second',
        },
      ],
    },
    getModelTime: { results: { time: { type: 'float64', unit: 's' } } },
    getStateCalls: {
      description: 'How often the functions that change the state have been called.',
      results: { initializeCalls: { type: 'int32' }, commitCalls: { type: 'int32' } },
    },

    doNothing: {},
    echoInt32: {
      arguments: [{ name: 'value', type: 'int32' }],
      results: { echo: { type: 'int32' } },
    },
    echoInt64: {
      arguments: [{ name: 'value', type: 'int64' }],
      results: { echo: { type: 'int64' } },
    },
    echoFloat32: {
      arguments: [{ name: 'value', type: 'float32' }],
      results: { echo: { type: 'float32' } },
    },
    echoFloat64: {
      arguments: [{ name: 'value', type: 'float64' }],
      results: { echo: { type: 'float64' } },
    },
    echoBool: {
      arguments: [{ name: 'value', type: 'bool' }],
      results: { echo: { type: 'bool' } },
    },
    echoString: {
      arguments: [{ name: 'value', type: 'string' }],
      results: { echo: { type: 'string' } },
    },
    echoLength: {
      description: 'A scalar with a unit.',
      arguments: [{ name: 'value', type: 'float64', unit: 'm' }],
      results: { echo: { type: 'float64', unit: 'm' } },
    },
    combine: {
      description: 'Options of every type.',
      arguments: [
        { name: 'first', type: 'int32' },
        { name: 'second', type: 'int64', default: 2 },
        { name: 'third', type: 'float32', default: 0.5 },
        { name: 'distance', type: 'float64', unit: 'm', default: 1 },
        { name: 'negate', type: 'bool', default: false },
        { name: 'label', type: 'string', default: 'sum' },
      ],
      results: {
        sum: { type: 'float64', description: 'of all numbers, negated or not' },
        text: { type: 'string', description: 'the label and how many characters it has' },
      },
    },
    summarize: {
      description: 'Several results, among them an array.',
      arguments: [{ name: 'values', type: 'float64[]', unit: 'm' }],
      results: {
        least: { type: 'float64', unit: 'm' },
        reversed: { type: 'float64[]', unit: 'm', length: 'values' },
        greatest: { type: 'float64', unit: 'm' },
        isEmpty: { type: 'bool' },
      },
    },
    echoArray: {
      description: 'The argument itself, unchanged.',
      arguments: [{ name: 'values', type: 'float64[]' }],
      results: { values: { inPlace: 'values' } },
    },
    negateArray: {
      description: 'The argument itself, negated.',
      arguments: [{ name: 'values', type: 'int32[]' }],
      results: { values: { inPlace: 'values' } },
    },
    scale: {
      arguments: [
        { name: 'values', type: 'float64[]', unit: 'm' },
        { name: 'factor', type: 'float64' },
      ],
      results: { scaled: { type: 'float64[]', unit: 'm', length: 'values' } },
    },
    halve: {
      arguments: [{ name: 'values', type: 'float32[]' }],
      results: { halves: { type: 'float32[]', length: 'values' } },
    },
    countUp: {
      description: 'The numbers 0, 1, 2, ...',
      arguments: [{ name: 'count', type: 'int64' }],
      results: { numbers: { type: 'int32[]', length: 'count' } },
    },
    sumArray: {
      arguments: [{ name: 'values', type: 'float64[]' }],
      results: { sum: { type: 'float64' } },
    },
    joinArrays: {
      description: 'Two arrays in, two out, of different types and lengths.',
      arguments: [
        { name: 'whole', type: 'int32[]' },
        { name: 'real', type: 'float64[]' },
      ],
      results: {
        wholePlusOne: { type: 'int32[]', length: 'whole' },
        realPlusOne: { type: 'float64[]', length: 'real' },
      },
    },

    rankSum: {
      description: 'The sum of all rank numbers, by MPI_Allreduce: every rank takes part.',
      results: { sum: { type: 'int32' }, ranks: { type: 'int32' } },
    },
    busyWait: {
      description: 'Computes for a while.',
      arguments: [{ name: 'duration', type: 'float64', unit: 's' }],
    },
    sleepFor: {
      description: 'Sleeps for a while.',
      arguments: [{ name: 'duration', type: 'float64', unit: 's' }],
    },
    printText: {
      description: 'Prints a line, on rank 0.',
      arguments: [{ name: 'text', type: 'string' }],
    },
    fail: {
      description: 'Returns an error, on every rank; an empty message sets none.',
      arguments: [
        { name: 'code', type: 'int32' },
        { name: 'message', type: 'string', default: '' },
      ],
    },
    failOnRank: {
      description: 'Returns an error on one rank.',
      arguments: [
        { name: 'rank', type: 'int32' },
        { name: 'code', type: 'int32' },
      ],
    },
    die: {
      description: 'Ends a rank, in the middle of the call.',
      arguments: [
        {
          name: 'how',
          type: 'string',
          description: 'exit0, exit3, abort, segv, kill9, mpiAbort, stop (SIGSTOP) or hang',
        },
        { name: 'rank', type: 'int32', default: 0 },
      ],
    },
    dieLater: {
      description: 'Ends a rank when it has been idle for a while.',
      arguments: [
        { name: 'how', type: 'string', description: 'as for die, but for hang' },
        { name: 'after', type: 'float64', unit: 's' },
        { name: 'rank', type: 'int32', default: 0 },
      ],
    },

    setGridSize: {
      description: 'Makes the grids.',
      arguments: [
        { name: 'nx', type: 'int32' },
        { name: 'ny', type: 'int32' },
        { name: 'nz', type: 'int32' },
        { name: 'splitAxis', type: 'int32', default: 0, description: 'shared out over the ranks' },
      ],
    },
    getHookCounts: {
      description: 'How often the hooks of the grid cells have been called.',
      results: { reads: { type: 'int32' }, writes: { type: 'int32' } },
    },
  },
  properties: { modelTime: 'getModelTime' },
  parameters: {
    whole: { type: 'int32', default: 7 },
    large: { type: 'int64', default: 5_000_000_000 },
    single: { type: 'float32', default: 0.5 },
    depth: { type: 'float64', unit: 'm', default: 1000, description: 'a parameter with a unit' },
    Ratio: { type: 'float64', default: 0.25, description: "a name of the model's own" },
    flag: { type: 'bool', default: true },
    label: { type: 'string', default: 'probe', description: 'at most 31 characters' },
    scheme: { type: 'string', default: 'fast', choices: ['fast', 'exact'] },
  },
  grids: {
    cells: {
      description: 'Cells, shared out over the ranks along one axis.',
      axes: ['x', 'y', 'z'],
      attributes: {
        value: {
          unit: 'm',
          description: '10000 x + 100 y + z at first; in Fortran order, with a halo',
        },
        density: {
          unit: 'kg/m^3',
          description: '1 + x + 10 y + 100 z at first; in C order, or strided',
        },
        tracer: { type: 'float32', description: 'x + y + z at first; no halo' },
        rank: { type: 'int32', readOnly: true, description: 'the rank that holds the cell' },
        written: {
          type: 'int32',
          readOnly: true,
          description: 'how often the cell has been written',
        },
      },
    },
    columns: {
      description:
        'Columns, shared out as the cells are; on every rank if those are by their levels.',
      axes: ['x', 'y'],
      attributes: {
        height: { unit: 'm', description: '100 x + y at first' },
        doubled: { unit: 'm', readOnly: true, description: 'twice the height, computed when read' },
      },
    },
    levels: {
      description: 'Levels, on every rank.',
      axes: ['z'],
      attributes: { position: { unit: 'm', description: '10 z at first' } },
    },
  },
  states: {
    initial: 'new',
    transitions: [
      { from: 'new', call: 'initializeCode', to: 'initialized' },
      { from: 'initialized', call: 'commitParameters', to: 'running' },
    ],
    needs: { evolveModel: 'running', setParameters: 'initialized', getParameters: 'initialized' },
  },
} as const satisfies Omit<InterfaceSpecification, 'name' | 'language'>;

/**
 * The interface of the worker in C.
 *
 * @example
 * class Probe extends … typeof probeInterface …
 */
export const probeInterface = defineInterface({ name: 'probe', language: 'c', ...common });

/** The interface of the worker in Fortran: the same. */
export const probeFortranInterface = defineInterface({
  name: 'probeFortran',
  language: 'fortran',
  ...common,
});
