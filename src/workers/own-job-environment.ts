// SPDX-License-Identifier: Apache-2.0
/**
 * What a worker that gets a job of its own inherits from this script's environment.
 *
 * @module
 */
import { allLaunchers } from './launchers/table.js';
import { isSetForSpawning, settingsOfAll } from './mpi-settings.js';

/**
 * The environment for a worker that gets a job of its own: the user's. Whether instances before it were spawned
 * makes no difference, above all not to the network that its ranks use among themselves.
 *
 * @param additions what is to be as it says; undefined for what is not to be there
 * @returns `NAME=value`; all of it
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

/** Whether a worker with a launcher of its own would take the part that this script has in a job for its own. */
function tellsPartInJob(name: string): boolean {
  return allLaunchers().some(({ jobVariables }) => jobVariables?.test(name));
}
