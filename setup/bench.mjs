// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run bench`: the benchmark, on an up-to-date build.
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
import { compilers } from './steps/compilers.mjs';

await runScript(async () => {
  await prepare(toBuild());
  await compilers();
  const benchmark = path.join(root, 'dist/bench/main.js');
  return runInForeground([process.execPath, benchmark, ...scriptArguments]);
});
