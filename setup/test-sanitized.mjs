// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run test:sanitized`: the tests of the native parts with AddressSanitizer and UndefinedBehaviorSanitizer in
 * addon and workers; `npm run test:sanitized -- thread` with ThreadSanitizer instead.
 *
 * @module
 */

import { runInForeground } from './library/commands.mjs';
import { scriptArguments } from './library/consent.mjs';
import { mpiFlavour } from './library/mpi-flavour.mjs';
import { toTest } from './library/requirements.mjs';
import { sanitized } from './library/sanitizers.mjs';
import { runScript } from './library/script.mjs';
import { tap } from './library/tools.mjs';
import { nativePart } from './steps/native-part.mjs';
import { npmPackages } from './steps/npm-packages.mjs';
import { systemPackages } from './steps/system-packages.mjs';
import { testRunner } from './steps/test-runner.mjs';
import { typescript } from './steps/typescript.mjs';

const tests = [
  'native/*',
  'wire/readers',
  'channel/{asynchronous,conformance,order,pending}',
  'code/{failures,parameters,states}',
  'faults/{threads,worker-death}',
  'grid/slices',
];
/** Their launchers and workers are scripts for sh, which does not run with the library of ThreadSanitizer. */
const testsByShell = ['wire/hostile', 'faults/failed-start'];

await runScript(async () => {
  await systemPackages(toTest(), { mayInstall: true });
  await npmPackages();
  const [sanitizers = 'address,undefined'] = scriptArguments;
  const build = sanitized(mpiFlavour(), sanitizers);
  await nativePart(build);
  await typescript();
  await testRunner();
  Object.assign(process.env, build.environment, { POLYMUSE_BUILD_DIR: build.buildDirectory });
  const chosen = sanitizers === 'thread' ? tests : [...tests, ...testsByShell];
  const files = chosen.map((test) => `dist/test/${test}.test.js`);
  return runInForeground(tap(['--timeout=600', ...files]));
});
