// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import {
  type AxisIndex,
  composeSelections,
  elementsOf,
  expandIndex,
  requireRanges,
  resolveIndex,
  selectedShape,
} from '../../src/array/index.js';
import { SliceError } from '../../src/errors.js';

function select(index: AxisIndex, length: number): readonly number[] {
  return resolveIndex([index], [length]).flatMap(elementsOf);
}

/**
 * What a slice means, written as the loop that a beginner would write: independent of the arithmetic
 * under test. Undefined where the contract says that it is out of range.
 */
function model(
  length: number,
  start: number | undefined,
  stop: number | undefined,
  step: number,
): number[] | undefined {
  const resolve = (bound: number): number | undefined => {
    const position = bound < 0 ? length + bound : bound;
    return position < 0 || position > length ? undefined : position;
  };
  let from = step > 0 ? 0 : length - 1;
  if (start !== undefined) {
    const resolved = resolve(start);
    if (resolved === undefined || (step < 0 && resolved === length)) return undefined;
    from = resolved;
  }
  let to = step > 0 ? length : -1;
  if (stop !== undefined) {
    const resolved = resolve(stop);
    if (resolved === undefined) return undefined;
    to = resolved;
  }
  const result: number[] = [];
  for (let i = from; step > 0 ? i < to : i > to; i += step) result.push(i);
  return result;
}

t.test('every slice of every short axis selects what a loop over it selects', (t) => {
  const bounds = [undefined, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7];
  let checked = 0;
  const wrong: string[] = [];
  for (const length of [0, 1, 2, 5, 6]) {
    for (const start of bounds) {
      for (const stop of bounds) {
        for (const step of [undefined, -7, -3, -2, -1, 1, 2, 3, 7]) {
          const text = `${start ?? ''}:${stop ?? ''}${step === undefined ? '' : `:${step}`}`;
          const object = {
            ...(start !== undefined && { start }),
            ...(stop !== undefined && { stop }),
            ...(step !== undefined && { step }),
          };
          const expected = JSON.stringify(model(length, start, stop, step ?? 1) ?? 'SliceError');
          for (const index of [text, object]) {
            let found: string;
            try {
              found = JSON.stringify(select(index, length));
            } catch (error) {
              found = JSON.stringify(error instanceof SliceError ? 'SliceError' : String(error));
            }
            checked++;
            if (found !== expected) wrong.push(`${text} of ${length}: ${found}, not ${expected}`);
          }
        }
      }
    }
  }
  t.same(wrong, []);
  t.equal(checked, 5 * 16 * 16 * 9 * 2);
  t.end();
});

t.test('the examples of the contract', (t) => {
  t.same(select(':', 4), [0, 1, 2, 3]);
  t.same(select('3:6', 10), [3, 4, 5]);
  t.same(select('::2', 5), [0, 2, 4]);
  t.same(select('-3:', 5), [2, 3, 4]);
  t.same(select('::-1', 3), [2, 1, 0]);
  t.same(select(' 1 : 8 : 3 ', 10), [1, 4, 7]);
  t.same(resolveIndex([5, 5, '1:10'], [20, 20, 40]), [
    { start: 5, count: 1, step: 1, dropped: true },
    { start: 5, count: 1, step: 1, dropped: true },
    { start: 1, count: 9, step: 1, dropped: false },
  ]);
  t.same(selectedShape(resolveIndex([5, 5, '1:10'], [20, 20, 40])), [9]);
  t.end();
});

t.test('integers count from either end and drop their axis', (t) => {
  t.same(resolveIndex([-1], [4]), [{ start: 3, count: 1, step: 1, dropped: true }]);
  t.same(resolveIndex([-4], [4]), [{ start: 0, count: 1, step: 1, dropped: true }]);
  t.ok(Object.is(select(-0, 4)[0], 0), 'no -0');
  t.throws(() => resolveIndex([1, 12], [4, 10], 'U'), {
    name: 'SliceError',
    axis: 1,
    index: 12,
    message:
      'index 12 is out of range for axis 1 of U, which has length 10: it must be from -10 to 9',
  });
  t.throws(() => resolveIndex([-5], [4]), SliceError);
  t.throws(() => resolveIndex([0], [0]), /the axis has no elements/);
  t.end();
});

