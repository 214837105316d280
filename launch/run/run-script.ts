/**
 * `polymuse run`: checks a script, and runs it in this process.
 *
 * @module
 */
import { realpathSync, statSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { Worker } from 'node:worker_threads';
import { CommandFailure } from '../failure.js';
import { isChecked, noteChecked } from './checked-before.js';
import * as hooks from './hooks.js';
import type { CheckResult } from './type-check.js';

/** What is run, and how. */
export interface Run {
  /** As the user names it. */
  readonly script: string;
  readonly scriptArguments: readonly string[];
  readonly check: boolean;
}

/**
 * Runs a script: it has this process to itself, with its own arguments and exit code.
 *
 * @returns when all its statements have been carried out; its timers and requests may go on
 * @throws {CommandFailure} if it has not been started
 * @throws whatever it throws
 */
export async function runScript({ script, scriptArguments, check }: Run): Promise<void> {
  const named = path.resolve(script);
  const file = existingFile(named, script);
  if (check && !isChecked(file)) await checkScript(file, script);

  process.setSourceMapsEnabled(true);
  registerHooks();
  process.argv = [process.execPath, named, ...scriptArguments];
  await import(pathToFileURL(file).href);
}

/** The file behind the name that a script was given. */
function existingFile(named: string, script: string): string {
  if (!statSync(named, { throwIfNoEntry: false })?.isFile())
    throw new CommandFailure(`polymuse run: there is no file ${script} (looked for ${named})`);
  if (!/\.m?[jt]s$|\.cjs$/.test(named))
    throw new CommandFailure(
      `polymuse run: ${script} is neither TypeScript (.ts, .mts) nor JavaScript (.js, .mjs, .cjs)`,
    );
  return realpathSync(named);
}

/** @throws {CommandFailure} if there are errors, which have been printed by then */
async function checkScript(file: string, script: string): Promise<void> {
  const result = await checkInThread(file);
  if (result.errorCount === 0) {
    noteChecked(file, result);
    return;
  }
  const isColourful = process.stderr.isTTY && process.stderr.hasColors();
  process.stderr.write(isColourful ? result.errors : stripVTControlCharacters(result.errors));
  const count = `${result.errorCount} ${result.errorCount === 1 ? 'error' : 'errors'}`;
  throw new CommandFailure(
    `polymuse run: ${script} has not been started: the type check found ${count} (--no-check runs it as it is)`,
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

/** What Node has had since 22.15, and its types for version 20 do not know. */
interface WithSynchronousHooks {
  registerHooks?: (given: Pick<typeof hooks, 'resolve' | 'load'>) => void;
}

function registerHooks(): void {
  const { registerHooks: register } = module as WithSynchronousHooks;
  if (register) register(hooks);
  else module.register('./hooks.js', import.meta.url);
}
