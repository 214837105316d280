// SPDX-License-Identifier: Apache-2.0
/**
 * The axes of a grid or a selection, as the compiler knows them, and what an index leaves of them.
 *
 * @module
 */
import type { AxisIndex } from '../array/index.js';

/** As many axes as a grid or a selection has; of any length if that is not known to the compiler. */
export type Axes = readonly unknown[];

/** An index for each axis, or for the first ones. */
export type IndexOf<Rank extends Axes> = Partial<{ [Axis in keyof Rank]: AxisIndex }> &
  readonly AxisIndex[];

/** The axes that an index leaves: an integer drops its own, `'...'` stands for those without an index. */
export type Remaining<
  Rank extends Axes,
  Index extends readonly unknown[],
> = number extends Rank['length']
  ? Axes
  : Index extends readonly [infer First, ...infer Others]
    ? [First] extends ['...']
      ? RemainingFromEnd<Rank, Others>
      : Rank extends readonly [unknown, ...infer Left]
        ? Kept<First, Remaining<Left, Others>, readonly [unknown, ...Remaining<Left, Others>]>
        : Rank
    : number extends Index['length']
      ? Axes
      : Rank;

/** The same for the indices behind `'...'`, which are those of the last axes. */
type RemainingFromEnd<
  Rank extends Axes,
  Index extends readonly unknown[],
> = Index extends readonly [...infer Others, infer Last]
  ? Rank extends readonly [...infer Left, unknown]
    ? Kept<
        Last,
        RemainingFromEnd<Left, Others>,
        readonly [...RemainingFromEnd<Left, Others>, unknown]
      >
    : Rank
  : Rank;

/** What is left if an index drops its axis, or keeps it; any axes, if the compiler does not know which. */
type Kept<Index, Dropped extends Axes, Left extends Axes> = [Index] extends [number]
  ? Dropped
  : string extends Index
    ? Axes
    : [Extract<Index, number>] extends [never]
      ? Left
      : Axes;
