// SPDX-License-Identifier: Apache-2.0
/**
 * The programs that the benchmark runs beside itself: the raw reference, and scripts of their own.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { spawningSettings } from '../src/workers/mpi-settings.js';
import { ownJobEnvironment } from '../src/workers/own-job-environment.js';
import { buildDirectory } from '../src/build-directory.js';
import { median, type Extent } from './timing.js';

/** The time after which a program is assumed to hang. */
const limitMilliseconds = 60_000;

/** The environment before MPI was started, which changes it. */
const ownEnvironment = { ...process.env };

/** The environment of a program that is started by itself with the MPI settings of polymuse. */
function settledEnvironment(): NodeJS.ProcessEnv {
  const own = ownJobEnvironment({}).map((setting) => {
    const separator = setting.indexOf('=');
    return [setting.slice(0, separator), setting.slice(separator + 1)] as const;
  });
  return { ...spawningSettings(), ...Object.fromEntries(own) };
}

/**
 * Runs a program to its end.
 *
 * @returns its result: the JSON on the line that begins with `result`; MPI libraries print other lines
 */
function run(
  program: string,
  programArguments: readonly string[],
  environment: NodeJS.ProcessEnv,
  directory = '.',
): unknown {
  const { status, signal, stdout, stderr, error } = spawnSync(program, programArguments, {
    encoding: 'utf8',
    env: environment,
    cwd: directory,
    timeout: limitMilliseconds,
  });
  const result = /^result (.*)$/m.exec(stdout)?.[1];
  if (status === 0 && result !== undefined) return JSON.parse(result);
  const command = [program, ...programArguments].join(' ');
  throw new Error(`${command} failed (${status ?? signal}): ${error?.message ?? stderr + stdout}`);
}

/** Runs a script as a user's shell would, and gives its result. */
export function runScript(file: string, ...scriptArguments: readonly string[]): unknown {
  return run(process.execPath, [file, ...scriptArguments], ownEnvironment);
}

/** Runs a program as an MPI job of its own, with the MPI settings of polymuse, and gives its result. */
export function runJob(
  ranks: number,
  program: string,
  programArguments: readonly (string | number)[],
  directory?: string,
): unknown {
  const job = ['-n', String(ranks), `${buildDirectory}/bin/${program}`];
  return run('mpiexec', [...job, ...programArguments.map(String)], settledEnvironment(), directory);
}

/** The seconds of a round trip of so many bytes, there and back, without polymuse. */
export function rawSeconds(kind: 'mpi' | 'socket', bytes: number, extent: Extent): number {
  const plan = [bytes, extent.batch, extent.samples].map(String);
  return median(
    run(`${buildDirectory}/bin/bench_raw`, [kind, ...plan], settledEnvironment()) as number[],
  );
}
