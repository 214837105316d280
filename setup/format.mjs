// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run format`: formats TypeScript, JavaScript, JSON and YAML with prettier, C and C++ with
 * clang-format.
 *
 * @module
 */

import { runInForeground } from './library/commands.mjs';
import { runScript } from './library/script.mjs';
import { toFormat } from './library/requirements.mjs';
import { clangFormat, prettier } from './library/tools.mjs';
import { npmPackages } from './steps/npm-packages.mjs';
import { systemPackages } from './steps/system-packages.mjs';

await runScript(async () => {
  await systemPackages(toFormat(), { mayInstall: true });
  await npmPackages();
  for (const tool of [prettier(['--write', '--log-level', 'warn']), clangFormat(['-i'])]) {
    const exitCode = await runInForeground(tool);
    if (exitCode !== 0) return exitCode;
  }
  return 0;
});
