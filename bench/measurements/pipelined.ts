// SPDX-License-Identifier: Apache-2.0
/**
 * Calls that are all made before any is waited for.
 *
 * @module
 */
import { AsyncRequestsPool } from '../../src/index.js';
import { withInstances, type Probe } from '../instances.js';
import { secondsPerCall } from '../timing.js';
import type { Measurement } from './measurement.js';

const samples = 1;

/** Waits for all of them by a pool. */
function callWithPool(probe: Probe, calls: number): void {
  const pool = new AsyncRequestsPool();
  for (let i = 0; i < calls; i++) pool.addRequest(probe.echoInt32.asynchronous(i));
  pool.waitall();
}

/** Waits for the last one, and counts those that have finished. */
function callAndCount(probe: Probe, calls: number): void {
  let count = 0;
  for (let i = 0; i < calls; i++)
    probe.echoInt32.asynchronous(i).addResultHandler(() => {
      count++;
    });
  probe.wait();
  if (count !== calls) throw new Error(`${count} of ${calls} calls had finished with the last one`);
}

export const pipelined: Measurement = {
  name: 'pipelined',
  title: 'pipelined calls',
  rounds: (quick) => (quick ? 2 : 7),

  measure: (channelType, quick) =>
    withInstances({ channelType }, async (probe) => {
      const extent = { samples, batch: quick ? 10_000 : 50_000 };
      return {
        pipelined: 1 / (await secondsPerCall(extent, (calls) => callWithPool(probe, calls))),
        'pipelined.counted':
          1 / (await secondsPerCall(extent, (calls) => callAndCount(probe, calls))),
      };
    }),
};
