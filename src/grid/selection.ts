// SPDX-License-Identifier: Apache-2.0
/**
 * Index expressions that are sent to a worker, which knows the lengths of the axes.
 *
 * @module
 */
import {
  expandIndex,
  isRange,
  parseIndex,
  type AxisIndex,
  type AxisRange,
  type AxisSelection,
} from '../array/index.js';
import type { ControlWriter } from '../wire/control-writer.js';
import { axisKind } from '../wire/layout.generated.js';
import { segmentsOf } from './places/segments.js';

type AxisEntry = ReturnType<typeof parseIndex>;
type Slice = Exclude<AxisEntry, number | readonly number[]>;

/** A part of a selection that can be read or written with one call. */
export interface SelectionBlock {
  readonly selection: Selection;
  /** The position of its values in those of the whole selection: an index for each axis that is not dropped. */
  readonly to: readonly AxisIndex[];
}

/** Selected cells of a grid: one index per axis, each of valid form. */
export class Selection {
  private constructor(
    readonly axes: readonly AxisEntry[],
    /** Whether it is the whole grid. */
    readonly isWhole: boolean,
  ) {}

  /**
   * @param index one entry per axis; axes without one are selected as a whole
   * @param axisNames the names of all axes
   * @param what the name of the grid, for error messages
   * @throws {SliceError} if an entry is malformed, or there are more entries than axes
   */
  static of(index: readonly AxisIndex[], axisNames: readonly string[], what: string): Selection {
    const axes = expandIndex(index, axisNames.length, what, axisNames.join(', ')).map(
      (each, axis) => {
        const entry = parseIndex(each, axis, what);
        return isList(entry) && entry.length === 0 ? { start: 0, stop: 0 } : entry;
      },
    );
    return new Selection(axes, index.length === 0);
  }

  /** A selection from axes whose lengths are known. */
  static ofAxes(axes: readonly AxisSelection[]): Selection {
    return new Selection(
      axes.map((axis) => {
        if (!isRange(axis)) return axis.elements;
        return axis.dropped ? axis.start : sliceOf(axis);
      }),
      false,
    );
  }

  /** Whether there are lists, so that it must be read and written in blocks. */
  get hasLists(): boolean {
    return this.axes.some(isList);
  }

  /** The number of axes that are not dropped. */
  get rank(): number {
    return this.axes.filter((axis) => typeof axis !== 'number').length;
  }

  /** The number of elements of each axis that is not dropped; undefined if it is not known. */
  get lengths(): (number | undefined)[] {
    return this.axes
      .filter((axis) => typeof axis !== 'number')
      .map((axis) => (isList(axis) ? axis.length : undefined));
  }

  /** The blocks of the selection: one for each combination of the ranges into which its lists are divided. */
  blocks(): SelectionBlock[] {
    let blocks: { axes: AxisEntry[]; to: AxisIndex[] }[] = [{ axes: [], to: [] }];
    for (const axis of this.axes) {
      const segments = isList(axis)
        ? segmentsOf(axis).map(({ from, to }) => ({ entry: sliceOf(from), to: sliceOf(to) }))
        : [{ entry: axis, to: ':' }];
      blocks = blocks.flatMap(({ axes, to }) =>
        segments.map((segment) => ({
          axes: [...axes, segment.entry],
          to: typeof axis === 'number' ? to : [...to, segment.to],
        })),
      );
    }
    return blocks.map(({ axes, to }) => ({ selection: new Selection(axes, false), to }));
  }

  /** The text of the index expression: `5, 3:6, :`. */
  toString(): string {
    return this.axes.map(textOf).join(', ');
  }

  /** Writes a `pm_axis_index` of the wire for each axis. There must be no lists. */
  encode(control: ControlWriter): void {
    for (const axis of this.axes as readonly (number | Slice)[]) {
      const {
        start,
        stop,
        step = 1,
      }: { start?: number; stop?: number; step?: number } = typeof axis === 'number'
        ? { start: axis }
        : axis;
      const kind =
        typeof axis === 'number'
          ? axisKind.integer
          : axisKind.slice |
            (start === undefined ? 0 : axisKind.hasStart) |
            (stop === undefined ? 0 : axisKind.hasStop);
      control.int64(kind);
      control.int64(start ?? 0);
      control.int64(stop ?? 0);
      control.int64(step);
    }
  }
}

function isList(entry: AxisEntry): entry is readonly number[] {
  return Array.isArray(entry);
}

/** The slice of the elements of a range; a range of negative elements, which count from the end, is ascending. */
function sliceOf({ start, count, step }: AxisRange): Slice {
  if (count === 0) return { start: 0, stop: 0 };
  const stop = start + (count - 1) * step + Math.sign(step);
  // A stop with the other sign would count from the other end.
  return stop < 0 === start < 0 ? { start, stop, step } : { start, step };
}

function textOf(entry: AxisEntry): string {
  if (typeof entry === 'number') return String(entry);
  if (isList(entry)) return `[${entry.join(', ')}]`;
  const { start = '', stop = '', step } = entry;
  return `${start}:${stop}${step === undefined || step === 1 ? '' : `:${step}`}`;
}
