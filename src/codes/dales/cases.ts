// SPDX-License-Identifier: Apache-2.0
/**
 * Where DALES is: the build that the worker was made with, and the cases in its source.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ArgumentError } from '../../errors.js';

/** What the build of a worker has left beside it. */
export interface DalesBuild {
  /** Where DALES was built. */
  readonly buildDirectory: string;
  /** Where its source is. */
  readonly sourceDirectory: string;
  readonly version: string;
  /** The precision of its fields. */
  readonly precision: 'single' | 'double';
}

/**
 * The DALES that a worker was made with.
 *
 * @param worker the worker's program
 * @returns undefined if nothing beside it tells
 */
export function dalesBuildOf(worker: string): DalesBuild | undefined {
  const file = `${worker}.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DalesBuild) : undefined;
}

/**
 * The directory of a case that comes with DALES, by its name.
 *
 * @param name such as 'bomex' or 'rico'
 * @param source where the source of DALES is
 * @param instance what error messages call the instance
 * @throws {ArgumentError} if there is no such case, naming those that there are
 */
export function caseDirectory(name: string, source: string | undefined, instance: string): string {
  const wrong = (problem: string) =>
    new ArgumentError(`${instance}: case is '${name}'; ${problem}`, 'case', name);
  if (source === undefined || !existsSync(`${source}/cases`))
    throw wrong(
      source === undefined
        ? "it is not known where DALES's source is: build the worker (npm run build:dales), set " +
            'DALES_SOURCE_DIR, or give the option inputdir'
        : `there are no cases in ${source}; give the option inputdir`,
    );
  const cases = readdirSync(`${source}/cases`)
    .map((each) => ({ each, directory: inputOf(`${source}/cases/${each}`) }))
    .filter(({ directory }) => directory !== undefined);
  const found = cases.find(({ each }) => each === name)?.directory;
  if (found !== undefined) return found;
  throw wrong(`it can be ${cases.map(({ each }) => `'${each}'`).join(', ')}`);
}

/** The part of a case's directory that has its namelists. */
function inputOf(directory: string): string | undefined {
  return [directory, path.join(directory, 'input')].find(
    (each) => existsSync(each) && readdirSync(each).some((file) => namelistFile.test(file)),
  );
}

/** The name of a file of namelists, and in it the number of the experiment. */
export const namelistFile = /^namoptions\.(\d{3})$/;
