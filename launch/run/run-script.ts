// SPDX-License-Identifier: Apache-2.0
/**
 * `polymuse run`: checks a script, and runs it in this process.
 *
 * @module
 */
import module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as hooks from './hooks.js';
import { checkScript, existingFile } from './script.js';

/** What is run, and how. */
export interface Run {
  /** As its user names it. */
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
  const file = existingFile(script);
  if (check) await checkScript(file, script);

  process.setSourceMapsEnabled(true);
  registerHooks();
  process.argv = [process.execPath, path.resolve(script), ...scriptArguments];
  await import(pathToFileURL(file).href);
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
