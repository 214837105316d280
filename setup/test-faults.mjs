// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run test:faults`: every kind of death of a worker, twenty times each, and how many hangs,
 * processes left behind and wrong results there were. `npm run test:faults -- 100` repeats more often.
 *
 * @module
 */

import { scriptArguments } from './library/consent.mjs';
import { runLongTest } from './library/long-test.mjs';

await runLongTest(['test/faults/repeated.test.js'], {
  POLYMUSE_FAULT_REPEATS: scriptArguments[0] ?? '20',
});
