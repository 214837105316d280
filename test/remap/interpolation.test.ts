// SPDX-License-Identifier: Apache-2.0
/** Remapping by the nearest cell, and bilinear: what they reproduce exactly, and the edges of grids. */
import t from 'tap';
import {
  ArgumentError,
  NdArray,
  newRectilinearGrid,
  newRegularGrid,
  newRemapper,
  newStructuredGrid,
  newUnstructuredGrid,
  quantity,
  RemapError,
  ShapeError,
  UnitError,
} from '../../src/index.js';

const plane = (shape: [number, number], lengths: [number, number], offset: [number, number]) =>
  newRegularGrid({
    shape,
    lengths: quantity(lengths, 'km'),
    offset: quantity(offset, 'km'),
    attributes: { T: 'K' },
  });

/** Bilinear in x and y, and so reproduced by bilinear interpolation on rectilinear grids. */
const product = (x: NdArray, y: NdArray) =>
  x.combine('times', y).combine('plus', x.scale(3)).combine('minus', y);

function worst(first: NdArray, second: NdArray): number {
  const difference = first.combine('minus', second);
  return Math.max(difference.max(), -difference.min());
}

t.test('bilinear on rectilinear grids', (t) => {
  const source = plane([8, 6], [16, 6], [-2, 1]);
  const target = plane([13, 7], [13, 4], [0, 2]);
  const of = (grid: typeof source) => product(grid.x.valueIn('km'), grid.y.valueIn('km'));
  source.T = quantity(of(source), 'K');
  const { coverage, apply } = bound(newRemapper(source, target, { method: 'bilinear' }));
  t.ok(worst(apply(source.T).valueIn('K'), of(target)) < 1e-12, 'what is bilinear is reproduced');
  t.equal(coverage.min(), 1);
  // Reversed axes are the same grid.
  const downwards = (from: number, count: number, step: number) =>
    quantity(
      Array.from({ length: count + 1 }, (_, i) => from - i * step),
      'km',
    );
  const descending = newRectilinearGrid({
    edges: [downwards(14, 8, 2), downwards(7, 6, 1)],
    attributes: { T: 'K' },
  });
  descending.T = quantity(product(descending.x.valueIn('km'), descending.y.valueIn('km')), 'K');
  const back = newRemapper(descending, target, { method: 'bilinear' }).apply(descending.T);
  t.ok(worst(back.valueIn('K'), of(target)) < 1e-12, 'with axes that descend');
  t.end();
});

function bound(remapper: ReturnType<typeof newRemapper>) {
  return { coverage: remapper.coverage, apply: remapper.apply.bind(remapper) };
}

t.test('bilinear on curvilinear grids reproduces what is linear', (t) => {
  const [n, m] = [20, 15];
  const corner = (i: number, j: number) => {
    const [u, v] = [i / n, j / m];
    return [10 * u + 2 * v + Math.sin(3 * v), 8 * v - 1.5 * u + 0.5 * Math.sin(4 * u)];
  };
  const all = (which: 0 | 1) =>
    Array.from({ length: n + 1 }, (_, i) =>
      Array.from({ length: m + 1 }, (_, j) => corner(i, j)[which]!),
    );
  const source = newStructuredGrid({
    corners: [quantity(all(0), 'km'), quantity(all(1), 'km')],
    attributes: { T: 'K' },
  });
  const target = plane([9, 9], [4, 3], [4, 2.5]);
  const linear = (grid: { x: typeof source.x; y: typeof source.y }) =>
    grid.x.valueIn('km').scale(2).combine('minus', grid.y.valueIn('km'));
  source.T = quantity(linear(source), 'K');
  const remapper = newRemapper(source, target, { method: 'bilinear' });
  t.ok(worst(remapper.apply(source.T).valueIn('K'), linear(target)) < 1e-12);
  t.equal(remapper.uncovered, 0);
  t.ok(remapper.matrix.entries > 3.9 * target.size, 'of four cells each');
  t.end();
});

