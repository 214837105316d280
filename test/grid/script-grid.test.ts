// SPDX-License-Identifier: Apache-2.0
/** Grids in the script: making them, positions, attributes, views, copies, and what is refused. */
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
  Quantity,
  quantity,
  Request,
  ShapeError,
  SliceError,
  UnitError,
  type NestedNumbers,
  type QuantityArray,
} from '../../src/index.js';
import { callListeners } from '../../src/request/listener-queue.js';

const makeGrid = () =>
  newCartesianGrid({
    shape: [3, 4],
    cellSize: quantity(2, 'km'),
    attributes: { SST: 'K', U: 'm/s' },
    name: 'sea',
  });

const nested = (array: QuantityArray, unit: string): NestedNumbers => array.toNested(unit);

t.test('positions', (t) => {
  const cartesian = newCartesianGrid({
    shape: [2, 3],
    cellSize: quantity(1, 'km'),
    offset: [quantity(10, 'km'), quantity(500, 'm')],
  });
  t.same(cartesian.axes, ['x', 'y']);
  t.same(nested(cartesian.x, 'km'), [
    [10.5, 10.5, 10.5],
    [11.5, 11.5, 11.5],
  ]);
  t.same(nested(cartesian.y, 'm'), [
    [1000, 2000, 3000],
    [1000, 2000, 3000],
  ]);
  t.same(cartesian.position.shape, [2, 3, 2]);
  t.same(nested(cartesian.position.at(1, 2, ':'), 'km'), [11.5, 3]);
  t.same(nested(cartesian.at(1, 2).position, 'km'), [11.5, 3]);
  t.equal(cartesian.at(1, 2).x.valueIn('m'), 11500);
  t.same(cartesian.cellSize.map(String), ['1 km', '1 km']);
  t.same(nested(cartesian.cellArea, 'km^2'), [
    [1, 1, 1],
    [1, 1, 1],
  ]);

  const regular = newRegularGrid({
    shape: [2, 2, 5],
    lengths: [quantity(1, 'km'), quantity(1, 'km'), quantity(100, 'm')],
  });
  t.same(regular.axes, ['x', 'y', 'z']);
  t.same(nested(regular.z.at(0, 0, ':'), 'm'), [10, 30, 50, 70, 90]);
  t.same(regular.cellSize.map(String), ['0.5 km', '0.5 km', '20 m']);

  const rectilinear = newRectilinearGrid({
    edges: [quantity([0, 1, 3], 'km'), quantity([60, 30, 10, 0], 'm')],
    axes: ['along', 'down'],
  });
  t.same(rectilinear.shape, [2, 3]);
  t.same(nested(rectilinear.along.at(':', 0), 'km'), [0.5, 2]);
  t.same(nested(rectilinear.down.at(0, ':'), 'm'), [45, 20, 5]);
  t.same(nested(quantity(rectilinear.cellArea.valueIn('m^2').map(Math.round), 'm^2'), 'm^2'), [
    [30e3, 20e3, 10e3],
    [60e3, 40e3, 20e3],
  ]);
  t.throws(() => rectilinear.cellSize, { name: 'AttributeError', attribute: 'cellSize' });
  const byCentres = newRectilinearGrid({ centres: [quantity([1, 2, 4], 'm')] });
  t.same(nested(byCentres.x, 'm'), [1, 2, 4]);

  const poles = newRectilinearGrid({
    centres: [quantity([-90, 0, 90], 'deg'), quantity([0, 180], 'deg')],
    axes: ['lat', 'lon'],
  });
  t.ok(
    Math.abs(poles.cellArea.sum().valueIn('sr') - 4 * Math.PI) < 1e-12,
    'latitudes end at the poles',
  );
  t.throws(() => newRectilinearGrid({ centres: [quantity([1], 'm')] }), {
    name: 'ArgumentError',
    message: /must be given as edges/,
  });

  const structured = newStructuredGrid({
    corners: [
      quantity(
        [
          [0, 0, 0],
          [2, 2, 2],
        ],
        'm',
      ),
      quantity(
        [
          [0, 1, 2],
          [1, 2, 3],
        ],
        'm',
      ),
    ],
  });
  t.same(structured.shape, [1, 2]);
  t.same(nested(structured.x, 'm'), [[1, 1]]);
  t.same(nested(structured.y, 'm'), [[1, 2]]);
  t.same(nested(structured.cellArea, 'm^2'), [[2, 2]]);

  // Over the date line, and over a pole, where means of longitudes would be wrong.
  const dateLine = newUnstructuredGrid({
    corners: [
      quantity(
        [
          [170, -170, -170, 170],
          [0, 90, 180, -90],
        ],
        'deg',
      ),
      quantity(
        [
          [-5, -5, 5, 5],
          [80, 80, 80, 80],
        ],
        'deg',
      ),
    ],
    axes: ['lon', 'lat'],
  });
  const [lon, lat] = [dateLine.lon.toFloat64Array('deg'), dateLine.lat.toFloat64Array('deg')];
  t.ok(
    Math.abs(Math.abs(lon[0]!) - 180) < 1e-12 && Math.abs(lat[0]!) < 1e-12,
    `${lon[0]}, ${lat[0]}`,
  );
  t.ok(Math.abs(lat[1]! - 90) < 1e-9, String(lat[1]));

  const plain = newGrid({ shape: [2, 3], attributes: { T: 'K' } });
  t.same(plain.axes, []);
  t.throws(() => plain.position, AttributeError);
  t.end();
});

