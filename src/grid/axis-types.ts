// SPDX-License-Identifier: Apache-2.0
/**
 * The axes of a grid or a selection at compile time, and the axes that remain after indexing.
 *
 * @module
 */
import type { AxisIndex } from '../array/index.js';

/** A tuple with one element for each axis; an array if the compiler does not know the number of axes. */
export type Axes = readonly unknown[];

/** An index for each axis, or for the first axes. */
export type IndexOf<Rank extends Axes> = Partial<{ [Axis in keyof Rank]: AxisIndex }> &
  readonly AxisIndex[];

/** The axes that remain after indexing: an integer drops its axis, `'...'` means all axes without an index. */
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

/** The same for the indices after `'...'`, which belong to the last axes. */
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

/** The axes if an index drops its axis, or keeps it; any axes if the compiler does not know which. */
type Kept<Index, Dropped extends Axes, Left extends Axes> = [Index] extends [number]
  ? Dropped
  : string extends Index
    ? Axes
    : [Extract<Index, number>] extends [never]
      ? Left
      : Axes;
