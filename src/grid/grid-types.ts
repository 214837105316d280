// SPDX-License-Identifier: Apache-2.0
/**
 * The static types of grids in the script: their attributes with units, and the axes of selections.
 *
 * @module
 */
import type { Request } from '../request/request.js';
import type {
  DimensionOf,
  Power,
  QuantitiesLike,
  Quantity,
  QuantityArray,
  UnknownDimension,
  ValidUnit,
} from '../units/index.js';
import type { Axes, IndexOf, Remaining } from './axis-types.js';
import type { Mask, NdArray } from '../array/index.js';
import type { Point, Points } from './geometry/points.js';
import type { Assignable } from './grid-values.js';
import type { SampleOptions } from './sample.js';
import type { GridChannel, ChannelOptions } from './transfer.js';

/** The declaration of the attributes of a grid: the name and the unit of each. */
export type AttributeUnits = Readonly<Record<string, string>>;

/** A declaration of attributes with valid units; the compiler reports the ones that are not. */
export type ValidUnits<Units extends AttributeUnits> = {
  readonly [Name in keyof Units]: ValidUnit<Units[Name]>;
};

/** The dimension of an attribute; any dimension if the unit is known only at run time. */
export type Measured<Unit extends string> = string extends Unit ? string : DimensionOf<Unit>;

/** The values of an attribute with a unit, on many cells. */
export type ArrayIn<Unit extends string> = QuantityArray<Measured<Unit>>;

/** The value of an attribute with a unit, on one cell. */
export type ValueIn<Unit extends string> = Quantity<Measured<Unit>>;

/** A value for an attribute with a unit: an array of the shape of the selection, or one value for all cells. */
export type AssignableIn<Unit extends string> = Assignable<Measured<Unit>>;

type IsUnion<Type, All = Type> = Type extends unknown
  ? [All] extends [Type]
    ? false
    : true
  : never;

/** The dimension of positions: unknown if the axes have different dimensions. */
export type OneDimension<D extends string> = IsUnion<D> extends false ? D : UnknownDimension;

/** The attributes of many cells. */
export type AttributesOf<Units extends AttributeUnits> = {
  -readonly [Name in keyof Units]: ArrayIn<Units[Name]>;
};

/** The attributes of one cell. */
export type CellAttributesOf<Units extends AttributeUnits> = {
  -readonly [Name in keyof Units]: ValueIn<Units[Name]>;
};

/** The coordinates of the centres of the cells: a read-only attribute for each spatial axis. */
export type CoordinatesOf<Space extends string, Value> = Readonly<Record<Space, Value>>;

/** Values for some of the attributes. */
export type Assignments<Units extends AttributeUnits> = {
  readonly [Name in keyof Units]?: AssignableIn<Units[Name]>;
};

/** Attributes that are computed from others, and are read only. */
export type ComputedOf<Computed extends AttributeUnits> = {
  readonly [Name in keyof Computed]: ArrayIn<Computed[Name]>;
};

/** No attributes. */
export type NoAttributes = Readonly<Record<never, never>>;

/** The result of a selection: one cell if no axes are left, otherwise a view of many cells. */
export type Selected<
  Units extends AttributeUnits,
  Space extends string,
  Rank extends Axes,
  Length extends string,
  Computed extends AttributeUnits,
> = Rank extends readonly []
  ? GridCell<Units, Space, Length, Computed>
  : Grid<Units, Space, Rank, Length, Computed>;

/** A mask that selects cells, or a request for one. */
export type MaskToCome = Mask | Request<Mask>;

/** The cells for which a condition is true, in C order. */
type Chosen<
  Units extends AttributeUnits,
  Space extends string,
  Length extends string,
  Computed extends AttributeUnits,
> = Grid<Units, Space, readonly [unknown], Length, Computed>;

/** The values of attributes, or coordinates, in order. */
type SourceValues<
  Units extends AttributeUnits,
  Length extends string,
  Names extends readonly unknown[],
> = {
  -readonly [I in keyof Names]: Names[I] extends keyof Units
    ? ArrayIn<Units[Names[I]]>
    : QuantityArray<Length>;
};

/** The attributes of a copy: all attributes; computed ones are stored in the copy. */
type CopiedUnits<Units extends AttributeUnits, Computed extends AttributeUnits> = [
  keyof Computed,
] extends [never]
  ? Units
  : Units & Computed;

