// SPDX-License-Identifier: Apache-2.0
/**
 * Index expressions on their way to a worker, which knows how long the axes are.
 *
 * @module
 */
import { parseIndex, type AxisIndex, type AxisRange } from '../array/index.js';
import type { ControlWriter } from '../wire/control-writer.js';
import { axisKind } from '../wire/layout.generated.js';
import { SliceError } from '../errors.js';

/** Which elements of a grid: one entry per axis, each checked for its form. */
export class Selection {
  private constructor(
    readonly axes: readonly Exclude<ReturnType<typeof parseIndex>, readonly number[]>[],
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
    if (index.length > axisNames.length)
      throw new SliceError(
        `${index.length} indices were given for ${what}, which has ${axisNames.length} axes ` +
          `(${axisNames.join(', ')})`,
        axisNames.length,
        index[axisNames.length],
      );
    const axes = axisNames.map((_, axis) => {
      const own = axis < index.length ? parseIndex(index[axis], axis, what) : {};
      if (!Array.isArray(own)) return own as Exclude<typeof own, readonly number[]>;
      throw new SliceError(`${what} takes no list of indices: give a slice`, axis, index[axis]);
    });
    return new Selection(axes, index.length === 0);
  }

  /** What ranges select, one for each axis: their bounds are known. */
  static ofRanges(ranges: readonly AxisRange[]): Selection {
    const axes = ranges.map(({ start, count, step, dropped }) => {
      if (dropped) return start;
      if (count === 0) return { start: 0, stop: 0 };
      const stop = start + (count - 1) * step + Math.sign(step);
      // A stop before the beginning would be counted from the end.
      return stop < 0 ? { start, step } : { start, stop, step };
    });
    return new Selection(axes, false);
  }

  /** Writes it: `pm_axis_index` of the wire, for each axis. */
  encode(control: ControlWriter): void {
    for (const axis of this.axes) {
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
