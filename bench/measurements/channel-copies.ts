// SPDX-License-Identifier: Apache-2.0
/**
 * Channels: attributes copied from one code to another, and from the script to a code.
 *
 * @module
 */
import { newGrid, quantity } from '../../src/index.js';
import { withInstances } from '../instances.js';
import { rawSeconds } from '../programs.js';
import { secondsPerCall, type Extent } from '../timing.js';
import type { Measurement } from './measurement.js';

const shape = [128, 128, 64] as const;
const bytes = Float64Array.BYTES_PER_ELEMENT * shape[0] * shape[1] * shape[2];

/** The bandwidth in 10^6 bytes per second, of the copied data; between codes, all data is transferred twice. */
function bandwidth(seconds: number): number {
  return bytes / seconds / 1e6;
}

const extentOf = (quick: boolean): Extent => ({ samples: quick ? 5 : 20, batch: 1 });

export const channelCopies: Measurement = {
  name: 'channel',
  title: 'copies of 8 MB by channels',
  rounds: (quick) => (quick ? 1 : 5),

  // As for other transfers, so that there are ratios even if this is the only measurement.
  measureRaw: (quick) => ({
    'raw.bandwidth.8MB': bandwidth(rawSeconds('mpi', bytes, extentOf(quick)) / 2),
  }),

  measure: (channelType, quick) =>
    withInstances({ channelType, count: 2 }, async (first, ...others) => {
      const second = others[0]!;
      for (const each of [first, second]) each.setGridSize(...shape);
      const extent = extentOf(quick);
      const between = first.cells.newChannelTo(second.cells);
      const code = await secondsPerCall(extent, (calls) => {
        for (let i = 0; i < calls; i++) between.copyAttributes(['value']);
      });
      const grid = newGrid({ shape, attributes: { density: 'kg/m^3' } });
      grid.set({ density: quantity(1, 'kg/m^3') });
      const there = grid.newChannelTo(first.cells);
      const script = await secondsPerCall(extent, (calls) => {
        for (let i = 0; i < calls; i++) there.copyAttributes(['density']);
      });
      return {
        'channel.copy.code': bandwidth(code),
        'channel.copy.script': bandwidth(script),
      };
    }),
};
