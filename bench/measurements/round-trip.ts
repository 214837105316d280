// SPDX-License-Identifier: Apache-2.0
/**
 * The round trip of a call with one number in it, and one out.
 *
 * @module
 */
import { withInstances } from '../instances.js';
import { rawSeconds } from '../programs.js';
import { secondsPerCall } from '../timing.js';
import type { Measurement } from './measurement.js';

const microseconds = 1e6;
const numberBytes = 4;
const extent = (quick: boolean) => ({ samples: quick ? 20 : 60, batch: 100 });

export const roundTrip: Measurement = {
  name: 'roundtrip',
  title: 'round trip of 4 bytes',
  rounds: (quick) => (quick ? 2 : 7),

  measureRaw: (quick) => ({
    'raw.roundtrip': microseconds * rawSeconds('mpi', numberBytes, extent(quick)),
    'raw.socket.roundtrip': microseconds * rawSeconds('socket', numberBytes, extent(quick)),
  }),

  measure: (channelType, quick) =>
    withInstances({ channelType }, async (probe) => ({
      'roundtrip.sync':
        microseconds *
        (await secondsPerCall(extent(quick), (calls) => {
          for (let i = 0; i < calls; i++) probe.echoInt32(i);
        })),
      'roundtrip.await':
        microseconds *
        (await secondsPerCall(extent(quick), async (calls) => {
          for (let i = 0; i < calls; i++) await probe.echoInt32.asynchronous(i);
        })),
    })),
};
