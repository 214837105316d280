// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * npm's `install` event: builds the native part where the package has been installed. It installs
 * nothing on the machine by itself: `npm install` in a user's project is no leave to.
 *
 * @module
 */

import { runScript } from './library/script.mjs';
import { toBuild } from './library/requirements.mjs';
import { isClone, root } from './library/root.mjs';
import { prepare } from './prepare.mjs';

await runScript(async () => {
  // `npm install` in a clone is a developer's, who builds by the commands below.
  const isInstallingClone = isClone && process.env.npm_config_local_prefix === root;
  if (isInstallingClone) {
    process.stderr.write('To build polymuse: npm run build, npm run quickstart or npm test.\n');
    return;
  }
  await prepare(toBuild(), { mayInstall: false });
});
