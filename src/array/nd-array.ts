// SPDX-License-Identifier: Apache-2.0
/**
 * N-dimensional arrays: strided views over typed arrays, as in numpy.
 *
 * @module
 */
import { ArgumentError, ShapeError } from '../errors.js';
import { checkShape, isLength, positionOf, requireSameShape } from './checks.js';
import { type Comparison, compareElements, putWhere, takeWhere } from './comparisons.js';
import { formatValues } from './format.js';
import { gatherElements, scatterElements } from './gather.js';
import {
  type AxisIndex,
  type AxisSelection,
  isOneElement,
  isRange,
  resolveIndex,
  selectedShape,
  type SeveralIndex,
} from './index-expression.js';
import {
  combineBlocks,
  combineElements,
  copyElements,
  fillElements,
  mapElements,
  type Operation,
  scaleBlock,
  scaleElements,
  type TypedArray,
  valuesOf,
} from './kernels.js';
import { Mask } from './mask.js';
import { nestValues, type NestedNumbers, nestedShape, readNested } from './nested.js';
import { Reductions } from './reductions.js';
import {
  areInBlock,
  cStrides,
  fortranStrides,
  reshapeStrides,
  sizeOf,
  stridesAgree,
} from './strides.js';

/** The constructor of a typed array of a given length, filled with zeros: `Float64Array`, `Int32Array`, … */
export type TypedArrayConstructor<T extends TypedArray> = new (length: number) => T;

/**
 * An n-dimensional array of numbers: a view of a typed array, which is not copied.
 *
 * `at(...)`, `transpose()` and, where possible, `reshape(...)` return further views of the same memory:
 * what is written through one view can be read through all. Values are always listed in C order (the last
 * axis varies fastest), whatever their order in memory.
 *
 * Numbers written to integer arrays are converted as JavaScript does: fractions are truncated.
 *
 * @example
 * const a = NdArray.fromNested([[1, 2, 3], [4, 5, 6]]);
 * a.shape;                     // [2, 3]
 * a.at(1, -1);                 // 6
 * a.at(':', '1:').toNested();  // [[2, 3], [5, 6]]
 * a.at(0, ':').fill(0);        // a is now [[0, 0, 0], [4, 5, 6]]
 */
