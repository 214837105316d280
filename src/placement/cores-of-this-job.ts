/**
 * The cores that this script may use, shared out among all of its instances.
 *
 * @module
 */
import { findAllocation } from './allocation.js';
import { Cores, type PlacementRequest } from './cores.js';
import type { Placement } from './placement.js';

let cores: Cores | undefined;

/** Gives an instance cores; see {@link Cores.take}. */
export function takeCores(request: PlacementRequest): Placement {
  cores ??= new Cores(findAllocation(process.env));
  return cores.take(request);
}

/** Takes back the cores of an instance that has ended. */
export function giveBackCores(placement: Placement): void {
  cores?.giveBack(placement);
}
