// SPDX-License-Identifier: Apache-2.0
/**
 * A script that starts instances, and prints how many seconds that took. Run by the benchmark:
 * `node start-instances.js CHANNEL COUNT`.
 *
 * @module
 */
import type { ChannelType } from '../src/index.js';
import { beginInstances, stopInstances, type Probe } from './instances.js';
import { secondsOf } from './timing.js';

const [channelType, count] = process.argv.slice(2);
let instances: Probe[] = [];
const seconds = await secondsOf(async () => {
  instances = beginInstances({ channelType: channelType as ChannelType, count: Number(count) });
  await Promise.all(instances.map((instance) => instance.started));
});
console.log(`result ${JSON.stringify({ seconds })}`);
await stopInstances(instances);
