// SPDX-License-Identifier: Apache-2.0
/**
 * The names of units with their dimensions, as types: what the compiler needs to read units.
 *
 * @module
 */
import { baseQuantities, Dimension, formatExponent } from '../src/units/dimension.js';
import { unit } from '../src/units/parse-unit.js';
import {
  fewestLettersAfterName,
  mostLettersAfterSymbol,
  prefixes,
  unitTable,
} from '../src/units/unit-table.js';
import { joinLines } from '../launch/generate/text.js';

/** The largest exponent that the compiler follows; beyond it, dimensions are checked at run time. */
const largestExponent = 8;

/**
 * The declarations. Their layout is left to prettier.
 *
 * @param notice the first line, without comment signs
 */
export function generateUnitNames(notice: string): string {
  const all = unitTable.flatMap(({ names, prefixed }) =>
    names.map((name) => ({ name, prefixed, dimension: unit(name).dimension.text })),
  );
  const members = (names: typeof all) =>
    names.map(({ name, dimension }) => `${quoted(name)}: ${quoted(dimension)};`);
  const prefixed = all.filter((each) => each.prefixed);
  const exponents = Array.from({ length: largestExponent * 12 }, (_, i) => i + 1);
  return joinLines([
    `// ${notice}`,
    '/** The base quantities, in the order in which dimensions name them. */',
    `export type BaseQuantities = readonly [${baseQuantities.map((each) => quoted(Dimension.base(each).text)).join(', ')}];`,
    'export type BaseQuantity = BaseQuantities[number];',
    '',
    '/** How exponents are written, by their value in twelfths. */',
    'export interface ExponentText {',
    ...exponents.map((each) => `${each}: ${quoted(formatExponent(each / 12))};`),
    '}',
    '',
    '/** The dimensions of the units that have a name. */',
    'export interface UnitNames {',
    "none: 'dimensionless';",
    "dimensionless: 'dimensionless';",
    ...members(all),
    '}',
    '',
    '/** Those of them that take prefixes: as symbols, and spelt out. */',
    'export interface PrefixedNames {',
    'short: {',
    ...members(prefixed.filter(({ name }) => name.length <= mostLettersAfterSymbol)),
    '};',
    'long: {',
    ...members(prefixed.filter(({ name }) => name.length >= fewestLettersAfterName)),
    '};',
    '}',
    '',
    '/** The prefixes of one letter; `da` is the only one of two. */',
    `export type ShortPrefix = ${union(prefixes.flatMap(([symbols]) => symbols).filter((each) => each.length === 1))};`,
    `export type LongPrefix = ${union(prefixes.map(([, name]) => name))};`,
  ]);
}

function union(texts: readonly string[]): string {
  return texts.map(quoted).join(' | ');
}

function quoted(text: string): string {
  return `'${text}'`;
}
