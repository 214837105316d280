// SPDX-License-Identifier: Apache-2.0
/**
 * Index expressions: what `at(...)` takes for each axis, resolved to the elements it selects.
 *
 * The meaning is Python's: zero-based, half-open, negative numbers count from the end, an integer
 * drops its axis. One thing is stricter: Python silently clamps a slice's bounds to the axis, here a
 * bound beyond the axis is a {@link SliceError}, since in a simulation it is a mistake in the script.
 *
 * @module
 */
import { SliceError } from '../errors.js';

/**
 * What selects from one axis: an integer, a Python slice as text (`':'`, `'3:6'`, `'::2'`, `'-3:'`),
 * or the same slice as an object, whose absent fields mean what they mean in Python.
 */
export type AxisIndex = number | string | { start?: number; stop?: number; step?: number };

/** What an index expression selects from one axis: `start`, `start + step`, … `count` of them. */
export interface AxisRange {
  /** The first element; 0 if there is none. */
  start: number;
  /** How many elements. */
  count: number;
  /** The distance to the next element, negative for backwards; 1 if there is no next one. */
  step: number;
  /** Whether the axis disappears from the result, as it does under an integer. */
  dropped: boolean;
}

type Slice = Exclude<AxisIndex, number | string>;

const acceptedForms =
  "an integer, a slice such as ':', '3:6', '::2' or '-3:', or { start, stop, step } of integers";

const slicePattern = /^\s*([+-]?\d+)?\s*:\s*([+-]?\d+)?\s*(?::\s*([+-]?\d+)?\s*)?$/;

/**
 * Resolves an index expression against a shape. Axes without an index are taken whole, as in numpy.
 *
 * @param index one entry per axis, from the first axis on
 * @param shape the shape of what is selected from
 * @param what what is selected from, for the error messages
 * @returns one range per axis of `shape`
 * @throws {SliceError} if an entry is malformed, is out of range, or there are more than axes
 *
 * @example
 * resolveIndex([5, '1:10:2'], [20, 20, 40]);
 * // [{ start: 5, count: 1, step: 1, dropped: true },
 * //  { start: 1, count: 5, step: 2, dropped: false },
 * //  { start: 0, count: 40, step: 1, dropped: false }]
 *
 * @see https://docs.python.org/3/reference/datamodel.html#slice.indices
 */
export function resolveIndex(
  index: readonly AxisIndex[],
  shape: readonly number[],
  what = 'the array',
): AxisRange[] {
  if (index.length > shape.length) {
    throw new SliceError(
      `${index.length} indices were given for ${what}, which has ${shape.length} ` +
        `${shape.length === 1 ? 'axis' : 'axes'} (shape [${shape.join(', ')}])`,
      shape.length,
      index[shape.length],
    );
  }
  return shape.map((length, axis) =>
    axis < index.length ? resolveAxis(index[axis], length, axis, what) : range(0, length, 1),
  );
}

/**
 * The shape that ranges select: the counts of the axes that are kept.
 *
 * @example
 * rangeShape(resolveIndex([5, '1:10:2'], [20, 20, 40])); // [5, 40]
 */
export function rangeShape(ranges: readonly AxisRange[]): number[] {
  return ranges.filter((each) => !each.dropped).map((each) => each.count);
}

/**
 * Resolves an index expression on a view, so that a view of a view is one selection from the base.
 *
 * @param outer the ranges that make the view, one per axis of the base
 * @param index the index expression on the view: its axes are those that `outer` keeps
 * @param what what is selected from, for the error messages
 * @returns one range per axis of the base
 * @throws {SliceError} as {@link resolveIndex} does, with the axes counted in the view
 *
 * @example
 * composeRanges(resolveIndex([5, '1:10'], [20, 20]), ['::-1']);
 * // [{ start: 5, count: 1, step: 1, dropped: true }, { start: 9, count: 9, step: -1, dropped: false }]
 */
export function composeRanges(
  outer: readonly AxisRange[],
  index: readonly AxisIndex[],
  what = 'the view',
): AxisRange[] {
  const inner = resolveIndex(index, rangeShape(outer), what).values();
  return outer.map((base) => {
    if (base.dropped) return base;
    const view = inner.next().value!;
    const start = base.start + view.start * base.step;
    return range(start, view.count, view.step * base.step, view.dropped);
  });
}

