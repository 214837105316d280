// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import {
  type AxisIndex,
  type Comparison,
  fortranStrides,
  Mask,
  NdArray,
  type NestedNumbers,
  type TypedArray,
} from '../../src/array/index.js';
import { ArgumentError, ShapeError, SliceError } from '../../src/errors.js';

/** An array of a shape with the values 0, 1, 2, … in C order, whose memory is in Fortran order. */
function fortran(shape: number[]): NdArray {
  const size = shape.reduce((product, length) => product * length, 1);
  const array = new NdArray(new Float64Array(size), shape, fortranStrides(shape));
  return array.assign(counting(shape));
}

/** An array of a shape with the values 0, 1, 2, … in C order. */
function counting(shape: number[]): NdArray {
  const array = NdArray.zeros(shape);
  array.data.forEach((_, i) => (array.data[i] = i));
  return array;
}

t.test('nested arrays go in and come out', (t) => {
  const nested = [
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [
      [7, 8, 9],
      [10, 11, 12],
    ],
  ];
  const array = NdArray.fromNested(nested);
  t.same(array.shape, [2, 2, 3]);
  t.equal(array.size, 12);
  t.same(array.toNested(), nested);
  t.equal(NdArray.fromNested(5).toNested(), 5);
  t.same(NdArray.fromNested(5).shape, []);
  t.same(NdArray.fromNested([]).shape, [0]);
  t.same(NdArray.fromNested([[], []]).toNested(), [[], []]);
  t.ok(NdArray.fromNested([1, 2], Int32Array).data instanceof Int32Array);
  t.end();
});

t.test('irregular nested arrays are refused, saying where', (t) => {
  t.throws(() => NdArray.fromNested([[1, 2], [3]]), {
    name: 'ShapeError',
    expected: [2, 2],
    given: [2, 1],
    message:
      /^values\[1\] is an array of length 1, but the first value at this depth is an array of length 2/,
  });
  t.throws(() => NdArray.fromNested([[1, 2], 3]), ShapeError);
  t.throws(() => NdArray.fromNested([1, [2]]), ShapeError);
  t.throws(() => NdArray.fromNested([[1, '2']] as unknown as NestedNumbers), {
    name: 'ArgumentError',
    argument: 'values[0][1]',
    given: '2',
  });
  t.throws(() => NdArray.fromNested(null as unknown as NestedNumbers), ArgumentError);
  t.end();
});

t.test('a view selects the same elements in every memory order, without a copy', (t) => {
  const shape = [4, 3, 5];
  const indices: AxisIndex[][] = [
    [':'],
    [1, '...'],
    ['...', 0],
    [1, '...', '::2'],
    [-1, 2, 0, '...'],
    [':', '::-1'],
    ['1:3', 0, '::2'],
    ['::-2', '1:', '-3::-1'],
    ['2:2'],
  ];
  const axis = (index: AxisIndex | undefined, length: number): number[] | number => {
    const all = Array.from({ length }, (_, i) => i);
    if (typeof index === 'number') return all.at(index) ?? NaN;
    // An independent reading of the few slices above.
    const known: Record<string, number[]> = {
      '::-1': [...all].reverse(),
      '1:3': all.slice(1, 3),
      '::2': all.filter((i) => i % 2 === 0),
      '::-2': [...all].reverse().filter((_, i) => i % 2 === 0),
      '1:': all.slice(1),
      '-3::-1': all.slice(0, length - 2).reverse(),
      '2:2': [],
    };
    return known[index as string] ?? all;
  };
  for (const make of [counting, fortran]) {
    const array = make(shape);
    for (const index of indices) {
      const gap = index.indexOf('...');
      const each = index.filter((one) => one !== '...');
      if (gap >= 0) each.splice(gap, 0, ...new Array<AxisIndex>(3 - each.length).fill(':'));
      const [a, b, c] = shape.map((length, i) => axis(each[i], length));
      const pick = (at: number[] | number | undefined, of: (i: number) => NestedNumbers) =>
        typeof at === 'number' ? of(at) : (at ?? []).map(of);
      const expected = pick(a, (i) => pick(b, (j) => pick(c, (k) => i * 15 + j * 5 + k)));
      const view = array.at(...index) as NdArray;
      const label = `${make.name} ${JSON.stringify(index)}`;
      t.same(view.toNested(), expected, label);
      t.same([...view], ([expected] as unknown[]).flat(Infinity), `${label}, iterated`);
      t.equal(view.data, array.data, `${label}, same memory`);
    }
  }
  t.throws(() => counting(shape).at(4, ':'), SliceError);
  t.end();
});

