// SPDX-License-Identifier: Apache-2.0
/**
 * The cells of a selection from a grid whose shape is known.
 *
 * @module
 */
import type { AxisIndex, AxisSelection, NdArray } from '../../array/index.js';

/** Some of the cells of a grid, in a certain order: selected along the axes of the grid, or individually. */
export interface Places {
  /** The shape of the grid that contains them. */
  readonly gridShape: readonly number[];
  /** The shape of the selection, which is that of the values of its attributes. */
  readonly shape: readonly number[];
  /** The selection from each axis of the grid; undefined if cells are selected individually. */
  readonly axes: readonly AxisSelection[] | undefined;
  /**
   * A part of the selection.
   *
   * @throws {SliceError} if an index is malformed or out of range
   */
  select(index: readonly AxisIndex[], what: string): Places;
  /** The cells with these numbers, counted in C order of the selection, along one axis. */
  choose(numbers: Float64Array): Places;
  /** Iterates over the single cells in C order. */
  each(): IterableIterator<Places>;
  /** The indices of each cell in the grid: an array of shape `[...shape, axes of the grid]`. */
  indices(): NdArray<Int32Array>;
  /** A text for the selection: `2 x 2 of 3 x 4`, or the indices of a single cell. */
  readonly description: string;
  /** Whether {@link valuesIn} returns a view. */
  readonly isView: boolean;
  /** Their values in an array of the shape of the grid: a view, or a copy if they are not evenly spaced. */
  valuesIn(array: NdArray): NdArray;
  /** Sets their values in an array of the shape of the grid: to one value, or to an array of the selection's shape. */
  setIn(array: NdArray, values: NdArray | number): void;
}
