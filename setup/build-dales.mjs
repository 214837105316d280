// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run build:dales`: builds the worker for a DALES that the user has built, and nothing else.
 * `DALES_BUILD_DIR`, or an argument, is the directory in which DALES was built; further arguments are
 * passed to cmake: `npm run build:dales -- /path/to/dales/build -DCMAKE_Fortran_COMPILER=mpifort.mpich`.
 *
 * @module
 */

import { rmSync } from 'node:fs';
import path from 'node:path';
import { toBuildWorkers } from './library/requirements.mjs';
import { runScript, SetupFailure } from './library/script.mjs';
import { dalesWorker, dalesWorkerDirectory } from './steps/dales-worker.mjs';
import { systemPackages } from './steps/system-packages.mjs';

await runScript(async () => {
  const given = process.argv.slice(2);
  const options = given.filter((argument) => argument.startsWith('-'));
  const [named = process.env.DALES_BUILD_DIR ?? '', ...others] = given.filter(
    (argument) => !argument.startsWith('-'),
  );
  if (named === '' || others.length > 0)
    throw new SetupFailure(
      'Build DALES by its own instructions, then name the directory in which you built it: ' +
        'set DALES_BUILD_DIR, or\n\n  npm run build:dales -- /path/to/dales/build',
    );
  await systemPackages(toBuildWorkers(), { mayInstall: false });
  // DALES may have been built again since cmake configured this.
  rmSync(dalesWorkerDirectory(), { recursive: true, force: true });
  await dalesWorker(path.resolve(named), options);
});
