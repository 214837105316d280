// SPDX-License-Identifier: Apache-2.0
/** A short soak; `npm run soak` is the long one. */
import t from 'tap';
import { soak } from './soak.js';

const calls = Number(process.env['POLYMUSE_SOAK_CALLS'] ?? 20_000);
const starts = Number(process.env['POLYMUSE_SOAK_STARTS'] ?? 10);

t.test(`${calls} calls and ${starts} starts leave nothing behind`, async (t) => {
  t.same(await soak({ calls, starts }, (line) => t.comment(line)), []);
});
