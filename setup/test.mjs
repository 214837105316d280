// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm test`: builds what is not up to date and runs the tests; `npm test -- test/some/file.test.ts`
 * runs those of one file, `npm test -- test/some` those of one directory.
 *
 * @module
 */

import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { runInForeground } from './library/commands.mjs';
import { scriptArguments } from './library/consent.mjs';
import { runScript, SetupFailure } from './library/script.mjs';
import { toTest } from './library/requirements.mjs';
import { fromRoot, recordsDirectory, root } from './library/root.mjs';
import { summaryLine } from './library/test-results.mjs';
import { tap } from './library/tools.mjs';
import { prepare } from './prepare.mjs';
import { compilers } from './steps/compilers.mjs';
import { dalesWorker } from './steps/dales-worker.mjs';
import { testRunner } from './steps/test-runner.mjs';

/** The results of the tests, in the Test Anything Protocol. */
const tapRecord = path.join(recordsDirectory, 'tests.tap');

await runScript(async () => {
  // The results of an earlier run must not be taken for those of this one.
  rmSync(tapRecord, { force: true });
  const selection = scriptArguments.map(compiledTest);
  await prepare(toTest());
  const dales = process.env.DALES_BUILD_DIR ?? '';
  if (dales !== '') await dalesWorker(path.resolve(dales));
  await compilers();
  await testRunner();
  mkdirSync(recordsDirectory, { recursive: true });
  const exitCode = await runTap(selection);
  const record = existsSync(tapRecord) ? readFileSync(tapRecord, 'utf8') : '';
  process.stderr.write(`\n${summaryLine(record, exitCode)}\n`);
  return exitCode;
});

/**
 * Runs tap and keeps its record. On a terminal tap draws, and writes the record itself; elsewhere
 * what it prints is the record (told to write it too, tap 21 would print every line twice).
 *
 * @param {readonly string[]} options
 */
function runTap(options) {
  return process.stdout.isTTY
    ? runInForeground(tap([`--output-file=${tapRecord}`, ...options]))
    : runInForeground(tap(options), { copyOutputTo: tapRecord });
}

/**
 * What tap has to run for a test named by its source; options are passed on as they are.
 *
 * @param {string} argument
 */
function compiledTest(argument) {
  if (argument.startsWith('-')) return argument;
  const source = [argument, path.join('test', argument)]
    .map((candidate) => path.resolve(root, candidate))
    .find((candidate) => existsSync(candidate));
  if (source === undefined) throw new SetupFailure(`The test ${argument} does not exist.`);
  const compiled = path.join('dist', fromRoot(source));
  return statSync(source).isDirectory()
    ? `${compiled}/**/*.test.js`
    : compiled.replace(/\.ts$/, '.js');
}
