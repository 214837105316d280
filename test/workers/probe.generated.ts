// SPDX-License-Identifier: Apache-2.0
// Generated from test/workers/probe.ts by npm run generate; do not edit.
import type { AxisIndex } from '../../src/array/index-expression.js';
import type { Assignable, Read } from '../../src/grid/grid-values.js';
import type { CodeGridMembers } from '../../src/grid/code-grid-types.js';
import type { Request } from '../../src/request/request.js';
import type { QuantityLike, Quantity } from '../../src/units/quantity.js';
import type { QuantityArray } from '../../src/units/quantity-array.js';
import type { SameDimension } from '../../src/units/dimension-types.js';

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

/** One point, or points, of {@link ProbeCells}: their attributes. */
export interface ProbeCellsCells<Of extends 'point' | 'points'> extends CodeGridMembers {
  /** 10000 x + 100 y + z at first; in Fortran order, with a halo [m] */
  get value(): Read<'length'>[Of];
  set value(value: Assignable<'length'>);
  /** 1 + x + 10 y + 100 z at first; in C order, or strided [kg/m^3] */
  get density(): Read<'mass per length^3'>[Of];
  set density(value: Assignable<'mass per length^3'>);
  /** x + y + z at first; no halo */
  get tracer(): Read<'dimensionless'>[Of];
  set tracer(value: Assignable<'dimensionless'>);
  /** the rank that holds the cell */
  readonly rank: Read<'dimensionless'>[Of];
  /** how often the cell has been written */
  readonly written: Read<'dimensionless'>[Of];
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: ProbeCellsRequests<Of>;
}

/** One point, or points, of {@link ProbeCells}: their attributes, asynchronously. */
export interface ProbeCellsRequests<Of extends 'point' | 'points'> {
  /** 10000 x + 100 y + z at first; in Fortran order, with a halo [m] */
  get value(): Request<Read<'length'>[Of]>;
  set value(value: Assignable<'length'>);
  /** 1 + x + 10 y + 100 z at first; in C order, or strided [kg/m^3] */
  get density(): Request<Read<'mass per length^3'>[Of]>;
  set density(value: Assignable<'mass per length^3'>);
  /** x + y + z at first; no halo */
  get tracer(): Request<Read<'dimensionless'>[Of]>;
  set tracer(value: Assignable<'dimensionless'>);
  /** the rank that holds the cell */
  readonly rank: Request<Read<'dimensionless'>[Of]>;
  /** how often the cell has been written */
  readonly written: Request<Read<'dimensionless'>[Of]>;
}

/** Cells, shared out over the ranks along one axis. */
export interface ProbeCells extends ProbeCellsCells<'points'> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(x: number, y: number, z: number): ProbeCellsCells<'point'>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(x?: AxisIndex, y?: AxisIndex, z?: AxisIndex): ProbeCellsCells<'points'>;
}

/** One point, or points, of {@link ProbeColumns}: their attributes. */
export interface ProbeColumnsCells<Of extends 'point' | 'points'> extends CodeGridMembers {
  /** 100 x + y at first [m] */
  get height(): Read<'length'>[Of];
  set height(value: Assignable<'length'>);
  /** twice the height, computed when read [m] */
  readonly doubled: Read<'length'>[Of];
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: ProbeColumnsRequests<Of>;
}

/** One point, or points, of {@link ProbeColumns}: their attributes, asynchronously. */
export interface ProbeColumnsRequests<Of extends 'point' | 'points'> {
  /** 100 x + y at first [m] */
  get height(): Request<Read<'length'>[Of]>;
  set height(value: Assignable<'length'>);
  /** twice the height, computed when read [m] */
  readonly doubled: Request<Read<'length'>[Of]>;
}

/** Columns, shared out as the cells are; on every rank if those are by their levels. */
export interface ProbeColumns extends ProbeColumnsCells<'points'> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(x: number, y: number): ProbeColumnsCells<'point'>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(x?: AxisIndex, y?: AxisIndex): ProbeColumnsCells<'points'>;
}

/** One point, or points, of {@link ProbeLevels}: their attributes. */
export interface ProbeLevelsCells<Of extends 'point' | 'points'> extends CodeGridMembers {
  /** 10 z at first [m] */
  get position(): Read<'length'>[Of];
  set position(value: Assignable<'length'>);
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: ProbeLevelsRequests<Of>;
}

/** One point, or points, of {@link ProbeLevels}: their attributes, asynchronously. */
export interface ProbeLevelsRequests<Of extends 'point' | 'points'> {
  /** 10 z at first [m] */
  get position(): Request<Read<'length'>[Of]>;
  set position(value: Assignable<'length'>);
}

/** Levels, on every rank. */
export interface ProbeLevels extends ProbeLevelsCells<'points'> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(z: number): ProbeLevelsCells<'point'>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(z?: AxisIndex): ProbeLevelsCells<'points'>;
}

/** The parameters of Probe. */
export interface ProbeParameters {
  whole: number;
  large: number;
  single: number;
  /** a parameter with a unit [m] */
  get depth(): Quantity<'length'>;
  set depth(value: QuantityLike<'length'>);
  /** a name of the model's own */
  Ratio: number;
  flag: boolean;
  /** at most 31 characters */
  label: string;
  scheme: 'fast' | 'exact';
}

/** The parameters and the grids of Probe. */
export interface ProbeMembers {
  /** What the model takes before it starts. */
  readonly parameters: ProbeParameters;
  /** Cells, shared out over the ranks along one axis. */
  readonly cells: ProbeCells;
  /** Columns, shared out as the cells are; on every rank if those are by their levels. */
  readonly columns: ProbeColumns;
  /** Levels, on every rank. */
  readonly levels: ProbeLevels;
}
