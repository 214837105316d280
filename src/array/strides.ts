// SPDX-License-Identifier: Apache-2.0
/**
 * Strided memory: the positions of the elements of an n-d view in a flat array, and fast ways to visit them.
 *
 * Strides and offsets count elements, not bytes.
 *
 * @module
 */

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The strides of a shape in C order: the last axis is contiguous. */
export function cStrides(shape: readonly number[]): number[] {
  return fortranStrides([...shape].reverse()).reverse();
}

/** The strides of a shape in Fortran order: the first axis is contiguous. */
export function fortranStrides(shape: readonly number[]): number[] {
  let stride = 1;
  return shape.map((length) => {
    const own = stride;
    stride *= length;
    return own;
  });
}

/** Whether elements with these strides are contiguous, in the order whose strides are `expected`. */
export function stridesAgree(
  shape: readonly number[],
  strides: readonly number[],
  expected: readonly number[],
): boolean {
  // The stride along an axis of one element is never used, and an empty view uses none.
  return (
    shape.includes(0) ||
    shape.every((length, axis) => length === 1 || strides[axis] === expected[axis])
  );
}

/** Whether elements with these strides are contiguous, in C or in Fortran order. */
export function areInBlock(shape: readonly number[], strides: readonly number[]): boolean {
  let next = 1;
  let isC = true;
  for (let axis = shape.length - 1; axis >= 0 && isC; axis--) {
    const length = shape[axis]!;
    isC = length === 1 || strides[axis] === next;
    next *= length;
  }
  if (isC || next === 0) return true;
  next = 1;
  for (let axis = 0; axis < shape.length; axis++) {
    const length = shape[axis]!;
    if (length !== 1 && strides[axis] !== next) return false;
    next *= length;
  }
  return true;
}

/** The positions of the elements of a view in memory. */
export interface Layout {
  readonly strides: readonly number[];
  readonly offset: number;
}

/** Called for one run of elements: their count, and the start and stride of the run in each of two layouts. */
export type RunVisitor = (
  count: number,
  start: number,
  stride: number,
  otherStart: number,
  otherStride: number,
) => void;

/**
 * Visits all elements of a shape in two layouts at once, in runs that are as long as possible: axes that
 * continue each other in both layouts are merged, so contiguous memory is a single run. The inner loop of
 * the caller goes over a run; no memory is allocated per element.
 *
 * The order is that of `layout`'s memory, not that of the axes: use this where order does not matter.
 */
export function forEachRun(
  shape: readonly number[],
  layout: Layout,
  other: Layout,
  visit: RunVisitor,
): void {
  const axes = mergeAxes(shape, layout.strides, other.strides);
  if (!axes) return;
  const inner = axes.pop() ?? { length: 1, stride: 1, otherStride: 1 };
  const across = takeNarrowest(axes, inner);
  const walk = (depth: number, start: number, otherStart: number): void => {
    const axis = axes[depth];
    if (axis) {
      for (let i = 0; i < axis.length; i++) {
        walk(depth + 1, start + i * axis.stride, otherStart + i * axis.otherStride);
      }
    } else if (across) {
      visitTiles(inner, across, start, otherStart, visit);
    } else {
      visit(inner.length, start, inner.stride, otherStart, inner.otherStride);
    }
  };
  walk(0, layout.offset, other.offset);
}

/** The number of elements along each side of a tile: its rows stay in the cache until all are used. */
const tile = 32;

/**
 * Visits the plane of two axes, each of which has the smaller stride in one of the layouts. Row by row, one
 * element per cache line of the other layout would be used; in tiles, all elements of each line are.
 */
function visitTiles(
  inner: MergedAxis,
  across: MergedAxis,
  start: number,
  otherStart: number,
  visit: RunVisitor,
): void {
  for (let row = 0; row < across.length; row += tile) {
    const end = Math.min(row + tile, across.length);
    for (let column = 0; column < inner.length; column += tile) {
      const count = Math.min(tile, inner.length - column);
      const first = start + column * inner.stride;
      const otherFirst = otherStart + column * inner.otherStride;
      for (let i = row; i < end; i++) {
        visit(
          count,
          first + i * across.stride,
          inner.stride,
          otherFirst + i * across.otherStride,
          inner.otherStride,
        );
      }
    }
  }
}

/** Removes the axis with the smallest stride in the other layout, unless it is `inner`, and returns it. */
function takeNarrowest(axes: MergedAxis[], inner: MergedAxis): MergedAxis | undefined {
  let narrowest = inner;
  for (const axis of axes) {
    if (Math.abs(axis.otherStride) < Math.abs(narrowest.otherStride)) narrowest = axis;
  }
  return narrowest === inner ? undefined : axes.splice(axes.indexOf(narrowest), 1)[0];
}

interface MergedAxis {
  length: number;
  stride: number;
  otherStride: number;
}

/** The axes from the largest stride to the smallest, merged where possible; undefined if the view is empty. */
function mergeAxes(
  shape: readonly number[],
  strides: readonly number[],
  otherStrides: readonly number[],
): MergedAxis[] | undefined {
  if (shape.includes(0)) return undefined;
  const axes = shape
    .map((length, i) => ({ length, stride: strides[i] ?? 0, otherStride: otherStrides[i] ?? 0 }))
    .filter((axis) => axis.length > 1)
    .sort((a, b) => Math.abs(b.stride) - Math.abs(a.stride));
  const merged: MergedAxis[] = [];
  for (const axis of axes) {
    const outer = merged.at(-1);
    if (
      outer?.stride === axis.stride * axis.length &&
      outer.otherStride === axis.otherStride * axis.length
    ) {
      merged[merged.length - 1] = { ...axis, length: outer.length * axis.length };
    } else {
      merged.push(axis);
    }
  }
  return merged;
}

/**
 * The strides of a view of the same elements, in the same C order, with another shape of the same size;
 * undefined if there are none, so that the elements must be copied.
 *
 * An axis of the new shape can only span axes of the old one that continue each other in memory. So both
 * shapes are divided into the smallest groups of axes of equal size, and the old axes of each group must
 * be a single run.
 */
export function reshapeStrides(
  shape: readonly number[],
  strides: readonly number[],
  newShape: readonly number[],
): number[] | undefined {
  if (shape.includes(0)) return cStrides(newShape);
  const axes = shape
    .map((length, i) => ({ length, stride: strides[i] ?? 0 }))
    .filter((axis) => axis.length > 1);
  const result = new Array<number>(newShape.length).fill(1);
  let old = 0;
  let next = 0;
  while (old < axes.length) {
    const first = old;
    const newFirst = next;
    let oldSize = axes[old++]?.length ?? 1;
    let newSize = newShape[next++] ?? 1;
    while (oldSize !== newSize) {
      if (oldSize < newSize) oldSize *= axes[old++]?.length ?? 1;
      else newSize *= newShape[next++] ?? 1;
    }
    for (let i = first; i < old - 1; i++) {
      const inner = axes[i + 1];
      if (inner && axes[i]?.stride !== inner.stride * inner.length) return undefined;
    }
    let stride = axes[old - 1]?.stride ?? 1;
    for (let i = next - 1; i >= newFirst; i--) {
      result[i] = stride;
      stride *= newShape[i] ?? 1;
    }
  }
  return result;
}
