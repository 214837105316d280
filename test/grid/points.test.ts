// SPDX-License-Identifier: Apache-2.0
/** In which cells points lie, what values grids have there, and how large cells are. */
import t from 'tap';
import {
  ArgumentError,
  AttributeError,
  newCartesianGrid,
  newGrid,
  newRectilinearGrid,
  newRegularGrid,
  newStructuredGrid,
  newUnstructuredGrid,
  NdArray,
  quantity,
  ShapeError,
  type Grid,
  UnitError,
  type QuantityArray,
} from '../../src/index.js';
import { forEach, startProbe, variants } from '../support/probe.js';

/** A generator of numbers between 0 and 1 that are the same each time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Points between bounds in km: an array of shape `[count, axes]`. */
function pointsBetween(
  bounds: readonly (readonly [number, number])[],
  count: number,
): QuantityArray<'length'> {
  const random = generator(count);
  const data = Float64Array.from({ length: count * bounds.length }, (_, i) => {
    const [low, high] = bounds[i % bounds.length]!;
    return low + random() * (high - low);
  });
  return quantity(new NdArray(data, [count, bounds.length]), 'km');
}

const along = (points: QuantityArray<'length'>, axis: number): Float64Array =>
  points.at('...', axis).toFloat64Array('km');

/** A structured grid that is turned and sheared: `x = 2 i + j / 2`, `y = 3 j - i / 4`. */
function sheared(ni: number, nj: number) {
  const at = (of: (i: number, j: number) => number) =>
    Array.from({ length: ni + 1 }, (_, i) => Array.from({ length: nj + 1 }, (_, j) => of(i, j)));
  return newStructuredGrid({
    corners: [
      quantity(
        at((i, j) => 2 * i + j / 2),
        'km',
      ),
      quantity(
        at((i, j) => 3 * j - i / 4),
        'km',
      ),
    ],
    attributes: { T: 'K', q: 'g/kg' },
    name: 'sheared',
  });
}

