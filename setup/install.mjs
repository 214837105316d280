// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * npm's `install` script: builds the native part of an installed package. It never installs Debian packages:
 * `npm install` in a user's project is not a permission to do so.
 *
 * @module
 */

import { runScript } from './library/script.mjs';
import { toBuild } from './library/requirements.mjs';
import { isClone, root } from './library/root.mjs';
import { prepare } from './prepare.mjs';

await runScript(async () => {
  // In a clone, developers build with the commands below.
  const isInstallingClone = isClone && process.env.npm_config_local_prefix === root;
  if (isInstallingClone) {
    process.stderr.write('To build polymuse: npm run build, npm run quickstart or npm test.\n');
    return;
  }
  await prepare(toBuild(), { mayInstall: false });
});
