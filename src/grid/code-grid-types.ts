// SPDX-License-Identifier: Apache-2.0
/**
 * The static types of grids of codes, as far as they do not follow from the interface.
 *
 * @module
 */
import type { NdArray } from '../array/index.js';
import type { Request } from '../request/request.js';
import type { QuantitiesLike, Quantity, QuantityArray } from '../units/index.js';
import type { Axes } from './axis-types.js';
import type { Point, Points } from './geometry/points.js';
import type { AttributeUnits, Grid, GridCell, Measured, ValidUnits } from './grid-types.js';
import type { Read } from './grid-values.js';
import type { SampleOptions } from './sample.js';
import type { ChannelOptions, GridChannel } from './transfer.js';
import type { SourceName } from './transfer-types.js';

/** A grid in the script with the shape and the attributes of one of a code, without positions. */
type CopyOf<Self, Rank extends Axes> = Grid<
  Readonly<Record<SourceName<Self>, string>>,
  never,
  Rank
>;

/** How a grid of a code is sampled: where its cells are has to be given. */
type CodeSampleOptions<Name extends string> = SampleOptions<Name> & { readonly positions: object };

/** What is sampled at one point: quantities or, if there are further axes such as levels, arrays. */
type SampledPoint<Name extends string> =
  GridCell<Readonly<Record<Name, string>>, never> | Grid<Readonly<Record<Name, string>>, never>;

/** Attributes that are computed from others, of a grid of a code. */
export type ComputedValues<Computed extends AttributeUnits, Rank extends Axes> = {
  readonly [Name in keyof Computed]: Read<Measured<Computed[Name]>, Rank>;
};

/** The same, asynchronously. */
export type ComputedRequests<Computed extends AttributeUnits, Rank extends Axes> = {
  readonly [Name in keyof Computed]: Request<Read<Measured<Computed[Name]>, Rank>>;
};

/** The attributes that one is computed from: at least one. */
export type ComputedSources<Self> = readonly [SourceName<Self>, ...SourceName<Self>[]];

/** Computes an attribute in a unit from arrays of others. */
export type Computation<Self, Sources extends ComputedSources<Self>, Unit extends string> = (
  ...values: {
    -readonly [I in keyof Sources]: Sources[I] extends keyof Self
      ? Self[Sources[I]] extends Quantity<infer D> | QuantityArray<infer D>
        ? QuantityArray<D>
        : never
      : never;
  }
) => QuantitiesLike<Measured<Unit>>;

/**
 * What grids of codes and their selections have beside attributes, as grids of the script do. What asks
 * the model waits for the calls made before; {@link CodeGridRequests} has the same without waiting.
 *
 * @typeParam Values what {@link set} takes: values for the attributes that can be set; an array of one axis
 *   with a value for each cell is taken for those in C order
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
  /**
   * For each cell its indices in the grid that this is a selection of, an array of shape
   * `[...shape, axes of the grid]`; asks the model.
   */
  indices(): NdArray<Int32Array>;
  /**
   * Whether two grids or selections, of scripts or codes, have the same shape and the same attributes with
   * the same values in whatever units. Values that are NaN in both are the same; names are not compared.
   */
  equals(other: object): boolean;
  /**
   * The values at points: a grid of the script whose cells are the points, with the axes that this one
   * has behind those of `positions`, such as levels; of one point, without those, a single cell.
   * What is read is the block of cells that the values are taken from.
   *
   * @param points one point: a quantity for each axis of `positions`; or several, as an array of shape `[..., axes]` or
   *   an array for each axis
   * @param options `positions`: a grid of the script that lies where this one does
   * @throws {ArgumentError} if a point lies outside, or the method does not fit the grid
   * @throws {ShapeError} if the shape of `positions` is not that of the first axes
   * @example
   * const positions = newRegularGrid({ shape: [64, 64], lengths: quantity([6.4, 6.4], 'km') });
   * les.surfaceFields.sample(stations, { positions, method: 'bilinear', attributes: ['LWP'] }).LWP;
   */
  sample<Self extends object, Name extends SourceName<Self> = SourceName<Self>>(
    this: Self,
    points: Point,
    options: CodeSampleOptions<Name>,
  ): SampledPoint<Name>;
  sample<Self extends object, Name extends SourceName<Self> = SourceName<Self>>(
    this: Self,
    points: Points,
    options: CodeSampleOptions<Name>,
  ): Grid<Readonly<Record<Name, string>>, never>;
  /** The name, the cells, and the attributes with their units; does not ask the model. */
  toString(): string;
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
  /** For each cell its indices in the grid; see {@link CodeGridMembers.indices}. */
  indices(): Request<NdArray<Int32Array>>;
  /** Whether two grids are the same; see {@link CodeGridMembers.equals}. */
  equals(other: object): Request<boolean>;
  /** What it is: `les1.fields.request`. */
  toString(): string;
  /** The values at points; see {@link CodeGridMembers.sample}. */
  sample<Name extends string = string>(
    points: Point,
    options: CodeSampleOptions<Name>,
  ): Request<SampledPoint<Name>>;
  sample<Name extends string = string>(
    points: Points,
    options: CodeSampleOptions<Name>,
  ): Request<Grid<Readonly<Record<Name, string>>, never>>;
  /** A grid in the script of the same shape, with the values of all attributes. */
  copy(): Request<Grid<AttributeUnits, never>>;
  /** A grid in the script of the same shape, without positions and values: of the same attributes, or of others. */
  emptyCopy(): Request<Grid<AttributeUnits, never>>;
  emptyCopy<const Units extends AttributeUnits>(
    attributes: ValidUnits<Units>,
  ): Request<Grid<Units, never>>;
}
