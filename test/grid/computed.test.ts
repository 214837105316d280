// SPDX-License-Identifier: Apache-2.0
/** Attributes that are computed from others, equality of grids, and grids as text. */
import { inspect } from 'node:util';
import t from 'tap';
import {
  ArgumentError,
  AttributeError,
  Mask,
  newCartesianGrid,
  newGrid,
  newRegularGrid,
  newStructuredGrid,
  Quantity,
  quantity,
  Request,
  ShapeError,
  UnitError,
  type QuantityArray,
} from '../../src/index.js';
import { callListeners } from '../../src/request/listener-queue.js';
import { forEach, startProbe, variants } from '../support/probe.js';

const makeGrid = () => {
  const grid = newCartesianGrid({
    shape: [2, 3],
    cellSize: quantity(1, 'km'),
    attributes: { U: 'm/s', V: 'm/s', T: 'K' },
    name: 'sea',
  });
  grid.U = quantity(
    [
      [3, 6, 5],
      [0, 1, 2],
    ],
    'm/s',
  );
  grid.V = quantity(
    [
      [4, 8, 12],
      [1, 0, 0],
    ],
    'm/s',
  );
  return grid;
};

const withSpeed = (grid: ReturnType<typeof makeGrid>) =>
  grid.withComputed('speed', 'km/hour', ['U', 'V'], (u, v) => u.pow(2).plus(v.pow(2)).sqrt());

const rounded = (array: QuantityArray<'length per time'>) =>
  array.valueIn('m/s').map((each) => Math.round(1e9 * each) / 1e9);

t.test('computed attributes are read wherever others are', async (t) => {
  const grid = makeGrid();
  const winds = withSpeed(grid);
  t.same(winds.attributeNames, ['U', 'V', 'T', 'speed']);
  t.same(rounded(winds.speed).toNested(), [
    [5, 10, 13],
    [1, 1, 2],
  ]);
  t.equal(winds.speed.unit.symbol, 'km/hour', 'in the declared unit');
  grid.U.at(0, ':').assign(quantity(0, 'm/s'));
  t.same(rounded(winds.speed.at(0, ':')).toNested(), [4, 8, 12], 'from what there is now');
  t.same(rounded(winds.at(':', 1).speed).toNested(), [8, 1]);
  t.same(rounded(winds.at([1, 0], '...').at('...', 2).speed).toNested(), [2, 12]);
  const cell = winds.at(0, 2);
  t.ok(cell.speed instanceof Quantity && Math.round(cell.speed.valueIn('m/s')) === 12);
  const fast = winds.where(({ speed }) => speed.greaterThan(quantity(5, 'm/s')));
  t.same(rounded(fast.speed).toNested(), [8, 12]);
  const doubled = winds.withComputed('twice', 'm/s', ['speed', 'x'], (speed, x) =>
    speed.times(2).plus(x.times(quantity(0, 'Hz'))),
  );
  t.same(rounded(doubled.at(1, '...').twice).toNested(), [2, 2, 4], 'from one that is computed');
  t.same(rounded(doubled.speed).at(1, 0), 1);
  const same = grid.withComputed('limit', 'm/s', ['U'], () => quantity(3, 'm/s'));
  t.same(same.limit.shape, [2, 3], 'one value for all cells');
  const target = newGrid({ shape: [2, 3], attributes: { speed: 'm/s' } });
  winds.newChannelTo(target).copyAttributes(['speed']);
  t.same(rounded(target.speed).toNested(), rounded(winds.speed).toNested());
  const copy = winds.copy();
  grid.V = grid.V.times(0);
  t.same(rounded(copy.speed).at(0, 2), 12, 'a copy has the values');
  copy.speed = copy.speed.times(2);
  const request = winds.request.speed;
  t.ok(request instanceof Request);
  t.equal((await request).max().valueIn('m/s'), 2);
  const value = Request.pending<QuantityArray<'length per time'>>({ method: 'later' });
  winds.request.U = value;
  const waiting = winds.request.speed.map((speed) => speed.max().valueIn('m/s'));
  t.notOk(waiting.isFinished);
  value.succeed(
    quantity(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      'm/s',
    ),
  );
  callListeners();
  t.ok(Math.abs((await waiting) - 6) < 1e-12, 'after what it waits for');
});

