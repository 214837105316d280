// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Tests that take a long time in their full form; the environment sets their size.
 *
 * @module
 */

import path from 'node:path';
import { prepare } from '../prepare.mjs';
import { testRunner } from '../steps/test-runner.mjs';
import { runInForeground } from './commands.mjs';
import { toTest } from './requirements.mjs';
import { runScript } from './script.mjs';
import { tap } from './tools.mjs';

/**
 * Builds what is not up to date, and runs test files without a time limit.
 *
 * @param {readonly string[]} files compiled, in dist/
 * @param {Readonly<Record<string, string>>} extent
 */
export async function runLongTest(files, extent) {
  await runScript(async () => {
    await prepare(toTest());
    await testRunner();
    Object.assign(process.env, extent);
    return runInForeground(tap(['--timeout=0', ...files.map((file) => path.join('dist', file))]));
  });
}
