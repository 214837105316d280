/**
 * The C side of an interface: prototypes for the author, and the dispatch between them and the
 * runtime. For codes in Fortran only the tables, which are the same.
 *
 * @module
 */
import { describeInterface, fingerprintOf } from '../../src/interface/description.js';
import {
  argumentsOf,
  attributesOf,
  elementTypeOf,
  isArrayType,
  type ResultLayout,
  resultsOf,
  wireResultsOf,
} from '../../src/interface/layout.js';
import { snakeCase } from '../../src/interface/names.js';
import type {
  FunctionSpecification,
  InterfaceSpecification,
  ScalarType,
} from '../../src/interface/specification.js';
import { joinLines, notice, valueText, wrap, wrapList } from './text.js';

const typesInC: Readonly<Record<ScalarType, string>> = {
  int32: 'int32_t',
  int64: 'int64_t',
  float32: 'float',
  float64: 'double',
  bool: 'bool',
  string: 'char',
};

/** What a string result may have at most, with its NUL. */
export const textCapacity = 4096;

/**
 * The header: what the author of the code implements.
 *
 * @param source the file that holds the specification, to be named in the first line
 *
 * @example
 * generateHeader(oceanInterface, 'src/codes/ocean.ts');
 * // … int32_t evolve_model(double time, bool exact_end); …
 */
export function generateHeader(specification: InterfaceSpecification, source: string): string {
  const name = snakeCase(specification.name);
  const guard = `${name.toUpperCase()}_INTERFACE_H`;
  const isC = specification.language === 'c';
  return joinLines([
    `/* ${notice(source)} */`,
    '/* clang-format off */',
    ...(specification.description === undefined
      ? []
      : wrap(specification.description, 94).map((line) => `/* ${line} */`)),
    `#ifndef ${guard}`,
    `#define ${guard}`,
    '',
    '#include "polymuse.h"',
    '',
    '#ifdef __cplusplus',
    'extern "C" {',
    '#endif',
    '',
    `/** What this worker implements: for pm_start. */`,
    `const pm_interface *${name}_interface(void);`,
    '',
    ...(isC
      ? ['/* To be implemented by the code; 0 is success, anything else an error code. */']
      : []),
    ...(isC
      ? Object.entries(specification.functions).flatMap(([each, value]) => [
          '',
          ...prototype(each, value),
        ])
      : []),
    '',
    '#ifdef __cplusplus',
    '}',
    '#endif',
    '#endif',
  ]);
}

/**
 * The source: dispatch (unless the code is in Fortran) and tables.
 *
 * @param source the file that holds the specification, to be named in the first line
 *
 * @example
 * generateSource(oceanInterface, 'src/codes/ocean.ts');
 */
