// SPDX-License-Identifier: Apache-2.0
/**
 * The search along one axis of a grid: the cell that contains a value, and the two centres around it.
 *
 * @module
 */

/** The distance outside a boundary at which a value still counts as inside, relative to the size of the grid. */
export const margin = 1e-12;

/**
 * Returns a function that finds the cell of an axis that contains a value: -1 if there is none. A boundary belongs
 * to the cell that begins there, the last boundary to the last cell.
 *
 * @param edges the boundaries of the cells, ascending or descending
 * @param period the period of the axis; 0 if it is not periodic
 */
export function axisFinder(edges: Float64Array, period: number): (value: number) => number {
  const count = edges.length - 1;
  const isAscending = edges[count]! > edges[0]!;
  const ascending = isAscending ? edges : edges.toReversed();
  const low = ascending[0]!;
  const high = ascending[count]!;
  const tolerance = margin * (high - low);
  return (value) => {
    const moved =
      period > 0 ? value + period * Math.ceil((low - tolerance - value) / period) : value;
    // The negation catches NaN too.
    if (!(moved >= low - tolerance && moved <= high + tolerance)) return -1;
    const cell = Math.max(0, Math.min(count - 1, countUpTo(ascending, moved) - 1));
    return isAscending ? cell : count - 1 - cell;
  };
}

/** The number of ascending values that are less than or equal to a value. */
function countUpTo(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Finds the two centres of an axis around a value. */
export class Bracket {
  first = 0;
  second = 0;
  /** The position of the value between the two: 0 at the first, 1 at the second. */
  part = 0;
  readonly #ascending: Float64Array;
  readonly #isAscending: boolean;

  /** @param period the period of the axis; 0 if it is not periodic */
  constructor(
    centres: Float64Array,
    private readonly period: number,
  ) {
    this.#isAscending = centres.length < 2 || centres[1]! > centres[0]!;
    this.#ascending = this.#isAscending ? centres : centres.toReversed();
  }

  locate(value: number): void {
    const centres = this.#ascending;
    const last = centres.length - 1;
    const next = countUpTo(centres, value);
    const before = next - 1;
    if (before >= 0 && next <= last) {
      const length = centres[next]! - centres[before]!;
      this.#found(before, next, (value - centres[before]!) / length);
    } else if (this.period === 0) {
      const only = before < 0 ? 0 : last;
      this.#found(only, only, 0);
    } else {
      const length = centres[0]! + this.period - centres[last]!;
      const beyond = value - centres[last]! + (before < 0 ? this.period : 0);
      this.#found(last, 0, beyond / length);
    }
  }

  #found(first: number, second: number, part: number): void {
    const place = (i: number) => (this.#isAscending ? i : this.#ascending.length - 1 - i);
    this.first = place(first);
    this.second = place(second);
    this.part = part;
  }
}
