// SPDX-License-Identifier: Apache-2.0
/**
 * The static types of grids of codes that do not depend on the interface.
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

/** A grid of the script with the shape and the attributes of a grid of a code, without positions. */
type CopyOf<Self, Rank extends Axes> = Grid<
  Readonly<Record<SourceName<Self>, string>>,
  never,
  Rank
>;

/** The options for sampling a grid of a code, which include positions. */
type CodeSampleOptions<Name extends string> = SampleOptions<Name> & { readonly positions: object };

/** The values at one point: quantities or, if there are further axes such as levels, arrays. */
type SampledPoint<Name extends string> =
  GridCell<Readonly<Record<Name, string>>, never> | Grid<Readonly<Record<Name, string>>, never>;

/** Computed attributes of a grid of a code. */
export type ComputedValues<Computed extends AttributeUnits, Rank extends Axes> = {
  readonly [Name in keyof Computed]: Read<Measured<Computed[Name]>, Rank>;
};

/** Requests for computed attributes of a grid of a code. */
export type ComputedRequests<Computed extends AttributeUnits, Rank extends Axes> = {
  readonly [Name in keyof Computed]: Request<Read<Measured<Computed[Name]>, Rank>>;
};

/** The attributes from which an attribute is computed: at least one. */
export type ComputedSources<Self> = readonly [SourceName<Self>, ...SourceName<Self>[]];

/** A function that computes an attribute with a unit from arrays of other attributes. */
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
 * The members of grids of codes and their selections, in addition to attributes; grids of the script have the same.
 * Members that call the model wait for the calls made before; {@link CodeGridRequests} has the asynchronous forms.
 *
 * @typeParam Values the argument of {@link set}: values for the attributes that can be set; an array with one axis
 *   and one value per cell is in C order of the cells
 * @typeParam Rank a tuple with one element for each axis
 */
export interface CodeGridMembers<Values extends object, Rank extends Axes> {
  /** The name of the grid in error messages: `les1.fields`. */
  readonly name: string;
  /** The number of cells along each axis; calls the model. */
  readonly shape: readonly number[];
  /** The number of cells; calls the model. */
  readonly size: number;
  /** The names of the attributes. */
  readonly attributeNames: readonly string[];
  /** The names of the spatial axes: none, since polymuse does not know the positions of the cells. */
  readonly axes: readonly string[];
  /**
   * Creates a channel, which copies attributes from this grid to another one, of a code or of the script.
   *
   * @throws {RemapError} if the channel remaps and the two grids do not overlap
   */
  newChannelTo<Source extends object, Target extends object>(
    this: Source,
    target: Target,
    options?: ChannelOptions,
  ): GridChannel<Source, Target>;
  /**
   * Sets several attributes: to arrays of the shape of the selection, or to one value for all cells.
   *
   * @throws {AttributeError} if an attribute does not exist or is read only; then none has been set
   * @example
   * les.fields.at(':', ':', '3:6').set({ U: quantity(1, 'm/s'), V: quantity(0, 'm/s') });
   */
  set(values: Values): void;
  /**
   * The indices of each cell in the grid from which the cells were selected: an array of shape
   * `[...shape, axes of the grid]`; calls the model.
   */
  indices(): NdArray<Int32Array>;
  /**
   * Whether two grids or selections, of the script or of codes, are equal: they have the same shape and the same
   * attributes with the same values (after conversion of units). NaN is equal to NaN; names are not compared.
   */
  equals(other: object): boolean;
  /**
   * The values at points: a grid of the script whose cells are the points, with the further axes that this grid has
   * after those of `positions`, such as levels; for one point without further axes, a single cell. Only the block
   * of the cells that are needed is read.
   *
   * @param points one point: a quantity for each axis of `positions`; or several points: an array of shape
   *   `[..., axes]`, or an array for each axis
   * @param options `positions`: a grid of the script with the same positions; and the options of `sample`
   * @throws {ArgumentError} if a point is outside the grid, or the method cannot be used for the grid
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
  /** The name, the cells, and the attributes with their units, as text; does not call the model. */
  toString(): string;
  /** A grid of the script of the same shape, without positions, with the same or other attributes, which are not set. */
  emptyCopy<Self extends object>(this: Self): CopyOf<Self, Rank>;
  emptyCopy<const Units extends AttributeUnits>(
    attributes: ValidUnits<Units>,
  ): Grid<Units, never, Rank>;
  /** A grid of the script of the same shape, with the values of all attributes. */
  copy<Self extends object>(this: Self): CopyOf<Self, Rank>;
}

/** The asynchronous forms of the members of grids of codes and their selections; they return requests. */
export interface CodeGridRequests<Values extends object> {
  /** The number of cells along each axis. */
  readonly shape: Request<readonly number[]>;
  /**
   * Sets several attributes; the request is done when all have been set.
   *
   * @throws {AttributeError} if an attribute does not exist or is read only; then none has been set
   * @example
   * await les.fields.at(5, 5).request.set({ U: quantity(1, 'm/s') });
   */
  set(values: Values): Request<void>;
  /** The indices of each cell in the grid; see {@link CodeGridMembers.indices}. */
  indices(): Request<NdArray<Int32Array>>;
  /** Whether two grids are equal; see {@link CodeGridMembers.equals}. */
  equals(other: object): Request<boolean>;
  /** The name as text: `les1.fields.request`. */
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
  /** A grid of the script of the same shape, with the values of all attributes. */
  copy(): Request<Grid<AttributeUnits, never>>;
  /** A grid of the script of the same shape, without positions, with the same or other attributes, which are not set. */
  emptyCopy(): Request<Grid<AttributeUnits, never>>;
  emptyCopy<const Units extends AttributeUnits>(
    attributes: ValidUnits<Units>,
  ): Request<Grid<Units, never>>;
}
