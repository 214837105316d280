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