export class NdArray<T extends TypedArray = Float64Array>
  extends Reductions<T>
  implements Iterable<number>
{
  /** The number of elements. */
  readonly size: number;

  /**
   * A view of `data`, without a copy.
   *
   * @param data the memory
   * @param shape the length of each axis; default: one axis over all of `data`
   * @param strides the distance in `data` between neighbours along each axis, in elements; default: C order
   * @param offset the position in `data` of the element whose indices are all 0
   * @throws {ShapeError} if the shape is not valid, or the view extends beyond `data`
   * @example
   * new NdArray(Float64Array.of(1, 2, 3, 4, 5, 6), [2, 3], [1, 2]).toNested(); // [[1, 3, 5], [2, 4, 6]]
   */
  constructor(
    readonly data: T,
    readonly shape: readonly number[] = [data.length],
    readonly strides: readonly number[] = cStrides(shape),
    readonly offset = 0,
  ) {
    super();
    checkShape(shape);
    if (strides.length !== shape.length) {
      throw new ShapeError(
        `shape [${shape.join(', ')}] needs ${shape.length} strides, not ${strides.length}`,
        shape,
        strides,
      );
    }
    this.size = sizeOf(shape);
    let first = offset;
    let last = offset;
    for (let axis = 0; axis < shape.length; axis++) {
      const extent = ((shape[axis] ?? 0) - 1) * (strides[axis] ?? 0);
      if (extent < 0) first += extent;
      else last += extent;
    }
    // The negation catches NaN too.
    if (this.size > 0 && !(first >= 0 && last < data.length)) {
      throw new ShapeError(
        `an array of shape [${shape.join(', ')}] with strides [${strides.join(', ')}] and offset ` +
          `${offset} does not fit into data of length ${data.length}`,
        shape,
        [data.length],
      );
    }
  }

  /**
   * An array of zeros in C order.
   *
   * @throws {ShapeError} if the shape is not valid
   * @example
   * NdArray.zeros([2, 3]);
   * NdArray.zeros([2, 3], Int32Array);
   */
  static zeros(shape: readonly number[]): NdArray;
  static zeros<T extends TypedArray>(
    shape: readonly number[],
    type: TypedArrayConstructor<T>,
  ): NdArray<T>;
  static zeros(
    shape: readonly number[],
    type: TypedArrayConstructor<TypedArray> = Float64Array,
  ): NdArray<TypedArray> {
    checkShape(shape);
    return new NdArray(new type(sizeOf(shape)), [...shape]);
  }

  /**
   * A new array with the values of nested arrays; a single number gives an array without axes.
   *
   * @throws {ShapeError} if rows differ in length or depth
   * @throws {ArgumentError} if a value is not a number
   * @example
   * NdArray.fromNested([[1, 2, 3], [4, 5, 6]]).shape; // [2, 3]
   */
  static fromNested(values: NestedNumbers): NdArray;
  static fromNested<T extends TypedArray>(
    values: NestedNumbers,
    type: TypedArrayConstructor<T>,
  ): NdArray<T>;
  static fromNested(
    values: NestedNumbers,
    type: TypedArrayConstructor<TypedArray> = Float64Array,
  ): NdArray<TypedArray> {
    const shape = nestedShape(values);
    const data = new type(sizeOf(shape));
    readNested(values, shape, data);
    return new NdArray(data, shape);
  }

  /** Whether the elements are contiguous in memory in C order: the last axis varies fastest. */
  get isContiguous(): boolean {
    return stridesAgree(this.shape, this.strides, cStrides(this.shape));
  }

  protected zeros(shape: readonly number[]): NdArray {
    return NdArray.zeros(shape);
  }

  protected get self(): this {
    return this;
  }

  /** Whether the elements in C order are all of `data`. */
  private get isWhole(): boolean {
    return this.size === this.data.length && this.isContiguous;
  }

  /** Whether the elements are contiguous in memory in Fortran order: the first axis varies fastest. */
  get isFortranContiguous(): boolean {
    return stridesAgree(this.shape, this.strides, fortranStrides(this.shape));
  }

  /**
   * Selects elements by an index expression. Integers for all axes give one value. With a slice, a list or
   * `'...'` the result is an array: a view, without a copy, unless a list has elements that are not evenly
   * spaced. Those are copied, as in numpy; use {@link set} to write them.
   *
   * @param index for each axis an integer, which drops the axis, a slice such as `'3:6'` or
   *   `{ start, stop, step }`, or a list of integers; lists on several axes select all combinations.
   *   `'...'` means all axes without an index; axes without one at the end are selected as a whole
   * @throws {SliceError} if an index is malformed or out of range, or if there are only integers but fewer
   *   than axes: use `at(5, '...')` to select everything at index 5
   * @example
   * array.at(5, -1, 0);        // a number
   * array.at(5, ':', '1:10');  // a view with two axes
   * array.at('...', [1, 5, 7]) // a copy with three axes
   */
  at(...indices: number[]): number;
  at(...index: SeveralIndex): NdArray<T>;
  at(...index: AxisIndex[]): number | NdArray<T>;
  at(...index: readonly AxisIndex[]): number | NdArray<T> {
    if (isOneElement(index)) return this.data[positionOf(this, index)]!;
    return this.select(resolveIndex(index, this.shape));
  }

  /**
   * The elements of a resolved index expression: a view, or a copy if there is a list.
   *
   * @param selection one entry per axis, as returned by `resolveIndex` for this shape
   */
  select(selection: readonly AxisSelection[]): NdArray<T> {
    if (!selection.every(isRange)) {
      const type = this.data.constructor as TypedArrayConstructor<T>;
      const shape = selectedShape(selection);
      const copy = new NdArray(new type(sizeOf(shape)), shape);
      gatherElements(copy, this, selection);
      return copy;
    }
    const shape: number[] = [];
    const strides: number[] = [];
    let offset = this.offset;
    selection.forEach((range, axis) => {
      const stride = this.strides[axis] ?? 0;
      offset += range.start * stride;
      if (range.dropped) return;
      shape.push(range.count);
      strides.push(stride * range.step);
    });
    return new NdArray(this.data, shape, strides, offset);
  }

  /**
   * Writes values to the elements that an index expression selects, also where {@link at} returns a copy.
   *
   * @param index as for {@link at}; if a list has an element twice, the last value is kept
   * @param values an array with the shape of the selection, or one number for all its elements
   * @returns this array
   * @throws {SliceError} as {@link at} does
   * @throws {ShapeError} if the shapes differ, naming both
   * @example
   * array.set([2, -1, 0], 3.5);
   * array.set([[1, 5, 7], ':'], 0);
   */
  set(index: readonly AxisIndex[], values: NdArray<TypedArray> | number): this {
    if (typeof values === 'number' && isOneElement(index)) {
      this.data[positionOf(this, index)] = values;
      return this;
    }
    return this.setSelected(resolveIndex(index, this.shape), values);
  }

  /** Writes values to the elements of a resolved index expression; see {@link set}. */
  setSelected(selection: readonly AxisSelection[], values: NdArray<TypedArray> | number): this {
    if (selection.every(isRange)) {
      this.select(selection).assign(values);
      return this;
    }
    const shape = selectedShape(selection);
    const one = typeof values === 'number' ? values : values.shape.length === 0 && values.at();
    if (typeof one === 'number') {
      // A single element, repeated by strides of 0.
      const repeated = {
        data: Float64Array.of(one),
        shape,
        strides: shape.map(() => 0),
        offset: 0,
      };
      scatterElements(this, selection, repeated);
      return this;
    }
    const given = values as NdArray<TypedArray>;
    requireSameShape(shape, given.shape);
    scatterElements(this, selection, apart(given, this));
    return this;
  }

  /**
   * The same elements with the axes in another order, as a view; numpy's `transpose`.
   *
   * @param axes for each axis of the result, the axis of this array; default: in reversed order
   * @throws {ArgumentError} if `axes` is not a permutation of this array's axes
   */
  transpose(...axes: number[]): NdArray<T> {
    const order = axes.length > 0 ? axes : this.shape.map((_, axis) => axis).reverse();
    if (order.length !== this.shape.length || this.shape.some((_, axis) => !order.includes(axis))) {
      throw new ArgumentError(
        `[${order.join(', ')}] is not a permutation of the axes 0 to ${this.shape.length - 1}`,
        'axes',
        axes,
      );
    }
    return new NdArray(
      this.data,
      order.map((axis) => this.shape[axis] ?? 0),
      order.map((axis) => this.strides[axis] ?? 0),
      this.offset,
    );
  }

  /**
   * The same values in C order with another shape; numpy's `reshape`. A view if the order in memory allows
   * it, which is always so if {@link isContiguous}; otherwise a copy.
   *
   * @param shape a shape of the same size; one length may be -1: it is computed from the others
   * @throws {ShapeError} if the sizes differ
   */
  reshape(shape: readonly number[]): NdArray<T> {
    const known = sizeOf(shape.filter((length) => length !== -1));
    const left = known > 0 ? this.size / known : 0;
    const full = shape.map((length) => (length === -1 ? left : length));
    const unknowns = shape.filter((length) => length === -1).length;
    if (unknowns > 1 || !full.every(isLength) || sizeOf(full) !== this.size) {
      throw new ShapeError(
        `an array of shape [${this.shape.join(', ')}] cannot be reshaped to [${shape.join(', ')}]: ` +
          `it has ${this.size} elements`,
        this.shape,
        shape,
      );
    }
    const strides = reshapeStrides(this.shape, this.strides, full);
    if (!strides) return new NdArray(this.copy().data, full);
    return new NdArray(this.data, full, strides, this.offset);
  }

  /** A copy with the same values, in new memory and in C order. */
  copy(): NdArray<T> {
    const { offset, size } = this;
    if (this.isContiguous)
      return new NdArray(this.data.slice(offset, offset + size) as T, this.shape);
    const type = this.data.constructor as TypedArrayConstructor<T>;
    return new NdArray(new type(this.size), this.shape).assign(this);
  }

  /**
   * The values in C order.
   *
   * If the elements of this array in C order are all of its `Float64Array`, that array itself is returned,
   * without a copy: writing to the result then writes to this array. `copy().data` is always a copy.
   */
  toFloat64Array(): Float64Array {
    if (this.data instanceof Float64Array && this.isWhole) return this.data;
    return this.toFloat64().data;
  }

  /** A copy with the same values as 64-bit numbers, in new memory and in C order. */
  toFloat64(): NdArray {
    return NdArray.zeros(this.shape).assign(this);
  }

  /** The values as nested plain arrays, one level per axis; a single number if there are no axes. */
  toNested(): NestedNumbers {
    return nestValues(this.toFloat64Array(), this.shape);
  }

  /** Iterates over the values in C order. For many values, a loop over `toFloat64Array()` is faster. */
  [Symbol.iterator](): IterableIterator<number> {
    return valuesOf(this);
  }

  /** Sets all elements to one value, and returns this array. */
  fill(value: number): this {
    fillElements(this, value);
    return this;
  }

  /**
   * Copies values into this array; the memory of the two may overlap.
   *
   * @param values an array of the same shape; or one value for all elements: a number or an array without axes
   * @returns this array
   * @throws {ShapeError} if the shapes differ, naming both
   */
  assign(values: NdArray<TypedArray> | number): this {
    if (typeof values === 'number') return this.fill(values);
    if (values.shape.length === 0) return this.fill(values.at());
    requireSameShape(this.shape, values.shape);
    copyElements(this, apart(values, this));
    return this;
  }

  /**
   * Writes `value * factor / divisor + shift` for each value of another array into this one, in one pass.
   *
   * @throws {ShapeError} if the shapes differ, naming both
   */
  assignScaled(values: NdArray<TypedArray>, factor: number, divisor = 1, shift = 0): this {
    if (values.shape.length === 0) return this.fill((values.at() * factor) / divisor + shift);
    requireSameShape(this.shape, values.shape);
    scaleElements(this, apart(values, this), factor, divisor, shift);
    return this;
  }

  /** A new array in C order with the results of a function for each value; slower than {@link scale}. */
  map(operation: (value: number) => number): NdArray {
    const result = NdArray.zeros(this.shape);
    mapElements(result, this, operation);
    return result;
  }

  /**
   * A new array with `value * factor / divisor + shift` for each value; in Fortran order if this array
   * is, otherwise in C order.
   */
  scale(factor: number, divisor = 1, shift = 0): NdArray {
    const { shape, strides } = this;
    const result =
      areInBlock(shape, strides) && scaleBlock(this, this.size, factor, divisor, shift);
    if (result) return new NdArray(result, shape, strides);
    const scaled = NdArray.zeros(shape);
    scaleElements(scaled, this, factor, divisor, shift);
    return scaled;
  }

  /**
   * A new array with each value `plus`, `minus`, `times` or `per` that of the other array; in Fortran order
   * if both are, otherwise in C order.
   *
   * @throws {ShapeError} if the shapes differ, naming both
   */
  combine(operation: Operation, other: NdArray<TypedArray>): NdArray {
    requireSameShape(this.shape, other.shape);
    const { shape, strides } = this;
    const result =
      areInBlock(shape, strides) &&
      stridesAgree(shape, other.strides, strides) &&
      combineBlocks(this, other, this.size, operation);
    if (result) return new NdArray(result, shape, strides);
    const combined = this.toFloat64();
    combineElements(combined, other, operation);
    return combined;
  }

  /**
   * Compares element by element. Every comparison with NaN is false.
   *
   * @param other an array of the same shape; or one value for all elements: a number or an array without axes
   * @returns a mask that is true where the comparison is
   * @throws {ShapeError} if the shapes differ, naming both
   * @example
   * array.compare('lessThan', 3).count();
   */
  compare(comparison: Comparison, other: NdArray<TypedArray> | number): Mask {
    const one = typeof other === 'object' && other.shape.length === 0 ? other.at() : other;
    if (typeof one === 'object') requireSameShape(this.shape, one.shape);
    const right = typeof one === 'number' ? one : one.toFloat64Array();
    return new Mask(compareElements(this.toFloat64Array(), right, comparison), this.shape);
  }

  /**
   * The values for which a mask is true, in C order: a copy with one axis.
   *
   * @throws {ShapeError} if the mask has another shape
   */
  where(mask: Mask): NdArray<T> {
    requireSameShape(this.shape, mask.shape);
    const type = this.data.constructor as TypedArrayConstructor<T>;
    const taken = new NdArray(new type(mask.count()));
    takeWhere(taken.data, mask.data, this.isWhole ? this.data : this.copy().data);
    return taken;
  }

  /**
   * Writes to the elements for which a mask is true.
   *
   * @param values one number for all of them, or an array with one axis and one value for each, in C order
   * @returns this array
   * @throws {ShapeError} if the mask has another shape, or the number of values does not agree
   * @example
   * array.setWhere(array.compare('lessThan', 0), 0);
   */
  setWhere(mask: Mask, values: NdArray<TypedArray> | number): this {
    requireSameShape(this.shape, mask.shape);
    const one = typeof values === 'object' && values.shape.length === 0 ? values.at() : values;
    if (typeof one === 'object') requireSameShape([mask.count()], one.shape);
    const given = typeof one === 'number' ? one : one.copy().data;
    if (this.isWhole) {
      putWhere(this.data, mask.data, given);
      return this;
    }
    const changed = this.copy();
    putWhere(changed.data, mask.data, given);
    return this.assign(changed);
  }

  /** The values as text in numpy's format, such as `[1 2 3]`; only the first and last ones of more than 1000. */
  override toString(): string {
    return formatValues(this);
  }

  /** The text that `console.log` prints. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/** An array that is read while `target` is written: a copy if their memory could overlap. */
function apart(values: NdArray<TypedArray>, target: NdArray<TypedArray>): NdArray<TypedArray> {
  return values.data.buffer === target.data.buffer ? values.copy() : values;
}

/** Whether an array holds 64-bit numbers. */
export function isFloat64(array: NdArray<TypedArray>): array is NdArray {
  return array.data instanceof Float64Array;
}
