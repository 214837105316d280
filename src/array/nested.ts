// SPDX-License-Identifier: Apache-2.0
/**
 * Nested plain arrays, the usual way to write n-d arrays by hand.
 *
 * @module
 */
import { ArgumentError, ShapeError } from '../errors.js';
import type { TypedArray } from './kernels.js';

/** A number, or arrays of numbers nested to any depth, all rows of an axis having the same length. */
export type NestedNumbers = number | readonly NestedNumbers[];

/** The shape of nested arrays, from the first row of each axis; it holds if they are regular. */
export function nestedShape(values: NestedNumbers): number[] {
  const shape: number[] = [];
  for (let level: NestedNumbers | undefined = values; Array.isArray(level);) {
    const row: readonly NestedNumbers[] = level;
    shape.push(row.length);
    level = row[0];
  }
  return shape;
}

/**
 * Writes nested arrays with a given shape into flat memory in C order.
 *
 * @throws {ShapeError} if the length or depth of a row does not agree with the shape
 * @throws {ArgumentError} if a value is not a number
 */
export function readNested(
  values: NestedNumbers,
  shape: readonly number[],
  data: TypedArray,
): void {
  let position = 0;
  const path: number[] = [];
  const where = (): string => (path.length > 0 ? `values[${path.join('][')}]` : 'values');
  const read = (level: unknown): void => {
    const length = shape[path.length];
    if (length === undefined && typeof level === 'number') {
      data[position++] = level;
      return;
    }
    const isRow = Array.isArray(level);
    if (!isRow && typeof level !== 'number') {
      throw new ArgumentError(`${where()} is ${typeOf(level)}, not a number`, where(), level);
    }
    if (!isRow || length !== level.length) {
      throw new ShapeError(
        `${where()} is ${kindOf(isRow ? level.length : undefined)}, but the first value at this depth ` +
          `is ${kindOf(length)}: ` +
          `nested arrays must be regular, here with shape [${shape.join(', ')}]`,
        shape,
        isRow ? [...shape.slice(0, path.length), level.length] : shape.slice(0, path.length),
      );
    }
    level.forEach((each: unknown, index) => {
      path.push(index);
      read(each);
      path.pop();
    });
  };
  read(values);
}

/** A level of nested arrays, for error messages: an array of a length, or a number. */
function kindOf(length: number | undefined): string {
  return length === undefined ? 'a number' : `an array of length ${length}`;
}

/** Nested arrays with the given values, which are in C order. */
export function nestValues(values: ArrayLike<number>, shape: readonly number[]): NestedNumbers {
  let position = 0;
  const nest = (axis: number): NestedNumbers => {
    const length = shape[axis];
    if (length === undefined) return values[position++] ?? NaN;
    return Array.from({ length }, () => nest(axis + 1));
  };
  return nest(0);
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : typeof value;
}
