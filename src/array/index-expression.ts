// SPDX-License-Identifier: Apache-2.0
/**
 * Index expressions: what `at(...)` takes for each axis, resolved to the elements it selects.
 *
 * The meaning is Python's: zero-based, half-open, negative numbers count from the end, an integer
 * drops its axis. One thing is stricter: Python silently clamps a slice's bounds to the axis, here a
 * bound beyond the axis is a {@link SliceError}, since in a simulation it is a mistake in the script.
 * Lists on several axes select each combination of their elements, as `numpy.ix_` and xarray do, so
 * that each axis can be resolved by itself.
 *
 * @module
 */
import { SliceError } from '../errors.js';
import type { TypedArray } from './kernels.js';

/** Indices of elements of one axis, in any order, also several times: an array, or a typed array. */
export type IndexList = readonly number[] | TypedArray;

/**
 * What selects from one axis: an integer, a Python slice as text (`':'`, `'3:6'`, `'::2'`, `'-3:'`),
 * the same slice as an object, whose absent fields mean what they mean in Python, or a list of integers.
 * The text `'...'` stands for all axes that have no index of their own, as Python's `Ellipsis` does.
 */
export type AxisIndex =
  number | string | { start?: number; stop?: number; step?: number } | IndexList;

type Several = Exclude<AxisIndex, number>;

/**
 * An index expression that selects several elements: a slice, a list or `'...'` is among the first eight.
 * A union of tuples without type parameters, so that it can be given to arrays of one of several types.
 */
export type SeveralIndex =
  | readonly [Several, ...AxisIndex[]]
  | readonly [AxisIndex, Several, ...AxisIndex[]]
  | readonly [AxisIndex, AxisIndex, Several, ...AxisIndex[]]
  | readonly [AxisIndex, AxisIndex, AxisIndex, Several, ...AxisIndex[]]
  | readonly [...Four, Several, ...AxisIndex[]]
  | readonly [...Four, AxisIndex, Several, ...AxisIndex[]]
  | readonly [...Four, AxisIndex, AxisIndex, Several, ...AxisIndex[]]
  | readonly [...Four, AxisIndex, AxisIndex, AxisIndex, Several, ...AxisIndex[]];
type Four = readonly [AxisIndex, AxisIndex, AxisIndex, AxisIndex];

/** Whether an index expression has integers only, and so selects one element. */
export function isOneElement(index: readonly AxisIndex[]): index is readonly number[] {
  return index.every((each) => typeof each === 'number');
}

/** What an index expression selects from one axis. */
export type AxisSelection = AxisRange | AxisElements;

/** The elements of an axis that a list selects, where they are not at equal distances. */
export interface AxisElements {
  /** The elements, counted from the beginning of the axis. */
  elements: readonly number[];
  /** How many elements. */
  count: number;
  /** A list keeps its axis. */
  dropped: false;
}

/** Elements of one axis at equal distances: `start`, `start + step`, … `count` of them. */
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

type Slice = Exclude<AxisIndex, number | string | IndexList>;

const ellipsis = '...';

const acceptedForms =
  "an integer, a slice such as ':', '3:6', '::2' or '-3:', { start, stop, step } of integers, " +
  'or a list of integers';

const slicePattern = /^\s*([+-]?\d+)?\s*:\s*([+-]?\d+)?\s*(?::\s*([+-]?\d+)?\s*)?$/;

/**
 * An index expression with one entry for each axis: `'...'`, and what is left out at the end, become
 * whole axes. The entries themselves are not looked at.
 *
 * @param index the entries, from the first axis on
 * @param axisCount how many axes there are
 * @param what what is selected from, for the error messages
 * @param axes the axes in words, for the error messages
 * @throws {SliceError} if there are more entries than axes, or more than one `'...'`
 *
 * @example
 * expandIndex([0, '...', 3], 4, 'the array'); // [0, ':', ':', 3]
 */
