// SPDX-License-Identifier: Apache-2.0
/**
 * Conservative remapping against exact integrals: on the plane and on the sphere, between rectilinear,
 * curvilinear and unstructured grids.
 */
import t, { type Test } from 'tap';
import {
  newRectilinearGrid,
  newRegularGrid,
  newRemapper,
  newStructuredGrid,
  newUnstructuredGrid,
  quantity,
  type NdArray,
  type QuantityArray,
  type Remapper,
} from '../../src/index.js';

const degree = Math.PI / 180;

/** Corners of a grid whose rows and columns are bent, on the unit square times a length. */
function bentCorners(rows: number, columns: number, length: number, bend: number) {
  const xs: number[][] = [];
  const ys: number[][] = [];
  for (let i = 0; i <= rows; i++) {
    xs.push([]);
    ys.push([]);
    for (let j = 0; j <= columns; j++) {
      const [u, v] = [i / rows, j / columns];
      // Nothing moves along the boundary, so that the square stays one.
      xs[i]!.push(length * (u + bend * Math.sin(Math.PI * u) * Math.sin(2 * Math.PI * v)));
      ys[i]!.push(length * (v + bend * Math.sin(2 * Math.PI * u) * Math.sin(Math.PI * v)));
    }
  }
  return [quantity(xs, 'km'), quantity(ys, 'km')] as const;
}

