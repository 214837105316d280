// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Where things are: the package's own directory and what the set-up scripts keep in it.
 *
 * @module
 */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of package.json: a clone of the repository, or node_modules/polymuse. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Logs and results of the set-up scripts; nothing in it is needed to run. */
export const recordsDirectory = path.join(root, '.setup');

/**
 * Whether this is a clone, with everything to compile it, or the package as npm packs it, whose
 * TypeScript is compiled already.
 */
export const isClone = existsSync(path.join(root, 'tsconfig.json'));

/**
 * A path below the root, as a reader would type it there.
 *
 * @param {string} file
 */
export function fromRoot(file) {
  return path.relative(root, file);
}