t.test('what computed attributes refuse', (t) => {
  const winds = withSpeed(makeGrid());
  t.throws(
    () => {
      // @ts-expect-error -- it can only be read
      winds.speed = winds.U;
    },
    { name: 'AttributeError', message: 'sea.speed is read only' },
  );
  // @ts-expect-error -- nor can it be set so
  t.throws(() => winds.set({ speed: quantity(1, 'm/s') }), AttributeError);
  // @ts-expect-error -- there is no such attribute
  t.throws(() => winds.withComputed('w', 'm/s', ['W'], () => quantity(1, 'm/s')), AttributeError);
  // @ts-expect-error -- a velocity is not a pressure
  const wrong = winds.withComputed('p', 'Pa', ['U'], (u) => u);
  t.throws(() => wrong.p, UnitError);
  // @ts-expect-error -- there is no such unit
  t.throws(() => winds.withComputed('p', 'nonsense', ['U'], (u) => u), UnitError);
  const short = winds.withComputed('short', 'm/s', ['U'], (u) => u.at(0, '...'));
  t.throws(() => short.short, ShapeError);
  t.throws(() => winds.withComputed('shape', 'm/s', ['U'], (u) => u), {
    name: 'ArgumentError',
    message: /cannot have an attribute called shape/,
  });
  t.throws(() => winds.withComputed('U', 'm/s', ['V'], (v) => v), {
    name: 'ArgumentError',
    message: /it already has an attribute/,
  });
  // @ts-expect-error -- it is computed from something
  t.throws(() => winds.withComputed('one', 'm/s', [], () => quantity(1, 'm/s')), ArgumentError);
  const unset = winds.withComputed('hot', 'K', ['T'], (temperature) => temperature);
  t.throws(() => unset.hot, {
    name: 'AttributeError',
    message: 'sea.T cannot be read: it has not been set',
  });
  t.end();
});

t.test('equal grids', (t) => {
  const grid = makeGrid();
  const copy = grid.copy();
  t.equal(grid.equals(copy), true);
  copy.U = quantity(quantity(copy.U.valueIn('m/s'), 'm/s').valueIn('m/s').scale(1), 'm/s');
  t.equal(copy.equals(grid), true);
  copy.U.at(':', 0).assign(quantity(-1, 'm/s'));
  t.equal(grid.equals(copy), false, 'another value');
  t.equal(grid.at(':', '1:').equals(copy.at(':', '1:')), true, 'selections');
  t.equal(grid.at(':', '1:').equals(copy.at(':', ':2')), false);
  const others = newRegularGrid({
    shape: [2, 3],
    lengths: quantity([2000, 3000], 'm'),
    attributes: { V: 'km/hour', U: 'm/s', T: 'K' },
  });
  others.set({ U: grid.U, V: grid.V });
  t.equal(grid.equals(others), true, 'in other units and another order');
  others.at(0, 0).T = quantity(280, 'K');
  t.equal(grid.equals(others), false, 'set on one side');
  grid.at(0, 0).T = quantity(280, 'K');
  t.equal(grid.equals(others), true, 'NaN on both sides');
  const moved = newRegularGrid({
    shape: [2, 3],
    lengths: quantity([2, 3], 'km'),
    offset: quantity([1, 0], 'km'),
    attributes: { V: 'km/hour', U: 'm/s', T: 'K' },
  });
  moved.set({ U: grid.U, V: grid.V, T: grid.T });
  t.equal(grid.equals(moved), false, 'elsewhere');
  const plain = newGrid({ shape: [2, 3], attributes: { V: 'km/hour', U: 'm/s', T: 'K' } });
  plain.set({ U: grid.U, V: grid.V, T: grid.T });
  t.equal(grid.equals(plain), true, 'positions of one side are not compared');
  t.equal(grid.equals(newGrid({ shape: [2, 3] })), false);
  t.equal(grid.equals(newGrid({ shape: [2, 3], attributes: { U: 'K', V: 'K', T: 'K' } })), false);
  const corners = [
    quantity(
      [
        [0, 0],
        [1, 1],
      ],
      'm',
    ),
    quantity(
      [
        [0, 1],
        [0, 1],
      ],
      'm',
    ),
  ] as const;
  const [one, two] = [newStructuredGrid({ corners }), newStructuredGrid({ corners })];
  t.equal(one.equals(two), true);
  t.equal(one.equals(newRegularGrid({ shape: [1, 1], lengths: quantity([1, 1], 'm') })), false);
  t.throws(() => grid.equals({}), ArgumentError);
  t.end();
});

