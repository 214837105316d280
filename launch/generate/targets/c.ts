// SPDX-License-Identifier: Apache-2.0
/**
 * Workers in C, and in C++: prototypes for the author, and the dispatch between them and the runtime.
 *
 * @module
 */
import path from 'node:path';
import { snakeCase } from '../../../src/interface/names.js';
import type {
  FunctionSpecification,
  InterfaceSpecification,
  ScalarType,
} from '../../../src/interface/specification.js';
import { wrap, wrapList } from '../text.js';
import {
  type GivenValue,
  type Kind,
  linesOf,
  type TakenValue,
  textCapacity,
  valuesOf,
} from '../values.js';
import { generateHeader, generateTables, typeConstant, workerFileStem } from '../worker-tables.js';
import type { Target } from './target.js';

/**
 * The files of a worker in C: `<name>_interface.h` with the functions that the author implements, and
 * `<name>_interface.c`.
 *
 * @example
 * c(oceanInterface, { directory: 'worker', notice: 'Generated from …' })[0]?.contents;
 * // … int32_t evolve_model(double time, bool exact_end); …
 */
export const c: Target = (specification, { directory, notice }) => {
  const { functions } = specification;
  const stem = path.join(directory, workerFileStem(specification));
  const promised = [
    '/* To be implemented by the code; returns 0 for success, otherwise an error code. */',
    ...Object.entries(functions).flatMap(([name, each]) => ['', ...prototype(name, each)]),
  ];
  const dispatch = { lines: dispatcher(functions), symbol: 'dispatch' };
  return [
    { path: `${stem}.h`, contents: generateHeader(specification, notice, promised) },
    { path: `${stem}.c`, contents: generateTables(specification, notice, dispatch) },
  ];
};

const typesInC: Readonly<Record<ScalarType, string>> = {
  int32: 'int32_t',
  int64: 'int64_t',
  float32: 'float',
  float64: 'double',
  bool: 'bool',
  string: 'char',
};

/** The lines of an argument or a result in each part of the code, in the order of the parts. */
interface ValueInC {
  /** Parameters of the author's function. */
  readonly declares?: readonly string[];
  /** Statements that take an argument from the call. */
  readonly takes?: readonly string[];
  /** Statements that set up variables, when all arguments are there. */
  readonly prepares?: readonly string[];
  /** Statements that lay out the memory of results, when all variables are there. */
  readonly laysOut?: readonly string[];
  /** The arguments of the author's function. */
  readonly passes?: readonly string[];
  /** Statements that return a result, after the author's function. */
  readonly gives?: readonly string[];
}

const argumentsInC: Readonly<Record<Kind, (argument: TakenValue) => ValueInC>> = {
  number: ({ variable, element }) => ({
    declares: [`${typesInC[element]} ${variable}`],
    takes: [`${typesInC[element]} ${variable} = pm_argument_${element}(pm_request);`],
    passes: [variable],
  }),
  string: ({ variable }) => ({
    declares: [`const char *${variable}`],
    takes: [
      `int64_t ${variable}_length;`,
      `const char *${variable} = pm_argument_string(pm_request, &${variable}_length);`,
    ],
    prepares: [`(void)${variable}_length;`],
    passes: [variable],
  }),
  array: ({ variable, element, isChanged }) => ({
    declares: [
      `${isChanged ? '' : 'const '}${typesInC[element]} *${variable}`,
      `int64_t ${variable}_count`,
    ],
    takes: [
      `int64_t ${variable}_count;`,
      `${typesInC[element]} *${variable} = pm_argument_array(pm_request, ${typeConstant(element)}, &${variable}_count);`,
    ],
    passes: [variable, `${variable}_count`],
  }),
};

