// SPDX-License-Identifier: Apache-2.0
/**
 * Large arrays, as arguments and results of calls and as attributes of grids.
 *
 * @module
 */
import { NdArray, quantity } from '../../src/index.js';
import { withInstances, type Probe } from '../instances.js';
import { rawSeconds } from '../programs.js';
import { secondsPerCall, type Extent } from '../timing.js';
import type { Measurement, Values } from './measurement.js';

const megabyte = 2 ** 20;
const elementBytes = Float64Array.BYTES_PER_ELEMENT;
const shape = [128, 128, 64] as const;
const gridBytes = elementBytes * shape[0] * shape[1] * shape[2];

const [small, large] = [8 * megabyte, 64 * megabyte];
const smallExtent = (quick: boolean): Extent => ({ samples: quick ? 5 : 20, batch: 1 });
const largeExtent = (quick: boolean): Extent => ({ samples: quick ? 2 : 6, batch: 1 });

/** In 10^6 bytes per second, as bandwidths are given. */
function bandwidth(bytes: number, seconds: number): number {
  return bytes / seconds / 1e6;
}

/** The bandwidth of an array that is sent and returned. */
async function echoBandwidth(probe: Probe, bytes: number, extent: Extent): Promise<number> {
  const values = new Float64Array(bytes / elementBytes).fill(1);
  const seconds = await secondsPerCall(extent, (calls) => {
    for (let i = 0; i < calls; i++) probe.echoArray(values);
  });
  return bandwidth(2 * bytes, seconds);
}

/** The bandwidth of a whole attribute: one that has a halo, and Fortran's order. */
async function gridBandwidths(probe: Probe, extent: Extent): Promise<Values> {
  probe.setGridSize(...shape);
  const { cells } = probe;
  const readAll = () => cells.value;
  const read = await secondsPerCall(extent, (calls) => {
    for (let i = 0; i < calls; i++) readAll();
  });
  // In the memory layout in which it is read, as in a copy between models.
  const values = readAll();
  const write = await secondsPerCall(extent, (calls) => {
    for (let i = 0; i < calls; i++) cells.value = values;
  });
  const inOtherOrder = quantity(new NdArray(values.toFloat64Array('m'), shape), 'm');
  const transposed = await secondsPerCall(extent, (calls) => {
    for (let i = 0; i < calls; i++) cells.value = inOtherOrder;
  });
  return {
    'grid.read': bandwidth(gridBytes, read),
    'grid.write': bandwidth(gridBytes, write),
    'grid.write.transposed': bandwidth(gridBytes, transposed),
  };
}

export const transfers: Measurement = {
  name: 'transfers',
  title: 'transfers of 8 and 64 MB',
  rounds: (quick) => (quick ? 2 : 7),

  measureRaw: (quick) => {
    const raw = (kind: 'mpi' | 'socket', bytes: number, extent: Extent) =>
      bandwidth(2 * bytes, rawSeconds(kind, bytes, extent));
    return {
      'raw.bandwidth.8MB': raw('mpi', small, smallExtent(quick)),
      'raw.bandwidth.64MB': raw('mpi', large, largeExtent(quick)),
      'raw.socket.bandwidth.8MB': raw('socket', small, smallExtent(quick)),
      'raw.socket.bandwidth.64MB': raw('socket', large, largeExtent(quick)),
    };
  },

  measure: (channelType, quick) =>
    withInstances({ channelType }, async (probe) => ({
      'bandwidth.8MB': await echoBandwidth(probe, small, smallExtent(quick)),
      'bandwidth.64MB': await echoBandwidth(probe, large, largeExtent(quick)),
      ...(await gridBandwidths(probe, smallExtent(quick))),
    })),
};