t.test('writing to a view writes to the array, and to nothing else in it', (t) => {
  for (const array of [NdArray.zeros([3, 4]), NdArray.zeros([4, 3]).transpose()]) {
    array.at('1:', '::2').fill(7);
    array.at(0, ':').assign(NdArray.fromNested([1, 2, 3, 4]));
    array.set([2, -1], 9);
    t.same(array.toNested(), [
      [1, 2, 3, 4],
      [7, 0, 7, 0],
      [7, 0, 7, 9],
    ]);
  }
  t.end();
});

t.test('one integer per axis gives a number, fewer are refused', (t) => {
  const array = fortran([2, 3]);
  t.equal(array.at(1, 2), 5);
  t.equal(array.at(-2, -1), 2);
  t.equal(NdArray.fromNested(5).at(), 5);
  t.same(NdArray.fromNested(5).at('...').shape, []);
  t.throws(() => array.at(1), {
    message:
      "an element of an array of shape [2, 3] needs 2 indices, but 1 was given: use at(1, '...') to select an array",
  });
  t.throws(() => array.at(), { message: /use at\('...'\) to select an array/ });
  const unknown: number | NdArray = array.at(...([0, ':'] as AxisIndex[]));
  t.ok(unknown instanceof NdArray);
  for (const wrong of [[2, 0], [0, -4], [0], [0, 0, 0], [0.5, 0], [NaN, 0]]) {
    t.throws(() => array.at(...wrong), SliceError, `[${wrong.join(', ')}]`);
    t.throws(() => array.set(wrong, 1), SliceError, `[${wrong.join(', ')}]`);
  }
  t.end();
});

t.test('transposing permutes the axes', (t) => {
  const array = counting([2, 3, 4]);
  const turned = array.transpose();
  t.same(turned.shape, [4, 3, 2]);
  t.equal(turned.at(3, 1, 1), array.at(1, 1, 3));
  const permuted = array.transpose(1, 2, 0);
  t.same(permuted.shape, [3, 4, 2]);
  t.equal(permuted.at(2, 3, 1), array.at(1, 2, 3));
  t.throws(() => array.transpose(0, 1), ArgumentError);
  t.throws(() => array.transpose(0, 1, 1), ArgumentError);
  t.end();
});

t.test('contiguity', (t) => {
  const array = counting([2, 3, 4]);
  t.ok(array.isContiguous);
  t.notOk(array.isFortranContiguous);
  t.ok(array.transpose().isFortranContiguous);
  t.ok(array.at(1, '...').isContiguous);
  t.notOk(array.at(':', 1).isContiguous);
  t.ok(array.at('0:1', '0:1').isContiguous, 'axes of one element have any stride');
  t.notOk(array.at('::-1').isContiguous);
  t.end();
});

t.test('reshaping keeps the C order, and copies only where it must', (t) => {
  const shapes = [[24], [4, 6], [2, 2, 6], [3, 8], [2, 1, 12, 1], [24, 1], [-1, 8], [2, -1, 2]];
  const sources: Record<string, NdArray> = {
    contiguous: counting([2, 3, 4]),
    fortran: fortran([2, 3, 4]),
    permuted: fortran([2, 3, 4]).transpose(1, 0, 2),
    strided: counting([4, 3, 8]).at('::2', ':', '::2'),
    reversed: counting([24]).at('::-1'),
    padded: counting([4, 10]).at(':', '2:8'),
  };
  for (const [name, source] of Object.entries(sources)) {
    for (const shape of shapes) {
      t.same([...source.reshape(shape)], [...source], `${name} to [${shape.join(', ')}]`);
    }
  }
  t.equal(sources.contiguous?.reshape([6, 4]).data, sources.contiguous?.data);
  t.equal(sources.reversed?.reshape([6, 4]).data, sources.reversed?.data);
  t.equal(sources.padded?.reshape([2, 2, 3, 2]).data, sources.padded?.data);
  t.not(sources.padded?.reshape([24]).data, sources.padded?.data);
  t.same(NdArray.zeros([0, 3]).reshape([3, 0, 2]).shape, [3, 0, 2]);
  t.throws(() => counting([6]).reshape([4]), { name: 'ShapeError', expected: [6], given: [4] });
  t.throws(() => counting([6]).reshape([4, -1]), ShapeError);
  t.throws(() => counting([6]).reshape([-1, -1]), ShapeError);
  t.throws(() => counting([6]).reshape([-2, -3]), ShapeError);
  t.end();
});