t.test('absent indices take whole axes, too many are refused', (t) => {
  t.same(selectedShape(resolveIndex([0], [3, 4, 5])), [4, 5]);
  t.same(selectedShape(resolveIndex([], [3, 4])), [3, 4]);
  t.throws(() => resolveIndex([':', ':', 3], [4, 5], 'U'), {
    name: 'SliceError',
    axis: 2,
    index: 3,
    message: 'U has 2 axes (shape [4, 5]), but 3 indices were given',
  });
  t.end();
});

t.test('a slice out of range says what is in range', (t) => {
  t.throws(() => resolveIndex(['3:12'], [10], 'U'), {
    name: 'SliceError',
    axis: 0,
    index: '3:12',
    message:
      "the stop 12 of slice '3:12' is out of range for axis 0 of U, which has length 10: " +
      'it must be from -10 to 10',
  });
  t.throws(() => select('10::-1', 10), /the start 10 .* it must be from -10 to 9/);
  t.same(select('10:10', 10), []);
  t.same(select('7:3', 10), []);
  t.end();
});

t.test('what is not an index is refused, saying what is', (t) => {
  const malformed: unknown[] = [
    ...['', ' ', '1:2:3:4', 'a:b', '5', '1.5:', '1:2:x', ': :1 2', '..', '1;2', '--1:'],
    ...[1.5, NaN, Infinity, null, undefined, true, new DataView(new ArrayBuffer(8))],
    ...[{ start: 1.5 }, { step: NaN }, { begin: 3 }, { start: '1' }, { start: null }],
  ];
  for (const index of malformed) {
    t.throws(
      () => resolveIndex([index as AxisIndex], [10]),
      { name: 'SliceError', axis: 0, message: /use an integer, a slice such as ':'/ },
      JSON.stringify(index),
    );
  }
  t.throws(() => select('::0', 4), { name: 'SliceError', message: /step .* is 0/ });
  t.throws(() => select({ step: -0 }, 4), SliceError);
  t.end();
});

t.test('equal selections are equal ranges', (t) => {
  t.same(resolveIndex(['4:4'], [9]), resolveIndex(['::-1'], [0]), 'empty ones');
  t.same(resolveIndex(['4:5:3'], [9]), resolveIndex(['4:3:-1'], [9]), 'those of one element');
  t.end();
});

t.test('a view of a view is one selection from the base', (t) => {
  const slices = [':', '1:', ':-1', '::2', '::-1', '1::2', '-2::-2', '2:2'];
  const base = [0, 1, 2, 3, 4, 5, 6];
  for (const outer of slices) {
    const view = select(outer, base.length);
    for (const inner of slices) {
      let expected: number[] | undefined;
      try {
        expected = select(inner, view.length).map((i) => view[i] ?? NaN);
      } catch {
        expected = undefined;
      }
      const compose = (): number[] =>
        composeSelections(resolveIndex([outer], [base.length]), [inner]).flatMap(elementsOf);
      if (expected) t.same(compose(), expected, `[${outer}][${inner}]`);
      else t.throws(compose, SliceError, `[${outer}][${inner}]`);
    }
  }

  const outer = resolveIndex([5, '1:10', ':'], [20, 20, 8]);
  t.same(composeSelections(outer, ['::-2', -1]), [
    { start: 5, count: 1, step: 1, dropped: true },
    { start: 9, count: 5, step: -2, dropped: false },
    { start: 7, count: 1, step: 1, dropped: true },
  ]);
  t.same(composeSelections(outer, []), outer);
  t.throws(() => composeSelections(outer, [9], 'U'), {
    axis: 0,
    message: /of U, which has length 9/,
  });
  t.throws(() => composeSelections(outer, [0, 0, 0]), /has 2 axes/);
  t.end();
});

t.test("'...' stands for all axes without an index", (t) => {
  t.same(expandIndex([0, '...', 3], 4, 'U'), [0, ':', ':', 3]);
  t.same(expandIndex(['...', 3], 2, 'U'), [':', 3]);
  t.same(expandIndex([3, '...'], 1, 'U'), [3], 'of none, where all have one');
  t.same(expandIndex(['...'], 0, 'U'), []);
  t.same(selectedShape(resolveIndex(['...', 0], [2, 3, 4])), [2, 3]);
  t.same(selectedShape(resolveIndex([0, '...', '1:'], [2, 3, 4])), [3, 3]);
  t.same(resolveIndex(['...'], [2, 3]), resolveIndex([], [2, 3]));
  t.same(composeSelections(resolveIndex([0], [2, 3, 4]), ['...', 1]), [
    { start: 0, count: 1, step: 1, dropped: true },
    { start: 0, count: 3, step: 1, dropped: false },
    { start: 1, count: 1, step: 1, dropped: true },
  ]);
  t.throws(() => resolveIndex(['...', 0, '...'], [2, 3, 4], 'U'), {
    name: 'SliceError',
    axis: 2,
    message: /'...' was given twice for U/,
  });
  t.throws(() => resolveIndex(['...', 0, 1], [4], 'U'), {
    name: 'SliceError',
    axis: 1,
    index: 1,
    message: 'U has 1 axis (shape [4]), but 2 indices were given',
  });
  t.throws(() => resolveIndex([0, 1, '...'], [4], 'U'), { name: 'SliceError', axis: 1, index: 1 });
  t.end();
});

