// SPDX-License-Identifier: Apache-2.0
/**
 * Parameters as a table for printing: a line for each, with value, unit, default and description.
 *
 * @module
 */
import { Quantity } from '../units/index.js';
import type { Parameter } from './parameters.js';

const headings = ['parameter', 'value', 'unit', 'default', 'description'];

/**
 * The lines of a table. Parameters without a value, such as keys that a namelist does not have, are omitted.
 *
 * @param known the known values
 */
export function parameterTable(
  table: ReadonlyMap<string, Parameter>,
  known: ReadonlyMap<string, unknown>,
): string[] {
  const rows = [...table]
    .filter(([name]) => !known.has(name) || known.get(name) !== undefined)
    .map(([name, { unit, default: standard, description }]) => [
      name,
      known.has(name) ? textOf(known.get(name), unit) : '?',
      unit,
      standard === undefined ? '' : textOf(standard, unit),
      description,
    ]);
  if (rows.length === 0) return ['(none is set)'];
  // Empty columns are omitted, with their headings.
  const columns = headings
    .map((heading, column) => [heading, ...rows.map((row) => row[column]!)])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ''));
  const widths = columns.map((cells) => Math.max(...cells.map((cell) => cell.length)));
  return [headings, ...rows].map((_, line) =>
    columns
      .map((cells, column) => cells[line]!.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

function textOf(value: unknown, unit: string): string {
  if (value instanceof Quantity) return String(value.valueIn(unit));
  if (Array.isArray(value)) return value.join(', ');
  return String(value);
}