/** The asynchronous form of a grid: its attributes and methods, which return requests. */
export type GridRequests<
  Values,
  Units extends AttributeUnits,
  Space extends string,
  Rank extends Axes,
  Length extends string,
  Computed extends AttributeUnits = NoAttributes,
> = {
  -readonly [Name in keyof Values]: Request<Values[Name]>;
} & {
  readonly [Name in keyof Computed]: Request<
    Rank extends readonly [] ? ValueIn<Computed[Name]> : ArrayIn<Computed[Name]>
  >;
} & {
  /** The number of cells along each axis. */
  readonly shape: Request<readonly number[]>;
  /** Sets attributes; the request is done when all have been set. */
  set(values: Assignments<Units>): Request<void>;
  /**
   * The cells for which a condition is true; see {@link GridMembers.where}.
   *
   * @param condition a mask, a request for one, or a function that computes one of these from this object
   * @example
   * const warm = await grid.request.where(grid.request.SST.map((sst) => sst.greaterThan(limit)));
   */
  where(
    condition:
      | MaskToCome
      | ((cells: GridRequests<Values, Units, Space, Rank, Length, Computed>) => MaskToCome),
  ): Request<Chosen<Units, Space, Length, Computed>>;
  /** The indices of each cell in the grid; see {@link GridMembers.indices}. */
  indices(): Request<NdArray<Int32Array>>;
  /** Whether two grids are equal; see {@link GridMembers.equals}. */
  equals(other: object): Request<boolean>;
  /** The name as text: `sea.request`. */
  toString(): string;
  /** The values at points; see {@link GridMembers.sample}. */
  sample<Name extends keyof (Units & Computed) & string = keyof (Units & Computed) & string>(
    points: Point<Length>,
    options?: SampleOptions<Name>,
  ): Request<GridCell<Pick<Units & Computed, Name>, Space, Length>>;
  /** The values at several points; see {@link GridMembers.sample}. */
  sample<Name extends keyof (Units & Computed) & string = keyof (Units & Computed) & string>(
    points: Points<Length>,
    options?: SampleOptions<Name>,
  ): Request<Grid<Pick<Units & Computed, Name>, Space, Axes, Length>>;
  /** An independent grid with the same positions and values. */
  copy(): Request<Grid<CopiedUnits<Units, Computed>, Space, Rank, Length>>;
  /** A grid with the same positions and attributes, which are not set. */
  emptyCopy(): Request<Grid<CopiedUnits<Units, Computed>, Space, Rank, Length>>;
  /** A grid with the same positions and other attributes, which are not set. */
  emptyCopy<const Others extends AttributeUnits>(
    attributes: ValidUnits<Others>,
  ): Request<Grid<Others, Space, Rank, Length>>;
};

/** The members of grids of the script and their selections, in addition to attributes. */
export interface GridMembers<
  Units extends AttributeUnits,
  Space extends string,
  Rank extends Axes,
  Length extends string,
  Computed extends AttributeUnits = NoAttributes,
