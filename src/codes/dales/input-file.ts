// SPDX-License-Identifier: Apache-2.0
/**
 * Errors about input files.
 *
 * @module
 */
import { InputFileError } from '../../errors.js';

/** An input file of an instance. */
export interface InputFile {
  /** The name of the instance in error messages. */
  readonly instance: string;
  /** The name of the file. */
  readonly file: string;
}

/** A place in an input file. */
export interface InputPlace extends InputFile {
  /** Counted from 1. */
  readonly line?: number | undefined;
  /** The key of a namelist, with its name, or the column. */
  readonly key?: string | undefined;
}

/**
 * The error for a place in an input file.
 *
 * @example
 * inputFileError({ instance: 'les1', file: 'prof.inp.001', line: 7, key: 'thl' }, 'it is negative').message;
 * // 'les1: prof.inp.001, line 7, thl: it is negative'
 */
export function inputFileError(place: InputPlace, problem: string): InputFileError {
  const { instance, file, line, key } = place;
  const where = [
    file,
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(key === undefined ? [] : [key]),
  ];
  return new InputFileError(`${instance}: ${where.join(', ')}: ${problem}`, file, line, key);
}
