// SPDX-License-Identifier: Apache-2.0
/**
 * A round of a coupling script: one call on each of two instances, and a wait for both.
 *
 * @module
 */
import { AsyncRequestsPool } from '../../src/index.js';
import { withInstances } from '../instances.js';
import { secondsPerCall } from '../timing.js';
import type { Measurement } from './measurement.js';

const microseconds = 1e6;

export const poolRound: Measurement = {
  name: 'pool',
  title: 'pool round over 2 instances',
  rounds: (quick) => (quick ? 2 : 7),

  measure: (channelType, quick) =>
    withInstances({ channelType, count: 2 }, async (...probes) => ({
      'pool.round':
        microseconds *
        (await secondsPerCall({ samples: quick ? 20 : 60, batch: 50 }, (rounds) => {
          for (let i = 0; i < rounds; i++) {
            const pool = new AsyncRequestsPool();
            for (const probe of probes) pool.addRequest(probe.echoInt32.asynchronous(i));
            pool.waitall();
          }
        })),
    })),
};
