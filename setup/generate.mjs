// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run generate`: compiles, and runs `generation/`, which writes the generated files, those of the wire
 * first; with `--check` it writes nothing and fails if a file is out of date.
 *
 * @module
 */

import { runInForeground } from './library/commands.mjs';
import { runScript, SetupFailure } from './library/script.mjs';
import { generate } from './library/tools.mjs';
import { npmPackages } from './steps/npm-packages.mjs';
import { typescript } from './steps/typescript.mjs';

await runScript(async () => {
  const options = process.argv.slice(2);
  await npmPackages();
  await compileWhatCompiles();
  if (!options.includes('--check')) {
    const exitCode = await runInForeground(generate(['--wire']));
    if (exitCode !== 0) return exitCode;
    // The rest may need what has changed in the wire.
    await compileWhatCompiles();
  }
  return runInForeground(generate(options));
});

/** Compile errors may be in files that are about to be generated again; tsc writes its output all the same. */
async function compileWhatCompiles() {
  try {
    await typescript();
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    process.stderr.write(`\n${error.message}\nGenerating nevertheless.\n`);
  }
}