t.test('on the sphere, across the date line and to the poles', (t) => {
  const globe = (shape: [number, number], west: number) =>
    newRegularGrid({
      shape,
      lengths: quantity([360, 180], 'deg'),
      offset: quantity([west, -90], 'deg'),
      axes: ['lon', 'lat'],
      attributes: { T: 'K' },
    });
  const source = globe([72, 36], 20);
  const target = globe([50, 30], -180);
  const smooth = (grid: typeof source) => {
    const lon = grid.lon.toFloat64Array('rad');
    const lat = grid.lat.toFloat64Array('rad');
    return new NdArray(
      lon.map((l, i) => Math.cos(l) * Math.cos(lat[i]!)),
      grid.shape,
    );
  };
  source.T = quantity(smooth(source), 'K');
  for (const method of ['bilinear', 'nearest'] as const) {
    const remapper = newRemapper(source, target, { method });
    const limit = method === 'bilinear' ? 0.002 : 0.07;
    const error = worst(remapper.apply(source.T).valueIn('K'), smooth(target));
    t.ok(error < limit, `${method}: the error is ${error}`);
    t.equal(remapper.uncovered, 0);
  }
  // The same grid as one with corners: its ends meet.
  const edges = (count: number, start: number, length: number) =>
    Array.from({ length: count + 1 }, (_, i) => start + (i * length) / count);
  const [lons, lats] = [edges(72, 20, 360), edges(36, -89, 178)];
  const cornered = newStructuredGrid({
    corners: [
      quantity(
        lons.map((lon) => lats.map(() => lon)),
        'deg',
      ),
      quantity(
        lons.map(() => lats),
        'deg',
      ),
    ],
    axes: ['lon', 'lat'],
    attributes: { T: 'K' },
  });
  cornered.T = quantity(smooth(cornered), 'K');
  const belt = newRegularGrid({
    shape: [90, 20],
    lengths: quantity([360, 100], 'deg'),
    offset: quantity([3, -50], 'deg'),
    axes: ['lon', 'lat'],
    attributes: { T: 'K' },
  });
  const remapper = newRemapper(cornered, belt, { method: 'bilinear' });
  t.equal(remapper.matrix.entries, 4 * belt.size, 'four cells each, also across the seam');
  const error = worst(remapper.apply(cornered.T).valueIn('K'), smooth(belt));
  t.ok(error < 0.002, `the error is ${error}`);
  t.end();
});

t.test('the nearest cell is the nearest', (t) => {
  let state = 1;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const points = Array.from({ length: 300 }, () => [random() * 10, random() * 10] as const);
  const around = (which: 0 | 1) =>
    points.map((point) =>
      [0, 1, 2].map(
        (k) => point[which] + 30 * (which === 0 ? Math.cos(2.1 * k) : Math.sin(2.1 * k)),
      ),
    );
  const source = newUnstructuredGrid({
    corners: [quantity(around(0), 'km'), quantity(around(1), 'km')],
    centres: [0, 1].map((which) =>
      quantity(
        points.map((point) => point[which]!),
        'km',
      ),
    ),
    attributes: { T: 'K' },
  });
  source.T = quantity(
    points.map((_, i) => i),
    'K',
  );
  const target = plane([30, 30], [10, 10], [0, 0]);
  const mask = Uint8Array.from(points, (_, i) => i % 3);
  const found = newRemapper(source, target, { method: 'nearest', sourceMask: mask }).apply(
    source.T,
  );
  const [x, y] = [target.x.toFloat64Array('km'), target.y.toFloat64Array('km')];
  let wrong = 0;
  found.toFloat64Array('K').forEach((chosen, cell) => {
    const square = (i: number) => (points[i]![0] - x[cell]!) ** 2 + (points[i]![1] - y[cell]!) ** 2;
    const best = Math.min(...points.map((_, i) => (mask[i] === 0 ? Infinity : square(i))));
    if (square(chosen) !== best) wrong++;
  });
  t.equal(wrong, 0);
  t.end();
});

t.test('masks and edges', (t) => {
  const source = plane([4, 2], [4, 2], [0, 0]);
  source.T = quantity(
    [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ],
    'K',
  );
  const target = plane([1, 1], [1, 1], [1, 0.25]);
  const apply = (options: object) =>
    newRemapper(source, target, { method: 'bilinear', ...options })
      .apply(source.T)
      .toNested('K');
  t.same(apply({}), [[1]]);
  t.same(
    apply({
      sourceMask: [
        [1, 1],
        [0, 1],
        [1, 1],
        [1, 1],
      ],
    }),
    [[1]],
    'the others of the four',
  );
  const beyond = plane([3, 1], [6, 2], [-1, 0]);
  const clamped = newRemapper(source, beyond, { method: 'bilinear' });
  t.same(
    clamped.apply(source.T).toNested('K'),
    [[0], [1.5], [3]],
    'the outermost cells hold to the edge',
  );
  t.equal(clamped.uncovered, 0);
  const outside = newRemapper(source, plane([3, 1], [9, 2], [0, 0]), { method: 'nearest' });
  t.equal(outside.uncovered, 2);
  // The centres are at 1.5, 4.5 and 7.5 km: beyond the 4 km of the source is nothing.
  t.same(outside.apply(source.T).toNested('K'), [[1], [NaN], [NaN]]);
  t.end();
});

