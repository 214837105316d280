// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Builds the worker for a DALES that the user has built.
 *
 * @module
 */

import path from 'node:path';
import { runLogged } from '../library/commands.mjs';
import { mpiFlavour } from '../library/mpi-flavour.mjs';
import { step } from '../library/progress.mjs';
import { fromRoot, root } from '../library/root.mjs';

/** Where cmake builds it; the worker itself goes to the other workers. */
export function dalesWorkerDirectory() {
  return path.join(mpiFlavour().buildDirectory, 'dales');
}

/**
 * @param {string} dales the directory in which DALES was built
 * @param {readonly string[]} [options] cmake's
 */
export async function dalesWorker(dales, options = []) {
  const { buildDirectory } = mpiFlavour();
  const directory = dalesWorkerDirectory();
  await step('worker of DALES', async (progress) => {
    progress.announce('cmake: configuring');
    await runLogged({
      command: [
        'cmake',
        ...['-S', path.join(root, 'native-mpi/codes/dales'), '-B', directory],
        `-DDALES_BUILD_DIR=${dales}`,
        `-DPOLYMUSE_BUILD_DIR=${buildDirectory}`,
        ...options,
      ],
      log: 'dales-configure',
      progress,
      failure: 'cmake could not configure the worker of DALES',
    });
    progress.announce('cmake: building');
    await runLogged({
      command: ['cmake', '--build', directory],
      log: 'dales-build',
      progress,
      failure: 'The worker of DALES could not be built',
    });
    return `up to date in ${fromRoot(path.join(buildDirectory, 'bin'))}/`;
  });
}
