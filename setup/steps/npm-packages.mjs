// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Installs the npm packages that package-lock.json names, if those installed are not the same.
 *
 * @module
 */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runLogged } from '../library/commands.mjs';
import { step } from '../library/progress.mjs';
import { isClone, root } from '../library/root.mjs';

export async function npmPackages() {
  // Inside a user's project, npm installs the packages with the project.
  if (!isClone) return;
  await step('npm packages', async (progress) => {
    if (areInstalled()) return 'up to date';
    progress.announce('npm ci');
    /** @type {import('../library/commands.mjs').Command} */
    const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
    await runLogged({
      command: [
        ...npm,
        'ci',
        '--ignore-scripts',
        // When npm itself runs this script, its own options are in the environment and must not count.
        '--include=dev',
        '--global=false',
        '--dry-run=false',
      ],
      log: 'npm',
      progress,
      failure: 'The npm packages could not be installed',
    });
    return 'installed';
  });
}

/**
 * Whether npm's own record of what is in node_modules agrees with package-lock.json. The record is
 * the last thing that npm writes, so an interrupted installation leaves none.
 */
function areInstalled() {
  const installed = lockedVersions(path.join(root, 'node_modules', '.package-lock.json'));
  const wanted = lockedVersions(path.join(root, 'package-lock.json'));
  return [...wanted].every(
    ([location, entry]) =>
      location === '' ||
      entry.optional === true ||
      installed.get(location)?.version === entry.version,
  );
}

/**
 * @param {string} file
 * @returns {Map<string, { version?: string, optional?: boolean }>}
 */
function lockedVersions(file) {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return new Map();
    throw error;
  }
}