export function generateSource(specification: InterfaceSpecification, source: string): string {
  const name = snakeCase(specification.name);
  const { functions, parameters = {}, grids = {}, language } = specification;
  const functionNames = Object.keys(functions).map(snakeCase);
  const gridNames = Object.keys(grids).map(snakeCase);
  const parameterRows = Object.entries(parameters).map(
    ([each, { type }]) => `{"${each}", ${constantOf(type)}}`,
  );
  const attributeRows = attributesOf(specification).map(
    (each) => `{${each.gridIndex}, "${each.name}", ${constantOf(each.type)}, ${!each.readOnly}}`,
  );
  const table = (type: string, variable: string, rows: readonly string[]) =>
    rows.length === 0
      ? []
      : [`static ${type}${variable}[] = {`, ...rows.map((row) => `  ${row},`), '};', ''];
  const use = (variable: string, rows: readonly string[]) =>
    rows.length === 0 ? 'NULL' : variable;
  return joinLines([
    `/* ${notice(source)} */`,
    '/* clang-format off */',
    `#include "${name}_interface.h"`,
    '',
    '#include <string.h>',
    '',
    '#include "polymuse_dispatch.h"',
    '#include "wire.h"',
    '',
    ...(language === 'c' ? dispatch(functions) : dispatchElsewhere(name)),
    ...table('const char *const ', 'function_names', functionNames.map(quoted)),
    ...table('const pm_parameter_entry ', 'parameter_entries', parameterRows),
    ...table('const char *const ', 'grid_names', gridNames.map(quoted)),
    ...table('const pm_attribute_entry ', 'attribute_entries', attributeRows),
    'static const pm_interface implemented = {',
    `  .name = "${specification.name}",`,
    `  .fingerprint = UINT64_C(0x${fingerprintOf(specification)}),`,
    '  .description =',
    ...describeInterface(specification)
      .trimEnd()
      .split('\n')
      .map((line) => `    ${quoted(`${line}\n`)}`),
    '  ,',
    `  .dispatch = ${language === 'c' ? 'dispatch' : dispatchSymbol(name)},`,
    `  .functions = ${functionNames.length},`,
    `  .function_names = ${use('function_names', functionNames)},`,
    `  .parameters = ${parameterRows.length},`,
    `  .parameter_entries = ${use('parameter_entries', parameterRows)},`,
    `  .grids = ${gridNames.length},`,
    `  .grid_names = ${use('grid_names', gridNames)},`,
    `  .attributes = ${attributeRows.length},`,
    `  .attribute_entries = ${use('attribute_entries', attributeRows)},`,
    '};',
    '',
    `const pm_interface *${name}_interface(void) { return &implemented; }`,
  ]);
}

/**
 * The name by which the C tables find a dispatch function that is in Fortran.
 *
 * @example
 * dispatchSymbol('ocean'); // 'pm_dispatch_ocean'
 */
export function dispatchSymbol(name: string): string {
  return `pm_dispatch_${name}`;
}