/** A grid on the sphere whose poles lie elsewhere: a regular one, turned about the x axis. */
function turnedCorners(columns: number, rows: number, angle: number) {
  const lon: number[][] = [];
  const lat: number[][] = [];
  for (let i = 0; i <= columns; i++) {
    lon.push([]);
    lat.push([]);
    for (let j = 0; j <= rows; j++) {
      const [l, p] = [(2 * Math.PI * i) / columns, Math.PI * (j / rows - 0.5)];
      const [x, y, z] = [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const [v, w] = [c * y - s * z, s * y + c * z];
      lon[i]!.push(Math.atan2(v, x) / degree);
      lat[i]!.push(Math.asin(Math.max(-1, Math.min(1, w))) / degree);
    }
  }
  return [quantity(lon, 'deg'), quantity(lat, 'deg')] as const;
}

function integral(values: NdArray, areas: NdArray): number {
  return values.combine('times', areas).sum();
}

function near(t: Test, found: number, expected: number, tolerance: number, what: string): void {
  t.ok(
    Math.abs(found - expected) <= tolerance * Math.max(1e-300, Math.abs(expected)),
    `${what}: ${found}, expected ${expected}`,
  );
}

/** Constants stay, integrals stay, and all of the target is covered. */
function checkWhole(t: Test, remapper: Remapper, source: QuantityArray, tolerance: number) {
  const one = quantity(
    source.valueIn('K').map(() => 1),
    'K',
  );
  const ones = remapper.apply(one).valueIn('K');
  t.ok(
    ones.min() > 1 - 1e-13 && ones.max() < 1 + 1e-13,
    `constant: ${ones.min()} to ${ones.max()}`,
  );
  const { coverage, sourceAreas, targetAreas } = remapper;
  t.ok(coverage.min() > 1 - tolerance, `covered: ${coverage.min()}`);
  t.equal(remapper.uncovered, 0);
  near(t, targetAreas.sum(), sourceAreas.sum(), tolerance, 'areas');
  const numbers = source.valueIn('K');
  const after = remapper.apply(source).valueIn('K');
  near(t, integral(after, targetAreas), integral(numbers, sourceAreas), tolerance, 'integral');
}

const bent = newStructuredGrid({ corners: bentCorners(23, 31, 10, 0.08), attributes: { T: 'K' } });
const square = newRegularGrid({
  shape: [17, 12],
  lengths: quantity([10, 10], 'km'),
  attributes: { T: 'K' },
});
const inMetres = newRectilinearGrid({
  edges: [quantity([0, 1000, 3000, 10000], 'm'), quantity([10000, 4000, 3500, 0], 'm')],
});
const globe = newRegularGrid({
  shape: [36, 18],
  lengths: quantity([360, 180], 'deg'),
  offset: quantity([-30, -90], 'deg'),
  axes: ['lon', 'lat'],
  attributes: { T: 'K' },
});
const latFirst = newRegularGrid({
  shape: [25, 40],
  lengths: quantity([180, 360], 'deg'),
  offset: quantity([-90, 5], 'deg'),
  axes: ['lat', 'lon'],
  attributes: { T: 'K' },
});
const turned = newStructuredGrid({
  corners: turnedCorners(24, 16, 37 * degree),
  axes: ['lon', 'lat'],
  attributes: { T: 'K' },
});
const turnedElsewhere = newStructuredGrid({
  corners: turnedCorners(30, 22, -71 * degree),
  axes: ['lon', 'lat'],
  attributes: { T: 'K' },
});

for (const grid of [bent, square])
  grid.T = quantity(grid.x.valueIn('km').combine('times', grid.y.valueIn('km')), 'K');
for (const grid of [globe, latFirst, turned, turnedElsewhere])
  grid.T = quantity(
    grid.lat.valueIn('rad').map((lat) => 280 + 30 * Math.cos(lat)),
    'K',
  ).plus(quantity(grid.lon.valueIn('rad').map(Math.sin), 'K'));

t.test('on the plane', (t) => {
  near(t, bent.cellArea.sum().valueIn('km^2'), 100, 1e-12, 'area of the bent grid');
  for (const [source, target] of [
    [bent, square],
    [square, bent],
    [square, inMetres],
    [bent, inMetres],
    [bent, bent],
  ] as const)
    checkWhole(t, newRemapper(source, target, { method: 'conservative' }), source.T, 1e-12);
  // Cell means of a field that is linear are exact where cells of the target are unions of the source's.
  const fine = newRegularGrid({
    shape: [20, 30],
    lengths: quantity([4, 3], 'km'),
    attributes: { T: 'K' },
  });
  const coarse = newRegularGrid({ shape: [4, 5], lengths: quantity([4, 3], 'km') });
  fine.T = quantity(fine.x.valueIn('km').combine('plus', fine.y.valueIn('km')), 'K');
  const means = newRemapper(fine, coarse, { method: 'conservative' }).apply(fine.T).valueIn('K');
  const exact = coarse.x.valueIn('km').combine('plus', coarse.y.valueIn('km'));
  t.ok(means.combine('minus', exact).max() < 1e-13 && means.combine('minus', exact).min() > -1e-13);
  t.end();
});

t.test('on the sphere', (t) => {
  near(t, globe.cellArea.sum().valueIn('sr'), 4 * Math.PI, 1e-13, 'area of the globe');
  near(t, turned.cellArea.sum().valueIn('sr'), 4 * Math.PI, 1e-12, 'area of the turned one');
  // A belt of cells: 2 pi (sin 10 deg - sin 0 deg), exactly.
  const belt = globe.cellArea.at(':', 9).sum().valueIn('sr');
  near(t, belt, 2 * Math.PI * Math.sin(10 * degree), 1e-13, 'area of a belt');
  for (const [source, target] of [
    [globe, latFirst],
    [latFirst, globe],
    [globe, turned],
    [turned, latFirst],
    [turned, turnedElsewhere],
  ] as const)
    checkWhole(t, newRemapper(source, target, { method: 'conservative' }), source.T, 1e-10);
  t.end();
});

t.test('cells as large as hemispheres, and a pole within a cell', (t) => {
  for (const shape of [
    [1, 1],
    [1, 2],
    [3, 2],
    [5, 1],
  ] as const) {
    const large = newRegularGrid({
      shape,
      lengths: quantity([360, 180], 'deg'),
      offset: quantity([11, -90], 'deg'),
      axes: ['lon', 'lat'],
      attributes: { T: 'K' },
    });
    checkWhole(t, newRemapper(turned, large, { method: 'conservative' }), turned.T, 1e-10);
    checkWhole(t, newRemapper(globe, large, { method: 'conservative' }), globe.T, 1e-10);
    large.set({ T: quantity(1, 'K') });
    checkWhole(t, newRemapper(large, turned, { method: 'conservative' }), large.T, 1e-10);
  }
  t.end();
});

t.test('a cell with a dent, and cells in no order', (t) => {
  // An arrowhead; its area by hand.
  const dented = newStructuredGrid({
    corners: [
      quantity(
        [
          [0, 2],
          [2, 1.5],
        ],
        'm',
      ),
      quantity(
        [
          [0, 1],
          [3, 1.5],
        ],
        'm',
      ),
    ],
    attributes: { T: 'K' },
  });
  const square = newRegularGrid({
    shape: [4, 4],
    lengths: quantity([4, 4], 'm'),
    attributes: { T: 'K' },
  });
  square.set({ T: quantity(1, 'K') });
  const area = 1.5;
  near(t, dented.cellArea.sum().valueIn('m^2'), area, 1e-14, 'area of the arrowhead');
  for (const normalization of ['coveredArea', 'cellArea'] as const) {
    const onto = newRemapper(square, dented, { method: 'conservative', normalization });
    near(t, onto.apply(square.T).sum().valueIn('K'), 1, 1e-13, 'a mean over the dented cell');
    const from = newRemapper(dented, square, { method: 'conservative', normalization: 'cellArea' });
    dented.T = quantity([[1]], 'K');
    near(
      t,
      from
        .apply(dented.T, quantity(from.coverage.scale(0), 'K'))
        .sum()
        .valueIn('K'),
      area,
      1e-13,
      'its integral',
    );
  }
  const triangles = newUnstructuredGrid({
    corners: [
      quantity(
        [
          [0, 4, 4],
          [0, 4, 0],
        ],
        'm',
      ),
      quantity(
        [
          [0, 0, 4],
          [0, 4, 4],
        ],
        'm',
      ),
    ],
    attributes: { T: 'K' },
  });
  triangles.T = quantity([1, 2], 'K');
  const split = newRemapper(triangles, square, { method: 'conservative' }).apply(triangles.T);
  t.same(split.toNested('K'), [
    [1.5, 2, 2, 2],
    [1, 1.5, 2, 2],
    [1, 1, 1.5, 2],
    [1, 1, 1, 1.5],
  ]);
  t.end();
});

t.test('masks, and cells that are covered in part', (t) => {
  const source = newRegularGrid({
    shape: [4, 1],
    lengths: quantity([4, 1], 'km'),
    attributes: { T: 'K' },
  });
  source.T = quantity([[1], [2], [3], [4]], 'K');
  const target = newRegularGrid({ shape: [2, 1], lengths: quantity([4, 1], 'km') });
  const apply = (options: object) =>
    newRemapper(source, target, { method: 'conservative', ...options })
      .apply(source.T)
      .toNested('K');
  t.same(apply({}), [[1.5], [3.5]]);
  t.same(apply({ sourceMask: [[1], [0], [1], [1]] }), [[1], [3.5]], 'the mean of what is there');
  t.same(
    apply({ sourceMask: new Uint8Array([1, 0, 1, 1]), normalization: 'cellArea' }),
    [[0.5], [3.5]],
    'its integral over the whole cell',
  );
  t.same(apply({ targetMask: quantity([[0], [1]], '1') }), [[NaN], [3.5]]);
  t.end();
});
