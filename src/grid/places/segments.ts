// SPDX-License-Identifier: Apache-2.0
/**
 * Lists of indices, divided into ranges, since workers read and write only evenly spaced elements.
 *
 * @module
 */
import type { AxisRange } from '../../array/index.js';

/** A part of a selection from one axis. */
export interface Segment {
  /** The elements of the axis, in ascending order. */
  readonly from: AxisRange;
  /** The positions of these elements in the selection. */
  readonly to: AxisRange;
}

/**
 * The smallest number of ranges into which a list can be divided. Negative elements, which count from the end, are
 * in separate ranges.
 *
 * @example
 * segmentsOf([1, 5, 9, 3, 2]); // 1, 5, 9 and 2, 3; the latter in reverse order in the selection
 */
export function segmentsOf(elements: readonly number[]): Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < elements.length;) {
    const first = elements[at]!;
    const continues = (i: number, step: number) =>
      step === elements[i]! - elements[i - 1]! && elements[i]! < 0 === first < 0;
    const step = (elements[at + 1] ?? first) - first;
    let end = at + 1;
    if (step !== 0) while (end < elements.length && continues(end, step)) end++;
    const count = end - at;
    const last = elements[end - 1]!;
    const distance = count > 1 ? Math.abs(step) : 1;
    segments.push({
      from: { start: Math.min(first, last), count, step: distance, dropped: false },
      to:
        first <= last
          ? { start: at, count, step: 1, dropped: false }
          : { start: end - 1, count, step: -1, dropped: false },
    });
    at = end;
  }
  return segments;
}
