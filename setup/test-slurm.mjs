// @ts-check
/**
 * `npm run test:slurm`: all tests on a SLURM cluster of three nodes, with real daemons, on this machine. Installs
 * SLURM where it may; needs root, as SLURM's daemons do.
 *
 * @module
 */

import { runInForeground } from './library/commands.mjs';
import { toRunSlurm, toTest } from './library/requirements.mjs';
import { runScript } from './library/script.mjs';
import { tap } from './library/tools.mjs';
import { prepare } from './prepare.mjs';
import { testRunner } from './steps/test-runner.mjs';

await runScript(async () => {
  await prepare([...toTest(), ...toRunSlurm()]);
  await testRunner();
  process.env.POLYMUSE_SLURM = 'long';
  return runInForeground(tap(['--timeout=600', 'dist/test/slurm/*.test.js']));
});
