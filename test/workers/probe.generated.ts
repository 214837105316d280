// SPDX-License-Identifier: Apache-2.0
// Generated from test/workers/probe.ts by npm run generate; do not edit.
import type { Axes, IndexOf, Remaining } from '../../src/grid/axis-types.js';
import type { Assignable, Read } from '../../src/grid/grid-values.js';
import type {
  CodeGridMembers,
  CodeGridRequests,
  Computation,
  ComputedRequests,
  ComputedSources,
  ComputedValues,
} from '../../src/grid/code-grid-types.js';
import type { AttributeUnits, MaskToCome, NoAttributes } from '../../src/grid/grid-types.js';
import type { Mask } from '../../src/array/mask.js';
import type { Request } from '../../src/request/request.js';
import type { OrRequest } from '../../src/code/methods.js';
import type { ParameterMembers, ParameterRequestMembers } from '../../src/code/parameter-types.js';
import type { QuantityLike, Quantity } from '../../src/units/quantity.js';
import type { QuantityArray } from '../../src/units/quantity-array.js';
import type { SameDimension } from '../../src/units/dimension-types.js';
import type { ValidUnit } from '../../src/units/unit-types.js';

/** The methods of Probe, as plain functions. */
export interface ProbeMethods {
  initializeCode(): void;

  commitParameters(): void;

  /**
   * Sets the model time; the past is an error.
   * @param time the time to reach [s]
   * @param options.exactEnd else the next full second (false)
   */
  evolveModel(time: QuantityLike<'time'>, options?: { exactEnd?: boolean }): void;

  /** @returns [s] */
  getModelTime(): Quantity<'time'>;

  /**
   * How often the functions that change the state have been called.
   * @returns initializeCalls: int32; commitCalls: int32
   */
  getStateCalls(): { initializeCalls: number; commitCalls: number };

  doNothing(): void;

  echoInt32(value: number): number;

  echoInt64(value: number): number;

  echoFloat32(value: number): number;

  echoFloat64(value: number): number;

  echoBool(value: boolean): boolean;

  echoString(value: string): string;

  /**
   * A scalar with a unit.
   * @param value [m]
   * @returns [m]
   */
  echoLength(value: QuantityLike<'length'>): Quantity<'length'>;

  /**
   * Options of every type.
   * @param options.second (2)
   * @param options.third (0.5)
   * @param options.distance [m] (1)
   * @param options.negate (false)
   * @param options.label ("sum")
   * @returns sum: of all numbers, negated or not; text: the label and how many characters it has
   */
  combine(
    first: number,
    options?: {
      second?: number;
      third?: number;
      distance?: QuantityLike<'length'>;
      negate?: boolean;
      label?: string;
    },
  ): { sum: number; text: string };

  /**
   * Several results, among them an array.
   * @param values [m]
   * @returns least: [m]; reversed: [m]; greatest: [m]; isEmpty: bool
   */
  summarize(values: QuantityArray<SameDimension<'length'>>): {
    least: Quantity<'length'>;
    reversed: QuantityArray<'length'>;
    greatest: Quantity<'length'>;
    isEmpty: boolean;
  };

  /** The argument itself, unchanged. */
  echoArray(values: Float64Array | readonly number[]): Float64Array;

  /** The argument itself, negated. */
  negateArray(values: Int32Array | readonly number[]): Int32Array;

  /**
   * @param values [m]
   * @returns [m]
   */
  scale(values: QuantityArray<SameDimension<'length'>>, factor: number): QuantityArray<'length'>;

  halve(values: Float32Array | readonly number[]): Float32Array;

  /** The numbers 0, 1, 2, ... */
  countUp(count: number): Int32Array;

  sumArray(values: Float64Array | readonly number[]): number;

  /**
   * Two arrays in, two out, of different types and lengths.
   * @returns wholePlusOne: int32[]; realPlusOne: float64[]
   */
  joinArrays(
    whole: Int32Array | readonly number[],
    real: Float64Array | readonly number[],
  ): { wholePlusOne: Int32Array; realPlusOne: Float64Array };

