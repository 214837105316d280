// SPDX-License-Identifier: Apache-2.0
/**
 * Elements that lists of indices select. Strides cannot describe them, so they are copied one by one, to read
 * and to write them. There is a list for each axis, never one for all elements of the array.
 *
 * @module
 */
import { type AxisSelection, isRange, selectedShape } from './index-expression.js';
import type { Strided } from './kernels.js';
import type { Layout } from './strides.js';

/** Copies the elements that a selection takes from `source` into `target`, which has the selection's shape. */
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

/** Copies `source` into the selected elements of `target`; `source` has the selection's shape. */
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
 * Called for the elements along the last axis: their start, and either the distance between neighbours or,
 * with a list, the factor by which each index of the list is multiplied.
 */
type SelectedVisitor = (
  count: number,
  start: number,
  stride: number,
  elements: readonly number[] | undefined,
  otherStart: number,
  otherStride: number,
) => void;

/** Visits the selected elements of one layout together with all elements of another of the selection's shape. */
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
