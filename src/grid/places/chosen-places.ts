// SPDX-License-Identifier: Apache-2.0
/**
 * Cells that are selected individually, for example by a condition.
 *
 * @module
 */
import {
  cStrides,
  elementsOf,
  NdArray,
  resolveIndex,
  type AxisIndex,
  type AxisRange,
} from '../../array/index.js';
import type { Places } from './places.js';

/** Cells with given numbers, along one axis; a single cell that is selected by an integer has no axis. */
export class ChosenPlaces implements Places {
  readonly axes = undefined;
  readonly isView = false;
  readonly shape: readonly number[];

  /**
   * @param cells the numbers of the cells, counted in C order of the grid
   * @param isOne whether it is a single cell, without an axis
   */
  constructor(
    readonly gridShape: readonly number[],
    readonly cells: Float64Array,
    isOne = false,
  ) {
    this.shape = isOne ? [] : [cells.length];
  }

  get description(): string {
    const { length } = this.cells;
    if (this.shape.length === 0) return [...this.indices()].join(', ');
    return `${length} ${length === 1 ? 'cell' : 'cells'} of ${this.gridShape.join(' x ')}`;
  }

  select(index: readonly AxisIndex[], what: string): ChosenPlaces {
    const [selection] = resolveIndex(index, this.shape, what);
    if (!selection) return this;
    const cells = Float64Array.from(elementsOf(selection), (place) => this.cells[place]!);
    return new ChosenPlaces(this.gridShape, cells, selection.dropped);
  }

  choose(numbers: Float64Array): ChosenPlaces {
    return new ChosenPlaces(
      this.gridShape,
      numbers.map((number) => this.cells[number]!),
    );
  }

  *each(): IterableIterator<ChosenPlaces> {
    for (const cell of this.cells)
      yield new ChosenPlaces(this.gridShape, Float64Array.of(cell), true);
  }

  indices(): NdArray<Int32Array> {
    const { gridShape, cells } = this;
    const rank = gridShape.length;
    const data = new Int32Array(cells.length * rank);
    cells.forEach((cell, i) => {
      let left = cell;
      for (let axis = rank - 1; axis >= 0; axis--) {
        const place = left % gridShape[axis]!;
        left = (left - place) / gridShape[axis]!;
        data[i * rank + axis] = place;
      }
    });
    return new NdArray(data, [...this.shape, rank]);
  }

  valuesIn(array: NdArray): NdArray {
    const placeOf = this.#placesIn(array);
    return new NdArray(
      this.cells.map((cell) => array.data[placeOf(cell)]!),
      this.shape,
    );
  }

  setIn(array: NdArray, values: NdArray | number): void {
    const placeOf = this.#placesIn(array);
    const given = typeof values === 'number' ? undefined : values.copy().data;
    this.cells.forEach((cell, i) => {
      array.data[placeOf(cell)] = given ? given[i]! : (values as number);
    });
  }

  /** The smallest block of the grid that contains the cells; there must be at least one cell. */
  bounds(): AxisRange[] {
    const indices = this.indices();
    return this.gridShape.map((_, axis) => {
      const own = indices.at('...', axis);
      const start = own.min();
      return { start, count: own.max() - start + 1, step: 1, dropped: false };
    });
  }

  /** The same cells, as cells of a block of the grid that contains them. */
  within(block: readonly AxisRange[]): ChosenPlaces {
    const shape = block.map(({ count }) => count);
    const strides = cStrides(shape);
    const indices = this.indices().data;
    const rank = shape.length;
    const cells = this.cells.map((_, i) => {
      let cell = 0;
      for (let axis = 0; axis < rank; axis++)
        cell += strides[axis]! * (indices[i * rank + axis]! - block[axis]!.start);
      return cell;
    });
    return new ChosenPlaces(shape, cells, this.shape.length === 0);
  }

  /** The position of the value of a cell in the memory of an array of the shape of the grid. */
  #placesIn(array: NdArray): (cell: number) => number {
    const { offset, strides } = array;
    if (array.isContiguous) return (cell) => offset + cell;
    const { gridShape } = this;
    return (cell) => {
      let place = offset;
      for (let axis = gridShape.length - 1, left = cell; axis >= 0; axis--) {
        const index = left % gridShape[axis]!;
        left = (left - index) / gridShape[axis]!;
        place += index * strides[axis]!;
      }
      return place;
    };
  }
}
