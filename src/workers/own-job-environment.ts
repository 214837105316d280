// SPDX-License-Identifier: Apache-2.0
/**
 * The environment that a worker in a separate MPI job inherits from this script.
 *
 * @module
 */
import { allLaunchers } from './launchers/table.js';
import { isSetForSpawning, settingsOfAll } from './mpi-settings.js';

/**
 * The environment for a worker in a separate MPI job: that of the user. It does not depend on whether earlier
 * instances were spawned; in particular, the network between its ranks does not.
 *
 * @param additions variables to set; undefined: variables to remove
 * @returns the complete environment, as `NAME=value`
 */
export function ownJobEnvironment(
  additions: Readonly<Record<string, string | undefined>>,
): string[] {
  const inherited = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined && !isSetForSpawning(name, value) && !tellsPartInJob(name),
  );
  const asRoot =
    process.getuid?.() === 0
      ? { OMPI_ALLOW_RUN_AS_ROOT: '1', OMPI_ALLOW_RUN_AS_ROOT_CONFIRM: '1' }
      : {};
  const all: Record<string, string | undefined> = {
    ...settingsOfAll,
    ...Object.fromEntries(inherited),
    ...asRoot,
    ...additions,
  };
  return Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
}

/**
 * Whether a variable describes the part of this script in a job: a worker with its own launcher would take it
 * for its own part.
 */
function tellsPartInJob(name: string): boolean {
  return allLaunchers().some(({ jobVariables }) => jobVariables?.test(name));
}