t.test('toFloat64Array is in C order, and copies unless it is all of the memory', (t) => {
  const array = counting([2, 3]);
  t.equal(array.toFloat64Array(), array.data);
  t.equal(array.reshape([6]).toFloat64Array(), array.data);
  t.not(array.at(1, ':').toFloat64Array().buffer, array.data.buffer);
  t.same([...array.at(1, ':').toFloat64Array()], [3, 4, 5]);
  t.same([...fortran([2, 3]).toFloat64Array()], [0, 1, 2, 3, 4, 5]);
  t.same(NdArray.fromNested([1, 2], Uint8Array).toFloat64Array(), Float64Array.of(1, 2));
  t.not(array.copy().data, array.data);
  t.ok(NdArray.zeros([2], Float32Array).at('::-1').copy().data instanceof Float32Array);
  t.end();
});

t.test('copying between memory orders is right beyond the size of a tile', (t) => {
  for (const shape of [
    [70, 33],
    [33, 3, 70],
    [5, 64, 2, 40],
  ]) {
    const expected = counting(shape);
    t.ok(
      fortran(shape)
        .toFloat64Array()
        .every((value, i) => value === expected.data[i]),
      `[${shape.join(', ')}]`,
    );
    const reversed = fortran(shape).at('::-1', '::-1').copy().at('::-1', '::-1');
    t.ok(
      reversed.toFloat64Array().every((value, i) => value === i),
      'reversed',
    );
  }
  t.end();
});

t.test('assigning refuses other shapes, converts types and survives overlap', (t) => {
  const array = counting([2, 3]);
  t.throws(() => array.assign(NdArray.zeros([3, 2])), {
    name: 'ShapeError',
    expected: [2, 3],
    given: [3, 2],
    message: 'an array of shape [3, 2] does not fit one of shape [2, 3]',
  });
  t.throws(() => array.assign(NdArray.zeros([3])), ShapeError);
  t.same([...array.at(0, ':').assign(NdArray.fromNested(4))], [4, 4, 4], 'no axes: everywhere');

  const types: TypedArray[] = [new Float32Array(2), new Int32Array(2), new Uint8Array(2)];
  for (const data of types) {
    t.same([...new NdArray(data).assign(NdArray.fromNested([1, 200]))], [1, 200]);
  }

  const line = counting([5]);
  line.at('1:').assign(line.at(':-1'));
  t.same([...line], [0, 0, 1, 2, 3]);
  line.assign(line.at('::-1'));
  t.same([...line], [3, 2, 1, 0, 0]);
  const square = counting([3, 3]);
  square.assign(square.transpose());
  t.same([...square], [0, 3, 6, 1, 4, 7, 2, 5, 8]);
  t.end();
});

t.test('reductions', (t) => {
  const array = fortran([3, 4]);
  t.equal(array.sum(), 66);
  t.equal(array.mean(), 5.5);
  t.equal(array.min(), 0);
  t.equal(array.at('1:', '::-2').max(), 11);
  t.equal(array.at('1:', '::-2').sum(), 5 + 7 + 9 + 11);
  t.ok(Number.isNaN(NdArray.fromNested([1, NaN, 3]).max()));
  t.ok(Number.isNaN(NdArray.fromNested([NaN, 1]).min()));
  t.equal(NdArray.zeros([0]).sum(), 0);
  t.throws(() => NdArray.zeros([2, 0]).mean(), ShapeError);
  t.throws(() => NdArray.zeros([0]).min(), ShapeError);

  // One after the other, a million times 0.1 is wrong in the 11th digit.
  const many = NdArray.zeros([1_000_000]).fill(0.1);
  t.ok(Math.abs(many.sum() - 100_000) < 1e-9, `sum of many: ${many.sum()}`);
  t.end();
});