> {
  /** The name of the grid in error messages. */
  readonly name: string;
  /** The number of cells along each axis. */
  readonly shape: readonly number[];
  /** The number of cells. */
  readonly size: number;
  /** The names of the attributes: the stored ones, then the computed ones. */
  readonly attributeNames: readonly (keyof (Units & Computed) & string)[];
  /** The names of the spatial axes; none for a grid without positions. */
  readonly axes: readonly Space[];
  /**
   * The centres of the cells: an array of shape `[...shape, axes]`, with the components along the last axis.
   *
   * @throws {AttributeError} if the grid has no positions
   */
  readonly position: QuantityArray<Length>;
  /**
   * The areas of the cells of a grid with two axes, in squared units of length; on the sphere, with axes called
   * `lon` and `lat`, the areas on the unit sphere (`sr`).
   *
   * @throws {ArgumentError} if the grid does not have two axes, or if it is a selection that skips cells
   */
  readonly cellArea: QuantityArray<Power<Length, 2>>;
  /**
   * The volumes of the cells of a grid with three axes of length. For a structured grid they are exact for
   * cells whose faces are ruled surfaces between their edges.
   *
   * @throws {ArgumentError} if the grid does not have three axes of length, or if it is a selection that skips
   *   cells
   * @see J. Grandy, Efficient computation of volume of hexahedral cells, UCRL-ID-128886 (1997)
   */
  readonly cellVolume: QuantityArray<Power<Length, 3>>;
  /**
   * The size of the cells along each axis.
   *
   * @throws {AttributeError} if the cells have different sizes
   */
  readonly cellSize: readonly Quantity<Length>[];
  /** The asynchronous form of the attributes and methods, as for grids of codes. */
  readonly request: GridRequests<AttributesOf<Units>, Units, Space, Rank, Length, Computed>;
  /**
   * Sets several attributes: to arrays of the shape of the selection, or to one value for all cells. An array
   * with one axis and one value per cell is in C order of the cells.
   *
   * @throws {UnitError}, {ShapeError}, {AttributeError} as an assignment does
   * @example
   * grid.set({ SST: quantity(290, 'K'), U: speeds });
   */
  set(values: Assignments<Units>): void;
  /**
   * Selects some of the cells, as a view: setting its attributes sets those of the grid.
   *
   * @param index for each axis an integer, which drops it, a slice such as `'3:6'`, or a list of integers;
   *   lists on several axes select all combinations. `'...'` means all axes without an index; axes without one
   *   at the end are selected as a whole
   * @throws {SliceError} if an index is malformed or out of range
   * @example
   * grid.at(3, '2:5');
   * grid.at([1, 5, 7], '...');
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): Selected<Units, Space, Remaining<Rank, Index>, Length, Computed>;
  /**
   * Selects the cells for which a condition is true, in C order: a selection with one axis. Setting its attributes
   * sets those of the grid on these cells only; reading returns copies.
   *
   * @param condition a mask with the shape of the grid or selection, or a function that computes one from it
   * @throws {ShapeError} if the mask has another shape
   * @example
   * const ice = grid.where(({ SST }) => SST.lessThan(quantity(271.35, 'K')));
   * ice.set({ SST: quantity(271.35, 'K') });
   */
  where(
    condition: Mask | ((cells: Grid<Units, Space, Rank, Length, Computed>) => Mask),
  ): Chosen<Units, Space, Length, Computed>;
  /** Iterates over the cells in C order. For many cells, arithmetic on whole attributes is far faster. */
  cells(): IterableIterator<GridCell<Units, Space, Length, Computed>>;
  /**
   * The indices of each cell in the grid from which the cells were selected: an array of shape
   * `[...shape, axes of the grid]`.
   *
   * @example
   * newGrid({ shape: [3, 4] }).at(1, '2:4').indices(); // [[1 2] [1 3]]
   */
  indices(): NdArray<Int32Array>;
  /**
   * The indices of the cell that contains a point, in this grid or selection; for several points an array of
   * shape `[..., axes]`. A point on a boundary is in the cell that begins there.
   *
   * @param points one point: a quantity for each axis; or several points: an array of shape `[..., axes]`, or an
   *   array for each axis
   * @throws {ArgumentError} if a point is outside the grid (see {@link contains}), or if the cells have no
   *   boundaries, because this is a selection that drops an axis or skips cells
   * @example
   * grid.at(...grid.indexOf([quantity(3, 'km'), quantity(5, 'km')])).SST;
   */
  indexOf(points: Point<Length>): { readonly [Axis in keyof Rank]: number };
  indexOf(points: Points<Length>): NdArray<Int32Array>;
  /**
   * Whether a point is inside the grid; for several points a mask.
   *
   * @param points as for {@link indexOf}
   */
  contains(points: Point<Length>): boolean;
  contains(points: Points<Length>): Mask;
  /**
   * Whether two grids or selections, of the script or of codes, are equal: they have the same shape, the same
   * attributes with the same values (after conversion of units) and, if both have positions, the same positions.
   * NaN is equal to NaN, and an attribute that is set in neither grid is equal; names are not compared.
   */
  equals(other: object): boolean;
  /**
   * The values at points: a grid whose cells are the points; for one point a single cell.
   *
   * @param points as for {@link indexOf}
   * @param options the method, the attributes, and the treatment of points outside the grid
   * @throws {ArgumentError} if a point is outside the grid, or the method cannot be used for this grid
   * @example
   * grid.sample([quantity(3, 'km'), quantity(5, 'km')]).SST;                  // one quantity
   * grid.sample(track, { method: 'bilinear', attributes: ['SST'] }).SST;      // an array
   */
  sample<Name extends keyof (Units & Computed) & string = keyof (Units & Computed) & string>(
    points: Point<Length>,
    options?: SampleOptions<Name>,
  ): GridCell<Pick<Units & Computed, Name>, Space, Length>;
  sample<Name extends keyof (Units & Computed) & string = keyof (Units & Computed) & string>(
    points: Points<Length>,
    options?: SampleOptions<Name>,
  ): Grid<Pick<Units & Computed, Name>, Space, Axes, Length>;
  /**
   * The same grid with an additional attribute that is computed from others when it is read. It is read only,
   * and can be used like other attributes, in selections and as a source of channels.
   *
   * @param name the name of the attribute
   * @param unit its unit
   * @param sources the attributes and coordinates from which it is computed
   * @param compute a function of their values that returns the values of the attribute: an array of the same
   *   shape, or one value for all cells; for a single cell its arguments are arrays without axes
   * @throws {ArgumentError} if the name is already used in the grid
   * @throws {AttributeError} if the grid does not have a source
   * @example
   * const winds = grid.withComputed('speed', 'm/s', ['U', 'V'], (u, v) =>
   *   u.pow(2).plus(v.pow(2)).sqrt(),
   * );
   * winds.at(0).speed.max();
   */
  withComputed<
    const Name extends string,
    const Unit extends string,
    const Sources extends readonly [
      keyof (Units & Computed) | Space,
      ...(keyof (Units & Computed) | Space)[],
    ],
  >(
    name: Name,
    unit: ValidUnit<Unit>,
    sources: Sources,
    compute: (
      ...values: SourceValues<Units & Computed, Length, Sources>
    ) => QuantitiesLike<Measured<Unit>>,
  ): Grid<Units, Space, Rank, Length, Computed & Readonly<Record<Name, Unit>>>;
  /** An independent grid with the same positions and values. */
  copy(): Grid<CopiedUnits<Units, Computed>, Space, Rank, Length>;
  /** A grid with the same positions and with the same or other attributes, which are not set. */
  emptyCopy(): Grid<CopiedUnits<Units, Computed>, Space, Rank, Length>;
  emptyCopy<const Others extends AttributeUnits>(
    attributes: ValidUnits<Others>,
  ): Grid<Others, Space, Rank, Length>;
  /**
   * Creates a channel, which copies attributes from this grid to another one, of the script or of a code.
   *
   * @throws {RemapError} if the channel remaps and the two grids do not overlap
   * @example
   * ocean.newChannelTo(atmosphere, { remap: 'conservative' }).copyAttributes(['SST']);
   */
  newChannelTo<Target extends object>(
    target: Target,
    options?: ChannelOptions,
  ): GridChannel<Grid<Units, Space, Rank, Length, Computed>, Target>;
  /** The name, the cells, and the attributes with their units, as text; for one cell with the values. */
  toString(): string;
}

