// SPDX-License-Identifier: Apache-2.0
/**
 * Starting instances, concurrently.
 *
 * @module
 */
import { fileURLToPath } from 'node:url';
import type { ChannelType } from '../../src/index.js';
import { runScript } from '../programs.js';
import type { Measurement } from './measurement.js';

const script = fileURLToPath(new URL('../start-instances.js', import.meta.url));

/** The seconds to start a number of instances, in a separate script, so that the start of MPI is included. */
function startSeconds(channelType: ChannelType, count: number): number {
  const result = runScript(script, channelType, String(count));
  return (result as { seconds: number }).seconds;
}

export const startUp: Measurement = {
  name: 'start',
  title: 'start of 1, 8 and 32 instances',
  rounds: (quick) => (quick ? 1 : 5),

  measure: (channelType) =>
    Promise.resolve({
      'start.1': startSeconds(channelType, 1),
      'start.8': startSeconds(channelType, 8),
      'start.32': startSeconds(channelType, 32),
    }),
};
