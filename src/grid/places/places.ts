// SPDX-License-Identifier: Apache-2.0
/**
 * Which cells of a grid a selection has, where the grid's shape is known.
 *
 * @module
 */
import type { AxisIndex, AxisSelection, NdArray } from '../../array/index.js';

/** Some of the cells of a grid, in an order: along the grid's axes, or chosen one by one. */
export interface Places {
  /** The shape of the grid that they are in. */
  readonly gridShape: readonly number[];
  /** The shape of the selection: that of the values of its attributes. */
  readonly shape: readonly number[];
  /** What is selected from each axis of the grid; undefined if cells are chosen one by one. */
  readonly axes: readonly AxisSelection[] | undefined;
  /**
   * Some of them.
   *
   * @throws {SliceError} if an index is malformed or out of range
   */
  select(index: readonly AxisIndex[], what: string): Places;
  /** Those with these numbers, counted in C order of the selection: one axis of cells. */
  choose(numbers: Float64Array): Places;
  /** Each of them by itself, in C order. */
  each(): IterableIterator<Places>;
  /** For each its indices in the grid: of shape `[...shape, axes of the grid]`. */
  indices(): NdArray<Int32Array>;
  /** Which cells they are, as printed: `2 x 2 of 3 x 4`, or the indices of one cell. */
  readonly description: string;
  /** Whether {@link valuesIn} gives a view. */
  readonly isView: boolean;
  /** Their values in an array of the grid's shape: a view of it, or a copy where they are at no equal distances. */
  valuesIn(array: NdArray): NdArray;
  /** Sets their values in an array of the grid's shape: to one value, or to an array of the selection's shape. */
  setIn(array: NdArray, values: NdArray | number): void;
}
