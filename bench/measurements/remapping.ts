// SPDX-License-Identifier: Apache-2.0
/**
 * Conservative remapping: computing weights, and applying them.
 *
 * @module
 */
import { newRegularGrid, newRemapper, newStructuredGrid, quantity } from '../../src/index.js';
import { secondsOf, secondsPerCall } from '../timing.js';
import type { Measurement } from './measurement.js';

const elementBytes = Float64Array.BYTES_PER_ELEMENT;

function globe(columns: number, rows: number) {
  return newRegularGrid({
    shape: [columns, rows],
    lengths: quantity([360, 180], 'deg'),
    offset: quantity([0, -90], 'deg'),
    axes: ['lon', 'lat'],
    attributes: { T: 'K' },
  });
}

/** A part of the sphere, with rows and columns that are bent. */
function patch(columns: number, rows: number) {
  const corner = (which: 'lon' | 'lat') =>
    Array.from({ length: columns + 1 }, (_, i) =>
      Array.from({ length: rows + 1 }, (_, j) => {
        const [u, v] = [i / columns, j / rows];
        return which === 'lon' ? 10 + 80 * u + 10 * v * v : -40 + 90 * v + 5 * Math.sin(3 * u);
      }),
    );
  return newStructuredGrid({
    corners: [quantity(corner('lon'), 'deg'), quantity(corner('lat'), 'deg')],
    axes: ['lon', 'lat'],
  });
}

export const remapping: Measurement = {
  name: 'remap',
  title: 'conservative remapping',
  rounds: (quick) => (quick ? 1 : 5),

  measureScript: async (quick) => {
    const source = globe(1440, 720);
    const target = globe(700, 400);
    source.set({ T: quantity(280, 'K') });
    const remap = () => newRemapper(source, target, { method: 'conservative' });
    const remapper = remap();
    const apply = await secondsPerCall({ samples: quick ? 5 : 20, batch: 1 }, (calls) => {
      for (let i = 0; i < calls; i++) remapper.apply(source.T);
    });
    const regular = await secondsOf(remap);
    const bent = patch(200, 150);
    const curvilinear = await secondsOf(() =>
      newRemapper(globe(360, 180), bent, { method: 'conservative' }),
    );
    return {
      // Of the data that is read; the weights are not included.
      'remap.conservative': (elementBytes * source.size) / apply / 1e6,
      'remap.weights.regular': target.size / regular,
      'remap.weights.curvilinear': bent.size / curvilinear,
    };
  },
};
