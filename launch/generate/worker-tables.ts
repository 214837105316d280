// SPDX-License-Identifier: Apache-2.0
/**
 * The tables of functions, parameters, grids and attributes with which the runtime knows an interface, and
 * the header that declares them. They are in C for codes in any language.
 *
 * @module
 */
import { describeInterface, fingerprintOf } from '../../src/interface/description.js';
import { attributesOf } from '../../src/interface/layout.js';
import { snakeCase } from '../../src/interface/names.js';
import type { InterfaceSpecification } from '../../src/interface/specification.js';
import { joinLines, wrap } from './text.js';

/**
 * The first part of the names of a worker's files.
 *
 * @example
 * workerFileStem(probeFortranInterface); // 'probe_fortran_interface'
 */
export function workerFileStem({ name }: InterfaceSpecification): string {
  return `${snakeCase(name)}_interface`;
}

/**
 * The header, for the author of the code.
 *
 * @param notice the first line, without comment signs
 * @param promised the prototypes of the author's functions, if those are in C
 */
export function generateHeader(
  specification: InterfaceSpecification,
  notice: string,
  promised: readonly string[],
): string {
  const name = snakeCase(specification.name);
  const guard = `${name.toUpperCase()}_INTERFACE_H`;
  return joinLines([
    `/* ${notice} */`,
    '/* clang-format off */',
    ...wrap(specification.description ?? '', 94).map((line) => `/* ${line} */`),
    `#ifndef ${guard}`,
    `#define ${guard}`,
    '',
    '#include "polymuse.h"',
    '',
    '#ifdef __cplusplus',
    'extern "C" {',
    '#endif',
    '',
    `/** The interface of this worker, for pm_start. */`,
    `const pm_interface *${name}_interface(void);`,
    '',
    ...promised,
    '',
    '#ifdef __cplusplus',
    '}',
    '#endif',
    '#endif',
  ]);
}

/** The function that carries out the calls of a worker. */
export interface Dispatch {
  /** Its definition or declaration. */
  readonly lines: readonly string[];
  /** Its name. */
  readonly symbol: string;
}

/**
 * The source with the tables.
 *
 * @param notice the first line, without comment signs
 * @param dispatch the function that carries out calls
 */
export function generateTables(
  specification: InterfaceSpecification,
  notice: string,
  dispatch: Dispatch,
): string {
  const name = snakeCase(specification.name);
  const { functions, parameters = {}, grids = {} } = specification;
  const functionNames = Object.keys(functions).map(snakeCase);
  const gridNames = Object.keys(grids).map(snakeCase);
  const parameterRows = Object.entries(parameters).map(
    ([each, { type }]) => `{"${each}", ${typeConstant(type)}}`,
  );
  const attributeRows = attributesOf(specification).map(
    (each) => `{${each.gridIndex}, "${each.name}", ${typeConstant(each.type)}, ${!each.readOnly}}`,
  );
  const table = (type: string, variable: string, rows: readonly string[]) =>
    rows.length === 0
      ? []
      : [`static ${type}${variable}[] = {`, ...rows.map((row) => `  ${row},`), '};', ''];
  const use = (variable: string, rows: readonly string[]) =>
    rows.length === 0 ? 'NULL' : variable;
  return joinLines([
    `/* ${notice} */`,
    '/* clang-format off */',
    `#include "${name}_interface.h"`,
    '',
    '#include <string.h>',
    '',
    '#include "polymuse_dispatch.h"',
    '#include "wire.h"',
    '',
    ...dispatch.lines,
    '',
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
    `  .dispatch = ${dispatch.symbol},`,
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
 * The runtime's constant of a type.
 *
 * @example
 * typeConstant('float64'); // 'PM_FLOAT64'
 */
export function typeConstant(type: string): string {
  return `PM_${type.toUpperCase()}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
