// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run surface`: writes down what scripts can import, after a change that is meant to change it; the test
 * of test/declarations compares. What has changed is in the difference that git shows.
 *
 * @module
 */

import path from 'node:path';
import { runInForeground } from './library/commands.mjs';
import { root } from './library/root.mjs';
import { runScript } from './library/script.mjs';
import { npmPackages } from './steps/npm-packages.mjs';
import { typescript } from './steps/typescript.mjs';

await runScript(async () => {
  await npmPackages();
  await typescript();
  const writer = path.join(root, 'dist/test/declarations/write-surface.js');
  return runInForeground([process.execPath, writer]);
});