t.test('further axes, any order in memory, arrays of any type', (t) => {
  const source = plane([5, 4], [5, 4], [0, 0]);
  const target = plane([3, 2], [5, 4], [0, 0]);
  const remapper = newRemapper(source, target, { method: 'conservative' });
  const cube = NdArray.zeros([5, 4, 3]);
  cube.data.forEach((_, i) => (cube.data[i] = Math.sin(i)));
  const level = (k: number) => remapper.apply(cube.at(':', ':', k)).copy();
  const levels = remapper.apply(cube);
  t.same(levels.shape, [3, 2, 3]);
  for (const k of [0, 1, 2]) t.ok(worst(levels.at(':', ':', k), level(k)) < 1e-15, `level ${k}`);
  const fortran = new NdArray(new Float64Array(60), [5, 4, 3], [1, 5, 20]).assign(cube);
  t.ok(worst(remapper.apply(fortran), levels) < 1e-15, 'the first axis fastest');
  t.ok(
    worst(remapper.apply(cube.at('::-1', '::-1')), remapper.apply(cube.at('::-1', '::-1').copy())) <
      1e-15,
  );
  const integers = NdArray.zeros([5, 4], Int32Array).fill(7);
  t.ok(worst(remapper.apply(integers), NdArray.zeros([3, 2]).fill(7)) < 1e-14);
  t.end();
});

t.test('bad input', (t) => {
  const source = plane([4, 4], [4, 4], [0, 0]);
  const options = { method: 'conservative' } as const;
  t.throws(() => newRemapper(source, plane([2, 2], [4, 4], [10, 10]), options), {
    name: 'RemapError',
    message:
      /regular grid \(x: 10 to 14 km, y: 10 to 14 km\) lies within regular grid \(x: 0 to 4 km/,
  } satisfies Partial<Record<keyof RemapError, unknown>>);
  for (const method of ['nearest', 'bilinear'] as const)
    t.throws(() => newRemapper(source, plane([2, 2], [4, 4], [10, 10]), { method }), RemapError);
  const globe = newRegularGrid({
    shape: [4, 4],
    lengths: quantity([360, 180], 'deg'),
    offset: quantity([0, -90], 'deg'),
    axes: ['lon', 'lat'],
  });
  t.throws(() => newRemapper(source, globe, options), { name: 'RemapError', message: /sphere/ });
  t.throws(() => newRemapper(source, source, { ...options, sourceMask: [[1, 0]] }), ShapeError);
  t.throws(
    () => newRemapper(source, source, { ...options, targetMask: new Float64Array(16).fill(NaN) }),
    {
      name: 'ArgumentError',
      message: /targetMask of regular grid is NaN/,
    },
  );
  // @ts-expect-error -- there is no such method
  t.throws(() => newRemapper(source, source, { method: 'cubic' }), ArgumentError);
  const seconds = newRegularGrid({ shape: [2, 2], lengths: quantity([4, 4], 's') });
  t.throws(() => newRemapper(source, seconds, options), UnitError);
  const line = newRegularGrid({ shape: [4], lengths: quantity([4], 'km') });
  t.throws(() => newRemapper(source, line, options), {
    name: 'ArgumentError',
    message: /has 1 spatial axis/,
  });
  const large = newStructuredGrid({
    corners: [
      quantity(
        [
          [0, 0],
          [170, 170],
        ],
        'deg',
      ),
      quantity(
        [
          [-80, 80],
          [-80, 80],
        ],
        'deg',
      ),
    ],
    axes: ['lon', 'lat'],
  });
  t.throws(() => newRemapper(globe, large, options), {
    name: 'ArgumentError',
    message: /cell 0 of structured grid is too large/,
  });
  const pentagon = (x: number[], y: number[]) =>
    newUnstructuredGrid({ corners: [quantity([x], 'km'), quantity([y], 'km')] });
  t.throws(() => newRemapper(source, pentagon([0, 2, 2, 1, 0], [0, 0, 2, 1, 2]), options), {
    name: 'ArgumentError',
    message: /has 5 corners and is not convex/,
  });
  const remapper = newRemapper(source, source, options);
  t.throws(() => remapper.apply(quantity([[1, 2]], 'K')), {
    name: 'ShapeError',
    message: /shape \[1, 2\] .* regular grid, which has shape \[4, 4\]/,
  });
  t.throws(() => newRemapper({}, source, options), {
    name: 'ArgumentError',
    message: /source must be a grid/,
  });
  const integral = newRemapper(source, source, { ...options, normalization: 'cellArea' });
  t.throws(() => integral.apply(quantity(source.x.valueIn('km'), 'degC')), UnitError);
  t.end();
});
