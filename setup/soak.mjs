// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run soak`: a million calls and 200 starts, after which neither memory nor file descriptors nor
 * processes may have grown; then 10 million pipelined calls on each channel from two scripts at once,
 * none of which may hang. `npm run soak -- 10000000 2000 60000000` takes more of them.
 *
 * @module
 */

import { scriptArguments } from './library/consent.mjs';
import { runLongTest } from './library/long-test.mjs';

const [calls = '1000000', starts = '200', pipelined = '10000000'] = scriptArguments;
await runLongTest(['test/faults/soak.test.js', 'test/faults/pipelined.test.js'], {
  POLYMUSE_SOAK_CALLS: calls,
  POLYMUSE_SOAK_STARTS: starts,
  POLYMUSE_SOAK_PIPELINED: pipelined,
});
