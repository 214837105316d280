// SPDX-License-Identifier: Apache-2.0
import { inspect } from 'node:util';
import t from 'tap';
import { Mask, NdArray, type NestedBooleans } from '../../src/array/index.js';
import { ArgumentError, ShapeError, SliceError } from '../../src/errors.js';

const table = Mask.fromNested([
  [true, false, true],
  [false, false, true],
]);

t.test('nested booleans go in and come out', (t) => {
  t.same(table.shape, [2, 3]);
  t.equal(table.size, 6);
  t.same([...table.data], [1, 0, 1, 0, 0, 1]);
  t.same(table.toNested(), [
    [true, false, true],
    [false, false, true],
  ]);
  t.same([...table], [true, false, true, false, false, true]);
  t.equal(Mask.fromNested(true).toNested(), true);
  t.same(Mask.fromNested([[], []]).shape, [2, 0]);
  t.same(new Mask(Uint8Array.of(1, 0)).shape, [2]);
  for (const irregular of [
    [[true], [true, false]],
    [true, [false]],
    [[true], false],
  ])
    t.throws(() => Mask.fromNested(irregular), ShapeError, inspect(irregular));
  for (const wrong of [[1, 0], [null], 'true'])
    t.throws(
      () => Mask.fromNested(wrong as unknown as NestedBooleans),
      ArgumentError,
      inspect(wrong),
    );
  t.throws(() => new Mask(Uint8Array.of(0, 2, 1)), {
    name: 'ArgumentError',
    message: /^the values of a mask must be 0 or 1, not 2/,
  });
  t.throws(() => new Mask(new Uint8Array(3), [2]), {
    name: 'ShapeError',
    expected: [2],
    given: [3],
  });
  t.end();
});

t.test('masks are combined, and asked', (t) => {
  const other = Mask.fromNested([
    [true, true, false],
    [false, true, true],
  ]);
  t.same([...table.and(other).data], [1, 0, 0, 0, 0, 1]);
  t.same([...table.or(other).data], [1, 1, 1, 0, 1, 1]);
  t.same([...table.not().data], [0, 1, 0, 1, 1, 0]);
  t.same(table.not().shape, [2, 3]);
  t.equal(table.count(), 3);
  t.ok(table.any());
  t.notOk(table.all());
  t.ok(table.or(table.not()).all());
  t.notOk(table.and(table.not()).any());
  const none = new Mask(new Uint8Array(0));
  t.ok(none.all() && !none.any() && none.count() === 0, 'of no elements');
  t.ok(table.equals(table.not().not()));
  t.notOk(table.equals(other));
  t.notOk(table.equals(new Mask(table.data)));
  t.throws(() => table.and(new Mask(table.data)), { message: /\[6\].*\[2, 3\]/ });
  t.throws(() => table.or(new Mask(table.data)), ShapeError);
  t.end();
});

t.test('a mask says where it holds', (t) => {
  t.same(table.indices(), [
    [0, 0],
    [0, 2],
    [1, 2],
  ]);
  t.same(Mask.fromNested([false, true, true]).indices(), [[1], [2]]);
  t.same(Mask.fromNested(true).indices(), [[]]);
  t.equal(table.at(1, -1), true);
  t.equal(table.at(-2, 1), false);
  t.throws(() => table.at(2, 0), SliceError);
  t.throws(() => table.at(0), SliceError);
  const values = NdArray.fromNested([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  t.same(
    table.indices().map((index) => values.at(...index)),
    [...values.where(table)],
  );
  t.end();
});

t.test('a mask prints as arrays do', (t) => {
  t.equal(String(table), '[[ true false  true]\n [false false  true]]');
  t.equal(inspect(Mask.fromNested([true])), '[true]');
  t.match(String(new Mask(new Uint8Array(5000))), /^\[false false false … false false false\]$/);
  t.end();
});
