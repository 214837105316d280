// SPDX-License-Identifier: Apache-2.0
/**
 * The DALES with which the worker was built, and the cases in its source.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ArgumentError } from '../../errors.js';

/** The file that the build of a worker writes beside it. */
export interface DalesBuild {
  /** The directory in which DALES was built. */
  readonly buildDirectory: string;
  /** The directory with its source. */
  readonly sourceDirectory: string;
  readonly version: string;
  /** The precision of its fields. */
  readonly precision: 'single' | 'double';
}

/**
 * The DALES with which a worker was built.
 *
 * @param worker the worker's program
 * @returns undefined if there is no such file beside it
 */
export function dalesBuildOf(worker: string): DalesBuild | undefined {
  const file = `${worker}.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DalesBuild) : undefined;
}

/**
 * The directory of a case that comes with DALES, by its name.
 *
 * @param name such as 'bomex' or 'rico'
 * @param source the directory with the source of DALES
 * @param instance the name of the instance in error messages
 * @throws {ArgumentError} if there is no such case, with a list of all cases
 */
export function caseDirectory(name: string, source: string | undefined, instance: string): string {
  const wrong = (problem: string) =>
    new ArgumentError(`${instance}: case is '${name}'; ${problem}`, 'case', name);
  if (source === undefined || !existsSync(`${source}/cases`))
    throw wrong(
      source === undefined
        ? 'the source of DALES has not been found: build the worker (npm run build:dales), set ' +
            'DALES_SOURCE_DIR, or set the option inputdir'
        : `there are no cases in ${source}; set the option inputdir`,
    );
  const cases = readdirSync(`${source}/cases`)
    .map((each) => ({ each, directory: inputOf(`${source}/cases/${each}`) }))
    .filter(({ directory }) => directory !== undefined);
  const found = cases.find(({ each }) => each === name)?.directory;
  if (found !== undefined) return found;
  throw wrong(`it can be ${cases.map(({ each }) => `'${each}'`).join(', ')}`);
}

/** The directory of a case that has its namelists. */
function inputOf(directory: string): string | undefined {
  return [directory, path.join(directory, 'input')].find(
    (each) => existsSync(each) && readdirSync(each).some((file) => namelistFile.test(file)),
  );
}

/** The name of a namelist file, which has the number of the experiment. */
export const namelistFile = /^namoptions\.(\d{3})$/;