const resultsInC: Readonly<Record<GivenValue['kind'], (result: GivenValue) => ValueInC>> = {
  number: ({ variable, element }) => ({
    declares: [`${typesInC[element]} *${variable}`],
    prepares: [`${typesInC[element]} ${variable} = 0;`],
    passes: [`&${variable}`],
    gives: [`pm_result_${element}(pm_request, ${variable});`],
  }),
  string: ({ variable }) => ({
    declares: [`char *${variable}`, `int64_t ${variable}_capacity`],
    prepares: [`char ${variable}[${textCapacity}] = "";`],
    passes: [variable, `(int64_t)sizeof ${variable}`],
    gives: [
      `${variable}[sizeof ${variable} - 1] = 0;`,
      `pm_result_string(pm_request, ${variable}, (int64_t)strlen(${variable}));`,
    ],
  }),
  array: ({ variable, element, argument }) => {
    const length = argument?.variable ?? '';
    const count = argument?.kind === 'array' ? `${length}_count` : `${length} < 0 ? 0 : ${length}`;
    return {
      declares: [`${typesInC[element]} *${variable}`, `int64_t ${variable}_count`],
      prepares: [`int64_t ${variable}_count = ${count};`],
      laysOut: [
        `${typesInC[element]} *${variable} = pm_result_array(pm_request, ${typeConstant(element)}, ${variable}_count);`,
      ],
      passes: [variable, `${variable}_count`],
    };
  },
  inPlace: ({ element, argument }) => {
    const variable = argument?.variable ?? '';
    return {
      laysOut: [
        `pm_result_argument(pm_request, ${typeConstant(element)}, ${variable}, ${variable}_count);`,
      ],
    };
  },
};

const argumentInC = (argument: TakenValue) => argumentsInC[argument.kind](argument);
const resultInC = (result: GivenValue) => resultsInC[result.kind](result);

function prototype(name: string, specification: FunctionSpecification): string[] {
  const { taken, given } = valuesOf(specification);
  const parameters = linesOf([...taken.map(argumentInC), ...given.map(resultInC)], 'declares');
  const documented = [
    ...wrap(specification.description ?? '', 96),
    ...[...taken, ...given]
      .filter(({ kind, text }) => kind !== 'inPlace' && text !== '')
      .flatMap(({ variable, text }) => wrap(`${variable}: ${text}`, 96)),
  ];
  const head = `int32_t ${snakeCase(name)}(`;
  const lines = wrapList(parameters.length > 0 ? parameters : ['void'], 98 - head.length);
  return [
    ...(documented.length === 0
      ? []
      : documented.length === 1
        ? [`/** ${documented[0] ?? ''} */`]
        : ['/**', ...documented.map((line) => ` * ${line}`), ' */']),
    ...lines.map((line, i) => {
      const start = i === 0 ? head : ' '.repeat(head.length);
      return `${start}${line}${i === lines.length - 1 ? ');' : ''}`;
    }),
  ];
}

function dispatcher(functions: InterfaceSpecification['functions']): string[] {
  const entries = Object.entries(functions);
  return [
    ...entries.flatMap(([name, specification]) => [...caller(name, specification), '']),
    'static int32_t dispatch(int32_t pm_function, pm_call *pm_request) {',
    '  switch (pm_function) {',
    ...entries.map(([name], i) => `    case ${i}: return call_${snakeCase(name)}(pm_request);`),
    '  }',
    '  pm_set_error("function number %d does not exist", (int)pm_function);',
    '  return -1;',
    '}',
  ];
}

/**
 * The function that carries out a call of one function: it takes the arguments, calls the author's function,
 * and returns the results.
 */
function caller(name: string, specification: FunctionSpecification): string[] {
  const { taken, given, givenOnWire } = valuesOf(specification);
  // Memory is laid out, and results are returned, in the order of messages.
  const values = [...taken.map(argumentInC), ...givenOnWire.map(resultInC)];
  const passes = linesOf([...taken.map(argumentInC), ...given.map(resultInC)], 'passes');
  const call = `${snakeCase(name)}(${passes.join(', ')})`;
  const gives = linesOf(values, 'gives');
  return [
    `static int32_t call_${snakeCase(name)}(pm_call *pm_request) {`,
    ...[
      ...(values.length === 0 ? ['(void)pm_request;'] : []),
      ...linesOf(values, 'takes'),
      ...(taken.length === 0 ? [] : ['if (pm_arguments_fail(pm_request)) return 0;']),
      ...linesOf(values, 'prepares'),
      ...linesOf(values, 'laysOut'),
      ...(gives.length === 0
        ? [`return ${call};`]
        : [
            `int32_t pm_code = ${call};`,
            'if (pm_code != 0) return pm_code;',
            ...gives,
            'return 0;',
          ]),
    ].map((line) => `  ${line}`),
    '}',
  ];
}