t.test('attributes', (t) => {
  const grid = makeGrid();
  t.same(grid.attributeNames, ['SST', 'U']);
  grid.set({ SST: quantity(20, 'degC'), U: quantity(3.6, 'km/hour') });
  t.equal(grid.SST.at(1, 1).valueIn('K'), 293.15, 'converted');
  t.equal(grid.SST.unit.symbol, 'K');
  t.same(nested(grid.U.at(0, ':'), 'm/s'), [1, 1, 1, 1]);
  grid.SST = quantity(
    [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10, 11, 12],
    ],
    'K',
  );
  t.same(nested(grid.SST.at(':', 1), 'K'), [2, 6, 10]);
  const celsius = quantity(
    [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [10, 10, 10, 10],
    ],
    'degC',
  );
  grid.SST = celsius;
  t.equal(grid.SST.max().valueIn('K'), 283.15);
  t.equal(grid.SST.sum().valueIn('K').toFixed(9), (12 * 273.15 + 40).toFixed(9));
  const ratios = newGrid({ shape: [2], attributes: { cover: '', angle: 'deg' } });
  ratios.set({ cover: 0.5, angle: Math.PI });
  t.same(nested(ratios.cover, ''), [0.5, 0.5], 'a number has no dimension');
  t.same(nested(ratios.angle, 'deg'), [180, 180]);
  grid.SST = grid.SST.at('::-1');
  t.equal(grid.at(0, 0).SST.valueIn('K'), 283.15, 'read and written in the same memory');
  t.end();
});

t.test('selections are views', (t) => {
  const grid = makeGrid();
  grid.at('0:2', '1:3').set({ U: quantity(1, 'm/s') });
  t.same(
    nested(grid.U, 'm/s'),
    [
      [NaN, 1, 1, NaN],
      [NaN, 1, 1, NaN],
      [NaN, NaN, NaN, NaN],
    ],
    'what has not been set is to be seen',
  );
  const row = grid.at(':', 1);
  t.same(row.shape, [3]);
  t.equal(row.size, 3);
  row.U = quantity([10, 20, 30], 'm/s');
  t.same(nested(grid.U.at(':', 1), 'm/s'), [10, 20, 30]);
  t.same(nested(grid.at(':', 1).at('::-1').U, 'm/s'), [30, 20, 10], 'of a selection');
  t.same(nested(row.x, 'km'), [1, 3, 5]);
  t.same(nested(row.y, 'km'), [3, 3, 3]);
  const cell = grid.at(2, 1);
  cell.U = quantity(0.5, 'km/s');
  t.ok(cell.U instanceof Quantity);
  t.equal(grid.U.at(2, 1).number, 500);
  t.equal(row.at(-1).U.number, 500);
  grid.U.at(0, ':').assign(quantity(7, 'm/s'));
  t.same(
    nested(grid.at(0).U, 'm/s'),
    [7, 7, 7, 7],
    'what is read is the memory of the grid itself',
  );
  t.end();
});

