// SPDX-License-Identifier: Apache-2.0
/**
 * Lists of indices, cut into ranges: workers know elements at equal distances.
 *
 * @module
 */
import type { AxisRange } from '../../array/index.js';

/** A part of what is selected from one axis. */
export interface Segment {
  /** The elements of the axis: ascending. */
  readonly from: AxisRange;
  /** Which elements of the selection they are. */
  readonly to: AxisRange;
}

/**
 * The fewest ranges that a list can be cut into. Negative elements, which are counted from the end, are in
 * ranges of their own.
 *
 * @example
 * segmentsOf([1, 5, 9, 3, 2]); // 1, 5, 9 and 2, 3, of which the latter goes backwards in the selection
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
