// SPDX-License-Identifier: Apache-2.0
/**
 * Remapping between grids of the script.
 *
 * @module
 */
import { Remapper, type RemapOptions } from '../remap/remapper.js';
import { endOf, type GridEnd } from './ends/end.js';

/**
 * Computes the weights for remapping from one grid to another: of the script, of two axes. They can be
 * applied to arrays, and given to channels, also between grids of codes.
 *
 * @throws {RemapError} if the two have nothing in common, or lie on different surfaces
 * @throws {ArgumentError} if one is not of two axes, has no cells, or a mask or method is wrong
 * @throws {ShapeError} if a mask has another shape than its grid
 * @throws {UnitError} if positions on the two have different dimensions
 *
 * @example
 * const remapper = newRemapper(ocean, atmosphere, { method: 'conservative', sourceMask: wet });
 * remapper.apply(ocean.SST);                                     // an array of atmosphere's shape
 * o1.surface.newChannelTo(a1.surface, { remap: remapper });      // codes on the same two grids
 */
export function newRemapper(source: object, target: object, options: RemapOptions): Remapper {
  return remapperBetween(endOf(source, 'source'), endOf(target, 'target'), options);
}

/** The same, between ends of channels. */
export function remapperBetween(source: GridEnd, target: GridEnd, options: RemapOptions): Remapper {
  const from = source.cells();
  return Remapper.between(from, target.cells(source.lengthUnit), options);
}