t.test('a list selects its elements, in its order', (t) => {
  t.same(select([1, 5, 7], 9), [1, 5, 7]);
  t.same(select([5, 1, 1, 8], 9), [5, 1, 1, 8]);
  t.same(select([-1, 0, -9], 9), [8, 0, 0]);
  t.same(select(Int32Array.of(4, -1, 0), 9), [4, 8, 0]);
  t.same(select(Float64Array.of(4, -1, 0), 9), [4, 8, 0]);
  t.ok(Object.is(select([-0, 2, 3], 4)[0], 0), 'no -0');
  t.same(resolveIndex([[1, 5, 7], 0], [9, 2]), [
    { elements: [1, 5, 7], count: 3, dropped: false },
    { start: 0, count: 1, step: 1, dropped: true },
  ]);
  t.same(
    selectedShape(
      resolveIndex(
        [
          [1, 5, 7],
          [0, 1],
        ],
        [9, 2],
      ),
    ),
    [3, 2],
  );
  t.throws(() => resolveIndex([0, [1, 9, 2]], [4, 9], 'U'), {
    name: 'SliceError',
    axis: 1,
    message:
      'index 9, at 1 in a list, is out of range for axis 1 of U, which has length 9: it must be from -9 to 8',
  });
  t.throws(() => select([0, 1.5], 4), {
    name: 'SliceError',
    message: '1.5, at 1 in a list, is not an index for axis 0 of the array: use integers',
  });
  t.throws(() => select([true, false] as unknown as number[], 2), /where\(mask\)/);
  t.end();
});

t.test('a list of evenly spaced elements becomes a range', (t) => {
  t.same(resolveIndex([[1, 3, 5]], [9]), resolveIndex(['1:6:2'], [9]));
  t.same(resolveIndex([[5, 4, 3]], [9]), resolveIndex(['5:2:-1'], [9]));
  t.same(resolveIndex([[4]], [9]), resolveIndex(['4:5'], [9]));
  t.same(resolveIndex([[]], [9]), resolveIndex(['4:4'], [9]));
  t.same(requireRanges(resolveIndex([[0, 2], 1], [9, 9]), 'U'), resolveIndex(['0:3:2', 1], [9, 9]));
  t.throws(() => requireRanges(resolveIndex([0, [0, 2, 3]], [9, 9]), 'U'), {
    name: 'SliceError',
    axis: 1,
    index: [0, 2, 3],
    message: /\[0, 2, 3\] is not an index for axis 1 of U/,
  });
  t.end();
});

t.test('lists of lists, of slices, and slices of lists are one selection from the base', (t) => {
  const base = [0, 1, 2, 3, 4, 5, 6];
  const indices: AxisIndex[] = [
    [5, 0, 2],
    [1, 1, 1, 6],
    [-1, 0, 1],
    ':',
    '::-1',
    '1:3',
    '::2',
    [2],
  ];
  for (const outer of indices) {
    const view = select(outer, base.length);
    for (const inner of indices) {
      const compose = (): readonly number[] =>
        composeSelections(resolveIndex([outer], [base.length]), [inner]).flatMap(elementsOf);
      let expected: number[] | undefined;
      try {
        expected = select(inner, view.length).map((i) => view[i] ?? NaN);
      } catch {
        expected = undefined;
      }
      const label = `${JSON.stringify(outer)} ${JSON.stringify(inner)}`;
      if (expected) t.same(compose(), expected, label);
      else t.throws(compose, SliceError, label);
    }
  }
  t.same(composeSelections(resolveIndex([[5, 0, 2]], [7]), [1]), [
    { start: 0, count: 1, step: 1, dropped: true },
  ]);
  t.end();
});
