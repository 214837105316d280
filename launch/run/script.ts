// SPDX-License-Identifier: Apache-2.0
/**
 * Scripts, before they are run: found, and checked.
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
 * The file behind the name of a script.
 *
 * @throws {CommandFailure} if there is none, or none that can be run
 */
export function existingFile(script: string): string {
  const named = path.resolve(script);
  if (!statSync(named, { throwIfNoEntry: false })?.isFile())
    throw new CommandFailure(`polymuse: there is no file ${script} (looked for ${named})`);
  if (!/\.m?[jt]s$|\.cjs$/.test(named))
    throw new CommandFailure(
      `polymuse: ${script} is neither TypeScript (.ts, .mts) nor JavaScript (.js, .mjs, .cjs)`,
    );
  return realpathSync(named);
}

/**
 * Checks the types of a script and of all that it imports, unless that has been done since they were
 * written.
 *
 * @param file from {@link existingFile}
 * @param script what its user calls it
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
    `polymuse: ${script} has not been started: the type check found ${count} (--no-check goes on without)`,
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