t.test('cells one by one', (t) => {
  const grid = newCartesianGrid({
    shape: [2, 3],
    cellSize: quantity(1, 'm'),
    attributes: { T: 'K' },
  });
  for (const cell of grid.cells())
    cell.T = quantity(cell.x.valueIn('m') * 10 + cell.y.valueIn('m'), 'K');
  t.same(nested(grid.T, 'K'), [
    [5.5, 6.5, 7.5],
    [15.5, 16.5, 17.5],
  ]);
  const backwards = [...grid.at('::-1', 1).cells()].map((cell) => cell.T.number);
  t.same(backwards, [16.5, 6.5]);
  t.end();
});

t.test('copies', (t) => {
  const grid = makeGrid();
  grid.set({ SST: quantity(280, 'K') });
  const copy = grid.copy();
  copy.set({ SST: quantity(1, 'K') });
  t.equal(grid.SST.min().number, 280);
  t.throws(() => copy.U, AttributeError, 'what is not set is not copied');
  t.same(nested(copy.x, 'km'), nested(grid.x, 'km'));
  const part = grid.at('1:', '::2').copy();
  t.same(part.shape, [2, 2]);
  t.same(nested(part.y, 'km'), [
    [1, 5],
    [1, 5],
  ]);
  part.SST = quantity(
    [
      [1, 2],
      [3, 4],
    ],
    'K',
  );
  t.equal(grid.SST.max().number, 280);
  const block = grid.at('1:', '1:3').copy();
  t.same(nested(block.cellArea, 'km^2'), [
    [4, 4],
    [4, 4],
  ]);
  t.throws(
    () => part.cellArea,
    ArgumentError,
    'cells that are not beside each other have no boundaries',
  );
  const empty = grid.emptyCopy({ wind: 'm/s' });
  t.same(empty.attributeNames, ['wind']);
  t.same(nested(empty.y, 'km'), nested(grid.y, 'km'));
  t.throws(() => grid.emptyCopy().SST, AttributeError);
  const line = grid.at(1).copy();
  t.same(line.shape, [4]);
  t.same(nested(line.position, 'km'), nested(grid.position.at(1, '...'), 'km'));
  t.end();
});

t.test('asynchronously', async (t) => {
  const grid = makeGrid();
  grid.set({ SST: quantity(280, 'K') });
  const read = grid.request.SST;
  t.ok(read instanceof Request && read.isFinished);
  t.equal((await read).min().number, 280);
  const value = Request.pending<QuantityArray<'temperature'>>({ method: 'a value to come' });
  grid.request.SST = value;
  const later = grid.request.SST.map((array) => array.max().number);
  const set = grid.request.set({ SST: later.map((number) => quantity(number + 1, 'K')) });
  t.notOk(later.isFinished || set.isFinished);
  value.succeed(
    quantity(
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
        [9, 10, 11, 12],
      ],
      'K',
    ),
  );
  callListeners();
  await set;
  t.equal(later.result(), 12, 'what is read after an assignment is what was assigned');
  t.equal(grid.SST.min().number, 13);
  const wrong = Request.pending<QuantityArray<'length per time'>>({ method: 'another one' });
  const failing = grid.request.set({ U: wrong });
  wrong.succeed(quantity([1], 'm/s'));
  callListeners();
  await t.rejects(failing.promise(), { name: 'ShapeError', message: /sea\.U/ });
  t.end();
});