t.test('scale, combine and map give new arrays, whatever the memory order', (t) => {
  const array = fortran([2, 3]);
  t.same(array.scale(10, 4, 1).toNested(), [
    [1, 3.5, 6],
    [8.5, 11, 13.5],
  ]);
  const other = counting([2, 3]).at(':', '::-1');
  t.same([...array.combine('plus', other)], [2, 2, 2, 8, 8, 8]);
  t.same([...array.combine('minus', other)], [-2, 0, 2, -2, 0, 2]);
  t.same([...array.combine('times', other)], [0, 1, 0, 15, 16, 15]);
  t.same([...array.combine('per', other)], [0, 1, Infinity, 0.6, 1, 5 / 3]);
  t.same([...array.map((value) => value ** 2)], [0, 1, 4, 9, 16, 25]);
  t.same([...array], [0, 1, 2, 3, 4, 5], 'the array is as before');
  t.throws(() => array.combine('plus', NdArray.zeros([3, 2])), ShapeError);
  t.end();
});

t.test('a view that leaves its memory cannot be made', (t) => {
  const data = new Float64Array(6);
  t.throws(() => new NdArray(data, [7]), ShapeError);
  t.throws(() => new NdArray(data, [2, 3], [3, 2]), ShapeError);
  t.throws(() => new NdArray(data, [3], [-1], 1), ShapeError);
  t.throws(() => new NdArray(data, [3], [1], NaN), ShapeError);
  t.throws(() => new NdArray(data, [-1]), ShapeError);
  t.throws(() => new NdArray(data, [1.5]), ShapeError);
  t.throws(() => new NdArray(data, [2, 3], [1]), ShapeError);
  t.same([...new NdArray(data, [0, 9]).shape], [0, 9]);
  t.end();
});

t.test('arrays print as numpy prints them', (t) => {
  t.equal(String(NdArray.fromNested([1, 2.5, -3])), '[  1 2.5  -3]');
  t.equal(
    String(
      NdArray.fromNested([
        [1, 2],
        [3, 4],
      ]),
    ),
    '[[1 2]\n [3 4]]',
  );
  t.equal(String(NdArray.zeros([2, 1, 1])), '[[[0]]\n\n [[0]]]');
  t.equal(String(NdArray.fromNested(0.1 + 0.2)), '0.3');
  t.equal(String(NdArray.zeros([0])), '[]');
  t.equal(String(counting([1001])), '[   0    1    2 …  998  999 1000]');
  t.match(String(counting([1000])), / 500 /);
  t.equal(String(NdArray.zeros([2000, 2])).split('\n').length, 7);
  for (const line of String(counting([300])).split('\n')) t.ok(line.length <= 80);
  t.end();
});

