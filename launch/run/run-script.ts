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

/** A script, and how to run it. */
export interface Run {
  /** As the user has written it. */
  readonly script: string;
  readonly scriptArguments: readonly string[];
  readonly check: boolean;
}

/**
 * Runs a script in this process, with its own arguments and exit code.
 *
 * @returns when the module has been evaluated; its timers and requests may go on
 * @throws {CommandFailure} if the script has not been started
 * @throws what the script throws
 */
export async function runScript({ script, scriptArguments, check }: Run): Promise<void> {
  const file = existingFile(script);
  if (check) await checkScript(file, script);

  process.setSourceMapsEnabled(true);
  registerHooks();
  process.argv = [process.execPath, path.resolve(script), ...scriptArguments];
  await import(pathToFileURL(file).href);
}

/** Exists since Node 22.15, but not in the types of version 20. */
interface WithSynchronousHooks {
  registerHooks?: (given: Pick<typeof hooks, 'resolve' | 'load'>) => void;
}

function registerHooks(): void {
  const { registerHooks: register } = module as WithSynchronousHooks;
  if (register) register(hooks);
  else module.register('./hooks.js', import.meta.url);
}