  /**
   * The sum of all rank numbers, by MPI_Allreduce: every rank takes part.
   * @returns sum: int32; ranks: int32
   */
  rankSum(): { sum: number; ranks: number };

  /**
   * Computes for a while.
   * @param duration [s]
   */
  busyWait(duration: QuantityLike<'time'>): void;

  /**
   * Sleeps for a while.
   * @param duration [s]
   */
  sleepFor(duration: QuantityLike<'time'>): void;

  /** Prints a line, on rank 0. */
  printText(text: string): void;

  /**
   * Returns an error, on every rank; an empty message sets none.
   * @param options.message ("")
   */
  fail(code: number, options?: { message?: string }): void;

  /** Returns an error on one rank. */
  failOnRank(rank: number, code: number): void;

  /**
   * Ends a rank, in the middle of the call.
   * @param how exit0, exit3, abort, segv, kill9, mpiAbort, stop (SIGSTOP) or hang
   * @param options.rank (0)
   */
  die(how: string, options?: { rank?: number }): void;

  /**
   * Ends a rank when it has been idle for a while.
   * @param how as for die, but for hang
   * @param after [s]
   * @param options.rank (0)
   */
  dieLater(how: string, after: QuantityLike<'time'>, options?: { rank?: number }): void;

  /**
   * Makes the grids.
   * @param options.splitAxis shared out over the ranks (0)
   */
  setGridSize(nx: number, ny: number, nz: number, options?: { splitAxis?: number }): void;

  /**
   * How often the hooks of the grid cells have been called.
   * @returns reads: int32; writes: int32
   */
  getHookCounts(): { reads: number; writes: number };
}

/** Values for attributes of {@link ProbeCells}. */
export interface ProbeCellsValues {
  /** 10000 x + 100 y + z at first; in Fortran order, with a halo [m] */
  readonly value?: Assignable<'length'>;
  /** 1 + x + 10 y + 100 z at first; in C order, or strided [kg/m^3] */
  readonly density?: Assignable<'mass per length^3'>;
  /** x + y + z at first; no halo */
  readonly tracer?: Assignable<'dimensionless'>;
}

/**
 * {@link ProbeCells}, or a selection from it, with as many axes as `Rank` has, without attributes
 * that are computed.
 */
export interface ProbeCellsCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<ProbeCellsValues, Rank> {
  /** 10000 x + 100 y + z at first; in Fortran order, with a halo [m] */
  get value(): Read<'length', Rank>;
  set value(value: Assignable<'length'>);
  /** 1 + x + 10 y + 100 z at first; in C order, or strided [kg/m^3] */
  get density(): Read<'mass per length^3', Rank>;
  set density(value: Assignable<'mass per length^3'>);
  /** x + y + z at first; no halo */
  get tracer(): Read<'dimensionless', Rank>;
  set tracer(value: Assignable<'dimensionless'>);
  /** the rank that holds the cell */
  readonly rank: Read<'dimensionless', Rank>;
  /** how often the cell has been written */
  readonly written: Read<'dimensionless', Rank>;
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: ProbeCellsRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): ProbeCellsSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): ProbeCellsSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<ProbeCellsSelection<readonly [], Computed>>;
  /**
   * The same grid, with an attribute more that is computed from arrays of others whenever it is
   * read; for a single cell they are arrays without axes.
   */
  withComputed<
    Self extends object,
    const Name extends string,
    const Unit extends string,
    const Sources extends ComputedSources<Self>,
  >(
    this: Self,
    name: Name,
    unit: ValidUnit<Unit>,
    sources: Sources,
    compute: Computation<Self, Sources, Unit>,
  ): ProbeCellsSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/** {@link ProbeCells}, or a selection from it, with the attributes that are computed. */
