// SPDX-License-Identifier: Apache-2.0
/**
 * The static types of grids of codes, as far as they do not follow from the interface.
 *
 * @module
 */
import type { Request } from '../request/request.js';
import type { Axes } from './axis-types.js';
import type { AttributeUnits, Grid, ValidUnits } from './grid-types.js';
import type { ChannelOptions, GridChannel } from './transfer.js';
import type { SourceName } from './transfer-types.js';

/** A grid in the script with the shape and the attributes of one of a code, without positions. */
type CopyOf<Self, Rank extends Axes> = Grid<
  Readonly<Record<SourceName<Self>, string>>,
  never,
  Rank
>;

/**
 * What grids of codes and their selections have beside attributes, as grids of the script do. What asks
 * the model waits for the calls made before; {@link CodeGridRequests} has the same without waiting.
 *
 * @typeParam Values what {@link set} takes: values for the attributes that can be set
 * @typeParam Rank as many axes as there are
 */
export interface CodeGridMembers<Values extends object, Rank extends Axes> {
  /** What error messages call it: `les1.fields`. */
  readonly name: string;
  /** The number of cells along each axis; asks the model. */
  readonly shape: readonly number[];
  /** The number of cells; asks the model. */
  readonly size: number;
  /** The names of the attributes. */
  readonly attributeNames: readonly string[];
  /** The names of the axes of space: none, since polymuse does not know where the cells are. */
  readonly axes: readonly string[];
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
   * @example
   * les.fields.at(':', ':', '3:6').set({ U: quantity(1, 'm/s'), V: quantity(0, 'm/s') });
   */
  set(values: Values): void;
  /** A grid in the script of the same shape, without positions: of the same attributes, not set, or of others. */
  emptyCopy<Self extends object>(this: Self): CopyOf<Self, Rank>;
  emptyCopy<const Units extends AttributeUnits>(
    attributes: ValidUnits<Units>,
  ): Grid<Units, never, Rank>;
  /** A grid in the script of the same shape, with the values of all attributes. */
  copy<Self extends object>(this: Self): CopyOf<Self, Rank>;
}

/** What grids of codes and their selections can be asked for without waiting, beside attributes. */
export interface CodeGridRequests<Values extends object> {
  /** The number of cells along each axis. */
  readonly shape: Request<readonly number[]>;
  /**
   * Sets several attributes; the request ends when all have been set.
   *
   * @throws {AttributeError} if one is not there or cannot be set; none has been set then
   * @example
   * await les.fields.at(5, 5).request.set({ U: quantity(1, 'm/s') });
   */
  set(values: Values): Request<void>;
  /** A grid in the script of the same shape, with the values of all attributes. */
  copy(): Request<Grid<AttributeUnits, never>>;
}
