// SPDX-License-Identifier: Apache-2.0
/**
 * DALES's column files, such as `prof.inp`: two header lines, then a row of numbers for each level, from the
 * lowest upwards.
 *
 * @module
 */
import { inputFileError, type InputFile } from './input-file.js';
import { readNumber } from './namelist.js';

/** The number of lines before the first row; DALES skips them. */
const headerLines = 2;

/** The format of a column file. */
export interface ColumnFileFormat {
  /** Its name without the number: `prof.inp`. */
  readonly stem: string;
  /** The names of its columns, in order; the first is the height. */
  readonly columns: readonly string[];
}

/** Initial profiles. */
export const profileFormat: ColumnFileFormat = {
  stem: 'prof.inp',
  columns: ['z', 'thl', 'qt', 'u', 'v', 'tke'],
};

/** Large-scale forcings. */
export const forcingFormat: ColumnFileFormat = {
  stem: 'lscale.inp',
  columns: ['z', 'ug', 'vg', 'wfls', 'dqtdxls', 'dqtdyls', 'dqtdtls', 'dthlrad'],
};

/** Initial profiles of `count` scalars. */
export function scalarFormat(count: number): ColumnFileFormat {
  return {
    stem: 'scalar.inp',
    columns: ['z', ...Array.from({ length: count }, (_, i) => `sv${i + 1}`)],
  };
}

/** The contents of a column file. */
export interface Columns {
  /** The lines before the rows. */
  readonly header: readonly string[];
  /** The numbers of each column, by the name of the column. */
  readonly values: Readonly<Record<string, readonly number[]>>;
  /** The line of each row. */
  readonly lines: readonly number[];
}

/**
 * Reads a column file.
 *
 * @param text its text
 * @param source its name in error messages
 * @param rows the number of rows that are needed; default: all rows of the file
 * @throws {InputFileError} if there are too few rows, a row is too short, or a value is not a finite number;
 *   with line and column
 *
 * @example
 * readColumns(text, profileFormat, { instance: 'les1', file: 'prof.inp.001' }, 80).values.thl; // 80 numbers
 */
export function readColumns(
  text: string,
  { columns }: ColumnFileFormat,
  source: InputFile,
  rows?: number,
): Columns {
  const all = text.split('\n');
  const values: Record<string, number[]> = Object.fromEntries(columns.map((name) => [name, []]));
  const lines: number[] = [];
  const wrong = (line: number, problem: string, key?: string) =>
    inputFileError({ ...source, line, key }, problem);
  for (let i = headerLines; i < all.length && lines.length < (rows ?? Infinity); i++) {
    const words = wordsOf(all[i]!);
    if (words.length === 0) continue; // Fortran skips empty lines
    if (words.length < columns.length)
      throw wrong(
        i + 1,
        `the row has ${words.length} columns, but ${columns.length} are needed: ${columns.join(' ')}`,
      );
    columns.forEach((name, column) => {
      const value = readNumber(words[column]!);
      if (value === undefined)
        throw wrong(i + 1, `'${words[column]!}' is not a finite number`, name);
      values[name]!.push(value);
    });
    lines.push(i + 1);
  }
  if (rows !== undefined && lines.length < rows)
    throw wrong(
      all.length,
      `the file ends after ${lines.length} levels, but kmax in DOMAIN is ${rows}`,
    );
  return { header: all.slice(0, headerLines), values, lines };
}

/** The words of a row; in Fortran, 3*0 means three zeros. */
function wordsOf(row: string): string[] {
  const words = row.split(/[\s,]+/).filter((word) => word !== '');
  return words.flatMap((word) => {
    const [, times, repeated] = /^(\d+)\*(.+)$/.exec(word) ?? [];
    return repeated === undefined ? [word] : Array<string>(Number(times)).fill(repeated);
  });
}

/** The text of a column file; reading it gives exactly the same numbers. */
export function writeColumns(
  { columns }: ColumnFileFormat,
  header: readonly string[],
  values: Columns['values'],
): string {
  const rows = values[columns[0]!]!.map((_, row) =>
    columns.map((name) => values[name]![row]!.toExponential()).join(' '),
  );
  return [...header, ...rows, ''].join('\n');
}

/**
 * Interpolates columns to other heights.
 *
 * @param interpolate computes the values of the column `name` at `heights` from those at `oldHeights`
 */
export function atHeights(
  values: Columns['values'],
  heights: readonly number[],
  interpolate: Interpolation,
): Columns['values'] {
  const oldHeights = values['z']!;
  return Object.fromEntries(
    Object.entries(values).map(([name, column]) => [
      name,
      name === 'z' ? heights : interpolate(name, heights, oldHeights, column),
    ]),
  );
}

/** Computes values of the column `name` at `heights` from its `values` at `oldHeights`. */
export type Interpolation = (
  name: string,
  heights: readonly number[],
  oldHeights: readonly number[],
  values: readonly number[],
) => readonly number[];

/** Linear interpolation; below the lowest and above the highest of the old heights, the value there. */
export const linear: Interpolation = (_, heights, oldHeights, values) =>
  heights.map((height) => {
    const above = oldHeights.findIndex((each) => each >= height);
    if (above === -1) return values.at(-1)!;
    if (above === 0) return values[0]!;
    const [low, high] = [oldHeights[above - 1]!, oldHeights[above]!];
    const part = (height - low) / (high - low);
    return values[above - 1]! + part * (values[above]! - values[above - 1]!);
  });
