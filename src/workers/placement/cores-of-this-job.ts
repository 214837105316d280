// SPDX-License-Identifier: Apache-2.0
/**
 * The cores that this script may use, divided among its instances.
 *
 * @module
 */
import type { Allocation } from '../platforms/platform.js';
import { findAllocation } from '../platforms/table.js';
import { Cores, type PlacementRequest } from './cores.js';
import type { Placement } from './placement.js';

let found: Allocation | undefined;
let cores: Cores | undefined;

/**
 * The hosts and cores that this script may use: those of the scheduler's job, of a hostfile, or of this host.
 *
 * @example
 * const cores = allocation().nodes.reduce((sum, node) => sum + node.cores, 0);
 */
export function allocation(): Allocation {
  found ??= findAllocation(process.env);
  return found;
}

/** Assigns cores to an instance; see {@link Cores.take}. */
export function takeCores(request: PlacementRequest): Placement {
  cores ??= new Cores(allocation());
  return cores.take(request);
}

/** Releases the cores of an instance that has ended. */
export function giveBackCores(placement: Placement): void {
  cores?.giveBack(placement);
}