t.test('arithmetic keeps the order of memory where both have the same', (t) => {
  const c = NdArray.fromNested([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const fortran = new NdArray(new Float64Array(6), [2, 3], fortranStrides([2, 3])).assign(c);
  const slice = new NdArray(Float64Array.of(0, 1, 2, 3, 4, 5, 6, 0), [2, 3], [3, 1], 1);
  for (const left of [c, fortran, slice, c.at('::-1').at('::-1'), c.transpose().transpose()])
    for (const right of [c, fortran, slice]) {
      t.same(left.combine('plus', right).toNested(), [
        [2, 4, 6],
        [8, 10, 12],
      ]);
      t.same(left.combine('minus', right).toNested(), [
        [0, 0, 0],
        [0, 0, 0],
      ]);
      t.same(left.combine('times', right).toNested(), [
        [1, 4, 9],
        [16, 25, 36],
      ]);
      t.same(left.combine('per', right).toNested(), [
        [1, 1, 1],
        [1, 1, 1],
      ]);
    }
  t.ok(fortran.combine('plus', fortran).isFortranContiguous);
  t.ok(fortran.scale(2).isFortranContiguous);
  t.ok(fortran.combine('plus', c).isContiguous);
  t.same(slice.scale(3).toNested(), [
    [3, 6, 9],
    [12, 15, 18],
  ]);
  t.same(slice.scale(1, 2).toNested(), [
    [0.5, 1, 1.5],
    [2, 2.5, 3],
  ]);
  t.same(slice.scale(1, 1, 1).toNested(), [
    [2, 3, 4],
    [5, 6, 7],
  ]);
  t.same(slice.scale(2, 4, 1).toNested(), [
    [1.5, 2, 2.5],
    [3, 3.5, 4],
  ]);
  t.same(NdArray.zeros([0, 2]).combine('plus', NdArray.zeros([0, 2])).shape, [0, 2]);
  const numbers = NdArray.zeros([3], Int32Array).fill(2);
  t.same(numbers.combine('times', numbers).toNested(), [4, 4, 4]);
  t.same(NdArray.zeros([2, 3]).assignScaled(fortran.at('::-1'), 10, 2, 1).toNested(), [
    [21, 26, 31],
    [6, 11, 16],
  ]);
  const own = c.copy();
  t.same(
    own.assignScaled(own.at('::-1'), 2).toNested(),
    [
      [8, 10, 12],
      [2, 4, 6],
    ],
    'from itself',
  );
  t.throws(() => own.assignScaled(NdArray.zeros([3]), 1), ShapeError);
  t.end();
});

t.test('sums, and the smallest and largest of many', (t) => {
  for (const count of [0, 1, 3, 255, 256, 257, 1023, 5000]) {
    const values = new NdArray(
      Float64Array.from({ length: count + 2 }, (_, i) => i - 1),
      [count],
      [1],
      1,
    );
    t.equal(values.sum(), (count * (count - 1)) / 2, `${count} values`);
  }
  const many = NdArray.zeros([3, 400]).fill(1);
  many.set([1, 7], NaN);
  many.set([2, 3], -5);
  t.ok(Number.isNaN(many.min()) && Number.isNaN(many.max()));
  t.equal(many.at('::2').min(), -5);
  t.equal(many.at('::2').max(), 1);
  t.end();
});

/** What a selection gives, element by element: independent of the loops under test. */
function picked(array: NdArray, lists: readonly (readonly number[])[]): NestedNumbers {
  const pick = (axis: number, at: readonly number[]): NestedNumbers =>
    axis === lists.length ? array.at(...at) : lists[axis]!.map((i) => pick(axis + 1, [...at, i]));
  return pick(0, []);
}

t.test('lists select each combination of their elements, in a copy', (t) => {
  const cases: [index: [AxisIndex, ...AxisIndex[]], lists: number[][]][] = [
    [
      [[3, 0, 1], '...'],
      [
        [3, 0, 1],
        [0, 1, 2],
        [0, 1, 2, 3, 4],
      ],
    ],
    [
      ['...', [4, 0, 0, 1]],
      [
        [0, 1, 2, 3],
        [0, 1, 2],
        [4, 0, 0, 1],
      ],
    ],
    [
      [[3, 0, 1], '::-1', [-1, 2, 0]],
      [
        [3, 0, 1],
        [2, 1, 0],
        [4, 2, 0],
      ],
    ],
    [
      [
        [0, 3, 1],
        [1, 1],
        [0, 1, 4],
      ],
      [
        [0, 3, 1],
        [1, 1],
        [0, 1, 4],
      ],
    ],
    [
      [[0, 3, 1], '2:2', ':'],
      [[0, 3, 1], [], []],
    ],
  ];
  for (const make of [counting, fortran])
    for (const [index, lists] of cases) {
      const array = make([4, 3, 5]);
      const label = `${make.name} ${JSON.stringify(index)}`;
      const copy = array.at(...index) as NdArray;
      t.same(copy.toNested(), picked(array, lists), label);
      t.not(copy.data.buffer, array.data.buffer, `${label} is a copy`);

      const values = make(copy.shape as number[]).scale(-1, 1, -1);
      array.set(index, values);
      if (new Set(lists.flat()).size && !/0,0|1,1/.test(JSON.stringify(index)))
        t.same((array.at(...index) as NdArray).toNested(), values.toNested(), `${label}, written`);
      const selected = lists.map((list) => new Set(list));
      let others = 0;
      for (let i = 0; i < 4; i++)
        for (let j = 0; j < 3; j++)
          for (let k = 0; k < 5; k++) {
            if (selected[0]!.has(i) && selected[1]!.has(j) && selected[2]!.has(k)) continue;
            if (array.at(i, j, k) !== i * 15 + j * 5 + k) others++;
          }
      t.equal(others, 0, `${label}, and nothing else`);
      array.set(index, -7);
      t.ok(
        [...(array.at(...index) as NdArray)].every((each) => each === -7),
        `${label}, filled`,
      );
    }
  const integers = NdArray.fromNested([5, 6, 7, 8], Int32Array).at([3, 0, 1]);
  t.ok(integers.data instanceof Int32Array);
  t.same([...integers], [8, 5, 6]);
  const array = counting([2, 4]);
  t.same(array.at(1, [3, 0, 1]).toNested(), [7, 4, 5]);
  t.equal(array.at(1, [1, 3]).data, array.data, 'evenly spaced elements are a view');
  array.set([0, [3, 0, 1]], array.at(1, '1:'));
  t.same(array.toNested(), [
    [6, 7, 2, 5],
    [4, 5, 6, 7],
  ]);
  array.set([0, [1, 0, 2]], array.at(0, ':3'));
  t.same(array.at(0, ':').toNested(), [7, 6, 2, 5], 'from itself');
  array.set([1, '::2'], NdArray.fromNested(0));
  t.same(array.at(1, ':').toNested(), [0, 5, 0, 7]);
  t.throws(() => array.set([0, [3, 0, 1]], NdArray.zeros([2])), ShapeError);
  t.throws(() => array.set([0, [4, 0, 1]], 1), SliceError);
  t.throws(() => array.set([0, '1:'], NdArray.zeros([2])), ShapeError);
  t.end();
});

t.test('reductions along axes are those of each row by itself, in every memory order', (t) => {
  const shape = [3, 4, 5];
  const wave = (array: NdArray): NdArray => array.map((value) => Math.sin(value * 1.7) * 10);
  const views: Record<string, NdArray> = {
    C: wave(counting(shape)),
    Fortran: NdArray.zeros([5, 4, 3])
      .transpose()
      .assign(wave(counting(shape))),
    reversed: wave(counting([3, 8, 5])).at('::-1', '::2', '::-1'),
    single: NdArray.zeros(shape, Float32Array).assign(wave(counting(shape))) as unknown as NdArray,
  };
  const models = {
    sum: (row: number[]) => row.reduce((sum, each) => sum + each, 0),
    mean: (row: number[]) => models.sum(row) / row.length,
    min: (row: number[]) => Math.min(...row),
    max: (row: number[]) => Math.max(...row),
    variance: (row: number[]) => models.mean(row.map((each) => (each - models.mean(row)) ** 2)),
    standardDeviation: (row: number[]) => Math.sqrt(models.variance(row)),
  };
  const names = Object.keys(models) as (keyof typeof models)[];
  const close = (given: readonly number[], expected: readonly number[], label: string): void => {
    t.ok(
      given.length === expected.length &&
        given.every((each, i) => Math.abs(each - expected[i]!) < 1e-12 * (1 + Math.abs(each))),
      label,
      { given, expected },
    );
  };
  for (const [order, array] of Object.entries(views))
    for (const name of names) {
      close([array[name]()], [models[name]([...array])], `${name} of all, ${order}`);
      for (const axis of [0, 1, 2, -1, [0, 1], [2, 0], [-1, 1], [0, 1, 2], []]) {
        const gone = [axis].flat().map((each) => (each + 3) % 3);
        const rows = new Map<string, number[]>();
        for (let i = 0; i < 3; i++)
          for (let j = 0; j < 4; j++)
            for (let k = 0; k < 5; k++) {
              const key = [i, j, k].filter((_, own) => !gone.includes(own)).join();
              rows.set(key, [...(rows.get(key) ?? []), array.at(i, j, k)]);
            }
        const result = array[name]({ axis });
        t.same(
          result.shape,
          shape.filter((_, own) => !gone.includes(own)),
        );
        close(
          [...result],
          [...rows.values()].map(models[name]),
          `${name} ${String(axis)}, ${order}`,
        );
      }
    }
  const array = views.C!;
  t.throws(() => array.sum({ axis: 3 }), {
    name: 'ArgumentError',
    message: /it must be from -3 to 2/,
  });
  t.throws(() => array.sum({ axis: 0.5 }), ArgumentError);
  t.same(NdArray.zeros([0, 2]).sum({ axis: 0 }).toNested(), [0, 0]);
  t.same(NdArray.zeros([0, 2]).mean({ axis: 1 }).shape, [0]);
  t.throws(() => NdArray.zeros([0, 2]).mean({ axis: 0 }), ShapeError);
  t.throws(() => NdArray.zeros([0]).variance(), ShapeError);
  t.end();
});

t.test('many columns are reduced panel by panel', (t) => {
  const [rows, columns] = [700, 333];
  const array = NdArray.zeros([rows, columns]);
  for (let i = 0; i < rows; i++) array.at(i, ':').assign(counting([columns]));
  t.same(array.sum({ axis: 0 }).toNested(), counting([columns]).scale(rows).toNested());
  t.same(array.mean({ axis: 0 }).toNested(), counting([columns]).toNested());
  t.ok([...array.standardDeviation({ axis: 0 })].every((each) => each === 0));

  const tenths = NdArray.zeros([100_000, 10]).fill(0.1);
  for (const sum of tenths.sum({ axis: 0 })) t.ok(Math.abs(sum - 1e4) < 1e-9, `${sum}`);
  const middle = NdArray.zeros([3, 50_000, 2]).fill(0.1).sum({ axis: 1 });
  for (const sum of middle) t.ok(Math.abs(sum - 5e3) < 1e-9, `${sum}`);
  t.end();
});

t.test('argmin and argmax say where, the first one in C order', (t) => {
  for (const make of [counting, fortran]) {
    const array = make([3, 4]);
    t.same(array.argmax(), [2, 3]);
    array.set([1, 2], -1).set([2, 0], -1);
    t.same(array.argmin(), [1, 2]);
    t.equal(array.at(...array.argmin()), array.min());
    array.set([0, 1], NaN);
    t.same(array.argmin(), [0, 1]);
    t.same(array.argmax(), [0, 1]);
  }
  t.same(NdArray.fromNested(3).argmin(), []);
  t.throws(() => NdArray.zeros([0]).argmin(), ShapeError);
  t.end();
});

t.test('comparisons make masks; masks select and write', (t) => {
  const loops: Record<Comparison, (a: number, b: number) => boolean> = {
    lessThan: (a, b) => a < b,
    lessThanOrEqual: (a, b) => a <= b,
    greaterThan: (a, b) => a > b,
    greaterThanOrEqual: (a, b) => a >= b,
    equalTo: (a, b) => a === b,
  };
  const left = fortran([2, 3]).set([0, 1], NaN);
  const right = counting([2, 3]).at('::-1', '::-1');
  for (const [name, holds] of Object.entries(loops)) {
    const comparison = name as Comparison;
    const others = [...right];
    t.same(
      [...left.compare(comparison, right)],
      [...left].map((each, i) => holds(each, others[i]!)),
      name,
    );
    t.same(
      [...left.compare(comparison, 3)],
      [...left].map((each) => holds(each, 3)),
      `${name} 3`,
    );
  }
  t.same(
    [...left.compare('equalTo', NdArray.fromNested(3))].indexOf(true),
    3,
    'no axes: one value',
  );
  t.throws(() => left.compare('equalTo', NdArray.zeros([3, 2])), ShapeError);

  const array = fortran([2, 3]);
  const odd = array.map((value) => value % 2).compare('equalTo', 1);
  t.same(array.where(odd).toNested(), [1, 3, 5]);
  t.same(array.transpose().where(array.transpose().compare('greaterThan', 3)).toNested(), [4, 5]);
  t.same(
    array
      .at(1, ':')
      .where(Mask.fromNested([true, false, true]))
      .toNested(),
    [3, 5],
  );
  t.ok(
    NdArray.zeros([3], Int32Array).where(Mask.fromNested([true, false, true])).data instanceof
      Int32Array,
  );
  array.setWhere(odd, 0);
  t.same(array.toNested(), [
    [0, 0, 2],
    [0, 4, 0],
  ]);
  array.setWhere(odd, NdArray.fromNested([7, 8, 9]));
  t.same(array.toNested(), [
    [0, 7, 2],
    [8, 4, 9],
  ]);
  const whole = counting([2, 3]);
  whole.setWhere(odd, whole.at('...', 0, ':'));
  t.same(whole.toNested(), [
    [0, 0, 2],
    [1, 4, 2],
  ]);
  whole.at(':', '1:').setWhere(
    Mask.fromNested([
      [true, false],
      [false, true],
    ]),
    -1,
  );
  t.same(whole.toNested(), [
    [0, -1, 2],
    [1, 4, -1],
  ]);
  t.throws(() => array.setWhere(odd, NdArray.zeros([2])), ShapeError);
  t.throws(() => array.where(Mask.fromNested([true])), ShapeError);
  t.throws(() => array.setWhere(Mask.fromNested([true]), 1), ShapeError);
  t.end();
});
