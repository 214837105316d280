// @ts-check
/**
 * `npm run soak`: a million calls and 200 starts, after which neither memory nor file descriptors nor
 * processes may have grown. `npm run soak -- 10000000 2000` takes more of them.
 *
 * @module
 */

import { runLongTest } from './library/long-test.mjs';

const [calls = '1000000', starts = '200'] = process.argv.slice(2);
await runLongTest('test/faults/soak.test.js', {
  POLYMUSE_SOAK_CALLS: calls,
  POLYMUSE_SOAK_STARTS: starts,
});
