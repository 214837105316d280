// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Installs the TypeScript compilers, older and newer than the repository's own, that the tests try the
 * declarations of the package with and the benchmark measures. They are 110 MB that building does not take, so they
 * have a package.json and a lock of their own, and a folder that `npm ci` leaves alone.
 *
 * @module
 */

import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runLogged } from '../library/commands.mjs';
import { step } from '../library/progress.mjs';
import { recordsDirectory, root } from '../library/root.mjs';
import { SetupFailure } from '../library/script.mjs';

const manifest = path.join(root, 'test/declarations/compilers');
const installed = path.join(recordsDirectory, 'compilers');
const lock = 'package-lock.json';

/** Without a registry they are left out; the tests that need them say so. */
export async function compilers() {
  await step('compilers', async (progress) => {
    if (areInstalled()) return 'up to date';
    progress.announce('npm ci');
    mkdirSync(installed, { recursive: true });
    for (const name of ['package.json', lock])
      copyFileSync(path.join(manifest, name), path.join(installed, name));
    try {
      await runLogged({
        command: [
          ...npm(),
          'ci',
          `--prefix=${installed}`,
          '--global=false',
          '--ignore-scripts',
          '--no-audit',
          '--no-fund',
          '--prefer-offline',
          '--fetch-retries=1',
          '--fetch-timeout=60000',
        ],
        log: 'compilers',
        progress,
      });
    } catch (error) {
      if (!(error instanceof SetupFailure)) throw error;
      return 'NOT installed (.setup/compilers.log): declarations are compiled by this TypeScript only';
    }
    return 'installed';
  });
}

/** @returns {import('../library/commands.mjs').Command} */
function npm() {
  return process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
}

/** npm writes its own record when all is there. */
function areInstalled() {
  const record = path.join(installed, 'node_modules/.package-lock.json');
  if (!existsSync(record) || !existsSync(path.join(installed, lock))) return false;
  const contents = [manifest, installed].map((folder) =>
    readFileSync(path.join(folder, lock), 'utf8'),
  );
  return contents[0] === contents[1];
}
