// SPDX-License-Identifier: Apache-2.0
/**
 * The static types of grids in the script: which attributes there are, in which unit, and what a
 * selection leaves of the axes.
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

/** The attributes of a grid, as they are declared: their names, and the unit of each. */
export type AttributeUnits = Readonly<Record<string, string>>;

/** Declarations of attributes in which all units are units: the compiler says which is none. */
export type ValidUnits<Units extends AttributeUnits> = {
  readonly [Name in keyof Units]: ValidUnit<Units[Name]>;
};

/** The dimension of an attribute: any, for a unit that is known at run time only. */
export type Measured<Unit extends string> = string extends Unit ? string : DimensionOf<Unit>;

/** The values of an attribute in a unit, on many cells. */
export type ArrayIn<Unit extends string> = QuantityArray<Measured<Unit>>;

/** The value of an attribute in a unit, on one cell. */
export type ValueIn<Unit extends string> = Quantity<Measured<Unit>>;

/** What an attribute in a unit can be set to: an array of the selection's shape, or one value for all. */
export type AssignableIn<Unit extends string> = Assignable<Measured<Unit>>;

type IsUnion<Type, All = Type> = Type extends unknown
  ? [All] extends [Type]
    ? false
    : true
  : never;

/** One dimension for positions: unknown if those along different axes have different ones. */
export type OneDimension<D extends string> = IsUnion<D> extends false ? D : UnknownDimension;

/** The attributes of many cells. */
export type AttributesOf<Units extends AttributeUnits> = {
  -readonly [Name in keyof Units]: ArrayIn<Units[Name]>;
};

/** The attributes of one cell. */
export type CellAttributesOf<Units extends AttributeUnits> = {
  -readonly [Name in keyof Units]: ValueIn<Units[Name]>;
};

/** The coordinates of the cells' centres: an attribute for each axis of space that cannot be set. */
export type CoordinatesOf<Space extends string, Value> = Readonly<Record<Space, Value>>;

/** Values for some of the attributes. */
export type Assignments<Units extends AttributeUnits> = {
  readonly [Name in keyof Units]?: AssignableIn<Units[Name]>;
};

/** Attributes that are computed from others, and can only be read. */
export type ComputedOf<Computed extends AttributeUnits> = {
  readonly [Name in keyof Computed]: ArrayIn<Computed[Name]>;
};

/** No attributes. */
export type NoAttributes = Readonly<Record<never, never>>;

/** What an index selects: one cell if it leaves no axis, else a view of many. */
export type Selected<
  Units extends AttributeUnits,
  Space extends string,
  Rank extends Axes,
  Length extends string,
  Computed extends AttributeUnits,
> = Rank extends readonly []
  ? GridCell<Units, Space, Length, Computed>
  : Grid<Units, Space, Rank, Length, Computed>;

/** Which cells are chosen: a mask, or a request for one. */
export type MaskToCome = Mask | Request<Mask>;

/** A grid of the cells that a condition chooses, in C order. */
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

/** What is read of a copy: all attributes, of which those that were computed are stored. */
type CopiedUnits<Units extends AttributeUnits, Computed extends AttributeUnits> = [
  keyof Computed,
] extends [never]
  ? Units
  : Units & Computed;

/** The attributes, asynchronously, and what else of a grid can wait. */
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
  /** Sets attributes; the request ends when all have been set. */
  set(values: Assignments<Units>): Request<void>;
  /**
   * The cells for which a condition holds; see {@link GridMembers.where}.
   *
   * @param condition a mask or a request for one, or a function that makes one from these requests
   * @example
   * const warm = await grid.request.where(grid.request.SST.map((sst) => sst.greaterThan(limit)));
   */
  where(
    condition:
      | MaskToCome
      | ((cells: GridRequests<Values, Units, Space, Rank, Length, Computed>) => MaskToCome),
  ): Request<Chosen<Units, Space, Length, Computed>>;
  /** For each cell its indices in the grid; see {@link GridMembers.indices}. */
  indices(): Request<NdArray<Int32Array>>;
  /** Whether two grids are the same; see {@link GridMembers.equals}. */
  equals(other: object): Request<boolean>;
  /** What it is: `sea.request`. */
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
  /** A grid of its own with the same positions and the same values. */
  copy(): Request<Grid<CopiedUnits<Units, Computed>, Space, Rank, Length>>;
  /** A grid with the same positions, and with no values: of the same attributes, or of others. */
  emptyCopy(): Request<Grid<CopiedUnits<Units, Computed>, Space, Rank, Length>>;
  /** A grid with the same positions, and with other attributes. */
  emptyCopy<const Others extends AttributeUnits>(
    attributes: ValidUnits<Others>,
  ): Request<Grid<Others, Space, Rank, Length>>;
};