export type ProbeCellsSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = ProbeCellsCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link ProbeCells}, or of a selection from it, asynchronously. */
export interface ProbeCellsRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<ProbeCellsValues> {
  /** 10000 x + 100 y + z at first; in Fortran order, with a halo [m] */
  get value(): Request<Read<'length', Rank>>;
  set value(value: Assignable<'length'>);
  /** 1 + x + 10 y + 100 z at first; in C order, or strided [kg/m^3] */
  get density(): Request<Read<'mass per length^3', Rank>>;
  set density(value: Assignable<'mass per length^3'>);
  /** x + y + z at first; no halo */
  get tracer(): Request<Read<'dimensionless', Rank>>;
  set tracer(value: Assignable<'dimensionless'>);
  /** the rank that holds the cell */
  readonly rank: Request<Read<'dimensionless', Rank>>;
  /** how often the cell has been written */
  readonly written: Request<Read<'dimensionless', Rank>>;
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<ProbeCellsSelection<readonly [unknown], Computed>>;
}

/** Cells, shared out over the ranks along one axis. */
export type ProbeCells = ProbeCellsCells<readonly [x: unknown, y: unknown, z: unknown]>;

/** Values for attributes of {@link ProbeColumns}. */
export interface ProbeColumnsValues {
  /** 100 x + y at first [m] */
  readonly height?: Assignable<'length'>;
}

/**
 * {@link ProbeColumns}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface ProbeColumnsCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<ProbeColumnsValues, Rank> {
  /** 100 x + y at first [m] */
  get height(): Read<'length', Rank>;
  set height(value: Assignable<'length'>);
  /** twice the height, computed when read [m] */
  readonly doubled: Read<'length', Rank>;
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: ProbeColumnsRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): ProbeColumnsSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): ProbeColumnsSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<ProbeColumnsSelection<readonly [], Computed>>;
  /**
   * The same grid, with an attribute more that is computed from arrays of others whenever it is
   * read; for a single cell they are arrays without axes.
   */
  withComputed<
    Self extends object,
    const Name extends string,
    const Unit extends string,
    const Sources extends ComputedSources<Self>,
  >(
    this: Self,
    name: Name,
    unit: ValidUnit<Unit>,
    sources: Sources,
    compute: Computation<Self, Sources, Unit>,
  ): ProbeColumnsSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/** {@link ProbeColumns}, or a selection from it, with the attributes that are computed. */
export type ProbeColumnsSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = ProbeColumnsCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link ProbeColumns}, or of a selection from it, asynchronously. */
export interface ProbeColumnsRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<ProbeColumnsValues> {
  /** 100 x + y at first [m] */
  get height(): Request<Read<'length', Rank>>;
  set height(value: Assignable<'length'>);
  /** twice the height, computed when read [m] */
  readonly doubled: Request<Read<'length', Rank>>;
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<ProbeColumnsSelection<readonly [unknown], Computed>>;
}

/** Columns, shared out as the cells are; on every rank if those are by their levels. */
export type ProbeColumns = ProbeColumnsCells<readonly [x: unknown, y: unknown]>;

/** Values for attributes of {@link ProbeLevels}. */
export interface ProbeLevelsValues {
  /** 10 z at first [m] */
  readonly position?: Assignable<'length'>;
}

/**
 * {@link ProbeLevels}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface ProbeLevelsCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<ProbeLevelsValues, Rank> {
  /** 10 z at first [m] */
  get position(): Read<'length', Rank>;
  set position(value: Assignable<'length'>);
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: ProbeLevelsRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): ProbeLevelsSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): ProbeLevelsSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<ProbeLevelsSelection<readonly [], Computed>>;
  /**
   * The same grid, with an attribute more that is computed from arrays of others whenever it is
   * read; for a single cell they are arrays without axes.
   */
  withComputed<
    Self extends object,
    const Name extends string,
    const Unit extends string,
    const Sources extends ComputedSources<Self>,
  >(
    this: Self,
    name: Name,
    unit: ValidUnit<Unit>,
    sources: Sources,
    compute: Computation<Self, Sources, Unit>,
  ): ProbeLevelsSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/** {@link ProbeLevels}, or a selection from it, with the attributes that are computed. */
