// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Writes the reference. What is not documented, or links to nothing, is an error.
 *
 * @module
 */

import path from 'node:path';
import { runLogged } from '../library/commands.mjs';
import { step } from '../library/progress.mjs';
import { toDocument } from '../library/requirements.mjs';
import { fromRoot, root } from '../library/root.mjs';
import { doxygen, typedoc } from '../library/tools.mjs';

const site = path.join(root, 'dist/reference');

export async function reference() {
  await step('reference', async (progress) => {
    await runLogged({ command: typedoc(), log: 'reference', progress, failure: 'The reference' });
    return `${fromRoot(site)}/index.html`;
  });
  await step('reference of C', async (progress) => {
    const [missing] = toDocument().flatMap((each) => each.missing() ?? []);
    // TypeDoc has emptied the folder, and has a link to this.
    if (missing !== undefined) return `NOT written: there is no ${missing}`;
    await runLogged({
      command: doxygen(),
      log: 'reference-of-c',
      progress,
      failure: 'The reference of the worker API',
    });
    return `${fromRoot(site)}/worker/index.html`;
  });
}