t.test('bad input names the grid, the attribute, and both units or shapes', (t) => {
  const grid = makeGrid();
  t.throws(() => grid.SST, {
    name: 'AttributeError',
    grid: 'sea',
    attribute: 'SST',
    message: 'sea.SST cannot be read: it has not been set',
  });
  t.throws(
    () => {
      // @ts-expect-error -- the compiler knows, too
      grid.SST = quantity([[1]], 'kg');
    },
    {
      name: 'UnitError',
      message: "sea.SST is in 'K' (a temperature), but the value is in 'kg' (a mass)",
      given: 'kg',
      expected: 'K',
    } satisfies Partial<UnitError>,
  );
  t.throws(
    () => {
      grid.at(0).U = quantity([1, 2], 'm/s');
    },
    {
      name: 'ShapeError',
      message: 'an array of shape [2] was assigned to sea.U where the selection has shape [4]',
      expected: [4],
      given: [2],
    } satisfies Partial<ShapeError>,
  );
  t.throws(
    () => {
      (grid as { SST: unknown }).SST = 280;
    },
    { name: 'ArgumentError', message: 'sea.SST must be a quantity in K, not 280' },
  );
  t.throws(
    () => {
      (grid as { x: unknown }).x = quantity(1, 'm');
    },
    { name: 'AttributeError', message: 'sea.x is read only' },
  );
  t.throws(
    () => {
      grid.set({ salt: quantity(1, 'psu') } as object);
    },
    { name: 'AttributeError', message: 'sea has no attribute salt; it has SST, U' },
  );
  t.throws(() => grid.at(3), {
    name: 'SliceError',
    message: /index 3 is out of range for axis 0 of sea/,
  });
  t.throws(() => (grid.at as (...index: unknown[]) => unknown)(1, 2, 3), SliceError);
  t.throws(() => newCartesianGrid({ shape: [0, 1], cellSize: quantity(1, 'm') }), ShapeError);
  t.throws(() => newCartesianGrid({ shape: [1], cellSize: quantity(-1, 'm') }), ArgumentError);
  t.throws(
    () => newCartesianGrid({ shape: [1], cellSize: quantity(1, 'm'), attributes: { shape: 'm' } }),
    { name: 'ArgumentError', message: /an attribute called shape/ },
  );
  t.throws(
    () =>
      // @ts-expect-error -- the compiler says that 'nonsense' is not a unit
      newCartesianGrid({ shape: [1], cellSize: quantity(1, 'm'), attributes: { T: 'nonsense' } }),
    UnitError,
  );
  t.throws(
    () => newCartesianGrid({ shape: [1, 2], cellSize: quantity(1, 'm'), axes: ['x'] }),
    ArgumentError,
  );
  t.throws(() => newRegularGrid({ shape: [1, 2], lengths: quantity([1], 'm') }), ArgumentError);
  t.throws(() => newRectilinearGrid({ edges: [quantity([0, 2, 1], 'm')] }), {
    name: 'ArgumentError',
    message: /boundary 2 of axis x of rectilinear grid is 1, after 2/,
  });
  t.throws(() => newRectilinearGrid({ edges: [quantity([0, NaN, 1], 'm')] }), ArgumentError);
  t.throws(
    () => newRectilinearGrid({ edges: [quantity([0, 1], 'm')], centres: [quantity([0, 1], 'm')] }),
    ShapeError,
  );
  t.throws(
    () =>
      newStructuredGrid({
        corners: [
          quantity(
            [
              [0, NaN],
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
        ],
      }),
    {
      name: 'ArgumentError',
      message: /element 1 of the corners of axis x of structured grid is NaN/,
    },
  );
  t.throws(
    () =>
      newStructuredGrid({
        corners: [
          quantity(
            [
              [0, 1],
              [1, 1],
            ],
            'm',
          ),
          quantity([[0, 1]], 'm'),
        ],
      }),
    ShapeError,
  );
  t.throws(
    () => newUnstructuredGrid({ corners: [quantity([[0, 1]], 'm'), quantity([[0, 1]], 'm')] }),
    ShapeError,
  );
  const sphere = (lengths: [number, number], south: number) =>
    newRegularGrid({
      shape: [4, 4],
      lengths: quantity(lengths, 'deg'),
      offset: quantity([0, south], 'deg'),
      axes: ['lon', 'lat'],
    });
  t.throws(() => sphere([360, 180], 0), { name: 'ArgumentError', message: /beyond a pole/ });
  t.throws(() => sphere([400, 90], 0), { name: 'ArgumentError', message: /at most 360 deg/ });
  t.throws(
    () => newRegularGrid({ shape: [4, 4], lengths: quantity([4, 4], 'km'), axes: ['lon', 'lat'] }),
    UnitError,
  );
  t.end();
});

t.test('as text', async (t) => {
  const { inspect } = await import('node:util');
  const grid = makeGrid();
  grid.set({ U: quantity(1, 'm/s') });
  t.equal(inspect(grid), 'sea (3 x 4): SST [K, not set], U [m/s]');
  t.end();
});
