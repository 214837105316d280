// SPDX-License-Identifier: Apache-2.0
/**
 * Running other programs to find out about them, with a time limit: on a cluster with failing file systems or daemons,
 * anything may hang.
 *
 * @module
 */
import { execFile } from 'node:child_process';

/** How a program ended. */
export interface Ending {
  /** 0 on success; undefined if it could not be run, or was killed after the time limit. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Why there is no exit code. */
  readonly failure?: string;
}

/** Options for running a program. */
export interface ProgramOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly seconds?: number;
}

/** Runs a program to its end, or to its time limit. */
export function run(
  program: string,
  programArguments: readonly string[],
  { environment = process.env, seconds = 10 }: ProgramOptions = {},
): Promise<Ending> {
  return new Promise((resolve) => {
    const child = execFile(
      program,
      programArguments,
      { env: environment, timeout: 1000 * seconds, killSignal: 'SIGKILL', encoding: 'utf8' },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === 'number') resolve({ exitCode: code, stdout, stderr });
        else {
          const failure = error?.killed
            ? `it did not end within ${seconds} s`
            : (error?.signal ?? error?.message ?? '');
          resolve({ exitCode: undefined, stdout, stderr, failure });
        }
      },
    );
    child.stdin?.end();
  });
}

/** The output of a program; undefined if it does not exist, or fails. */
export async function outputOf(
  program: string,
  ...programArguments: readonly string[]
): Promise<string | undefined> {
  const { exitCode, stdout } = await run(program, programArguments);
  return exitCode === 0 ? stdout : undefined;
}

/** The last lines of a program's output, for error messages. */
export function lastLines(text: string, count = 5): string {
  return text.trim().split('\n').slice(-count).join('\n');
}
