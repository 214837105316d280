// SPDX-License-Identifier: Apache-2.0
/**
 * The static types of grids of codes, as far as they do not follow from the interface.
 *
 * @module
 */
import type { ChannelOptions, GridChannel } from './transfer.js';
import type { AssignmentsTo, SourceName } from './transfer-types.js';
import type { AttributeUnits, Grid, ValidUnits } from './grid-types.js';

/**
 * What grids of codes and their selections have beside attributes, as grids of the script do.
 */
export interface CodeGridMembers {
  /** What error messages call it: `les1.fields`. */
  readonly name: string;
  /** The number of cells; asks the model how many there are. */
  readonly size: number;
  /** The names of the attributes. */
  readonly attributeNames: readonly string[];
  /**
   * A channel, which copies attributes from here to another grid, of a code or of the script.
   *
   * @throws {RemapError} if it is to remap, and the two have nothing in common
   */
  newChannelTo<Source extends object, Target extends object>(
    this: Source,
    target: Target,
    options?: ChannelOptions,
  ): GridChannel<Source, Target>;
  /**
   * Sets several attributes: to arrays of the selection's shape, or to one value for all.
   *
   * @throws {AttributeError} if one is not there or cannot be set; none has been set then
   */
  set<Self extends object>(this: Self, values: AssignmentsTo<Self>): void;
  /** A grid in the script of the same shape, without positions, with attributes of its own. */
  emptyCopy<const Units extends AttributeUnits>(attributes: ValidUnits<Units>): Grid<Units, never>;
  /** A grid in the script of the same shape, with the values of some attributes; waits for them. */
  copy<Self extends object>(this: Self): Grid<Readonly<Record<SourceName<Self>, string>>, never>;
}