/** What all grids of scripts and their selections have beside attributes. */
export interface GridMembers<
  Units extends AttributeUnits,
  Space extends string,
  Rank extends Axes,
  Length extends string,
  Computed extends AttributeUnits = NoAttributes,
> {
  /** What error messages call it. */
  readonly name: string;
  /** The number of cells along each axis. */
  readonly shape: readonly number[];
  /** The number of cells. */
  readonly size: number;
  /** The names of the attributes: first those that are stored, then those that are computed. */
  readonly attributeNames: readonly (keyof (Units & Computed) & string)[];
  /** The names of the axes of space; none for a grid without positions. */
  readonly axes: readonly Space[];
  /**
   * The centres of the cells: an array with one more axis, for the components.
   *
   * @throws {AttributeError} if the grid has no positions
   */
  readonly position: QuantityArray<Length>;
  /**
   * The areas of the cells of a grid of two axes: lengths squared; on the sphere, where axes are called
   * `lon` and `lat`, those on the unit sphere (`sr`).
   *
   * @throws {ArgumentError} if the grid has not two axes, or leaves out cells between others
   */
  readonly cellArea: QuantityArray<Power<Length, 2>>;
  /**
   * The volumes of the cells of a grid of three axes of length. Those of a structured grid are exact for
   * cells whose faces are ruled surfaces between their edges.
   *
   * @throws {ArgumentError} if the grid has not three axes of length, or leaves out cells between others
   * @see J. Grandy, Efficient computation of volume of hexahedral cells, UCRL-ID-128886 (1997)
   */
  readonly cellVolume: QuantityArray<Power<Length, 3>>;
  /** The size of each cell along each axis, where all have the same. */
  readonly cellSize: readonly Quantity<Length>[];
  /** The same attributes, asynchronously: as those of a code's grid. */
  readonly request: GridRequests<AttributesOf<Units>, Units, Space, Rank, Length, Computed>;
  /**
   * Sets several attributes: to arrays of the selection's shape, or to one value for all cells. An array of
   * one axis with a value for each cell is taken for those in C order.
   *
   * @throws {UnitError}, {ShapeError}, {AttributeError} as an assignment does
   * @example
   * grid.set({ SST: quantity(290, 'K'), U: speeds });
   */
  set(values: Assignments<Units>): void;
  /**
   * Some of the cells, as a view: setting its attributes sets those of the grid.
   *
   * @param index for each axis an integer, which drops it, a slice such as `'3:6'`, or a list of integers;
   *   lists along several axes select each combination. `'...'` stands for the axes that have none; axes
   *   without one at the end are taken whole
   * @throws {SliceError} if an index is malformed or out of range
   * @example
   * grid.at(3, '2:5');
   * grid.at([1, 5, 7], '...');
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): Selected<Units, Space, Remaining<Rank, Index>, Length, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Setting its attributes
   * sets those of the grid, and of no other cells; reading gives arrays of its own.
   *
   * @param condition a mask of the selection's shape, or a function that makes one
   * @throws {ShapeError} if the mask has another shape
   * @example
   * const ice = grid.where(({ SST }) => SST.lessThan(quantity(271.35, 'K')));
   * ice.set({ SST: quantity(271.35, 'K') });
   */
  where(
    condition: Mask | ((cells: Grid<Units, Space, Rank, Length, Computed>) => Mask),
  ): Chosen<Units, Space, Length, Computed>;
  /** The cells one by one, in C order. For many cells, arithmetic on whole attributes is far faster. */
  cells(): IterableIterator<GridCell<Units, Space, Length, Computed>>;
  /**
   * For each cell its indices in the grid that this is a selection of: an array of shape
   * `[...shape, axes of the grid]`.
   *
   * @example
   * newGrid({ shape: [3, 4] }).at(1, '2:4').indices(); // [[1 2] [1 3]]
   */
  indices(): NdArray<Int32Array>;
  /**
   * The indices of the cell in which a point lies, in this grid or selection; of several points an array of
   * shape `[..., axes]`. A point on a boundary lies in the cell that begins there.
   *
   * @param points one point: a quantity for each axis; or several, as an array of shape `[..., axes]` or an array for
   *   each axis
   * @throws {ArgumentError} if one lies outside; {@link contains} tells. If the cells have no boundaries:
   *   those of a selection that drops an axis, or leaves out cells between others
   * @example
   * grid.at(...grid.indexOf([quantity(3, 'km'), quantity(5, 'km')])).SST;
   */
  indexOf(points: Point<Length>): { readonly [Axis in keyof Rank]: number };
  indexOf(points: Points<Length>): NdArray<Int32Array>;
  /**
   * Whether a point lies within the grid; of several points a mask.
   *
   * @param points as {@link indexOf} takes it
   */
  contains(points: Point<Length>): boolean;
  contains(points: Points<Length>): Mask;
  /**
   * Whether two grids or selections, of scripts or codes, have the same shape, the same attributes with the
   * same values in whatever units, and cells in the same places, as far as both have positions. Values that
   * are NaN in both are the same, as are attributes that neither has set; names are not compared.
   */
  equals(other: object): boolean;
  /**
   * The values at points: a grid whose cells are the points. Of one point it is a single cell.
   *
   * @param points as {@link indexOf} takes it
   * @param options the method, which attributes, and what becomes of points outside
   * @throws {ArgumentError} if a point lies outside, or the method does not fit the grid
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
   * The same grid, with an attribute more that is computed from others whenever it is read. It can be read
   * wherever others can, in selections and in channels from here, and not be set.
   *
   * @param name the name of the attribute
   * @param unit its unit
   * @param sources the attributes and coordinates that it is computed from
   * @param compute is given the values of those, and returns that of the attribute: an array of their
   *   shape, or one value for all cells; for a single cell they are arrays without axes
   * @throws {ArgumentError} if the grid has something of that name
   * @throws {AttributeError} if a source is not there
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
  /** A grid of its own with the same positions and the same values. */
  copy(): Grid<CopiedUnits<Units, Computed>, Space, Rank, Length>;
  /** A grid with the same positions, and with no values: of the same attributes, or of others. */
  emptyCopy(): Grid<CopiedUnits<Units, Computed>, Space, Rank, Length>;
  emptyCopy<const Others extends AttributeUnits>(
    attributes: ValidUnits<Others>,
  ): Grid<Others, Space, Rank, Length>;
  /**
   * A channel, which copies attributes from here to another grid, of the script or of a code.
   *
   * @throws {RemapError} if it is to remap, and the two have nothing in common
   */
  newChannelTo<Target extends object>(
    target: Target,
    options?: ChannelOptions,
  ): GridChannel<Grid<Units, Space, Rank, Length, Computed>, Target>;
  /** The name, the cells, and the attributes with their units; of one cell the values. */
  toString(): string;
}

/**
 * A grid in the script, or a view of some of its cells. Attributes are properties, with units; so are
 * the coordinates of the cells' centres. Reading an attribute gives a view of the grid's own memory.
 *
 * @typeParam Units the attributes and their units
 * @typeParam Space the names of the axes of space
 * @typeParam Rank as many axes as the grid has
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

/** What a single cell does not have: it has no axes to select from, and no boundaries. */
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
