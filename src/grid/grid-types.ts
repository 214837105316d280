/**
 * The static types of grids in the script: which attributes there are, in which unit, and what a
 * selection leaves of the axes.
 *
 * @module
 */
import type { AxisIndex } from '../array/index.js';
import type { Request } from '../request/request.js';
import type { Quantity, QuantityArray } from '../units/index.js';
import type { Assignable } from './grid.js';
import type { GridChannel, ChannelOptions } from './channel.js';

/** The attributes of a grid, as they are declared: their names, and the unit of each. */
export type AttributeUnits = Readonly<Record<string, string>>;

/** The values of an attribute in a unit, on many cells: the one place that knows what they are. */
export type ArrayIn<Unit extends string> = Unit extends string ? QuantityArray : never;

/** The value of an attribute in a unit, on one cell. */
export type ValueIn<Unit extends string> = Unit extends string ? Quantity : never;

/** What an attribute in a unit can be set to: an array of the selection's shape, or one value for all. */
export type AssignableIn<Unit extends string> = Unit extends string ? Assignable : never;

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

/** As many axes as a grid or a selection has; of any length if that is not known to the compiler. */
export type Axes = readonly unknown[];

/** An index for each axis, or for the first ones. */
export type IndexOf<Rank extends Axes> = Partial<{ [Axis in keyof Rank]: AxisIndex }> &
  readonly AxisIndex[];

/** The axes that an index leaves: an integer drops its own. */
export type Remaining<
  Rank extends Axes,
  Index extends readonly unknown[],
> = number extends Rank['length']
  ? Axes
  : Index extends readonly [infer First, ...infer Others]
    ? Rank extends readonly [unknown, ...infer Left]
      ? [First] extends [number]
        ? Remaining<Left, Others>
        : [Extract<First, number>] extends [never]
          ? readonly [unknown, ...Remaining<Left, Others>]
          : Axes
      : Rank
    : number extends Index['length']
      ? Axes
      : Rank;

/** What an index selects: one cell if it leaves no axis, else a view of many. */
export type Selected<
  Units extends AttributeUnits,
  Space extends string,
  Rank extends Axes,
> = Rank extends readonly [] ? GridCell<Units, Space> : Grid<Units, Space, Rank>;

/** The attributes, asynchronously. */
export type GridRequests<Units extends AttributeUnits, Values> = {
  -readonly [Name in keyof Units]: Request<Values & ArrayOrValue>;
} & {
  /** Sets attributes; the request ends when all have been set. */
  set(values: Assignments<Units>): Request<void>;
};

type ArrayOrValue = Quantity | QuantityArray;

/** What all grids of scripts and their selections have beside attributes. */
export interface GridMembers<
  Units extends AttributeUnits,
  Space extends string,
  Rank extends Axes,
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
  readonly position: QuantityArray;
  /**
   * The areas of the cells of a grid of two axes: lengths squared; on the sphere, where axes are called
   * `lon` and `lat`, those on the unit sphere (`sr`).
   */
  readonly cellArea: QuantityArray;
  /** The size of each cell along each axis, where all have the same. */
  readonly cellSize: readonly Quantity[];
  /** The same attributes, asynchronously: as those of a code's grid. */
  readonly request: GridRequests<Units, QuantityArray>;
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
  ): Selected<Units, Space, Remaining<Rank, Index>>;
  /** The cells one by one, in C order. For many cells, arithmetic on whole attributes is far faster. */
  cells(): IterableIterator<GridCell<Units, Space>>;
  /** A grid of its own with the same positions and the same values. */
  copy(): Grid<Units, Space, Rank>;
  /** A grid with the same positions, and with no values: of the same attributes, or of others. */
  emptyCopy(): Grid<Units, Space, Rank>;
  emptyCopy<const Others extends AttributeUnits>(attributes: Others): Grid<Others, Space, Rank>;
  /**
   * A channel, which copies attributes from here to another grid, of the script or of a code.
   *
   * @throws {RemapError} if it is to remap, and the two have nothing in common
   */
  newChannelTo<Target extends object>(
    target: Target,
    options?: ChannelOptions,
  ): GridChannel<Grid<Units, Space, Rank>, Target>;
}

/**
 * A grid in the script, or a view of some of its cells. Attributes are properties, with units; so are
 * the coordinates of the cells' centres. Reading an attribute gives a view of the grid's own memory.
 *
 * @typeParam Units the attributes and their units
 * @typeParam Space the names of the axes of space
 * @typeParam Rank as many axes as the grid has
 */
export type Grid<
  Units extends AttributeUnits = AttributeUnits,
  Space extends string = string,
  Rank extends Axes = Axes,
> = GridMembers<Units, Space, Rank> & AttributesOf<Units> & CoordinatesOf<Space, QuantityArray>;

/** One cell of a grid: its attributes are single quantities. */
export type GridCell<
  Units extends AttributeUnits = AttributeUnits,
  Space extends string = string,
> = Omit<GridMembers<Units, Space, readonly []>, 'at' | 'cells' | 'request'> & {
  readonly request: GridRequests<Units, Quantity>;
} & CellAttributesOf<Units> &
  CoordinatesOf<Space, Quantity>;
