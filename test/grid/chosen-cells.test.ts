// SPDX-License-Identifier: Apache-2.0
/**
 * Cells that are chosen by lists of indices and by conditions, against a model of the same grid in plain
 * JavaScript; of grids of the script, and of codes in every language and on every channel.
 */
import t, { type Test } from 'tap';
import {
  Mask,
  newGrid,
  quantity,
  ShapeError,
  UnitError,
  type QuantityArray,
} from '../../src/index.js';
import { allVariants, forEach, startProbe } from '../support/probe.js';

const shape = [7, 5, 6] as const;
const [nx, ny, nz] = shape;
const size = nx * ny * nz;

/** What the bodies need of a grid, of a code or of the script. */
type ProbeLike = ReturnType<typeof scriptCells>;

function scriptCells() {
  const cells = newGrid({ shape, attributes: { value: 'm', density: 'kg/m^3' }, name: 'cells' });
  const values = Float64Array.from({ length: size }, (_, i) => {
    const [x, y, z] = indicesOf(i);
    return 10_000 * x + 100 * y + z;
  });
  cells.set({ value: quantity(values, 'm'), density: quantity(1, 'kg/m^3') });
  return cells;
}

function indicesOf(cell: number): [number, number, number] {
  return [Math.floor(cell / (ny * nz)), Math.floor(cell / nz) % ny, cell % nz];
}

/** The number of the cell that a value of the probe is that of, by what it has at first. */
const valueAt = (x: number, y: number, z: number) => 10_000 * x + 100 * y + z;

function numbers(array: QuantityArray): number[] {
  return [...array].map((each) => each.number);
}

/** A mask of a shape. */
function maskWhere(isChosen: (x: number, y: number, z: number, cell: number) => boolean) {
  const data = Uint8Array.from({ length: size }, (_, cell) =>
    isChosen(...indicesOf(cell), cell) ? 1 : 0,
  );
  return new Mask(data, shape);
}

/** Tests of lists, which are the same for both kinds of grids. */
function lists(t: Test, cells: ProbeLike): void {
  const before = numbers(cells.value);
  const picked = cells.at([1, 5, 2], '...');
  t.same(picked.shape, [3, ny, nz]);
  t.same(
    numbers(picked.value),
    [1, 5, 2].flatMap((x) => before.slice(x * ny * nz, (x + 1) * ny * nz)),
  );
  const ix = cells.at([0, -1, 3], 2, [5, 1, 0]);
  t.same(ix.shape, [3, 3]);
  t.same(
    numbers(ix.value),
    [0, 6, 3].flatMap((x) => [5, 1, 0].map((z) => valueAt(x, 2, z))),
    'each combination',
  );
  t.same(numbers(cells.at('...', [0, 2, 3]).at(1, [4, 0], '...').value), [
    ...[0, 2, 3].map((z) => valueAt(1, 4, z)),
    ...[0, 2, 3].map((z) => valueAt(1, 0, z)),
  ]);
  t.same(
    numbers(ix.at(-1).value),
    [5, 1, 0].map((z) => valueAt(3, 2, z)),
  );
  t.same(ix.at(0, 1).value.number, valueAt(0, 2, 1));
  t.same(numbers(cells.at([-1, -2, -3], 0, 0).value), [60_000, 50_000, 40_000], 'backwards');
  t.same(cells.at([], '...').shape, [0, ny, nz]);
  t.same(numbers(cells.at([], '...').value), []);
  t.same(
    [...ix.cells()].map((cell) => cell.value.number),
    numbers(ix.value),
  );
  t.same([...ix.indices().at(1, 2, ':')], [6, 2, 0], 'indices in the grid');

  const expected = [...before];
  const values = Float64Array.from({ length: 9 }, (_, i) => -i - 1);
  ix.value = quantity(quantity(values, 'm').valueIn('m').reshape([3, 3]), 'm');
  [0, 6, 3].forEach((x, i) => {
    [5, 1, 0].forEach((z, k) => (expected[x * ny * nz + 2 * nz + z] = values[3 * i + k]!));
  });
  t.same(numbers(cells.value), expected, 'written, and nothing else');
  t.same(numbers(ix.value), [...values]);
  cells.at([1, 2], '...', [3, 0, 4]).set({ value: quantity(7, 'cm') });
  expected.forEach((_, i) => {
    const [x, , z] = indicesOf(i);
    if ((x === 1 || x === 2) && [3, 0, 4].includes(z)) expected[i] = 0.07;
  });
  t.same(numbers(cells.value), expected, 'one value for all, converted');
  ix.value = quantity(values, 'm');
  t.same(numbers(ix.value), [...values], 'as many values as cells, in C order');

  const now = numbers(cells.value);
  t.throws(() => cells.at([0, 7], '...').value, {
    name: 'SliceError',
    message: /index 7, at 1 in a list, is out of range for axis 0 of .*cells.* length 7/,
  });
  t.throws(
    () => {
      cells.at([0, 1, 7], '...').set({ value: quantity(1, 'm') });
    },
    { name: 'SliceError', message: /7/ },
  );
  t.throws(() => {
    ix.value = quantity([1, 2], 'm');
  }, ShapeError);
  t.throws(() => {
    // @ts-expect-error -- a mass is not a length
    ix.set({ value: quantity(1, 'kg') });
  }, UnitError);
  t.same(numbers(cells.value), now, 'what is refused changes nothing');
}

