// SPDX-License-Identifier: Apache-2.0
/**
 * The wire in C: structs and constants, and readers that check every field.
 *
 * @module
 */
import { wrap } from '../../launch/generate/text.js';
import {
  fieldTypes,
  type Enumeration,
  type Layout,
  type PlacedField,
  type Struct,
} from './protocol.js';

const columns = 100;

function comment(text: string, indent = ''): string[] {
  if (text === '') return [];
  const single = `${indent}/** ${text} */`;
  if (single.length <= columns) return [single];
  return [
    `${indent}/**`,
    ...wrap(text, columns - indent.length - 3).map((line) => `${indent} * ${line}`),
    `${indent} */`,
  ];
}

function define(name: string, value: string, doc: string): string[] {
  return [...comment(doc), `#define ${name} ${value}`];
}

function literal(value: number): string {
  return Math.abs(value) < 2 ** 31 ? String(value) : `INT64_C(${value})`;
}

function enumeration({ name, prefix, doc, values }: Enumeration): string[] {
  return [
    ...comment(doc),
    `enum pm_${name} {`,
    ...values.flatMap((each, i) => [
      ...comment(each.doc, '  '),
      `  PM_${prefix}${each.name} = ${each.value}${i < values.length - 1 ? ',' : ''}`,
    ]),
    '};',
    '',
  ];
}

function structure(struct: Struct, layout: Layout): string[] {
  const fields = layout.placed(struct);
  const type = `pm_${struct.name}`;
  return [
    ...comment(struct.doc),
    `typedef struct ${type} {`,
    ...fields.flatMap((field) => [
      ...comment(field.doc ?? '', '  '),
      `  ${fieldTypes[field.type].c} ${field.name}${field.count === undefined ? '' : `[PM_${field.count}]`};`,
    ]),
    `} ${type};`,
    `PM_STATIC_ASSERT(sizeof(${type}) == ${layout.size(struct)}, "size of ${type}");`,
    ...fields.map(
      ({ name, offset }) =>
        `PM_STATIC_ASSERT(offsetof(${type}, ${name}) == ${offset}, "place of ${type}.${name}");`,
    ),
    '',
  ];
}

/** `wire.generated.h`: constants, enumerations, structs, names of environment variables. */
export function cDefinitions(layout: Layout, notice: readonly string[]): string {
  const { doc, constants, environment, enums, structs } = layout.protocol;
  return [
    ...notice,
    '/**',
    ...doc.flatMap((paragraph, i) => [
      ...(i > 0 ? [' *'] : []),
      ...wrap(paragraph, columns - 3).map((line) => ` * ${line}`),
    ]),
    ' */',
    '#ifndef PM_WIRE_GENERATED_H',
    '#define PM_WIRE_GENERATED_H',
    '',
    '#include <stddef.h>',
    '#include <stdint.h>',
    '',
    '#ifdef __cplusplus',
    '#define PM_STATIC_ASSERT static_assert',
    '#else',
    '#define PM_STATIC_ASSERT _Static_assert',
    '#endif',
    '',
    ...constants.flatMap(({ name, value, doc: what }) =>
      define(`PM_${name}`, literal(value), what),
    ),
    '',
    '/* Environment variables that the coordinator sets for its workers. */',
    ...environment.flatMap(({ name, value, doc: what }) =>
      define(`PM_ENV_${name}`, `"${value}"`, what),
    ),
    '',
    ...enums.flatMap(enumeration),
    ...structs.flatMap((struct) => structure(struct, layout)),
    '#endif',
    '',
  ].join('\n');
}

function readerSignature({ name }: Struct): string {
  return `bool pm_read_${name}(const void *bytes, size_t available, pm_${name} *into, pm_violation *violation)`;
}

function structTable(layout: Layout): string[] {
  const names = layout.protocol.structs.map(({ name }) => `  X(${name})`);
  return [
    '#define PM_EACH_STRUCT(X) \\',
    ...names.map((name, i) => name + (i < names.length - 1 ? ' \\' : '')),
  ];
}

