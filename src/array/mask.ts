// SPDX-License-Identifier: Apache-2.0
/**
 * Masks: arrays of booleans, which say where a condition is true.
 *
 * @module
 */
import { ArgumentError, ShapeError } from '../errors.js';
import { checkShape, positionOf, requireSameShape } from './checks.js';
import { formatValues } from './format.js';
import { cStrides, sizeOf } from './strides.js';

/** A boolean, or arrays of booleans nested to any depth, all rows of an axis having the same length. */
export type NestedBooleans = boolean | readonly NestedBooleans[];

/**
 * An n-dimensional array of booleans, which says where a condition is true; numpy's boolean array.
 * Comparisons of arrays return masks; `where` and `setWhere` select elements by them.
 *
 * @example
 * const cold = temperature.lessThan(quantity(0, 'degC'));
 * const wet = humidity.greaterThan(quantity(80, '%'));
 * cold.and(wet).count();              // the number of cells that are cold and wet
 * temperature.where(cold).mean();     // the mean over the cold cells
 */
export class Mask implements Iterable<boolean> {
  /** The number of elements. */
  readonly size: number;

  /**
   * A mask that uses `data` as its memory, without a copy.
   *
   * @param data the values in C order: 1 for true, 0 for false
   * @param shape default: one axis over all of `data`
   * @throws {ShapeError} if the size of the shape is not the length of `data`
   * @throws {ArgumentError} if a value is neither 0 nor 1
   * @example
   * new Mask(Uint8Array.of(1, 0, 0, 1), [2, 2]).toNested(); // [[true, false], [false, true]]
   */
  constructor(
    readonly data: Uint8Array,
    readonly shape: readonly number[] = [data.length],
  ) {
    checkShape(shape);
    this.size = sizeOf(shape);
    if (this.size !== data.length)
      throw new ShapeError(
        `a mask of shape [${shape.join(', ')}] needs ${this.size} values, not ${data.length}`,
        shape,
        [data.length],
      );
    let bits = 0;
    for (let i = 0, { length } = data; i < length; i++) bits |= data[i]!;
    if (bits > 1)
      throw new ArgumentError(
        `the values of a mask must be 0 or 1, not ${data.find((each) => each > 1)}: ` +
          "use compare('equalTo', 0).not() for a mask of the nonzero values of an array",
        'data',
        data,
      );
  }

  /**
   * A mask with the values of nested arrays.
   *
   * @throws {ShapeError} if rows differ in length or depth
   * @throws {ArgumentError} if a value is not a boolean
   * @example
   * Mask.fromNested([[true, false], [false, false]]).shape; // [2, 2]
   */
  static fromNested(values: NestedBooleans): Mask {
    const shape: number[] = [];
    for (let level: NestedBooleans | undefined = values; Array.isArray(level);) {
      const row: readonly NestedBooleans[] = level;
      shape.push(row.length);
      level = row[0];
    }
    const data: number[] = [];
    const read = (level: unknown, depth: number): void => {
      const length = shape[depth];
      if (Array.isArray(level) && level.length === length) {
        for (const each of level) read(each, depth + 1);
      } else if (typeof level === 'boolean' && length === undefined) {
        data.push(Number(level));
      } else if (typeof level === 'boolean' || Array.isArray(level)) {
        throw new ShapeError(
          `nested booleans must be regular, here with shape [${shape.join(', ')}]: a row of axis ${depth} ` +
            'has another length or depth',
          shape,
          Array.isArray(level) ? [...shape.slice(0, depth), level.length] : shape.slice(0, depth),
        );
      } else {
        throw new ArgumentError(
          `the values of a mask must be true or false, not ${String(level)}`,
          'values',
          level,
        );
      }
    };
    read(values, 0);
    return new Mask(Uint8Array.from(data), shape);
  }

  /**
   * The value of one element.
   *
   * @param indices one integer per axis; negative ones count from the end
   * @throws {SliceError} if an index is out of range, or the number of indices differs from that of the axes
   */
  at(...indices: number[]): boolean {
    const layout = { shape: this.shape, strides: cStrides(this.shape), offset: 0 };
    return this.data[positionOf(layout, indices)] === 1;
  }

  /**
   * A mask that is true where both masks are true; numpy's `logical_and`.
   *
   * @throws {ShapeError} if the shapes differ, naming both
   */
  and(other: Mask): Mask {
    requireSameShape(this.shape, other.shape);
    const data = this.data.slice();
    for (let i = 0; i < data.length; i++) data[i]! &= other.data[i]!;
    return new Mask(data, this.shape);
  }

  /**
   * A mask that is true where at least one of the two is true; numpy's `logical_or`.
   *
   * @throws {ShapeError} if the shapes differ, naming both
   */
  or(other: Mask): Mask {
    requireSameShape(this.shape, other.shape);
    const data = this.data.slice();
    for (let i = 0; i < data.length; i++) data[i]! |= other.data[i]!;
    return new Mask(data, this.shape);
  }

  /** A mask that is true where this one is false; numpy's `logical_not`. */
  not(): Mask {
    const data = this.data.slice();
    for (let i = 0; i < data.length; i++) data[i]! ^= 1;
    return new Mask(data, this.shape);
  }

  /** Whether at least one element is true. */
  any(): boolean {
    return this.data.includes(1);
  }

  /** Whether all elements are true; also if there are no elements. */
  all(): boolean {
    return !this.data.includes(0);
  }

  /** The number of elements that are true; numpy's `count_nonzero`. */
  count(): number {
    const { data, size } = this;
    let count = 0;
    for (let i = 0; i < size; i++) count += data[i]!;
    return count;
  }

  /**
   * The indices of each element that is true, in C order; numpy's `argwhere`.
   *
   * @example
   * Mask.fromNested([[false, true], [true, false]]).indices(); // [[0, 1], [1, 0]]
   */
  indices(): number[][] {
    const strides = cStrides(this.shape);
    const found: number[][] = [];
    for (let at = this.data.indexOf(1); at >= 0; at = this.data.indexOf(1, at + 1)) {
      found.push(this.shape.map((length, axis) => Math.floor(at / strides[axis]!) % length));
    }
    return found;
  }

  /** Whether two masks have the same shape and the same values. */
  equals(other: Mask): boolean {
    return (
      this.shape.join() === other.shape.join() && this.data.every((own, i) => own === other.data[i])
    );
  }

  /** The values as nested plain arrays, one level per axis; a single boolean if there are no axes. */
  toNested(): NestedBooleans {
    let position = 0;
    const nest = (axis: number): NestedBooleans => {
      const length = this.shape[axis];
      if (length === undefined) return this.data[position++] === 1;
      return Array.from({ length }, () => nest(axis + 1));
    };
    return nest(0);
  }

  /** Iterates over the values in C order. */
  *[Symbol.iterator](): IterableIterator<boolean> {
    for (const each of this.data) yield each === 1;
  }

  /** The values as text, such as `[true false]`; only the first and last ones of more than 1000. */
  toString(): string {
    const { data, shape } = this;
    return formatValues({ data, shape, strides: cStrides(shape), offset: 0 }, (value) =>
      value === 1 ? 'true' : 'false',
    );
  }

  /** The text that `console.log` prints. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}
