// SPDX-License-Identifier: Apache-2.0
/** Grids of codes and of the script are one class: the same members, the same views. */
import t from 'tap';
import { AttributeError, newGrid, quantity, ShapeError } from '../../src/index.js';
import { Grid } from '../../src/grid/grid.js';
import { forEach, startProbe, variants } from '../support/probe.js';

/** The names of all that a grid has, but for what it is made with. */
function membersOf(grid: object): string[] {
  const names = new Set<string>();
  for (
    let each: object = grid;
    each !== Object.prototype;
    each = Object.getPrototypeOf(each) as object
  )
    for (const name of Object.getOwnPropertyNames(each)) names.add(name);
  return [...names].sort();
}

t.test('views define no properties', (t) => {
  const grid = newGrid({ shape: [3, 4], attributes: { depth: 'm' } });
  grid.set({ depth: quantity(1, 'm') });
  const [one, other] = [grid.at(1), grid.at(2, '1:3')];
  t.equal(Object.getPrototypeOf(one), Object.getPrototypeOf(grid), 'one prototype for all');
  t.equal(Object.getPrototypeOf(one), Object.getPrototypeOf(other));
  t.same(Object.keys(one), []);
  t.same(Object.getOwnPropertyNames(one), []);
  t.type(grid, Grid);
  t.end();
});

forEach(t, variants, (t, variant) => {
  t.test('a grid of a code has the members that one of the script has', (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(6, 4, 5);
    const cells = probe.cells;
    const script = newGrid({
      shape: [6, 4, 5],
      attributes: { value: 'm', density: 'kg/m^3', tracer: '1', rank: '1', written: '1' },
    });
    t.same(membersOf(cells), membersOf(script));
    t.same(membersOf(cells.request), membersOf(script.request));
    t.equal(Object.getPrototypeOf(cells.at(1)), Object.getPrototypeOf(cells));
    t.equal(cells.name, `${probe.name}.cells`);
    t.equal(cells.size, 120);
    t.same(cells.attributeNames, ['value', 'density', 'tracer', 'rank', 'written']);
    t.end();
  });

  t.test('a selection from a selection is one from the grid', (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(6, 4, 5);
    const view = probe.cells.at('1:6', 2, '::-1');
    t.same(view.shape, [5, 5]);
    const inner = view.at('::2', -1);
    t.same(inner.shape, [3]);
    // 10000 x + 100 y + z
    t.same(inner.value.valueIn('m').toNested(), [10_200, 30_200, 50_200]);
    inner.value = quantity(7, 'm');
    t.same(probe.cells.at(':', 2, 0).value.valueIn('m').toNested(), [200, 7, 20_200, 7, 40_200, 7]);
    t.same(view.at(0, '::-1').value.valueIn('m').toNested(), [7, 10_201, 10_202, 10_203, 10_204]);
    t.end();
  });

  t.test('what waits has a form that does not', async (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(6, 4, 5);
    const column = probe.cells.at(1, 2);
    t.same(column.shape, [5]);
    t.same(await column.request.shape, [5]);
    await column.request.set({ value: quantity(7, 'm'), density: quantity(2, 'kg/m^3') });
    const copy = await column.request.copy();
    t.same(copy.shape, [5]);
    t.same(copy.attributeNames, probe.cells.attributeNames);
    t.same(column.copy().value.valueIn('m').toNested(), [7, 7, 7, 7, 7]);
    t.same(column.emptyCopy().attributeNames, probe.cells.attributeNames);
    const wrong = column.request.set({ value: quantity([1, 2], 'm') });
    await t.rejects(wrong.promise(), ShapeError, 'a write that fails is told by its request');
    t.throws(() => column.request.set({ rank: quantity(1, '1') } as object), AttributeError);
  });

  t.test('a copy has what was there when it was asked for', async (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(2, 2, 2);
    const grid = newGrid({ shape: [2, 2, 2], attributes: { here: 'm', there: 'm' } });
    grid.set({ here: quantity(1, 'm') });
    const sleeping = probe.sleepFor.asynchronous(quantity(0.1, 's'));
    grid.request.there = probe.cells.request.value;
    const copying = grid.request.copy();
    t.equal(sleeping.isFinished, false);
    const setting = grid.request.set({ here: quantity(2, 'm') });
    const copy = await copying;
    await setting;
    t.same(copy.here.toNested('m'), [
      [
        [1, 1],
        [1, 1],
      ],
      [
        [1, 1],
        [1, 1],
      ],
    ]);
    t.same(copy.there.toNested('m'), probe.cells.value.toNested('m'));
    t.equal(grid.here.at(0, 0, 0).valueIn('m'), 2);
  });

  t.test('the cells of a selection, one by one', (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(6, 4, 5);
    const values = [...probe.cells.at(1, '1:3', '::4').cells()].map(({ value }) =>
      value.valueIn('m'),
    );
    t.same(values, [10_100, 10_104, 10_200, 10_204]);
    t.end();
  });
});