/**
 * A grid in the script, or a view of some of its cells. Attributes are properties, with units; so are the
 * coordinates of the centres of the cells. Reading an attribute returns a view of the memory of the grid.
 *
 * @typeParam Units the attributes and their units
 * @typeParam Space the names of the spatial axes
 * @typeParam Rank a tuple with one element for each axis of the grid
 * @typeParam Length the dimension of positions
 * @typeParam Computed attributes that are computed from others, and their units
 */
export type Grid<
  Units extends AttributeUnits = AttributeUnits,
  Space extends string = string,
  Rank extends Axes = Axes,
  Length extends string = string,
  Computed extends AttributeUnits = NoAttributes,
> = GridMembers<Units, Space, Rank, Length, Computed> &
  AttributesOf<Units> &
  ComputedOf<Computed> &
  CoordinatesOf<Space, QuantityArray<Length>>;

/** The members that a single cell does not have, since it has no axes and no boundaries. */
type OfManyCells =
  'at' | 'cells' | 'contains' | 'indexOf' | 'request' | 'sample' | 'where' | 'withComputed';

/** One cell of a grid: its attributes are single quantities. */
export type GridCell<
  Units extends AttributeUnits = AttributeUnits,
  Space extends string = string,
  Length extends string = string,
  Computed extends AttributeUnits = NoAttributes,
> = Omit<GridMembers<Units, Space, readonly [], Length, Computed>, OfManyCells> & {
  readonly request: GridRequests<
    CellAttributesOf<Units>,
    Units,
    Space,
    readonly [],
    Length,
    Computed
  >;
} & CellAttributesOf<Units> & {
    readonly [Name in keyof Computed]: ValueIn<Computed[Name]>;
  } & CoordinatesOf<Space, Quantity<Length>>;
