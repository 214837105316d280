// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Prepares tap: since a plugin is switched off in .taprc, tap has to generate its test class again, once
 * after each installation. By itself it would do so without any output, for ten seconds.
 *
 * @module
 */

import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runLogged } from '../library/commands.mjs';
import { step } from '../library/progress.mjs';
import { root } from '../library/root.mjs';
import { tap } from '../library/tools.mjs';

/** It is next to the generated class: a new installation removes both. */
const stamp = path.join(root, 'node_modules/@tapjs/test/.polymuse-generated');

export async function testRunner() {
  await step('test runner', async (progress) => {
    if (existsSync(stamp)) return 'up to date';
    progress.announce('tap build');
    await runLogged({
      command: tap(['build']),
      log: 'tap-build',
      progress,
      failure: 'tap could not generate its test class',
    });
    writeFileSync(stamp, '');
    return 'generated';
  });
}
