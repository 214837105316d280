// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import {
  type AxisIndex,
  type AxisRange,
  composeRanges,
  rangeShape,
  resolveIndex,
} from '../../src/array/index.js';
import { SliceError } from '../../src/errors.js';

/** The elements that a range selects, one by one. */
function elements(range: AxisRange): number[] {
  return Array.from({ length: range.count }, (_, i) => range.start + i * range.step);
}

function select(index: AxisIndex, length: number): number[] {
  return resolveIndex([index], [length]).flatMap(elements);
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
  t.same(rangeShape(resolveIndex([5, 5, '1:10'], [20, 20, 40])), [9]);
  t.end();
});

t.test('integers count from either end and drop their axis', (t) => {
  t.same(resolveIndex([-1], [4]), [{ start: 3, count: 1, step: 1, dropped: true }]);
  t.same(resolveIndex([-4], [4]), [{ start: 0, count: 1, step: 1, dropped: true }]);
  t.ok(Object.is(resolveIndex([-0], [4])[0]?.start, 0), 'no -0');
  t.throws(() => resolveIndex([1, 12], [4, 10], 'U'), {
    name: 'SliceError',
    axis: 1,
    index: 12,
    message: 'index 12 is out of range for axis 1 of U, which has length 10: valid are -10 to 9',
  });
  t.throws(() => resolveIndex([-5], [4]), SliceError);
  t.throws(() => resolveIndex([0], [0]), /it has no elements/);
  t.end();
});

t.test('absent indices take whole axes, too many are refused', (t) => {
  t.same(rangeShape(resolveIndex([0], [3, 4, 5])), [4, 5]);
  t.same(rangeShape(resolveIndex([], [3, 4])), [3, 4]);
  t.throws(() => resolveIndex([':', ':', 3], [4, 5], 'U'), {
    name: 'SliceError',
    axis: 2,
    index: 3,
    message: '3 indices were given for U, which has 2 axes (shape [4, 5])',
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
      'valid are -10 to 10',
  });
  t.throws(() => select('10::-1', 10), /the start 10 .* valid are -10 to 9/);
  t.same(select('10:10', 10), []);
  t.same(select('7:3', 10), []);
  t.end();
});

t.test('what is not an index is refused, saying what is', (t) => {
  const malformed: unknown[] = [
    ...['', ' ', '1:2:3:4', 'a:b', '5', '1.5:', '1:2:x', ': :1 2', '...', '1;2', '--1:'],
    ...[1.5, NaN, Infinity, null, undefined, true, [1, 2]],
    ...[{ start: 1.5 }, { step: NaN }, { begin: 3 }, { start: '1' }, { start: null }],
  ];
  for (const index of malformed) {
    t.throws(
      () => resolveIndex([index as AxisIndex], [10]),
      { name: 'SliceError', axis: 0, message: /give an integer, a slice such as ':'/ },
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
        composeRanges(resolveIndex([outer], [base.length]), [inner]).flatMap(elements);
      if (expected) t.same(compose(), expected, `[${outer}][${inner}]`);
      else t.throws(compose, SliceError, `[${outer}][${inner}]`);
    }
  }

  const outer = resolveIndex([5, '1:10', ':'], [20, 20, 8]);
  t.same(composeRanges(outer, ['::-2', -1]), [
    { start: 5, count: 1, step: 1, dropped: true },
    { start: 9, count: 5, step: -2, dropped: false },
    { start: 7, count: 1, step: 1, dropped: true },
  ]);
  t.same(composeRanges(outer, []), outer);
  t.throws(() => composeRanges(outer, [9], 'U'), { axis: 0, message: /of U, which has length 9/ });
  t.throws(() => composeRanges(outer, [0, 0, 0]), /has 2 axes/);
  t.end();
});