export function expandIndex(
  index: readonly AxisIndex[],
  axisCount: number,
  what: string,
  axes = '',
): AxisIndex[] {
  const gap = index.indexOf(ellipsis);
  const second = gap < 0 ? -1 : index.indexOf(ellipsis, gap + 1);
  if (second >= 0) {
    throw new SliceError(
      `'...' was given twice for ${what}: one of them can stand for the axes without an index, ` +
        "write ':' for each axis that the other one stands for",
      second,
      ellipsis,
    );
  }
  const given = gap < 0 ? index.length : index.length - 1;
  if (given > axisCount) {
    // The first one for which there is no axis.
    const position = gap >= 0 && gap <= axisCount ? axisCount + 1 : axisCount;
    throw new SliceError(
      `${given} ${given === 1 ? 'index was' : 'indices were'} given for ${what}, which has ` +
        `${axisCount} ${axisCount === 1 ? 'axis' : 'axes'}${axes && ` (${axes})`}`,
      axisCount,
      index[position],
    );
  }
  const whole = new Array<AxisIndex>(axisCount - given).fill(':');
  return gap < 0
    ? [...index, ...whole]
    : [...index.slice(0, gap), ...whole, ...index.slice(gap + 1)];
}

/**
 * Resolves an index expression against a shape. Axes without an index are taken whole, as in numpy.
 *
 * @param index one entry per axis, from the first axis on; `'...'` for all axes without one
 * @param shape the shape of what is selected from
 * @param what what is selected from, for the error messages
 * @returns one selection per axis of `shape`: a range wherever the elements are at equal distances
 * @throws {SliceError} if an entry is malformed, is out of range, there are more than axes, or there is
 *   more than one `'...'`
 *
 * @example
 * resolveIndex([5, '1:10:2'], [20, 20, 40]);
 * // [{ start: 5, count: 1, step: 1, dropped: true },
 * //  { start: 1, count: 5, step: 2, dropped: false },
 * //  { start: 0, count: 40, step: 1, dropped: false }]
 * resolveIndex(['...', [1, 5, -1]], [20, 40]);
 * // [{ start: 0, count: 20, step: 1, dropped: false },
 * //  { elements: [1, 5, 39], count: 3, dropped: false }]
 *
 * @see https://docs.python.org/3/reference/datamodel.html#slice.indices
 */
export function resolveIndex(
  index: readonly AxisIndex[],
  shape: readonly number[],
  what = 'the array',
): AxisSelection[] {
  return expandIndex(index, shape.length, what, `shape [${shape.join(', ')}]`).map((each, axis) =>
    resolveAxis(each, shape[axis]!, axis, what),
  );
}

/** Whether an axis's elements are at equal distances. */
export function isRange(selection: AxisSelection): selection is AxisRange {
  return !('elements' in selection);
}

/**
 * The ranges that a selection is, where only elements at equal distances will do.
 *
 * @param what what is selected from, for the error message
 * @throws {SliceError} if there is a list whose elements are not at equal distances
 */
export function requireRanges(selection: readonly AxisSelection[], what: string): AxisRange[] {
  return selection.map((each, axis) => {
    if (isRange(each)) return each;
    throw new SliceError(
      `${describe(each.elements)} is not an index for axis ${axis} of ${what}: the elements of a list ` +
        'have to be at equal distances there',
      axis,
      each.elements,
    );
  });
}

/** The elements that a selection takes from its axis, one by one. */
export function elementsOf(selection: AxisSelection): readonly number[] {
  if (!isRange(selection)) return selection.elements;
  const { start, count, step } = selection;
  return Array.from({ length: count }, (_, i) => start + i * step);
}

/**
 * The shape that a selection has: the counts of the axes that are kept.
 *
 * @example
 * selectedShape(resolveIndex([5, '1:10:2'], [20, 20, 40])); // [5, 40]
 */
export function selectedShape(selection: readonly AxisSelection[]): number[] {
  return selection.filter((each) => !each.dropped).map((each) => each.count);
}

/**
 * Resolves an index expression on a view, so that a view of a view is one selection from the base.
 *
 * @param outer what makes the view, one selection per axis of the base
 * @param index the index expression on the view: its axes are those that `outer` keeps
 * @param what what is selected from, for the error messages
 * @returns one selection per axis of the base
 * @throws {SliceError} as {@link resolveIndex} does, with the axes counted in the view
 *
 * @example
 * composeSelections(resolveIndex([5, '1:10'], [20, 20]), ['::-1']);
 * // [{ start: 5, count: 1, step: 1, dropped: true }, { start: 9, count: 9, step: -1, dropped: false }]
 */
