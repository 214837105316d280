// SPDX-License-Identifier: Apache-2.0
/**
 * The wire in TypeScript: constants, layouts, and readers that check every field.
 *
 * @module
 */
import {
  fieldTypes,
  type Enumeration,
  type Layout,
  type PlacedField,
  type Struct,
} from './protocol.js';

/** `GET_PARAMETER` as TypeScript has it: `getParameter`. */
function camelCase(name: string): string {
  return name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.slice(0, 1).toUpperCase() + camel.slice(1);
}

function doc(text: string): string[] {
  return text === '' ? [] : [`/** ${text} */`];
}

/** Enumerations whose names would say too little by themselves. */
const exportedNames: Readonly<Record<string, string>> = { kind: 'messageKind' };

function enumeration({ name, doc: what, values }: Enumeration): string[] {
  const exported = exportedNames[name] ?? camelCase(name);
  return [
    ...doc(what),
    `export const ${exported} = {`,
    ...values.flatMap((each) => [...doc(each.doc), `${camelCase(each.name)}: ${each.value},`]),
    '} as const;',
    '',
  ];
}

function layoutOf(struct: Struct, layout: Layout): string[] {
  return [
    ...doc(struct.doc),
    `export const ${camelCase(struct.name)}Layout = {`,
    ...layout
      .placed(struct)
      .flatMap((field) => [...doc(field.doc ?? ''), `${camelCase(field.name)}: ${field.offset},`]),
    `bytes: ${layout.size(struct)},`,
    '} as const;',
    '',
  ];
}

function isWide({ type }: PlacedField): boolean {
  return type === 'int64' || type === 'uint64';
}

function readerOf(struct: Struct, layout: Layout): string[] {
  const fields = layout.placed(struct);
  const values = fields.filter(({ text, name }) => text === undefined && name !== 'padding');
  const texts = fields.filter(({ text }) => text !== undefined);
  const expected = (field: PlacedField) => {
    const words = layout.expected(field);
    if (words === undefined) return undefined;
    if (field.oneOf !== undefined) {
      const all = layout.enumeration(field.oneOf).values.map(({ value }) => value);
      return { words, test: (value: string) => `[${all.join(', ')}].includes(${value})` };
    }
    const { min, max } = layout.bounds(field);
    const tests = [
      ...(min === undefined ? [] : [(value: string) => `${value} >= ${min}`]),
      ...(max === undefined ? [] : [(value: string) => `${value} <= ${max}`]),
    ];
    return { words, test: (value: string) => tests.map((test) => test(value)).join(' && ') };
  };
  const read = (field: PlacedField, at: string) =>
    isWide(field)
      ? `Number(view.get${fieldTypes[field.type].view}(${at}, true))`
      : `view.get${fieldTypes[field.type].view}(${at}, true)`;
  const reading = (field: PlacedField): string[] => {
    const name = camelCase(field.name);
    const rule = expected(field);
    if (field.used === undefined)
      return [
        `const ${name} = ${read(field, `at + ${field.offset}`)};`,
        ...(rule === undefined
          ? []
          : [
              `if (!(${rule.test(name)})) throw new WireViolation('${struct.name}', '${field.name}', ${name}, '${rule.words}');`,
            ]),
      ];
    const { bytes } = fieldTypes[field.type];
    return [
      `const ${name} = new Array<number>(${camelCase(field.used)});`,
      `for (let i = 0; i < ${name}.length; i++) {`,
      `const value = ${read(field, `at + ${field.offset} + ${bytes} * i`)};`,
      ...(rule === undefined
        ? []
        : [
            `if (!(${rule.test('value')})) throw new WireViolation('${struct.name}', '${field.name}', value, '${rule.words}');`,
          ]),
      `${name}[i] = value;`,
      '}',
    ];
  };
  return [
    ...doc(struct.doc),
    `export interface ${pascalCase(struct.name)} {`,
    ...values.flatMap((field) => [
      ...doc(field.doc ?? ''),
      `readonly ${camelCase(field.name)}: ${field.used === undefined ? 'number' : 'readonly number[]'};`,
    ]),
    ...texts.flatMap((field) => [
      ...doc(field.doc ?? ''),
      `readonly ${camelCase(field.text!)}: string;`,
    ]),
    '}',
    '',
    '/**',
    ` * Reads a ${struct.name.replaceAll('_', ' ')} from the \`available\` bytes at \`at\`.`,
    ' *',
    ' * @throws {WireViolation} if it is incomplete, or a field has an invalid value',
    ' */',
    `export function read${pascalCase(struct.name)}(view: DataView, at: number, available: number): ${pascalCase(struct.name)} {`,
    `if (available < ${layout.size(struct)}) throw new WireViolation('${struct.name}', 'length', available, '${layout.size(struct)} or more');`,
    ...fields.filter(({ name }) => name !== 'padding').flatMap(reading),
    ...(texts.length === 0
      ? []
      : [
          `${texts.length > 1 ? 'let' : 'const'} next = at + ${layout.size(struct)};`,
          `if (at + available - next < ${texts.map(({ name }) => camelCase(name)).join(' + ')}) throw new WireViolation('${struct.name}', 'length', available, 'that of its texts, too');`,
          ...texts.flatMap(({ name, text }, i) => [
            `const ${camelCase(text!)} = readText(view, next, ${camelCase(name)});`,
            ...(i < texts.length - 1 ? [`next += ${camelCase(name)};`] : []),
          ]),
        ]),
    `return { ${[...values.map(({ name }) => camelCase(name)), ...texts.map(({ text }) => camelCase(text!))].join(', ')} };`,
    '}',
    '',
  ];
}

/** `layout.generated.ts`. */
export function typescriptLayout(layout: Layout, notice: readonly string[]): string {
  const { constants, environment, enums, structs } = layout.protocol;
  return [
    ...notice,
    '/**',
    ' * The layout of the wire, and readers that check every field.',
    ' *',
    ' * @module',
    ' */',
    "import { readText } from './values.js';",
    "import { WireViolation } from './violation.js';",
    '',
    '/** Constants and limits. */',
    'export const wire = {',
    ...constants.flatMap((each) => [...doc(each.doc), `${camelCase(each.name)}: ${each.value},`]),
    '} as const;',
    '',
    '/** The variables of the environment of a worker. */',
    'export const workerEnvironment = {',
    ...environment.flatMap((each) => [
      ...doc(each.doc),
      `${camelCase(each.name)}: '${each.value}',`,
    ]),
    '} as const;',
    '',
    ...enums.flatMap(enumeration),
    '/** A kind of message. */',
    'export type MessageKind = (typeof messageKind)[keyof typeof messageKind];',
    '',
    ...structs
      .filter(({ typescript }) => typescript === 'layout')
      .flatMap((struct) => layoutOf(struct, layout)),
    ...structs
      .filter(({ typescript }) => typescript === true)
      .flatMap((struct) => readerOf(struct, layout)),
  ].join('\n');
}
