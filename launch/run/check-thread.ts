// SPDX-License-Identifier: Apache-2.0
/**
 * The thread that checks types: the memory of the compiler, some 200 MB, is released when the thread ends, and
 * a signal does not have to wait for the check. It also compiles, so that the run finds the compiled files in the cache.
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
