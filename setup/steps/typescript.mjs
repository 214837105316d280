// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Compiles the TypeScript into dist/, incrementally.
 *
 * @module
 */

import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runLogged } from '../library/commands.mjs';
import { step } from '../library/progress.mjs';
import { isClone, root } from '../library/root.mjs';
import { typescriptCompiler } from '../library/tools.mjs';

const outputDirectory = path.join(root, 'dist');

export async function typescript() {
  if (!isClone) return;
  await step('TypeScript', async (progress) => {
    removeOrphans();
    await runLogged({
      command: typescriptCompiler(['--build']),
      log: 'typescript',
      progress,
      failure: 'The TypeScript does not compile',
    });
    return 'up to date in dist/';
  });
}

/** Removes the output for sources that no longer exist: a deleted test must not go on running. */
function removeOrphans() {
  if (!existsSync(outputDirectory)) return;
  for (const entry of readdirSync(outputDirectory, { recursive: true, encoding: 'utf8' })) {
    // TypeDoc's, and written anew as a whole.
    if (entry.startsWith('reference/')) continue;
    const source = entry.replace(/(\.js|\.d\.ts)(\.map)?$/, '.ts');
    if (source !== entry && !existsSync(path.join(root, source))) {
      rmSync(path.join(outputDirectory, entry));
    }
  }
}
