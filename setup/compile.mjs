// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Before `npm pack`: the package carries compiled TypeScript, and its native part as sources.
 *
 * @module
 */

import { runScript } from './library/script.mjs';
import { npmPackages } from './steps/npm-packages.mjs';
import { typescript } from './steps/typescript.mjs';

await runScript(async () => {
  await npmPackages();
  await typescript();
});
