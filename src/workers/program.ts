/**
 * Workers' programs: looked at before they are started, since a launcher that is given something else
 * than an MPI program may hang for ever (MPI_Comm_spawn of Open MPI does).
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { InterfaceMismatchError, LaunchError } from '../errors.js';
import { compareDescriptions, fingerprintOf } from '../interface/description.js';
import type { InterfaceSpecification } from '../interface/specification.js';
import { wire } from '../wire/layout.generated.js';

/** MPI libraries that polymuse knows how to start workers of. */
export type MpiFlavour = 'openmpi' | 'mpich' | 'unknown';

/** What a worker says of itself. */
export interface WorkerProgram {
  readonly file: string;
  readonly fingerprint: string;
  readonly flavour: MpiFlavour;
  readonly mpiVersion: string;
}

const describeMilliseconds = 1500;
const known = new Map<string, { stamp: string; text: string }>();

/**
 * The flavour that a library, or a launcher, tells as its version. Some launchers call themselves by the name
 * of their run-time environment.
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
 * Looks at a worker's program, by having it describe itself.
 *
 * @param file the program
 * @param specification the interface that it must have been built for
 * @param instance the name of the instance, for error messages
 * @throws {LaunchError} if it is missing, cannot be run, or is not a worker
 * @throws {InterfaceMismatchError} if it was built for another version of the interface
 */
export function examineWorker(
  file: string,
  specification: InterfaceSpecification,
  instance: string,
): WorkerProgram {
  const text = descriptionOf(file, instance);
  const field = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1] ?? '';
  const fingerprint = field('fingerprint');
  const mismatch = (message: string, differences: readonly string[]) =>
    new InterfaceMismatchError(
      `${instance}: the worker ${file} was built for another version of ${message}\n` +
        `Build it again: npm run generate, then npm run build.`,
      instance,
      differences,
    );
  if (field('wire') !== String(wire.wireVersion))
    throw mismatch(`polymuse (wire format ${field('wire')}, not ${wire.wireVersion}).`, []);
  if (fingerprint !== fingerprintOf(specification)) {
    const differences = compareDescriptions(text, specification);
    const shown = differences.map((line) => `\n  ${line}`).join('');
    throw mismatch(`the interface '${specification.name}':${shown}`, differences);
  }
  const mpiVersion = field('mpi');
  return { file, fingerprint, flavour: flavourOf(mpiVersion), mpiVersion };
}

function descriptionOf(file: string, instance: string): string {
  const fail = (reason: string) =>
    new LaunchError(`The worker of ${instance} could not be started: ${reason}`, instance);
  let stamp: string;
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new Error('not a file');
    stamp = [found.mtimeMs, found.size, found.ino].join();
  } catch {
    throw fail(`there is no program ${file}; run "npm run build", or give the option "worker"`);
  }
  try {
    accessSync(file, constants.X_OK);
  } catch {
    throw fail(`${file} cannot be executed; is it the worker's program?`);
  }
  const before = known.get(file);
  if (before?.stamp === stamp) return before.text;

  const described = spawnSync(file, [], {
    env: { ...process.env, POLYMUSE_DESCRIBE: '1' },
    encoding: 'utf8',
    timeout: describeMilliseconds,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Both outputs are null if the file could not be executed at all, whatever the types say.
  const { stdout, stderr, error } = described as Partial<typeof described>;
  if (!stdout?.startsWith('polymuse worker\n')) {
    const printed = (stderr ?? '').trim().split('\n').slice(-5).join('\n');
    const said = printed === '' ? (error?.message ?? '') : printed;
    throw fail(`${file} is not a worker of polymuse${said === '' ? '' : `; it said:\n${said}`}`);
  }
  known.set(file, { stamp, text: stdout });
  return stdout;
}
