// SPDX-License-Identifier: Apache-2.0
/**
 * The thread that checks types: what the compiler takes, some 200 MB, is given back when it ends, and
 * a signal does not have to wait for it. It also compiles, so that the run finds that done.
 *
 * @module
 */
import { parentPort, workerData } from 'node:worker_threads';
import { typescriptFile, transpiled } from './transpile.js';
import { checkTypes } from './type-check.js';

const result = checkTypes(workerData as string);
if (result.errorCount === 0)
  for (const file of result.sources) if (typescriptFile.test(file)) transpiled(file);
parentPort!.postMessage(result);