/** Tests of masks, which are the same for both kinds of grids. */
function masks(t: Test, cells: ProbeLike): void {
  const before = numbers(cells.value);
  const isChosen = (x: number, y: number, z: number) =>
    (x * 3 + y * 5 + z * 7) % 4 === 1 || (x === 2 && y > 1) || x === 5;
  const own = maskWhere(isChosen);
  const chosen = cells.where(own);
  const places = [...own.data.keys()].filter((cell) => own.data[cell] === 1);
  t.same(chosen.shape, [places.length]);
  t.equal(chosen.size, places.length);
  t.same(
    numbers(chosen.value),
    places.map((cell) => before[cell]!),
  );
  t.same(chosen.indices().shape, [places.length, 3]);
  t.same([...chosen.indices()], places.flatMap(indicesOf));
  t.same(
    numbers(chosen.at('::-3').value),
    places
      .map((cell) => before[cell]!)
      .reverse()
      .filter((_, i) => i % 3 === 0),
  );
  t.equal(chosen.at(2).value.number, before[places[2]!]);
  t.same(
    [...chosen.at(':4').cells()].map((cell) => cell.value.number),
    numbers(chosen.at(':4').value),
  );

  const expected = [...before];
  const values = Float64Array.from(places, (_, i) => -i - 1);
  chosen.value = quantity(values, 'm');
  places.forEach((cell, i) => (expected[cell] = values[i]!));
  t.same(numbers(cells.value), expected, 'written, and nothing else');
  chosen.at([4, 1, 2]).value = quantity([1, 2, 3], 'km');
  [4, 1, 2].forEach((number, i) => (expected[places[number]!] = 1000 * (i + 1)));
  t.same(numbers(cells.value), expected, 'in any order, converted');
  chosen.at(0).value = quantity(5, 'm');
  expected[places[0]!] = 5;
  const again = chosen.where(new Mask(Uint8Array.from(places, (_, i) => (i % 2 === 0 ? 1 : 0))));
  again.set({ value: quantity(0.5, 'm') });
  places.forEach((cell, i) => {
    if (i % 2 === 0) expected[cell] = 0.5;
  });
  t.same(numbers(cells.value), expected, 'chosen from those that were');
  const plane = cells.at(':', 3, '::-1');
  const half = plane.where(
    new Mask(
      Uint8Array.from({ length: nx * nz }, (_, i) => (i % nz < 2 ? 1 : 0)),
      [nx, nz],
    ),
  );
  t.same(
    numbers(half.value),
    [...Array(nx).keys()].flatMap((x) => [5, 4].map((z) => expected[x * ny * nz + 3 * nz + z]!)),
    'from a selection',
  );
  t.same([...half.indices().at(1, ':')], [0, 3, 4]);
  const copy = chosen.copy();
  t.same(copy.shape, [places.length]);
  t.same(numbers(copy.value), numbers(chosen.value));
  copy.set({ value: quantity(0, 'm') });
  t.same(numbers(cells.value), expected, 'a copy is a copy');
  const large = cells.where(({ value }) => value.greaterThan(quantity(60, 'km')));
  t.ok(large.size > 0 && large.value.min().number > 60_000, 'by a function of the cells');

  const none = cells.where(maskWhere(() => false));
  t.same(none.shape, [0]);
  t.same(numbers(none.value), []);
  none.set({ value: quantity(1, 'm') });
  none.value = quantity(new Float64Array(0), 'm');
  t.same(numbers(cells.value), expected);
  t.throws(() => cells.where(new Mask(new Uint8Array(nx))), {
    name: 'ShapeError',
    message: /a mask of shape \[7\] .*cells.* \[7, 5, 6\]/,
  });
  t.throws(() => {
    chosen.value = quantity([1, 2], 'm');
  }, ShapeError);
  t.throws(() => {
    // @ts-expect-error -- a mass is not a length
    chosen.set({ value: quantity(1, 'kg') });
  }, UnitError);
  t.same(numbers(cells.value), expected, 'what is refused changes nothing');
}

