// SPDX-License-Identifier: Apache-2.0
/**
 * Elements that lists select, which no strides describe: they are copied out, and written back, one by
 * one. Only the elements along each axis are listed, never those of the array.
 *
 * @module
 */
import { type AxisSelection, isRange, selectedShape } from './index-expression.js';
import type { Strided } from './kernels.js';
import type { Layout } from './strides.js';

/** Copies the elements that a selection takes from `source` into `target`, which has its shape. */
export function gatherElements(
  target: Strided,
  source: Strided,
  selection: readonly AxisSelection[],
): void {
  const { data: to } = target;
  const { data: from } = source;
  forEachSelected(selection, source, target, (count, start, stride, elements, other, step) => {
    if (elements) {
      for (let i = 0, at = other; i < count; i++, at += step) {
        to[at] = from[start + elements[i]! * stride]!;
      }
    } else {
      for (let i = 0, at = other, own = start; i < count; i++, at += step, own += stride) {
        to[at] = from[own]!;
      }
    }
  });
}

/** Copies `source` into the elements that a selection of its shape takes from `target`. */
export function scatterElements(
  target: Strided,
  selection: readonly AxisSelection[],
  source: Strided,
): void {
  const { data: to } = target;
  const { data: from } = source;
  forEachSelected(selection, target, source, (count, start, stride, elements, other, step) => {
    if (elements) {
      for (let i = 0, at = other; i < count; i++, at += step) {
        to[start + elements[i]! * stride] = from[at]!;
      }
    } else {
      for (let i = 0, at = other, own = start; i < count; i++, at += step, own += stride) {
        to[own] = from[at]!;
      }
    }
  });
}

/**
 * Called for the elements along the last axis: where they begin, and either the distance between
 * neighbours or, with a list, the distance that each of its entries counts.
 */
type SelectedVisitor = (
  count: number,
  start: number,
  stride: number,
  elements: readonly number[] | undefined,
  otherStart: number,
  otherStride: number,
) => void;

/** Visits the elements that a selection takes from one layout, and all elements of another of its shape. */
function forEachSelected(
  selection: readonly AxisSelection[],
  layout: Layout,
  other: Layout,
  visit: SelectedVisitor,
): void {
  if (selectedShape(selection).includes(0)) return;
  const axes = selection
    .map((each, axis) => ({ each, stride: layout.strides[axis] ?? 0 }))
    .filter(({ each }) => !each.dropped);
  let first = layout.offset;
  selection.forEach((each, axis) => {
    if (isRange(each)) first += each.start * (layout.strides[axis] ?? 0);
  });
  const walk = (depth: number, start: number, otherStart: number): void => {
    const axis = axes[depth];
    const otherStride = other.strides[depth] ?? 0;
    if (!axis) {
      visit(1, start, 0, undefined, otherStart, 0);
      return;
    }
    const { each, stride } = axis;
    const elements = isRange(each) ? undefined : each.elements;
    const step = isRange(each) ? each.step * stride : stride;
    if (depth === axes.length - 1) {
      visit(each.count, start, step, elements, otherStart, otherStride);
      return;
    }
    for (let i = 0; i < each.count; i++) {
      walk(depth + 1, start + (elements?.[i] ?? i) * step, otherStart + i * otherStride);
    }
  };
  walk(0, first, other.offset);
}
