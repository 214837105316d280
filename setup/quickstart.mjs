// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run quickstart`: from a fresh clone to two models running at once.
 *
 * @module
 */

import path from 'node:path';
import { runInForeground } from './library/commands.mjs';
import { scriptArguments } from './library/consent.mjs';
import { runScript } from './library/script.mjs';
import { toBuild } from './library/requirements.mjs';
import { root } from './library/root.mjs';
import { prepare } from './prepare.mjs';

await runScript(async () => {
  await prepare(toBuild());
  const job = path.join(root, 'dist/jobs/two-models.js');
  return runInForeground([process.execPath, job, ...scriptArguments]);
});
