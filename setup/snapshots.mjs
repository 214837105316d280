// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run snapshots`: writes what scripts can import and the messages for users to the files with which
 * tests compare them, after an intended change. The change is then in the diff.
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
  const writer = path.join(root, 'dist/test/house/write-snapshots.js');
  return runInForeground([process.execPath, writer]);
});
