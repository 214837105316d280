// SPDX-License-Identifier: Apache-2.0
/**
 * Remapping between grids of the script.
 *
 * @module
 */
import { Remapper, type RemapOptions } from '../remap/remapper.js';
import { endOf, type GridEnd } from './ends/end.js';

/**
 * Computes the weights for remapping from one grid to another; both are grids of the script with two axes. The
 * weights can be applied to arrays, and used for channels, also for those between grids of codes.
 *
 * @throws {RemapError} if the two grids do not overlap, or one is on the plane and the other on the sphere
 * @throws {ArgumentError} if a grid does not have two axes or has no cell boundaries, a mask contains NaN, or the
 *   method is unknown or cannot be used for the source
 * @throws {ShapeError} if the shape of a mask is not that of its grid
 * @throws {UnitError} if the positions of the two grids have different dimensions
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
