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
 * The results of a function for each pair of elements of two arrays of the same shape; a number, or an array
 * without axes, is used for all elements. Slower than arithmetic: one function call per element.
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
 * The values of `first` where a mask is true, those of `second` elsewhere; a number, or an array without axes, is
 * used for all elements.
 *
 * @throws {ShapeError} if the shape of an array is not that of the mask
 */
export function choose(mask: Mask, first: NdArray | number, second: NdArray | number): NdArray {
  for (const each of [first, second])
    if (typeof each === 'object' && each.shape.length > 0) requireSameShape(mask.shape, each.shape);
  return new NdArray(chooseWhere(mask.data, valuesIn(first), valuesIn(second)), mask.shape);
}

/** The common shape of the arrays with axes among the values; no axes if there are none. */
function commonShape(values: readonly (NdArray | number)[]): readonly number[] {
  let shape: readonly number[] = [];
  for (const each of values) {
    if (typeof each === 'number' || each.shape.length === 0) continue;
    if (shape.length > 0) requireSameShape(shape, each.shape);
    shape = each.shape;
  }
  return shape;
}

/** The values in C order; a single number if there are no axes. */
function valuesIn(values: NdArray | number): Float64Array | number {
  if (typeof values === 'number') return values;
  return values.shape.length === 0 ? values.at() : values.toFloat64Array();
}
