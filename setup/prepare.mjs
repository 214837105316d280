// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Makes a clone, or an installed package, ready to use, whatever state it is in: each step does only what
 * is not up to date. All this runs before any package is installed, hence plain JavaScript with only Node's
 * modules.
 *
 * @module
 */

import { nativePart } from './steps/native-part.mjs';
import { npmPackages } from './steps/npm-packages.mjs';
import { systemPackages } from './steps/system-packages.mjs';
import { typescript } from './steps/typescript.mjs';

/**
 * @param {readonly import('./library/requirements.mjs').Requirement[]} requirements
 * @param {{ mayInstall: boolean }} [options] whether missing Debian packages may be installed
 */
export async function prepare(requirements, options = { mayInstall: true }) {
  await systemPackages(requirements, options);
  await npmPackages();
  await nativePart();
  await typescript();
}
