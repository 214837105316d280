// SPDX-License-Identifier: Apache-2.0
/**
 * Index expressions on their way to a worker, which knows how long the axes are.
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

/** A part of a selection that a worker can be asked for. */
export interface SelectionBlock {
  readonly selection: Selection;
  /** Where its values are among those of the whole selection: an index for each axis that is kept. */
  readonly to: readonly AxisIndex[];
}

/** Which elements of a grid: one entry per axis, each checked for its form. */
export class Selection {
  private constructor(
    readonly axes: readonly AxisEntry[],
    /** Whether it is all of the grid. */
    readonly isWhole: boolean,
  ) {}

  /**
   * @param index one entry per axis; those that are left out are whole
   * @param axisNames the names of all axes
   * @param what the grid, for error messages
   * @throws {SliceError} if an entry is malformed, or there are more than axes
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

  /** What is selected from axes whose lengths are known. */
  static ofAxes(axes: readonly AxisSelection[]): Selection {
    return new Selection(
      axes.map((axis) => {
        if (!isRange(axis)) return axis.elements;
        return axis.dropped ? axis.start : sliceOf(axis);
      }),
      false,
    );
  }

  /** Whether there are lists, so that it has to be asked for block by block. */
  get hasLists(): boolean {
    return this.axes.some(isList);
  }

  /** How many axes are left. */
  get rank(): number {
    return this.axes.filter((axis) => typeof axis !== 'number').length;
  }

  /** How many elements each axis that is left has, where that is known. */
  get lengths(): (number | undefined)[] {
    return this.axes
      .filter((axis) => typeof axis !== 'number')
      .map((axis) => (isList(axis) ? axis.length : undefined));
  }

  /** The blocks that it consists of: one for each combination of the ranges that make up its lists. */
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

  /** As an index expression: `5, 3:6, :`. */
  toString(): string {
    return this.axes.map(textOf).join(', ');
  }

  /** Writes it: `pm_axis_index` of the wire, for each axis. There must be no lists. */
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

/** The slice of the elements of a range; one that begins with a negative element, from the end, ascends. */
function sliceOf({ start, count, step }: AxisRange): Slice {
  if (count === 0) return { start: 0, stop: 0 };
  const stop = start + (count - 1) * step + Math.sign(step);
  // A stop on the other side of 0 would be counted from the other end.
  return stop < 0 === start < 0 ? { start, stop, step } : { start, step };
}

function textOf(entry: AxisEntry): string {
  if (typeof entry === 'number') return String(entry);
  if (isList(entry)) return `[${entry.join(', ')}]`;
  const { start = '', stop = '', step } = entry;
  return `${start}:${stop}${step === undefined || step === 1 ? '' : `:${step}`}`;
}
