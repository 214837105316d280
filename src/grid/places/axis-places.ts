// SPDX-License-Identifier: Apache-2.0
/**
 * Cells that are selected by an index for each axis of a grid.
 *
 * @module
 */
import {
  composeSelections,
  cStrides,
  elementsOf,
  isRange,
  NdArray,
  resolveIndex,
  selectedShape,
  sizeOf,
  type AxisIndex,
  type AxisSelection,
} from '../../array/index.js';
import { ChosenPlaces } from './chosen-places.js';
import type { Places } from './places.js';

/** All combinations of the elements that are selected from the axes. */
export class AxisPlaces implements Places {
  readonly shape: readonly number[];

  constructor(
    readonly gridShape: readonly number[],
    readonly axes: readonly AxisSelection[],
  ) {
    this.shape = selectedShape(axes);
  }

  /** All cells of a grid. */
  static all(gridShape: readonly number[]): AxisPlaces {
    return new AxisPlaces(gridShape, resolveIndex([], gridShape));
  }

  select(index: readonly AxisIndex[], what: string): AxisPlaces {
    return new AxisPlaces(this.gridShape, composeSelections(this.axes, index, what));
  }

  choose(numbers: Float64Array): Places {
    const cells = this.#isWhole ? numbers : this.#cellsAt(numbers);
    return new ChosenPlaces(this.gridShape, cells);
  }

  *each(): IterableIterator<AxisPlaces> {
    const elements = this.axes.map(elementsOf);
    const count = sizeOf(this.shape);
    for (let cell = 0; cell < count; cell++) {
      let left = cell;
      const one = new Array<AxisSelection>(this.axes.length);
      for (let axis = this.axes.length - 1; axis >= 0; axis--) {
        const own = elements[axis]!;
        const place = left % own.length;
        left = (left - place) / own.length;
        one[axis] = { start: own[place]!, count: 1, step: 1, dropped: true };
      }
      yield new AxisPlaces(this.gridShape, one);
    }
  }

  indices(): NdArray<Int32Array> {
    const { axes, shape } = this;
    const all = NdArray.zeros([...shape, axes.length], Int32Array);
    let kept = 0;
    axes.forEach((selection, axis) => {
      const own = all.at('...', axis);
      const elements = Int32Array.from(elementsOf(selection));
      if (selection.dropped) {
        own.fill(elements[0]!);
        return;
      }
      // The value is the same along all other axes, where the strides are 0.
      const strides = shape.map((_, other) => (other === kept ? 1 : 0));
      own.assign(new NdArray(elements, shape, strides));
      kept++;
    });
    return all;
  }

  get description(): string {
    const { shape, gridShape, axes } = this;
    if (shape.length === 0) return axes.map((axis) => elementsOf(axis)[0]!).join(', ');
    const whole = gridShape.join(' x ');
    return this.#isWhole ? whole : `${shape.join(' x ')} of ${whole}`;
  }

  get isView(): boolean {
    return this.axes.every(isRange);
  }

  valuesIn(array: NdArray): NdArray {
    return array.select(this.axes);
  }

  setIn(array: NdArray, values: NdArray | number): void {
    array.setSelected(this.axes, values);
  }

  /** Whether it is the whole grid, in its own order. */
  get #isWhole(): boolean {
    return this.axes.every(
      (axis, i) =>
        isRange(axis) &&
        !axis.dropped &&
        axis.start === 0 &&
        axis.step === 1 &&
        axis.count === this.gridShape[i],
    );
  }

  /** Converts numbers of cells in the selection to numbers in the grid, both counted in C order. */
  #cellsAt(numbers: Float64Array): Float64Array {
    const strides = cStrides(this.gridShape);
    const axes = this.axes.map((selection, axis) => ({
      elements: isRange(selection) ? undefined : selection.elements,
      ...(isRange(selection) ? selection : { start: 0, step: 1 }),
      count: selection.count,
      stride: strides[axis]!,
    }));
    return numbers.map((number) => {
      let left = number;
      let cell = 0;
      for (let axis = axes.length - 1; axis >= 0; axis--) {
        const { elements, start, step, count, stride } = axes[axis]!;
        const place = left % count;
        left = (left - place) / count;
        cell += stride * (elements ? elements[place]! : start + place * step);
      }
      return cell;
    });
  }
}
