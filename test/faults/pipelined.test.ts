// SPDX-License-Identifier: Apache-2.0
/** A short form of the stress; `npm run soak` has the long one. */
import t from 'tap';
import { channelTypes } from '../support/probe.js';
import { pipelined } from './pipelined.js';

const calls = Number(process.env['POLYMUSE_SOAK_PIPELINED'] ?? 60_000);

for (const channelType of channelTypes)
  t.test(`${calls} pipelined calls of two scripts at once on ${channelType}`, async (t) => {
    const outcome = await pipelined(channelType, calls, (line) => t.comment(line));
    const { hangs, failures, slowestMilliseconds } = outcome;
    t.comment(
      `${outcome.calls} calls, ${hangs} hangs, slowest batch ${slowestMilliseconds.toFixed(0)} ms`,
    );
    t.equal(hangs, 0);
    t.same(failures, []);
    t.ok(outcome.calls >= calls);
  });