t.test('as text', (t) => {
  const grid = makeGrid();
  t.equal(String(grid), 'sea (2 x 3): U [m/s], V [m/s], T [K, not set]');
  t.equal(inspect(grid), String(grid));
  t.equal(String(grid.at(':', 1)), 'sea (2 of 2 x 3): U [m/s], V [m/s], T [K, not set]');
  t.equal(
    String(grid.at(1, 2)),
    'sea (1, 2; x = 1.5 km, y = 2.5 km): U = 2 m/s, V = 0 m/s, T [K, not set]',
  );
  const mask = new Mask(Uint8Array.of(0, 1, 0, 0, 0, 1), [2, 3]);
  t.equal(String(grid.where(mask)), 'sea (2 cells of 2 x 3): U [m/s], V [m/s], T [K, not set]');
  t.equal(
    String(withSpeed(grid).at(0, 0)),
    'sea (0, 0; x = 0.5 km, y = 0.5 km): U = 3 m/s, V = 4 m/s, T [K, not set], speed = 18 km/hour',
  );
  t.equal(String(grid.request), 'sea.request');
  t.equal(String(newGrid({ shape: [3] })), 'grid (3): no attributes');
  t.end();
});

forEach(t, variants, (t, variant) => {
  t.test('of grids of codes', async (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(4, 3, 2);
    const cells = probe.cells.withComputed('mass', 'kg', ['value', 'density'], (value, density) =>
      value.pow(3).times(density),
    );
    probe.cells.set({ value: quantity(2, 'm'), density: quantity(3, 'kg/m^3') });
    t.same(cells.mass.shape, [4, 3, 2]);
    t.equal(cells.mass.max().valueIn('kg'), 24);
    t.equal(cells.at(1, 2, 0).mass.valueIn('kg'), 24);
    t.same(cells.at([0, 1, 3], '...').mass.shape, [3, 3, 2]);
    cells.at(0).value = quantity(1, 'm');
    const light = cells.where(({ mass }) => mass.lessThan(quantity(10, 'kg')));
    t.equal(light.size, 6);
    t.equal(light.mass.sum().valueIn('kg'), 18);
    const sleeping = probe.sleepFor.asynchronous(quantity(50, 'ms'));
    const request = cells.at(0).request.mass;
    const equal = probe.cells.request.equals(probe.cells);
    t.notOk(sleeping.isFinished, 'nothing has waited');
    t.equal((await request).sum().valueIn('kg'), 18);
    t.equal(await equal, true);
    const copy = probe.cells.copy();
    t.equal(probe.cells.equals(copy), true);
    t.equal(copy.equals(probe.cells), true);
    t.equal(probe.cells.at(0).equals(copy.at(1)), false);
    t.equal(String(probe.columns), `${probe.name}.columns: height [m], doubled [m]`);
    t.equal(
      String(probe.columns.at(2, '1:')),
      `${probe.name}.columns (at 2, 1:): height [m], doubled [m]`,
    );
    t.equal(
      String(probe.columns.at([0, 3])),
      `${probe.name}.columns (at [0, 3], :): height [m], doubled [m]`,
    );
    t.match(String(light), /\.cells \(6 cells of 4 x 3 x 2\): value \[m\]/);
  });
});