t.test('cells of grids with separate edges', (t) => {
  const grid = newRectilinearGrid({
    edges: [
      quantity([0, 1, 3, 7], 'km'),
      quantity([60, 30, 10, 0], 'm'),
      quantity([0, 5, 6], 'km'),
    ],
    name: 'box',
  });
  t.same(grid.indexOf([quantity(2, 'km'), quantity(12, 'm'), quantity(5500, 'm')]), [1, 1, 1]);
  t.same(
    grid.indexOf([quantity(1, 'km'), quantity(0, 'm'), quantity(6, 'km')]),
    [1, 2, 1],
    'edges',
  );
  const xs = quantity([0.5, 6, 2], 'km');
  const ys = quantity([59, 29, 5], 'm');
  const zs = quantity([5.5, 1, 4], 'km');
  const many = grid.indexOf([xs, ys, zs]);
  t.same(many.toNested(), [
    [0, 0, 1],
    [2, 1, 0],
    [1, 2, 0],
  ]);
  t.equal(grid.contains([quantity(7.1, 'km'), quantity(1, 'm'), quantity(1, 'km')]), false);
  t.equal(grid.contains([quantity(NaN, 'km'), quantity(1, 'm'), quantity(1, 'km')]), false);
  const within = grid.contains([
    quantity([6, 8], 'km'),
    quantity([5, 5], 'm'),
    quantity([1, 1], 'km'),
  ]);
  t.same([within.shape, [...within.data]], [[2], [1, 0]]);
  const part = grid.at('1:', ':', ':');
  t.same(part.indexOf([quantity(2, 'km'), quantity(12, 'm'), quantity(1, 'km')]), [0, 1, 0]);
  t.throws(() => part.indexOf([quantity(0.5, 'km'), quantity(1, 'm'), quantity(1, 'km')]), {
    name: 'ArgumentError',
    message: /x = 0\.5 km, y = 1 m, z = 1 km lies outside box \(x: 1 to 7 km/,
  });
  t.end();
});

t.test('every cell has its own centre, in grids of every kind', (t) => {
  const square = newCartesianGrid({ shape: [40, 30], cellSize: quantity(1, 'km') });
  const globe = newRegularGrid({
    shape: [36, 18],
    lengths: quantity([360, 180], 'deg'),
    offset: quantity([-30, -90], 'deg'),
    axes: ['lon', 'lat'],
  });
  const latFirst = newRectilinearGrid({
    edges: [quantity([90, 30, -20, -90], 'deg'), quantity([0, 100, 200, 360], 'deg')],
    axes: ['lat', 'lon'],
  });
  const curvilinear = sheared(9, 7);
  const triangles = newUnstructuredGrid({
    corners: [
      quantity(
        Array.from({ length: 50 }, (_, i) => [i, i + 1, i]),
        'km',
      ),
      quantity(
        Array.from({ length: 50 }, (_, i) => [0, i % 3, 1 + (i % 3)]),
        'km',
      ),
    ],
  });
  // Of one type for all: lengths on the plane, angles on the sphere.
  const grids = [square, globe, latFirst, curvilinear, triangles] as unknown as Grid[];
  for (const grid of grids) {
    const found = grid.indexOf(grid.position);
    t.same([...found], [...grid.indices()], grid.name);
    t.ok(grid.contains(grid.position).data.every((each) => each === 1));
  }
  t.same(globe.indexOf([quantity(-25 + 720, 'deg'), quantity(0, 'deg')]), [0, 9], 'around');
  t.equal(globe.contains([quantity(1000, 'deg'), quantity(90, 'deg')]), true);
  t.equal(curvilinear.contains([quantity(-1, 'km'), quantity(0, 'km')]), false);
  t.throws(() => triangles.indexOf([quantity(-1, 'km'), quantity(0, 'km')]), ArgumentError);
  t.end();
});

t.test('points are found in any direction of the sphere', (t) => {
  const rotated = newStructuredGrid({
    corners: [
      quantity(
        Array.from({ length: 9 }, (_, i) => Array.from({ length: 5 }, () => 160 + 5 * i)),
        'deg',
      ),
      quantity(
        Array.from({ length: 9 }, () => Array.from({ length: 5 }, (_, j) => -10 + 5 * j)),
        'deg',
      ),
    ],
    axes: ['lon', 'lat'],
    name: 'date line',
  });
  t.same(rotated.indexOf([quantity(-178, 'deg'), quantity(2, 'deg')]), [4, 2]);
  t.same(rotated.indexOf([quantity(182, 'deg'), quantity(2, 'deg')]), [4, 2]);
  t.equal(rotated.contains([quantity(2, 'deg'), quantity(2, 'deg')]), false);
  t.end();
});

t.test('bilinear samples reproduce what is bilinear, nearest ones the cell', (t) => {
  const grid = newCartesianGrid({
    shape: [20, 30],
    cellSize: quantity(0.5, 'km'),
    attributes: { T: 'K', q: '' },
    name: 'square',
  });
  const exact = (x: number, y: number) => 280 + 2 * x - y + 0.25 * x * y;
  const [xs, ys] = [grid.x.toFloat64Array('km'), grid.y.toFloat64Array('km')];
  grid.T = quantity(
    xs.map((x, i) => exact(x, ys[i]!)),
    'K',
  );
  const points = pointsBetween(
    [
      [0.25, 9.75],
      [0.25, 14.75],
    ],
    200,
  );
  const [px, py] = [along(points, 0), along(points, 1)];
  const sample = grid.sample(points, { method: 'bilinear' });
  t.same(sample.shape, [200]);
  t.same(sample.attributeNames, ['T'], 'those that have been set');
  const found = sample.T.toFloat64Array('K');
  t.ok(found.every((value, i) => Math.abs(value - exact(px[i]!, py[i]!)) < 1e-10));
  t.same([...sample.x.toFloat64Array('km')], [...px], 'at the points');
  const nearest = grid.sample(points);
  const cells = grid.indexOf(points);
  t.ok(
    [...nearest.T.toFloat64Array('K')].every(
      (value, i) =>
        value === (grid.T.at(cells.at(i, 0), cells.at(i, 1)) as { number: number }).number,
    ),
  );
  const one = grid.sample([quantity(1, 'km'), quantity(2000, 'm')], { method: 'bilinear' });
  t.ok(Math.abs(one.T.valueIn('K') - exact(1, 2)) < 1e-10, 'one point gives a quantity');
  t.throws(() => grid.sample([quantity(11, 'km'), quantity(2, 'km')]), {
    name: 'ArgumentError',
    message: /x = 11 km, y = 2 km lies outside square/,
  });
  const partly = grid.sample([quantity([1, 11], 'km'), quantity([1, 1], 'km')], {
    uncovered: 'NaN',
  });
  t.same(
    [...partly.T.toFloat64Array('K')].map((each) => Number.isNaN(each)),
    [false, true],
  );
  const outside = grid.sample([quantity([12, 11], 'km'), quantity([1, 1], 'km')], {
    uncovered: 'NaN',
  });
  t.ok(outside.T.toFloat64Array('K').every((each) => Number.isNaN(each)));
  t.end();
});

t.test('samples of curvilinear grids, of lines and of boxes', (t) => {
  const grid = sheared(12, 9);
  const exact = (x: number, y: number) => 270 + x - 2 * y;
  const [xs, ys] = [grid.x.toFloat64Array('km'), grid.y.toFloat64Array('km')];
  grid.T = quantity(
    xs.map((x, i) => exact(x, ys[i]!)),
    'K',
  );
  const inner = [quantity([6, 10.5], 'km'), quantity([9, 11], 'km')] as const;
  const sample = grid.sample(inner, { method: 'bilinear', attributes: ['T'] });
  t.ok(
    sample.T.toFloat64Array('K').every((value, i) => {
      const [x, y] = [inner[0].toFloat64Array('km')[i]!, inner[1].toFloat64Array('km')[i]!];
      return Math.abs(value - exact(x, y)) < 1e-9;
    }),
  );
  const depths = newRectilinearGrid({
    edges: [quantity([0, 10, 30, 70], 'm')],
    axes: ['depth'],
    attributes: { T: 'K' },
  });
  depths.T = quantity([5, 20, 50], 'K');
  const line = depths.sample([quantity([2, 5, 12.5, 49, 60], 'm')], { method: 'linear' });
  t.same([...line.T.toFloat64Array('K')], [5, 5, 12.5, 49, 50], 'constant beyond the centres');
  const box = newRegularGrid({
    shape: [8, 9, 10],
    lengths: quantity([8, 9, 10], 'km'),
    attributes: { T: 'K' },
  });
  const [bx, by, bz] = [box.x, box.y, box.z].map((each) => each.toFloat64Array('km'));
  const trilinear = (x: number, y: number, z: number) => 1 + x - 2 * y + 3 * z + x * y * z;
  box.T = quantity(
    bx!.map((x, i) => trilinear(x, by![i]!, bz![i]!)),
    'K',
  );
  const points = pointsBetween(
    [
      [0.5, 7.5],
      [0.5, 8.5],
      [0.5, 9.5],
    ],
    100,
  );
  const [px, py, pz] = [0, 1, 2].map((axis) => along(points, axis));
  const sampled = box.sample(points, { method: 'trilinear' }).T.toFloat64Array('K');
  t.ok(sampled.every((value, i) => Math.abs(value - trilinear(px![i]!, py![i]!, pz![i]!)) < 1e-9));
  const nearest = box.sample(points).T.toFloat64Array('K');
  const middle = (value: number) => Math.floor(value) + 0.5;
  t.ok(
    nearest.every(
      (value, i) => value === trilinear(middle(px![i]!), middle(py![i]!), middle(pz![i]!)),
    ),
  );
  t.throws(() => box.sample(points, { method: 'bilinear' }), {
    name: 'ArgumentError',
    message: /'bilinear' is for grids with 2 axes/,
  });
  t.throws(() => box.sample(points, { method: 'cubic' as 'linear' }), {
    name: 'ArgumentError',
    message: /nearest, linear, bilinear, trilinear/,
  });
  t.end();
});

t.test('volumes', (t) => {
  const boxes = newRectilinearGrid({
    edges: [quantity([0, 1, 3], 'km'), quantity([0, 2], 'km'), quantity([30, 10, 0], 'm')],
  });
  t.same(boxes.cellVolume.valueIn('m^3').map(Math.round).toNested(), [
    [[40e6, 20e6]],
    [[80e6, 40e6]],
  ]);
  t.same(boxes.at('1:', ':', ':').cellVolume.shape, [1, 1, 2]);
  // Prisms between z = 0 and z = 1 + x + y: the integral of that over the unit square is 2.
  const at = (of: (i: number, j: number, k: number) => number) =>
    quantity(
      [0, 1].map((i) => [0, 1].map((j) => [0, 1].map((k) => of(i, j, k)))),
      'm',
    );
  const wedge = newStructuredGrid({
    corners: [at((i) => i), at((_, j) => j), at((i, j, k) => k * (1 + i + j))],
  });
  t.ok(Math.abs(wedge.cellVolume.at(0, 0, 0).valueIn('m^3') - 2) < 1e-12);
  const plane = newCartesianGrid({ shape: [2, 2], cellSize: quantity(1, 'm') });
  t.throws(() => plane.cellVolume, { name: 'ArgumentError', message: /it has 2 spatial axes/ });
  t.throws(() => boxes.at(0, '...').cellVolume, ArgumentError);
  t.end();
});

t.test('bad input', (t) => {
  const grid = newCartesianGrid({
    shape: [3, 4],
    cellSize: quantity(1, 'km'),
    attributes: { T: 'K' },
    name: 'sea',
  });
  t.throws(() => grid.indexOf([quantity(1, 'km')]), {
    name: 'ArgumentError',
    message: /a quantity for each of its axes \(x, y\)/,
  });
  t.throws(() => grid.contains(quantity([1, 2], 'km')), {
    name: 'ShapeError',
    message: /\[2\].*\[\.\.\., 2\].*for one point use a list of quantities/,
  });
  t.throws(() => grid.contains(quantity([[1, 2, 3]], 'km')), ShapeError);
  t.throws(() => grid.contains([quantity([1], 'km'), quantity([1, 2], 'km')]), ShapeError);
  // @ts-expect-error -- a position is a length
  t.throws(() => grid.contains([quantity(1, 's'), quantity(1, 's')]), UnitError);
  t.throws(() => grid.at(1).indexOf([quantity(1, 'km'), quantity(2, 'km')]), ArgumentError);
  t.throws(() => newGrid({ shape: [2] }).contains([]), AttributeError);
  t.throws(() => newGrid({ shape: [2] }).sample([]), AttributeError);
  grid.set({ T: quantity(1, 'K') });
  // @ts-expect-error -- there is no such option
  t.throws(() => grid.sample([quantity(1, 'km'), quantity(2, 'km')], { methd: 'nearest' }), {
    name: 'ArgumentError',
    message: /methd; did you mean method/,
  });
  t.throws(
    // @ts-expect-error -- there is no such attribute
    () => grid.sample([quantity(1, 'km'), quantity(2, 'km')], { attributes: ['U'] }),
    AttributeError,
  );
  t.end();
});

forEach(t, variants, (t, variant) => {
  t.test('samples of a grid of a code', async (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(6, 4, 3);
    const positions = newRegularGrid({ shape: [6, 4], lengths: quantity([6, 4], 'km') });
    const points = [quantity([0.5, 2, 5.1], 'km'), quantity([0.5, 1.5, 3.9], 'km')];
    const sample = probe.cells.sample(points, { positions, method: 'bilinear' });
    t.same(sample.shape, [3, 3], 'levels are carried along');
    t.same((sample.value as QuantityArray<'length'>).valueIn('m').map(Math.round).toNested(), [
      [0, 1, 2],
      [15_100, 15_101, 15_102],
      [46_300, 46_301, 46_302],
    ]);
    const level = await probe.cells
      .at(':', ':', 1)
      .request.sample([quantity(2.6, 'km'), quantity(1.2, 'km')], { positions });
    t.equal((level.value as { number: number }).number, 20_101);
    const [x, y] = [quantity(2.5, 'km'), quantity(1.5, 'km')];
    const hooks = probe.getHookCounts().reads;
    const { value } = probe.cells.sample([x, y], { positions, attributes: ['value'] });
    t.same(
      [...(value as QuantityArray)].map((each) => each.number),
      [20_100, 20_101, 20_102],
    );
    t.equal(probe.getHookCounts().reads - hooks, 1);
    t.throws(
      () =>
        probe.cells.sample([x, y], {
          positions: newRegularGrid({ shape: [3, 4], lengths: quantity([6, 4], 'km') }),
        }),
      ShapeError,
    );
    t.throws(() => probe.cells.sample([x, y], {} as { positions: object }), {
      name: 'AttributeError',
      message: /cells has no positions/,
    });
  });
});