/** One axis's range, in the one form that equal selections have: see {@link AxisRange}. */
function range(start: number, count: number, step: number, dropped = false): AxisRange {
  return { start: count > 0 ? start : 0, count, step: count > 1 ? step : 1, dropped };
}

/**
 * Checks the form of an index and takes it apart, where the length of its axis is not known yet.
 *
 * @param index what was given for one axis
 * @param axis which one, for the error message
 * @param what what is selected from, for the error message
 * @returns the integer, or the slice
 * @throws {SliceError} if it is malformed
 *
 * @example
 * parseIndex('3:6', 2, 'fields'); // { start: 3, stop: 6 }
 */
export function parseIndex(index: unknown, axis: number, what: string): number | Slice {
  if (typeof index === 'number' && Number.isInteger(index)) return index;
  const slice = typeof index === 'string' ? parseSlice(index) : index;
  if (!isSlice(slice)) {
    throw new SliceError(
      `${describe(index)} is not an index for axis ${axis} of ${what}: give ${acceptedForms}`,
      axis,
      index,
    );
  }
  if (slice.step === 0) {
    throw new SliceError(
      `the step of slice ${describe(index)} for axis ${axis} of ${what} is 0: ` +
        'give a positive step, or a negative one to go backwards',
      axis,
      index,
    );
  }
  return slice;
}

function resolveAxis(index: unknown, length: number, axis: number, what: string): AxisRange {
  const of = `axis ${axis} of ${what}, which has length ${length}`;
  if (typeof index === 'number' && Number.isInteger(index)) {
    const element = index < 0 ? index + length : index;
    if (element < 0 || element >= length) {
      const valid = length > 0 ? `valid are ${-length} to ${length - 1}` : 'it has no elements';
      throw new SliceError(`index ${index} is out of range for ${of}: ${valid}`, axis, index);
    }
    // Adding 0 turns -0 into 0.
    return range(element + 0, 1, 1, true);
  }

  const slice = parseIndex(index, axis, what) as Slice;
  const step = slice.step ?? 1;

  const bound = (name: string, value: number, last: number): number => {
    const position = value < 0 ? value + length : value;
    if (value < -length || value > last) {
      const valid = last < -length ? 'it has no elements' : `valid are ${-length} to ${last}`;
      throw new SliceError(
        `the ${name} ${value} of slice ${describe(index)} is out of range for ${of}: ${valid}`,
        axis,
        index,
      );
    }
    return position + 0;
  };
  // Going backwards, the start is an element of the axis, so it cannot be the length itself.
  const start =
    slice.start === undefined
      ? step > 0
        ? 0
        : length - 1
      : bound('start', slice.start, step > 0 ? length : length - 1);
  const stop =
    slice.stop === undefined ? (step > 0 ? length : -1) : bound('stop', slice.stop, length);
  return range(start, Math.max(0, Math.ceil((stop - start) / step)) + 0, step);
}

function parseSlice(text: string): Slice | undefined {
  const match = slicePattern.exec(text);
  if (!match) return undefined;
  const slice: Slice = {};
  if (match[1] !== undefined) slice.start = Number(match[1]);
  if (match[2] !== undefined) slice.stop = Number(match[2]);
  if (match[3] !== undefined) slice.step = Number(match[3]);
  return slice;
}

/** Whether this is `{ start, stop, step }`; a misspelt field must not silently select everything. */
function isSlice(value: unknown): value is Slice {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(
      ([name, bound]) =>
        (name === 'start' || name === 'stop' || name === 'step') &&
        (bound === undefined || Number.isInteger(bound)),
    )
  );
}

function describe(index: unknown): string {
  if (typeof index === 'string') return `'${index}'`;
  if (typeof index !== 'object' || index === null) return String(index);
  if (Array.isArray(index)) return `[${index.join(', ')}]`;
  const fields = Object.entries(index).map(([name, value]) => `${name}: ${String(value)}`);
  return `{ ${fields.join(', ')} }`;
}
