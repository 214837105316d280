// SPDX-License-Identifier: Apache-2.0
/**
 * Masks: arrays of truth values, which say where something holds.
 *
 * @module
 */
import { ArgumentError, ShapeError } from '../errors.js';
import { checkShape, positionOf, requireSameShape } from './checks.js';
import { formatValues } from './format.js';
import { cStrides, sizeOf } from './strides.js';

/** A truth value, or arrays of them nested to any depth. */
export type NestedBooleans = boolean | readonly NestedBooleans[];

/**
 * Where something holds: an n-dimensional array of truth values. Comparisons of arrays make masks; `where`
 * and `setWhere` take them.
 *
 * @example
 * const cold = temperature.lessThan(quantity(0, 'degC'));
 * const wet = humidity.greaterThan(quantity(80, '%'));
 * cold.and(wet).count();              // how many cells are both
 * temperature.where(cold).mean();     // of the cold ones
 */
export class Mask implements Iterable<boolean> {
  /** The number of elements. */
  readonly size: number;

  /**
   * A mask over memory, without a copy.
   *
   * @param data the truth values in C order: 1 where it holds, 0 elsewhere
   * @param shape default: one axis over all of `data`
   * @throws {ShapeError} if the shape has another size
   * @throws {ArgumentError} if there is another value than 0 and 1
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
        `a mask is made of 0 and 1, not of ${data.find((each) => each > 1)}: ` +
          "compare('equalTo', 0).not() makes one of an array of other numbers",
        'data',
        data,
      );
  }

  /**
   * A mask with the values of nested arrays.
   *
   * @throws {ShapeError} if rows differ in length or depth
   * @throws {ArgumentError} if something in it is not a truth value
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
          `nested truth values must be regular, here of shape [${shape.join(', ')}]: a row differs ` +
            `on axis ${depth}`,
          shape,
          Array.isArray(level) ? [...shape.slice(0, depth), level.length] : shape.slice(0, depth),
        );
      } else {
        throw new ArgumentError(
          `a mask is made of true and false, not of ${String(level)}`,
          'values',
          level,
        );
      }
    };
    read(values, 0);
    return new Mask(Uint8Array.from(data), shape);
  }

  /**
   * One of the values.
   *
   * @param indices one integer per axis; negative ones count from the end
   * @throws {SliceError} if one is out of range, or there are more or fewer than axes
   */
  at(...indices: number[]): boolean {
    const layout = { shape: this.shape, strides: cStrides(this.shape), offset: 0 };
    return this.data[positionOf(layout, indices)] === 1;
  }

  /**
   * Where both hold.
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
   * Where one of them holds, or both.
   *
   * @throws {ShapeError} if the shapes differ, naming both
   */
  or(other: Mask): Mask {
    requireSameShape(this.shape, other.shape);
    const data = this.data.slice();
    for (let i = 0; i < data.length; i++) data[i]! |= other.data[i]!;
    return new Mask(data, this.shape);
  }

  /** Where this does not hold. */
  not(): Mask {
    const data = this.data.slice();
    for (let i = 0; i < data.length; i++) data[i]! ^= 1;
    return new Mask(data, this.shape);
  }

  /** Whether it holds anywhere. */
  any(): boolean {
    return this.data.includes(1);
  }

  /** Whether it holds everywhere; true if there are no elements. */
  all(): boolean {
    return !this.data.includes(0);
  }

  /** Where it holds: how many elements. */
  count(): number {
    const { data, size } = this;
    let count = 0;
    for (let i = 0; i < size; i++) count += data[i]!;
    return count;
  }

  /**
   * Where it holds: the indices of each such element, in C order; numpy's `argwhere`.
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

  /** Whether both have the same shape and the same values. */
  equals(other: Mask): boolean {
    return (
      this.shape.join() === other.shape.join() && this.data.every((own, i) => own === other.data[i])
    );
  }

  /** The values as nested plain arrays, one level per axis; a truth value if there are no axes. */
  toNested(): NestedBooleans {
    let position = 0;
    const nest = (axis: number): NestedBooleans => {
      const length = this.shape[axis];
      if (length === undefined) return this.data[position++] === 1;
      return Array.from({ length }, () => nest(axis + 1));
    };
    return nest(0);
  }

  /** The values in C order, one by one. */
  *[Symbol.iterator](): IterableIterator<boolean> {
    for (const each of this.data) yield each === 1;
  }

  /** The values as arrays are printed: `[true false]`; of more than 1000, the first and last ones. */
  toString(): string {
    const { data, shape } = this;
    return formatValues({ data, shape, strides: cStrides(shape), offset: 0 }, (value) =>
      value === 1 ? 'true' : 'false',
    );
  }

  /** What `console.log` shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}