t.test('lists in a grid of the script', (t) => {
  lists(t, scriptCells());
  t.end();
});

t.test('masks in a grid of the script', (t) => {
  masks(t, scriptCells());
  t.end();
});

t.test('the positions of chosen cells', (t) => {
  const cells = scriptCells();
  t.throws(() => cells.where(maskWhere(() => true)).position, { name: 'AttributeError' });
  t.end();
});

forEach(t, allVariants, (t, variant) => {
  t.test('lists in a grid of a code', (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(nx, ny, nz);
    lists(t, probe.cells as unknown as ProbeLike);
    t.end();
  });

  t.test('masks in a grid of a code', (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(nx, ny, nz);
    masks(t, probe.cells as unknown as ProbeLike);
    t.end();
  });

  t.test('as few blocks as there are, and no cell beside them', (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(nx, ny, nz);
    const counts = () => {
      const { reads, writes } = probe.getHookCounts();
      return [reads, writes] as const;
    };
    const during = (action: () => unknown) => {
      const [reads, writes] = counts();
      action();
      const [moreReads, moreWrites] = counts();
      return [moreReads - reads, moreWrites - writes];
    };
    t.same(
      during(() => probe.cells.at([1, 3, 5], '...').value),
      [1, 0],
      'equal distances',
    );
    t.same(
      during(() => probe.cells.at([0, 1, 4], [4, 3, 1], 2).value),
      [4, 0],
    );
    const ring = probe.cells.at([0, 1, 4], '...', [0, 1]);
    t.same(
      during(() => (ring.value = quantity(1, 'm'))),
      [0, 2],
    );
    const box = maskWhere((x, y, z) => x > 1 && x < 5 && y > 0 && z > 2);
    t.same(
      during(() => probe.cells.where(box).value),
      [1, 0],
    );
    t.same(
      during(() => probe.cells.where(box).set({ value: quantity(2, 'm') })),
      [0, 1],
      'a block is one block',
    );
    const written = numbers(probe.cells.written);
    probe.cells.where(maskWhere((x, y, z) => x === y && z > 1)).set({ value: quantity(3, 'm') });
    const after = numbers(probe.cells.written).map((count, i) => count - written[i]!);
    t.same(
      after,
      [...maskWhere((x, y, z) => x === y && z > 1).data],
      'the worker was told which cells were written',
    );
    t.end();
  });

  t.test('all at once, without waiting', async (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(nx, ny, nz);
    const sleeping = probe.sleepFor.asynchronous(quantity(100, 'ms'));
    const list = probe.cells.at([0, 1, 4], '...');
    list.request.value = quantity(1, 'm');
    const read = list.request.value;
    const doubled = read.map((value) => value.times(2));
    const set = list.request.set({ value: doubled });
    const choosing = probe.cells.request.where((cells) =>
      cells.value.map((value) => value.equalTo(quantity(2, 'm'))),
    );
    const indices = probe.cells.at(2, [1, 3]).request.indices();
    t.equal(sleeping.isFinished, false, 'nothing has waited');
    await set;
    const twos = await choosing;
    t.equal(twos.size, 3 * ny * nz);
    t.equal((await indices).shape.join(), '2,6,3');
    twos.request.value = probe.cells
      .at([0, 1, 4], '...')
      .request.value.map((value) => quantity(value.valueIn('m').reshape([-1]).scale(4), 'm'));
    t.equal((await twos.request.value).min().number, 8);
    t.equal((await probe.cells.request.value).at(0, 0, 0).number, 8);
    const wrong = twos.request.set({ value: twos.request.value.map((value) => value.at(':3')) });
    await t.rejects(wrong.promise(), ShapeError);
  });

  t.test('channels between chosen cells', async (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(nx, ny, nz);
    const grid = scriptCells();
    const diagonal = maskWhere((x, y) => x === y);
    const [there, here] = [probe.cells.where(diagonal), grid.where(diagonal)];
    here.set({ value: quantity(-1, 'm') });
    here.newChannelTo(there).copyAttributes(['value']);
    t.equal(probe.cells.equals(grid.emptyCopy()), false);
    t.same(numbers(probe.cells.value), numbers(grid.value));
    probe.cells.at([0, 3, 4], '...').value = quantity(5, 'm');
    await there.newChannelTo(here).copyAttributes.asynchronous(['value']);
    t.same(
      numbers(here.value),
      [0, 1, 2, 3, 4].flatMap((x) =>
        Array.from({ length: nz }, () => ([0, 3, 4].includes(x) ? 5 : -1)),
      ),
    );
    const empty = await probe.cells.at([0, 3, 4], '...').request.emptyCopy({ T: 'K' });
    t.same(empty.shape, [3, ny, nz]);
    t.same(empty.attributeNames, ['T']);
    t.same(
      [...(await probe.cells.at(1, '...', [0, 2]).request.indices()).at(3, 1, ':')],
      [1, 3, 2],
    );
  });

  t.test('a flat array has the values of all cells in C order', async (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(nx, ny, nz);
    const flat = Float64Array.from({ length: size }, (_, i) => i);
    probe.cells.value = quantity(flat, 'km');
    t.same([...probe.cells.value.toFloat64Array('km')], [...flat]);
    probe.cells.request.density = quantity(flat, 'kg/m^3');
    t.same(numbers(await probe.cells.request.density), [...flat]);
    probe.cells.at(':', 2, '::-1').value = quantity(flat.slice(0, nx * nz), 'm');
    t.same(numbers(probe.cells.at(':', 2, '::-1').value), [...flat.slice(0, nx * nz)]);
    probe.cells.tracer = flat;
    t.same(numbers(probe.cells.tracer), [...flat], 'plain numbers have no dimension');
    t.throws(
      () => {
        probe.cells.value = quantity(flat.slice(1), 'm');
      },
      { name: 'ShapeError', message: /\[209\].*cells\.value.*\[7, 5, 6\].*reshape/ },
    );
    const grid = scriptCells();
    grid.value = quantity(flat, 'm');
    t.same(numbers(grid.value), [...flat]);
    t.throws(
      () => {
        grid.value = quantity(flat.slice(1), 'm');
      },
      { name: 'ShapeError', message: /\[209\].*cells\.value.*\[7, 5, 6\].*reshape/ },
    );
    t.throws(() => {
      grid.value = quantity(
        quantity(flat, 'm')
          .valueIn('m')
          .reshape([nx, ny * nz]),
        'm',
      );
    }, ShapeError);
  });
});
