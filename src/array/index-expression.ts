// SPDX-License-Identifier: Apache-2.0
/**
 * Index expressions: the arguments of `at(...)`, one for each axis, resolved to the elements that they select.
 *
 * Indices are those of Python: zero-based, half-open, negative numbers count from the end, an integer
 * drops its axis. There is one difference: Python silently clamps the bounds of a slice to the axis; here a
 * bound beyond the axis is a {@link SliceError}, since in a simulation it is a mistake in the script.
 * Lists on several axes select all combinations of their elements, as with `numpy.ix_` and xarray, so
 * each axis can be resolved separately.
 *
 * @module
 */
import { SliceError } from '../errors.js';
import type { TypedArray } from './kernels.js';

/** Indices of elements of one axis, in any order; an index may be repeated. An array or a typed array. */
export type IndexList = readonly number[] | TypedArray;

/**
 * An index for one axis: an integer, a Python slice as a string (`':'`, `'3:6'`, `'::2'`, `'-3:'`),
 * the same slice as an object, whose fields have the same defaults as in Python, or a list of integers.
 * The string `'...'` means all axes without an index, as Python's `Ellipsis`.
 */
export type AxisIndex =
  number | string | { start?: number; stop?: number; step?: number } | IndexList;

type Several = Exclude<AxisIndex, number>;

/**
 * An index expression that selects an array: it has a slice, a list or `'...'` among its first eight entries.
 * It is a union of tuples without type parameters, so that it can be used with a union of array types.
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

/** Whether an index expression has only integers, so that it selects one element. */
export function isOneElement(index: readonly AxisIndex[]): index is readonly number[] {
  return index.every((each) => typeof each === 'number');
}

/** The elements of one axis that an index expression selects. */
export type AxisSelection = AxisRange | AxisElements;

/** Elements of one axis that are not evenly spaced, selected by a list. */
export interface AxisElements {
  /** The elements, counted from the beginning of the axis. */
  elements: readonly number[];
  /** The number of elements. */
  count: number;
  /** A list keeps its axis. */
  dropped: false;
}

/** Evenly spaced elements of one axis: `count` elements `start`, `start + step`, … */
export interface AxisRange {
  /** The first element; 0 if the range is empty. */
  start: number;
  /** The number of elements. */
  count: number;
  /** The distance to the next element, negative for descending order; 1 if there are fewer than two elements. */
  step: number;
  /** Whether the result lacks this axis, because its index is an integer. */
  dropped: boolean;
}

type Slice = Exclude<AxisIndex, number | string | IndexList>;

const ellipsis = '...';

const acceptedForms =
  "an integer, a slice such as ':', '3:6', '::2' or '-3:', { start, stop, step } of integers, " +
  'or a list of integers';

const slicePattern = /^\s*([+-]?\d+)?\s*:\s*([+-]?\d+)?\s*(?::\s*([+-]?\d+)?\s*)?$/;

/**
 * Expands an index expression to one entry for each axis: `':'` replaces `'...'` and is added for missing
 * entries at the end. The entries are not checked.
 *
 * @param index the entries, from the first axis on
 * @param axisCount the number of axes
 * @param what the name of the indexed object, for error messages
 * @param axes a description of the axes, for error messages
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
      `'...' was given twice for ${what}: keep one, and write ':' instead of the other for each axis that it means`,
      second,
      ellipsis,
    );
  }
  const given = gap < 0 ? index.length : index.length - 1;
  if (given > axisCount) {
    // The first entry without an axis.
    const position = gap >= 0 && gap <= axisCount ? axisCount + 1 : axisCount;
    throw new SliceError(
      `${what} has ${axisCount} ${axisCount === 1 ? 'axis' : 'axes'}${axes && ` (${axes})`}, but ` +
        `${given} ${given === 1 ? 'index was' : 'indices were'} given`,
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
 * Resolves an index expression for a shape. Axes without an index are selected as a whole, as in numpy.
 *
 * @param index one entry per axis, from the first axis on; `'...'` for all axes without one
 * @param shape the shape of the indexed object
 * @param what the name of the indexed object, for error messages
 * @returns one selection per axis of `shape`: a range if the elements are evenly spaced
 * @throws {SliceError} if an entry is malformed or out of range, there are more entries than axes, or there
 *   is more than one `'...'`
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

/** Whether the selected elements of an axis are evenly spaced. */
export function isRange(selection: AxisSelection): selection is AxisRange {
  return !('elements' in selection);
}

