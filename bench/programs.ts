/**
 * The programs that the benchmark runs beside itself: the raw reference, and scripts of their own.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { ownJobEnvironment, prepareForSpawning } from '../src/channel/environment.js';
import { buildDirectory } from '../src/native.js';
import { median, type Extent } from './timing.js';

/** What a program may take before it counts as hanging. */
const limitMilliseconds = 60_000;

/**
 * Runs a program to its end, with the MPI settings that polymuse gives to its workers.
 *
 * @returns what it gives as its result: the JSON on the line that begins with `result`; MPI libraries,
 *   too, print lines of their own
 */
export function runProgram(program: string, ...programArguments: readonly string[]): unknown {
  prepareForSpawning();
  const environment = ownJobEnvironment({}).map((setting) => {
    const separator = setting.indexOf('=');
    return [setting.slice(0, separator), setting.slice(separator + 1)] as const;
  });
  const { status, signal, stdout, stderr, error } = spawnSync(program, programArguments, {
    encoding: 'utf8',
    env: Object.fromEntries(environment),
    timeout: limitMilliseconds,
  });
  const result = /^result (.*)$/m.exec(stdout)?.[1];
  if (status === 0 && result !== undefined) return JSON.parse(result);
  const command = [program, ...programArguments].join(' ');
  throw new Error(`${command} failed (${status ?? signal}): ${error?.message ?? stderr + stdout}`);
}

/** The seconds of a round trip of so many bytes, there and back, without polymuse. */
export function rawSeconds(kind: 'mpi' | 'socket', bytes: number, extent: Extent): number {
  const plan = [bytes, extent.batch, extent.samples].map(String);
  return median(runProgram(`${buildDirectory}/bin/bench_raw`, kind, ...plan) as number[]);
}
