// SPDX-License-Identifier: Apache-2.0
/**
 * Chosen cells as blocks, so that writing them writes nothing else.
 *
 * @module
 */
import type { AxisRange } from '../../array/index.js';
import type { ChosenPlaces } from './chosen-places.js';

/** A block of a grid whose cells have all been chosen. */
export interface Box {
  readonly ranges: readonly AxisRange[];
  /** Which of the chosen cells those of the block are, in its C order. */
  readonly numbers: readonly number[];
}

/** A block that still grows. */
interface Growing {
  readonly start: number[];
  readonly count: number[];
  readonly numbers: number[];
}

/**
 * Cuts chosen cells into blocks: runs along the last axis; those that are alike in neighbouring rows are
 * put together, then planes. Of a cell that was chosen several times, the last one counts.
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

/** The numbers of cells in the order of the grid; equal ones in the order in which they are. */
function ascending(cells: Float64Array): Iterable<number> {
  const isAscending = cells.every((cell, i) => i === 0 || cell > cells[i - 1]!);
  const numbers = cells.keys();
  return isAscending ? numbers : [...numbers].sort((a, b) => cells[a]! - cells[b]! || a - b);
}

function endAlong(axis: number, { start, count }: Growing): number {
  return start[axis]! + count[axis]!;
}

/** Puts blocks together that follow each other along an axis and are alike along all others. */
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