function prototype(name: string, specification: FunctionSpecification): string[] {
  const values = [
    ...argumentsOf(specification).map((each) => [snakeCase(each.name), valueText(each)]),
    ...resultsOf(specification)
      .filter((each) => each.inPlace === undefined)
      .map((each) => [snakeCase(each.name), valueText(each)]),
  ];
  const documented = [
    ...wrap(specification.description ?? '', 96),
    ...values.flatMap(([each, text]) => (text ? wrap(`${each}: ${text}`, 96) : [])),
  ];
  const parameters = [
    ...argumentsOf(specification).flatMap((each) => {
      const inC = typesInC[elementTypeOf(each.type)];
      const variable = snakeCase(each.name);
      if (each.type === 'string') return [`const char *${variable}`];
      if (!isArrayType(each.type)) return [`${inC} ${variable}`];
      const changes = resultsOf(specification).some((result) => result.inPlace === each.name);
      return [`${changes ? '' : 'const '}${inC} *${variable}`, `int64_t ${variable}_count`];
    }),
    ...resultsOf(specification)
      .filter((each) => each.inPlace === undefined)
      .flatMap((each) => {
        const variable = snakeCase(each.name);
        const pointer = `${typesInC[elementTypeOf(each.type)]} *${variable}`;
        if (isArrayType(each.type)) return [pointer, `int64_t ${variable}_count`];
        return each.type === 'string' ? [pointer, `int64_t ${variable}_capacity`] : [pointer];
      }),
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

function dispatch(functions: InterfaceSpecification['functions']): string[] {
  const entries = Object.entries(functions);
  return [
    ...entries.flatMap(([name, specification]) => [...caller(name, specification), '']),
    'static int32_t dispatch(int32_t pm_function, pm_call *pm_request) {',
    '  switch (pm_function) {',
    ...entries.map(([name], i) => `    case ${i}: return call_${snakeCase(name)}(pm_request);`),
    '  }',
    '  pm_set_error("there is no function number %d", (int)pm_function);',
    '  return -1;',
    '}',
    '',
  ];
}

function dispatchElsewhere(name: string): string[] {
  return [
    `/* In ${name}_interface.f90. */`,
    `extern int32_t ${dispatchSymbol(name)}(int32_t function, pm_call *call);`,
    '',
  ];
}

/** The function that carries out a call of one function: takes arguments, calls, gives results. */
function caller(name: string, specification: FunctionSpecification): string[] {
  const taken = argumentsOf(specification);
  const results = resultsOf(specification);
  const onWire = wireResultsOf(specification);
  const isComputed = (each: ResultLayout) => each.inPlace === undefined;
  const takes = taken.flatMap(({ name: each, type }) => {
    const variable = snakeCase(each);
    if (type === 'string') {
      return [
        `int64_t ${variable}_length;`,
        `const char *${variable} = pm_argument_string(pm_request, &${variable}_length);`,
      ];
    }
    const element = elementTypeOf(type);
    if (!isArrayType(type))
      return [`${typesInC[element]} ${variable} = pm_argument_${type}(pm_request);`];
    return [
      `int64_t ${variable}_count;`,
      `${typesInC[element]} *${variable} = pm_argument_array(pm_request, ${constantOf(element)}, &${variable}_count);`,
    ];
  });
  const prepares = onWire.filter(isComputed).flatMap(({ name: each, type, length = '' }) => {
    const variable = snakeCase(each);
    const element = elementTypeOf(type);
    if (!isArrayType(type)) {
      return type === 'string'
        ? [`char ${variable}[${textCapacity}] = "";`]
        : [`${typesInC[element]} ${variable} = 0;`];
    }
    const source = taken.find((argument) => argument.name === length);
    const isArray = source !== undefined && isArrayType(source.type);
    const count = isArray ? `${snakeCase(length)}_count` : snakeCase(length);
    return [`int64_t ${variable}_count = ${isArray ? count : `${count} < 0 ? 0 : ${count}`};`];
  });
  // In the order of the wire, which is also that of in-place results: see wireResultsOf.
  const layOut = onWire
    .filter((each) => isArrayType(each.type))
    .map(({ name: each, type, inPlace }) => {
      const element = elementTypeOf(type);
      const variable = snakeCase(each);
      if (inPlace !== undefined) {
        const source = snakeCase(inPlace);
        return `pm_result_argument(pm_request, ${constantOf(element)}, ${source}, ${source}_count);`;
      }
      return `${typesInC[element]} *${variable} = pm_result_array(pm_request, ${constantOf(element)}, ${variable}_count);`;
    });
  const passed = [
    ...taken.flatMap(({ name: each, type }) => {
      const variable = snakeCase(each);
      return isArrayType(type) ? [variable, `${variable}_count`] : [variable];
    }),
    ...results.filter(isComputed).flatMap(({ name: each, type }) => {
      const variable = snakeCase(each);
      if (isArrayType(type)) return [variable, `${variable}_count`];
      return type === 'string' ? [variable, `(int64_t)sizeof ${variable}`] : [`&${variable}`];
    }),
  ];
  const call = `${snakeCase(name)}(${passed.join(', ')})`;
  const gives = onWire
    .filter((each) => !isArrayType(each.type))
    .flatMap(({ name: each, type }) => {
      const variable = snakeCase(each);
      if (type !== 'string') return [`pm_result_${type}(pm_request, ${variable});`];
      return [
        `${variable}[sizeof ${variable} - 1] = 0;`,
        `pm_result_string(pm_request, ${variable}, (int64_t)strlen(${variable}));`,
      ];
    });
  const unused = takes.length + layOut.length + gives.length === 0 ? ['(void)pm_request;'] : [];
  const unusedLengths = taken
    .filter((each) => each.type === 'string')
    .map((each) => `(void)${snakeCase(each.name)}_length;`);
  const run =
    gives.length === 0
      ? [`return ${call};`]
      : [`int32_t pm_code = ${call};`, 'if (pm_code != 0) return pm_code;', ...gives, 'return 0;'];
  return [
    `static int32_t call_${snakeCase(name)}(pm_call *pm_request) {`,
    ...[...unused, ...takes, ...unusedLengths, ...prepares, ...layOut, ...run].map(
      (line) => `  ${line}`,
    ),
    '}',
  ];
}

function constantOf(type: string): string {
  return `PM_${type.toUpperCase()}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
