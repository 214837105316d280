// SPDX-License-Identifier: Apache-2.0
/**
 * Individually selected cells as blocks, so that no other cells are written.
 *
 * @module
 */
import type { AxisRange } from '../../array/index.js';
import type { ChosenPlaces } from './chosen-places.js';

/** A block of a grid whose cells are all selected. */
export interface Box {
  readonly ranges: readonly AxisRange[];
  /** The positions of the cells of the block among the selected cells, in C order of the block. */
  readonly numbers: readonly number[];
}

/** A block during the search for larger blocks. */
interface Growing {
  readonly start: number[];
  readonly count: number[];
  readonly numbers: number[];
}

/**
 * Divides selected cells into blocks: first into runs along the last axis; equal runs in neighbouring rows are
 * merged, then equal planes. If a cell is selected several times, the last value counts.
 */
export function boxesOf(places: ChosenPlaces): Box[] {
  const rank = places.gridShape.length;
  let boxes = runsOf(places);
  for (let axis = rank - 2; axis >= 0; axis--) boxes = mergedAlong(axis, boxes);
  return boxes.map(({ start, count, numbers }) => ({
    ranges: start.map((first, axis) => ({
      start: first,
      count: count[axis]!,
      step: 1,
      dropped: false,
    })),
    numbers,
  }));
}

function runsOf(places: ChosenPlaces): Growing[] {
  const { cells, gridShape } = places;
  const order = ascending(cells);
  const indices = places.indices().data;
  const rank = gridShape.length;
  const last = rank - 1;
  const runs: Growing[] = [];
  let run: Growing | undefined;
  let before = NaN;
  for (const number of order) {
    const cell = cells[number]!;
    const column = indices[number * rank + last]!;
    if (run && cell === before) run.numbers[run.numbers.length - 1] = number;
    else if (run && cell === before + 1 && column > 0) {
      run.count[last]!++;
      run.numbers.push(number);
    } else {
      const start = Array.from(indices.subarray(number * rank, (number + 1) * rank));
      run = { start, count: start.map(() => 1), numbers: [number] };
      runs.push(run);
    }
    before = cell;
  }
  return runs;
}

/** The positions of the cells, sorted by the numbers of the cells; the sort is stable. */
function ascending(cells: Float64Array): Iterable<number> {
  const isAscending = cells.every((cell, i) => i === 0 || cell > cells[i - 1]!);
  const numbers = cells.keys();
  return isAscending ? numbers : [...numbers].sort((a, b) => cells[a]! - cells[b]! || a - b);
}

function endAlong(axis: number, { start, count }: Growing): number {
  return start[axis]! + count[axis]!;
}

/** Merges blocks that follow each other along an axis and are equal along all other axes. */
function mergedAlong(axis: number, boxes: readonly Growing[]): Growing[] {
  const merged: Growing[] = [];
  const open = new Map<string, Growing>();
  for (const box of boxes) {
    const key = [...box.start.with(axis, -1), ...box.count.with(axis, -1)].join();
    const previous = open.get(key);
    if (previous && endAlong(axis, previous) === box.start[axis]) {
      previous.count[axis]! += box.count[axis]!;
      for (const number of box.numbers) previous.numbers.push(number);
      continue;
    }
    open.set(key, box);
    merged.push(box);
  }
  return merged;
}
