// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run docs`: the reference, to dist/reference: of what scripts import, with the guides; and of what workers
 * use, where Doxygen is installed.
 *
 * @module
 */

import { runScript } from './library/script.mjs';
import { npmPackages } from './steps/npm-packages.mjs';
import { reference } from './steps/reference.mjs';

await runScript(async () => {
  await npmPackages();
  await reference();
});
