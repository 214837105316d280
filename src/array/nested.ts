// SPDX-License-Identifier: Apache-2.0
/**
 * Nested plain arrays: how people write n-d arrays by hand.
 *
 * @module
 */
import { ArgumentError, ShapeError } from '../errors.js';
import type { TypedArray } from './kernels.js';

/** A number, or arrays of numbers nested to any depth, all rows of an axis having the same length. */
export type NestedNumbers = number | readonly NestedNumbers[];

/** The shape that nested arrays have if they are regular, judged by the first row of each axis. */
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
 * Writes nested arrays of a shape into flat memory in C order.
 *
 * @throws {ShapeError} if a row has another length or depth than the shape says
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
      throw new ArgumentError(`${where()} is not a number but ${typeOf(level)}`, where(), level);
    }
    const given = isRow ? level.length : 'no';
    if (!isRow || length !== level.length) {
      throw new ShapeError(
        `${where()} has ${given} elements where those before it have ${length ?? 'no'}: ` +
          `nested arrays must be regular, here of shape [${shape.join(', ')}]`,
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

/** The nested arrays of values in C order. */
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
