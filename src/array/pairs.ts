// SPDX-License-Identifier: Apache-2.0
/**
 * Functions of two numbers, element by element.
 *
 * @module
 */
import { requireSameShape } from './checks.js';
import { chooseWhere } from './comparisons.js';
import type { Mask } from './mask.js';
import { NdArray } from './nd-array.js';

/**
 * The results of a function of each value of two arrays of the same shape; a number, or an array without
 * axes, goes with all values. Slower than arithmetic, for functions known only at run time.
 *
 * @returns an array, unless both are numbers
 * @throws {ShapeError} if the shapes differ, naming both
 */
export function mapPairs(
  left: NdArray | number,
  right: NdArray | number,
  operation: (left: number, right: number) => number,
): NdArray | number {
  if (typeof left === 'number' && typeof right === 'number') return operation(left, right);
  const shape = commonShape([left, right]);
  const [own, other] = [valuesIn(left), valuesIn(right)];
  const result = NdArray.zeros(shape);
  const { data } = result;
  if (typeof own === 'number') {
    if (typeof other === 'number') return result.fill(operation(own, other));
    for (let i = 0; i < data.length; i++) data[i] = operation(own, other[i]!);
  } else if (typeof other === 'number') {
    for (let i = 0; i < data.length; i++) data[i] = operation(own[i]!, other);
  } else {
    for (let i = 0; i < data.length; i++) data[i] = operation(own[i]!, other[i]!);
  }
  return result;
}

/**
 * The first values where a mask holds, the second ones elsewhere; of a number, or an array without axes, that
 * one value.
 *
 * @throws {ShapeError} if a shape is not that of the mask
 */
export function choose(mask: Mask, first: NdArray | number, second: NdArray | number): NdArray {
  for (const each of [first, second])
    if (typeof each === 'object' && each.shape.length > 0) requireSameShape(mask.shape, each.shape);
  return new NdArray(chooseWhere(mask.data, valuesIn(first), valuesIn(second)), mask.shape);
}

/** The shape of those that are arrays with axes; none if there is no such one. */
function commonShape(values: readonly (NdArray | number)[]): readonly number[] {
  let shape: readonly number[] = [];
  for (const each of values) {
    if (typeof each === 'number' || each.shape.length === 0) continue;
    if (shape.length > 0) requireSameShape(shape, each.shape);
    shape = each.shape;
  }
  return shape;
}

/** The values in C order; the one value, where there are no axes. */
function valuesIn(values: NdArray | number): Float64Array | number {
  if (typeof values === 'number') return values;
  return values.shape.length === 0 ? values.at() : values.toFloat64Array();
}