export function composeSelections(
  outer: readonly AxisSelection[],
  index: readonly AxisIndex[],
  what = 'the view',
): AxisSelection[] {
  const inner = resolveIndex(index, selectedShape(outer), what).values();
  return outer.map((base) => (base.dropped ? base : composeAxis(base, inner.next().value!)));
}

/** The elements of the base that `view` takes from those that `base` takes. */
function composeAxis(base: AxisSelection, view: AxisSelection): AxisSelection {
  if (isRange(base)) {
    if (!isRange(view)) return list(view.elements.map((each) => base.start + each * base.step));
    const start = base.start + view.start * base.step;
    return range(start, view.count, view.step * base.step, view.dropped);
  }
  if (isRange(view) && view.dropped) return range(base.elements[view.start]!, 1, 1, true);
  return list(elementsOf(view).map((each) => base.elements[each]!));
}

/** Elements of an axis: as a range, if they are one. */
function list(elements: readonly number[]): AxisSelection {
  const [start = 0, second = start + 1] = elements;
  const step = second - start;
  if (step !== 0 && elements.every((each, i) => each === start + i * step))
    return range(start, elements.length, step);
  return { elements, count: elements.length, dropped: false };
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
 * @returns the integer, the slice, or the list of integers
 * @throws {SliceError} if it is malformed
 *
 * @example
 * parseIndex('3:6', 2, 'fields'); // { start: 3, stop: 6 }
 */
export function parseIndex(
  index: unknown,
  axis: number,
  what: string,
): number | Slice | readonly number[] {
  if (typeof index === 'number' && Number.isInteger(index)) return index;
  const elements = listOf(index);
  if (elements) return checkedList(elements, axis, what);
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

function resolveAxis(index: unknown, length: number, axis: number, what: string): AxisSelection {
  const of = `axis ${axis} of ${what}, which has length ${length}`;
  const element = (given: number, place = ''): number => {
    const position = given < 0 ? given + length : given;
    if (position < 0 || position >= length) {
      const valid = length > 0 ? `valid are ${-length} to ${length - 1}` : 'it has no elements';
      throw new SliceError(
        `index ${given}${place} is out of range for ${of}: ${valid}`,
        axis,
        index,
      );
    }
    // Adding 0 turns -0 into 0.
    return position + 0;
  };
  const parsed = parseIndex(index, axis, what);
  if (typeof parsed === 'number') return range(element(parsed), 1, 1, true);
  if (isList(parsed)) {
    // An element that is wrong is looked for only when there is one.
    const isWrong = (each: number): boolean => each < -length || each >= length;
    const wrong = parsed.findIndex(isWrong);
    if (wrong >= 0) element(parsed[wrong]!, `, at ${wrong} in a list,`);
    return list(parsed.map((each) => (each < 0 ? each + length : each) + 0));
  }
  const slice = parsed;
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

/** The list that an index is, as an array; undefined if it is none. */
function listOf(index: unknown): readonly unknown[] | undefined {
  if (Array.isArray(index)) return index as unknown[];
  if (!isTypedArray(index)) return undefined;
  const elements = new Array<number>(index.length);
  for (let i = 0; i < elements.length; i++) elements[i] = index[i]!;
  return elements;
}

/** A list of which each entry is an integer. */
function checkedList(list: readonly unknown[], axis: number, what: string): readonly number[] {
  const wrong = list.findIndex((each) => !Number.isInteger(each));
  if (wrong < 0) return list as readonly number[];
  const entry = list[wrong];
  const hint =
    typeof entry === 'boolean' ? ': where(mask) selects where a mask is true' : ': give integers';
  throw new SliceError(
    `${describe(entry)}, at ${wrong} in a list, is not an index for axis ${axis} of ${what}${hint}`,
    axis,
    list,
  );
}

function isTypedArray(value: unknown): value is Float64Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function isList(value: Slice | readonly number[]): value is readonly number[] {
  return Array.isArray(value);
}

/** Whether this is `{ start, stop, step }`; a misspelt field must not silently select everything. */
function isSlice(value: unknown): value is Slice {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !ArrayBuffer.isView(value) &&
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
  if (Array.isArray(index)) {
    const shown = index.slice(0, 8).map(String).join(', ');
    return index.length > 8 ? `[${shown}, … (${index.length} in all)]` : `[${shown}]`;
  }
  const fields = Object.entries(index).map(([name, value]) => `${name}: ${String(value)}`);
  return `{ ${fields.join(', ')} }`;
}
