// SPDX-License-Identifier: Apache-2.0
/**
 * The programs of workers. They are examined before they are started, since a launcher may hang forever if it
 * gets a program that does not use MPI (MPI_Comm_spawn of Open MPI does).
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { InterfaceMismatchError, LaunchError } from '../errors.js';
import type { InterfaceSpecification } from '../interface/specification.js';
import { query, misfits, selfDescription, type SelfDescription } from './self-description.js';

/** The MPI libraries whose workers polymuse can start. */
export type MpiFlavour = 'openmpi' | 'mpich' | 'unknown';

/** A worker's program that has been examined. */
export interface WorkerProgram {
  readonly file: string;
  readonly fingerprint: string;
  readonly flavour: MpiFlavour;
  readonly mpiVersion: string;
}

const known = new Map<string, { readonly stamp: string; readonly description: SelfDescription }>();

/**
 * The flavour in the version text of a library or a launcher. Some launchers print the name of their run-time
 * environment.
 *
 * @example
 * flavourOf('mpirun (OpenRTE) 4.1.4'); // 'openmpi'
 */
export function flavourOf(version: string): MpiFlavour {
  if (/Open MPI|OpenRTE/.test(version)) return 'openmpi';
  if (/MPICH|MVAPICH|Intel\(R\) MPI|HYDRA/.test(version)) return 'mpich';
  return 'unknown';
}

/**
 * Examines a worker's program, by running it so that it describes itself.
 *
 * @param file the program
 * @param specification the interface that it must have been built for
 * @param instance the name of the instance, for error messages
 * @throws {LaunchError} if the program is missing, cannot be run, or is not a worker
 * @throws {InterfaceMismatchError} if it was built for another version of the interface
 */
export function examineWorker(
  file: string,
  specification: InterfaceSpecification,
  instance: string,
): WorkerProgram {
  const description = descriptionOf(file, instance);
  const differences = misfits(description, specification);
  if (differences.length > 0)
    throw new InterfaceMismatchError(
      `${instance}: the worker ${file} was built for another version of polymuse, or of the interface ` +
        `'${specification.name}':${differences.map((line) => `\n  ${line}`).join('')}\n` +
        `Build it again: npm run generate, then npm run build.`,
      instance,
      differences,
    );
  const { fingerprint, mpiVersion } = description;
  return { file, fingerprint, flavour: flavourOf(mpiVersion), mpiVersion };
}

function descriptionOf(file: string, instance: string): SelfDescription {
  const fail = (reason: string) =>
    new LaunchError(`The worker of ${instance} could not be started: ${reason}`, instance);
  let stamp: string;
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new Error('not a file');
    stamp = [found.mtimeMs, found.size, found.ino].join();
  } catch {
    throw fail(`${file} does not exist; run "npm run build", or set the option "worker"`);
  }
  try {
    accessSync(file, constants.X_OK);
  } catch {
    throw fail(`${file} cannot be executed; is it the worker's program?`);
  }
  const before = known.get(file);
  if (before?.stamp === stamp) return before.description;

  const described = spawnSync(file, [], {
    env: { ...process.env, ...query.environment },
    encoding: 'utf8',
    timeout: 1000 * query.seconds,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Both outputs are null if the file could not be executed at all, contrary to their types.
  const { stdout, stderr, error } = described as Partial<typeof described>;
  const description = selfDescription(stdout ?? '');
  if (description === undefined) {
    const printed = (stderr ?? '').trim().split('\n').slice(-5).join('\n');
    const said = printed === '' ? (error?.message ?? '') : printed;
    throw fail(`${file} is not a polymuse worker${said === '' ? '' : `; its output:\n${said}`}`);
  }
  known.set(file, { stamp, description });
  return description;
}
