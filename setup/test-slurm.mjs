// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run test:slurm`: all tests on a SLURM cluster of three nodes, with real daemons, on this machine, with
 * Open MPI and MPICH. Installs them and SLURM if it may; needs root, as SLURM's daemons do.
 *
 * @module
 */

import { runInForeground } from './library/commands.mjs';
import { mpiFlavour } from './library/mpi-flavour.mjs';
import { toTest, toTestClusters } from './library/requirements.mjs';
import { runScript } from './library/script.mjs';
import { tap } from './library/tools.mjs';
import { prepare } from './prepare.mjs';
import { nativePart } from './steps/native-part.mjs';
import { testRunner } from './steps/test-runner.mjs';

await runScript(async () => {
  await prepare([...toTest(), ...toTestClusters()]);
  await nativePart(mpiFlavour('mpich'));
  await testRunner();
  process.env.POLYMUSE_SLURM = 'long';
  return runInForeground(tap(['--timeout=600', 'dist/test/slurm/*.test.js']));
});