/** `readers.generated.h`: the readers' declarations. */
export function cReaderDeclarations(layout: Layout, notice: readonly string[]): string {
  return [
    ...notice,
    '/**',
    ' * Readers of all structs of the wire. Each checks that the struct, and the texts that follow it, are',
    ' * there, and that every field holds what it may; what does not fit is noted in `violation`.',
    ' */',
    '#ifndef PM_READERS_GENERATED_H',
    '#define PM_READERS_GENERATED_H',
    '',
    '#include <stdbool.h>',
    '',
    '#include "violation.h"',
    '#include "wire.generated.h"',
    '',
    '/** Calls a macro with the name of each struct. */',
    ...structTable(layout),
    '',
    '#ifdef __cplusplus',
    'extern "C" {',
    '#endif',
    '',
    ...layout.protocol.structs.map((struct) => `${readerSignature(struct)};`),
    '',
    '#ifdef __cplusplus',
    '}',
    '#endif',
    '#endif',
    '',
  ].join('\n');
}

/** The condition under which a value is invalid; undefined if all values are valid. */
function misfit(field: PlacedField, value: string, layout: Layout): string | undefined {
  if (field.is !== undefined) return `${value} != PM_${field.is}`;
  if (field.oneOf !== undefined)
    return layout
      .enumeration(field.oneOf)
      .values.map((each) => `${value} != ${each.value}`)
      .join(' && ');
  const { min, max } = layout.bounds(field);
  const conditions = [
    ...(min === undefined ? [] : [`${value} < ${literal(min)}`]),
    ...(max === undefined ? [] : [`${value} > ${literal(max)}`]),
    ...(field.not === undefined ? [] : [`${value} == ${field.not}`]),
  ];
  return conditions.length === 0 ? undefined : conditions.join(' || ');
}

function check(struct: Struct, field: PlacedField, layout: Layout): string[] {
  const expected = layout.expected(field);
  if (expected === undefined) return [];
  const violated = (came: string) =>
    `return pm_violated(violation, "${struct.name}", "${field.name}", (int64_t)${came}, "${expected}");`;
  const value = `into->${field.name}`;
  if (field.ends) return [`  if (!memchr(${value}, 0, sizeof ${value})) ${violated('0')}`];
  if (field.used !== undefined) {
    const condition = misfit(field, `${value}[i]`, layout);
    if (condition === undefined) return [];
    return [
      `  for (int64_t i = 0; i < into->${field.used}; i++)`,
      `    if (${condition})`,
      `      ${violated(`${value}[i]`)}`,
    ];
  }
  const condition = misfit(field, value, layout);
  return condition === undefined ? [] : [`  if (${condition})`, `    ${violated(value)}`];
}

function reader(struct: Struct, layout: Layout): string[] {
  const fields = layout.placed(struct);
  const texts = fields.filter(({ text }) => text !== undefined);
  return [
    `${readerSignature(struct)} {`,
    `  if (available < sizeof *into)`,
    `    return pm_violated(violation, "${struct.name}", "length", (int64_t)available, "${layout.size(struct)} or more");`,
    '  memcpy(into, bytes, sizeof *into);',
    ...fields.flatMap((field) => check(struct, field, layout)),
    ...(texts.length === 0
      ? []
      : [
          `  size_t texts = ${texts.map(({ name }) => `(size_t)into->${name}`).join(' + ')};`,
          '  if (available - sizeof *into < texts)',
          `    return pm_violated(violation, "${struct.name}", "length", (int64_t)available, "that of its texts, too");`,
        ]),
    '  return true;',
    '}',
    '',
  ];
}

/** `readers.generated.c`. */
export function cReaders(layout: Layout, notice: readonly string[]): string {
  return [
    ...notice,
    '#include "readers.generated.h"',
    '',
    '#include <string.h>',
    '',
    ...layout.protocol.structs.flatMap((struct) => reader(struct, layout)),
  ].join('\n');
}