export type ProbeLevelsSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = ProbeLevelsCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link ProbeLevels}, or of a selection from it, asynchronously. */
export interface ProbeLevelsRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<ProbeLevelsValues> {
  /** 10 z at first [m] */
  get position(): Request<Read<'length', Rank>>;
  set position(value: Assignable<'length'>);
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<ProbeLevelsSelection<readonly [unknown], Computed>>;
}

/** Levels, on every rank. */
export type ProbeLevels = ProbeLevelsCells<readonly [z: unknown]>;

/** Values for parameters of Probe. */
export interface ProbeParameterValues {
  readonly whole?: OrRequest<number>;
  readonly large?: OrRequest<number>;
  readonly single?: OrRequest<number>;
  /** a parameter with a unit [m] */
  readonly depth?: OrRequest<QuantityLike<'length'>>;
  /** a name of the model's own */
  readonly Ratio?: OrRequest<number>;
  readonly flag?: OrRequest<boolean>;
  /** at most 31 characters */
  readonly label?: OrRequest<string>;
  readonly scheme?: OrRequest<'fast' | 'exact'>;
}

/** The parameters of Probe, asynchronously: reading returns a request. */
export interface ProbeParameterRequests extends ParameterRequestMembers<ProbeParameterValues> {
  get whole(): Request<number>;
  set whole(value: OrRequest<number>);
  get large(): Request<number>;
  set large(value: OrRequest<number>);
  get single(): Request<number>;
  set single(value: OrRequest<number>);
  /** a parameter with a unit [m] */
  get depth(): Request<Quantity<'length'>>;
  set depth(value: OrRequest<QuantityLike<'length'>>);
  /** a name of the model's own */
  get Ratio(): Request<number>;
  set Ratio(value: OrRequest<number>);
  get flag(): Request<boolean>;
  set flag(value: OrRequest<boolean>);
  /** at most 31 characters */
  get label(): Request<string>;
  set label(value: OrRequest<string>);
  get scheme(): Request<'fast' | 'exact'>;
  set scheme(value: OrRequest<'fast' | 'exact'>);
}

/** The parameters of Probe. */
export interface ProbeParameters extends ParameterMembers<ProbeParameterValues> {
  get whole(): number;
  set whole(value: OrRequest<number>);
  get large(): number;
  set large(value: OrRequest<number>);
  get single(): number;
  set single(value: OrRequest<number>);
  /** a parameter with a unit [m] */
  get depth(): Quantity<'length'>;
  set depth(value: OrRequest<QuantityLike<'length'>>);
  /** a name of the model's own */
  get Ratio(): number;
  set Ratio(value: OrRequest<number>);
  get flag(): boolean;
  set flag(value: OrRequest<boolean>);
  /** at most 31 characters */
  get label(): string;
  set label(value: OrRequest<string>);
  get scheme(): 'fast' | 'exact';
  set scheme(value: OrRequest<'fast' | 'exact'>);
  /** The same, asynchronously. */
  readonly request: ProbeParameterRequests;
}

/** The properties, the parameters and the grids of Probe. */
export interface ProbeMembers {
  /** The result of `getModelTime`; asynchronously: `getModelTime.asynchronous()`. */
  readonly modelTime: Quantity<'time'>;
  /** The parameters of the model, which are set before it starts. */
  readonly parameters: ProbeParameters;
  /** Cells, shared out over the ranks along one axis. */
  readonly cells: ProbeCells;
  /** Columns, shared out as the cells are; on every rank if those are by their levels. */
  readonly columns: ProbeColumns;
  /** Levels, on every rank. */
  readonly levels: ProbeLevels;
}
