// @ts-check
/**
 * `npm run generate`: compiles, and runs `generation/`, which writes the files that are generated; with
 * `--check` it writes none and fails if any is out of date.
 *
 * @module
 */

import { runInForeground } from './library/commands.mjs';
import { runScript, SetupFailure } from './library/script.mjs';
import { generate } from './library/tools.mjs';
import { npmPackages } from './steps/npm-packages.mjs';
import { typescript } from './steps/typescript.mjs';

await runScript(async () => {
  await npmPackages();
  try {
    await typescript();
  } catch (error) {
    // What does not compile may be what is about to be generated anew; tsc has written its output.
    if (!(error instanceof SetupFailure)) throw error;
    process.stderr.write(`\n${error.message}\nGenerating nevertheless.\n`);
  }
  return runInForeground(generate(process.argv.slice(2)));
});
