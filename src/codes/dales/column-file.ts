// SPDX-License-Identifier: Apache-2.0
/**
 * DALES's files of columns, `prof.inp` and the like: two lines of header, then a row of numbers for each
 * level, from the lowest upwards.
 *
 * @module
 */
import { inputFileError, type InputFile } from './input-file.js';
import { readNumber } from './namelist.js';

/** The lines before the first row; DALES skips as many, whatever is in them. */
const headerLines = 2;

/** What a file of columns is to contain. */
export interface ColumnFileFormat {
  /** What it is called, without its number: `prof.inp`. */
  readonly stem: string;
  /** What its columns are, in their order; the first is the height. */
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

/** What a file of columns contains. */
export interface Columns {
  /** The lines before the rows. */
  readonly header: readonly string[];
  /** A list of numbers for each column, by its name. */
  readonly values: Readonly<Record<string, readonly number[]>>;
  /** The line of each row. */
  readonly lines: readonly number[];
}

/**
 * Reads a file of columns.
 *
 * @param text what it contains
 * @param source what error messages call it
 * @param rows how many rows are needed; as many as there are if absent
 * @throws {InputFileError} if there are too few rows, if a row is short, or if something in it is no
 *   finite number; naming line and column
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
    if (words.length === 0) continue; // as Fortran skips it
    if (words.length < columns.length)
      throw wrong(
        i + 1,
        `there are ${words.length} columns, and ${columns.length} are needed: ${columns.join(' ')}`,
      );
    columns.forEach((name, column) => {
      const value = readNumber(words[column]!);
      if (value === undefined) throw wrong(i + 1, `'${words[column]!}' is no finite number`, name);
      values[name]!.push(value);
    });
    lines.push(i + 1);
  }
  if (rows !== undefined && lines.length < rows)
    throw wrong(
      all.length,
      `the file ends after ${lines.length} levels, and kmax in DOMAIN asks for ${rows}`,
    );
  return { header: all.slice(0, headerLines), values, lines };
}

/** The words of a row; Fortran takes 3*0 for three of them. */
function wordsOf(row: string): string[] {
  const words = row.split(/[\s,]+/).filter((word) => word !== '');
  return words.flatMap((word) => {
    const [, times, repeated] = /^(\d+)\*(.+)$/.exec(word) ?? [];
    return repeated === undefined ? [word] : Array<string>(Number(times)).fill(repeated);
  });
}

/** A file of columns, as text; numbers are written so that they are read back to the bit. */
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
 * Brings columns to other heights.
 *
 * @param interpolate gives the values at `heights` of the column `name`, from those at `oldHeights`
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

/** Values at other heights: of the column `name`, of which `values` are those at `oldHeights`. */
export type Interpolation = (
  name: string,
  heights: readonly number[],
  oldHeights: readonly number[],
  values: readonly number[],
) => readonly number[];

/** Linear between the old heights; below the lowest and above the highest, the values there. */
export const linear: Interpolation = (_, heights, oldHeights, values) =>
  heights.map((height) => {
    const above = oldHeights.findIndex((each) => each >= height);
    if (above === -1) return values.at(-1)!;
    if (above === 0) return values[0]!;
    const [low, high] = [oldHeights[above - 1]!, oldHeights[above]!];
    const part = (height - low) / (high - low);
    return values[above - 1]! + part * (values[above]! - values[above - 1]!);
  });
