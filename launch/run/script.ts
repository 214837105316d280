// SPDX-License-Identifier: Apache-2.0
/**
 * Finding and checking scripts before they are run.
 *
 * @module
 */
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Worker } from 'node:worker_threads';
import { CommandFailure } from '../failure.js';
import { isChecked, noteChecked } from './checked-before.js';
import type { CheckResult } from './type-check.js';

/**
 * The file of a script.
 *
 * @throws {CommandFailure} if it does not exist, or cannot be run
 */
export function existingFile(script: string): string {
  const named = path.resolve(script);
  if (!statSync(named, { throwIfNoEntry: false })?.isFile())
    throw new CommandFailure(`polymuse: the file ${script} does not exist (looked for ${named})`);
  if (!/\.m?[jt]s$|\.cjs$/.test(named))
    throw new CommandFailure(
      `polymuse: ${script} is neither TypeScript (.ts, .mts) nor JavaScript (.js, .mjs, .cjs)`,
    );
  return realpathSync(named);
}

/**
 * Checks the types of a script and of everything that it imports, unless they have been checked since they were
 * last written.
 *
 * @param file from {@link existingFile}
 * @param script as the user has written it
 * @throws {CommandFailure} if there are errors, which have been printed by then
 */
export async function checkScript(file: string, script: string): Promise<void> {
  if (isChecked(file)) return;
  const result = await checkInThread(file);
  if (result.errorCount === 0) {
    noteChecked(file, result);
    return;
  }
  const isColourful = process.stderr.isTTY && process.stderr.hasColors();
  process.stderr.write(isColourful ? result.errors : stripVTControlCharacters(result.errors));
  const count = `${result.errorCount} ${result.errorCount === 1 ? 'error' : 'errors'}`;
  throw new CommandFailure(
    `polymuse: ${script} has not been started: the type check found ${count} (--no-check skips the check)`,
  );
}

function checkInThread(file: string): Promise<CheckResult> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('check-thread.js', import.meta.url), { workerData: file });
    let result: CheckResult | undefined;
    thread.on('message', (message: CheckResult) => (result = message));
    thread.on('error', reject);
    thread.on('exit', (code) => {
      if (result) resolve(result);
      else reject(new Error(`the type check ended with exit code ${code}`));
    });
  });
}
