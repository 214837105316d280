// SPDX-License-Identifier: Apache-2.0
/**
 * The processor time of a script that waits, and of workers that have nothing to do.
 *
 * @module
 */
import { setTimeout } from 'node:timers/promises';
import { quantity } from '../../src/index.js';
import { withInstances } from '../instances.js';
import { processorSeconds } from '../processes.js';
import { secondsOf } from '../timing.js';
import type { Measurement } from './measurement.js';

/**
 * The share of one core that the busiest process uses while something goes on, in percent: of this
 * script and all that it has started, which are ranks, their guards, and launchers.
 */
async function busiest(action: () => unknown): Promise<number> {
  const before = processorSeconds(process.pid);
  const seconds = await secondsOf(action);
  const used = [...processorSeconds(process.pid)].map(
    ([pid, after]) => after - (before.get(pid) ?? after),
  );
  return (100 * Math.max(...used)) / seconds;
}

export const processor: Measurement = {
  name: 'cpu',
  title: 'processor time of waiting',
  rounds: () => 1,

  measure: (channelType, quick) =>
    withInstances({ channelType, numberOfWorkers: 2 }, async (probe) => {
      const duration = quantity(quick ? 1 : 4, 's');
      probe.doNothing();
      const blocked = await busiest(() => probe.sleepFor(duration));
      const awaiting = await busiest(() => probe.sleepFor.asynchronous(duration));
      const idle = await busiest(() => setTimeout(duration.valueIn('ms')));
      return { 'cpu.waiting': Math.max(blocked, awaiting), 'cpu.idle': idle };
    }),
};
