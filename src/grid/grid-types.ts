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
  Quantity,
  QuantityArray,
  UnknownDimension,
  ValidUnit,
} from '../units/index.js';
import type { Axes, IndexOf, Remaining } from './axis-types.js';
import type { Assignable } from './grid-values.js';
import type { GridChannel, ChannelOptions } from './transfer.js';

/** The attributes of a grid, as they are declared: their names, and the unit of each. */
export type AttributeUnits = Readonly<Record<string, string>>;

/** Declarations of attributes in which all units are units: the compiler says which is none. */
export type ValidUnits<Units extends AttributeUnits> = {
  readonly [Name in keyof Units]: ValidUnit<Units[Name]>;
};

/** The dimension of an attribute: any, for a unit that is known at run time only. */
type Measured<Unit extends string> = string extends Unit ? string : DimensionOf<Unit>;

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

/** What an index selects: one cell if it leaves no axis, else a view of many. */
export type Selected<
  Units extends AttributeUnits,
  Space extends string,
  Rank extends Axes,
  Length extends string,
> = Rank extends readonly [] ? GridCell<Units, Space, Length> : Grid<Units, Space, Rank, Length>;

/** The attributes, asynchronously, and what else of a grid can wait. */
export type GridRequests<
  Values,
  Units extends AttributeUnits,
  Space extends string,
  Rank extends Axes,
  Length extends string,
> = {
  -readonly [Name in keyof Values]: Request<Values[Name]>;
} & {
  /** The number of cells along each axis. */
  readonly shape: Request<readonly number[]>;
  /** Sets attributes; the request ends when all have been set. */
  set(values: Assignments<Units>): Request<void>;
  /** A grid of its own with the same positions and the same values. */
  copy(): Request<Grid<Units, Space, Rank, Length>>;
};

/** What all grids of scripts and their selections have beside attributes. */
export interface GridMembers<
  Units extends AttributeUnits,
  Space extends string,
  Rank extends Axes,
  Length extends string,
> {
  /** What error messages call it. */
  readonly name: string;
  /** The number of cells along each axis. */
  readonly shape: readonly number[];
  /** The number of cells. */
  readonly size: number;
  /** The names of the attributes. */
  readonly attributeNames: readonly (keyof Units & string)[];
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
   */
  readonly cellArea: QuantityArray<Power<Length, 2>>;
  /** The size of each cell along each axis, where all have the same. */
  readonly cellSize: readonly Quantity<Length>[];
  /** The same attributes, asynchronously: as those of a code's grid. */
  readonly request: GridRequests<AttributesOf<Units>, Units, Space, Rank, Length>;
  /**
   * Sets several attributes: to arrays of the selection's shape, or to one value for all cells.
   *
   * @throws {UnitError}, {ShapeError}, {AttributeError} as an assignment does
   * @example
   * grid.set({ SST: quantity(290, 'K'), U: speeds });
   */
  set(values: Assignments<Units>): void;
  /**
   * Some of the cells, as a view: setting its attributes sets those of the grid.
   *
   * @param index for each axis an integer, which drops it, or a slice such as `'3:6'`; axes without one
   *   are taken whole
   * @throws {SliceError} if an index is malformed or out of range
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): Selected<Units, Space, Remaining<Rank, Index>, Length>;
  /** The cells one by one, in C order. For many cells, arithmetic on whole attributes is far faster. */
  cells(): IterableIterator<GridCell<Units, Space, Length>>;
  /** A grid of its own with the same positions and the same values. */
  copy(): Grid<Units, Space, Rank, Length>;
  /** A grid with the same positions, and with no values: of the same attributes, or of others. */
  emptyCopy(): Grid<Units, Space, Rank, Length>;
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
  ): GridChannel<Grid<Units, Space, Rank, Length>, Target>;
}

/**
 * A grid in the script, or a view of some of its cells. Attributes are properties, with units; so are
 * the coordinates of the cells' centres. Reading an attribute gives a view of the grid's own memory.
 *
 * @typeParam Units the attributes and their units
 * @typeParam Space the names of the axes of space
 * @typeParam Rank as many axes as the grid has
 * @typeParam Length the dimension of positions
 */
export type Grid<
  Units extends AttributeUnits = AttributeUnits,
  Space extends string = string,
  Rank extends Axes = Axes,
  Length extends string = string,
> = GridMembers<Units, Space, Rank, Length> &
  AttributesOf<Units> &
  CoordinatesOf<Space, QuantityArray<Length>>;

/** One cell of a grid: its attributes are single quantities. */
export type GridCell<
  Units extends AttributeUnits = AttributeUnits,
  Space extends string = string,
  Length extends string = string,
> = Omit<GridMembers<Units, Space, readonly [], Length>, 'at' | 'cells' | 'request'> & {
  readonly request: GridRequests<CellAttributesOf<Units>, Units, Space, readonly [], Length>;
} & CellAttributesOf<Units> &
  CoordinatesOf<Space, Quantity<Length>>;