/**
 * The ranges of a selection, for operations that support only evenly spaced elements.
 *
 * @param what the name of the indexed object, for error messages
 * @throws {SliceError} if a list has elements that are not evenly spaced
 */
export function requireRanges(selection: readonly AxisSelection[], what: string): AxisRange[] {
  return selection.map((each, axis) => {
    if (isRange(each)) return each;
    throw new SliceError(
      `${describe(each.elements)} is not an index for axis ${axis} of ${what}: the elements of a list ` +
        'must be evenly spaced here',
      axis,
      each.elements,
    );
  });
}

/** The indices of all selected elements of an axis. */
export function elementsOf(selection: AxisSelection): readonly number[] {
  if (!isRange(selection)) return selection.elements;
  const { start, count, step } = selection;
  return Array.from({ length: count }, (_, i) => start + i * step);
}

/**
 * The shape of a selection: the number of elements of each axis that is not dropped.
 *
 * @example
 * selectedShape(resolveIndex([5, '1:10:2'], [20, 20, 40])); // [5, 40]
 */
export function selectedShape(selection: readonly AxisSelection[]): number[] {
  return selection.filter((each) => !each.dropped).map((each) => each.count);
}

/**
 * Resolves an index expression on a view, so that a view of a view is a single selection from the base.
 *
 * @param outer the selection that the view is, with one entry per axis of the base
 * @param index the index expression on the view, whose axes are those that `outer` does not drop
 * @param what the name of the view, for error messages
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

/** The elements that `view` selects from those that `base` selects, as a selection from the axis of the base. */
function composeAxis(base: AxisSelection, view: AxisSelection): AxisSelection {
  if (isRange(base)) {
    if (!isRange(view)) return list(view.elements.map((each) => base.start + each * base.step));
    const start = base.start + view.start * base.step;
    return range(start, view.count, view.step * base.step, view.dropped);
  }
  if (isRange(view) && view.dropped) return range(base.elements[view.start]!, 1, 1, true);
  return list(elementsOf(view).map((each) => base.elements[each]!));
}

/** A selection of these elements of an axis: a range if they are evenly spaced. */
function list(elements: readonly number[]): AxisSelection {
  const [start = 0, second = start + 1] = elements;
  const step = second - start;
  if (step !== 0 && elements.every((each, i) => each === start + i * step))
    return range(start, elements.length, step);
  return { elements, count: elements.length, dropped: false };
}

/** A range in canonical form, so that equal selections have equal fields: see {@link AxisRange}. */
function range(start: number, count: number, step: number, dropped = false): AxisRange {
  return { start: count > 0 ? start : 0, count, step: count > 1 ? step : 1, dropped };
}

/**
 * Parses an index for an axis whose length is not known yet.
 *
 * @param index the index for one axis
 * @param axis the number of the axis, for error messages
 * @param what the name of the indexed object, for error messages
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
      `${describe(index)} is not an index for axis ${axis} of ${what}: use ${acceptedForms}`,
      axis,
      index,
    );
  }
  if (slice.step === 0) {
    throw new SliceError(
      `the step of slice ${describe(index)} for axis ${axis} of ${what} is 0: ` +
        'use a positive step, or a negative one to reverse the order',
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
      const valid =
        length > 0 ? `it must be from ${-length} to ${length - 1}` : 'the axis has no elements';
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
    // The first wrong element is searched for only if there is one.
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
      const valid =
        last < -length ? 'the axis has no elements' : `it must be from ${-length} to ${last}`;
      throw new SliceError(
        `the ${name} ${value} of slice ${describe(index)} is out of range for ${of}: ${valid}`,
        axis,
        index,
      );
    }
    return position + 0;
  };
  // With a negative step, the start is an element of the axis, so it cannot be equal to the length.
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

/** An index that is a list, as an array; undefined for other indices. */
function listOf(index: unknown): readonly unknown[] | undefined {
  if (Array.isArray(index)) return index as unknown[];
  if (!isTypedArray(index)) return undefined;
  const elements = new Array<number>(index.length);
  for (let i = 0; i < elements.length; i++) elements[i] = index[i]!;
  return elements;
}

/** A list, after the check that all its entries are integers. */
function checkedList(list: readonly unknown[], axis: number, what: string): readonly number[] {
  const wrong = list.findIndex((each) => !Number.isInteger(each));
  if (wrong < 0) return list as readonly number[];
  const entry = list[wrong];
  const hint =
    typeof entry === 'boolean' ? ': use where(mask) to select by a mask' : ': use integers';
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

/** Whether a value is `{ start, stop, step }`. Other fields are refused: a misspelt one would select everything. */
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
