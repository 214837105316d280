// SPDX-License-Identifier: Apache-2.0
/**
 * The table of results for reading.
 *
 * @module
 */
import { ambitionOf, figures, isMet, type Row } from './figures.js';

const heading = ['figure', 'channel', 'value', 'unit', 'ratio', 'to', 'ambition', 'met'];
const alignedRight = new Set(['value', 'ratio']);

/** A number with three significant digits, or all digits before the point. */
function show(value: number): string {
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en-US', {
    minimumFractionDigits: Math.min(digits, 2),
    maximumFractionDigits: Math.min(digits, 2),
  });
}

function showAmbition(row: Row): string {
  const ambition = ambitionOf(row);
  if (!ambition) return '';
  const limit =
    ambition.atMost === undefined
      ? `≥ ${(ambition.atLeast ?? 0).toLocaleString('en-US')}`
      : `≤ ${ambition.atMost.toLocaleString('en-US')}`;
  return ambition.of === 'ratio' ? `ratio ${limit}` : limit;
}

function showMet(row: Row): string {
  const met = isMet(row);
  return met === undefined ? '' : met ? 'yes' : 'no';
}

function cellsOf(row: Row): string[] {
  const { name, channel, value, unit, ratio } = row;
  return [
    name,
    channel,
    show(value),
    unit,
    ratio === null ? '' : show(ratio),
    ratio === null ? '' : (figures[name].comparedTo ?? ''),
    showAmbition(row),
    showMet(row),
  ];
}

/** The rows as text, in columns. */
export function makeTable(rows: readonly Row[]): string {
  const lines = [heading, ...rows.map(cellsOf)];
  const widths = heading.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const pad = (text: string, column: number) =>
    alignedRight.has(heading[column] ?? '')
      ? text.padStart(widths[column] ?? 0)
      : text.padEnd(widths[column] ?? 0);
  const [first = '', ...others] = lines.map((line) => line.map(pad).join('  ').trimEnd());
  return [first, '-'.repeat(first.length), ...others].join('\n');
}
