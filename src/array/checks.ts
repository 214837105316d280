// SPDX-License-Identifier: Apache-2.0
/**
 * Checks of shapes, axes and indices, and their error messages.
 *
 * @module
 */
import { ArgumentError, ShapeError, SliceError } from '../errors.js';
import { resolveIndex } from './index-expression.js';
import type { Layout } from './strides.js';

/** A layout with the lengths of its axes. */
interface Shaped extends Layout {
  readonly shape: readonly number[];
}

/**
 * The position of an element in memory.
 *
 * @throws {SliceError} if an index is out of range, or the number of indices differs from that of the axes
 */
export function positionOf({ shape, strides, offset }: Shaped, indices: readonly number[]): number {
  if (indices.length !== shape.length) {
    const example = [...indices.slice(0, shape.length), "'...'"].join(', ');
    const hint = indices.length < shape.length ? `: use at(${example}) to select an array` : '';
    throw new SliceError(
      `an element of an array of shape [${shape.join(', ')}] needs ${shape.length} ` +
        `${shape.length === 1 ? 'index' : 'indices'}, but ${indices.length} ` +
        `${indices.length === 1 ? 'was' : 'were'} given${hint}`,
      Math.min(indices.length, shape.length),
      indices,
    );
  }
  let position = offset;
  for (let axis = 0; axis < indices.length; axis++) {
    const index = indices[axis]!;
    const length = shape[axis]!;
    const element = index < 0 ? index + length : index;
    // The negation catches NaN too; resolveIndex throws the error with its message.
    if (!(element >= 0 && element < length && Number.isInteger(element))) {
      resolveIndex(indices, shape);
    }
    position += element * strides[axis]!;
  }
  return position;
}

/** Whether two shapes are the same. */
export function isSameShape(shape: readonly number[], other: readonly number[]): boolean {
  return shape.length === other.length && shape.every((length, axis) => length === other[axis]);
}

/** @throws {ShapeError} unless the shapes are the same, naming both */
export function requireSameShape(shape: readonly number[], given: readonly number[]): void {
  if (isSameShape(shape, given)) return;
  throw new ShapeError(
    `an array of shape [${given.join(', ')}] does not fit one of shape [${shape.join(', ')}]`,
    shape,
    given,
  );
}

/** @throws {ShapeError} if a shape has no elements, saying that the array has no `what` */
export function requireValues(shape: readonly number[], what: string): void {
  if (!shape.includes(0)) return;
  throw new ShapeError(
    `an array of shape [${shape.join(', ')}] is empty, so it has no ${what}`,
    [1],
    shape,
  );
}

/** Whether a number can be the length of an axis. */
export function isLength(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** @throws {ShapeError} unless all lengths are integers, 0 or more */
export function checkShape(shape: readonly number[]): void {
  if (shape.every(isLength)) return;
  throw new ShapeError(
    `[${shape.join(', ')}] is not a valid shape: lengths must be integers, 0 or more`,
    [],
    shape,
  );
}

/**
 * The number of an axis, counted from the first.
 *
 * @param axis negative numbers count from the last axis
 * @throws {ArgumentError} if the array has no such axis
 */
export function resolveAxisNumber(axis: number, shape: readonly number[]): number {
  const own = axis < 0 ? axis + shape.length : axis;
  if (Number.isInteger(own) && own >= 0 && own < shape.length) return own;
  throw new ArgumentError(
    `axis ${axis} is out of range for an array of shape [${shape.join(', ')}]: ` +
      (shape.length > 0
        ? `it must be from ${-shape.length} to ${shape.length - 1}`
        : 'the array has no axes'),
    'axis',
    axis,
  );
}
