// SPDX-License-Identifier: Apache-2.0
/** Channels: between grids of the script and of codes, on every channel of transport. */
import t from 'tap';
import {
  ArgumentError,
  AsyncRequestsPool,
  AttributeError,
  newCartesianGrid,
  newGrid,
  newRegularGrid,
  newRemapper,
  NdArray,
  NotRunError,
  quantity,
  Request,
  ShapeError,
  UnitError,
  type QuantityArray,
} from '../../src/index.js';
import { callListeners } from '../../src/request/listener-queue.js';
import { allVariants, forEach, startProbe } from '../support/probe.js';

const shape = [6, 5, 4] as const;
const [nx, ny, nz] = shape;

/** Different numbers in every cell. */
function numbers(scale: number): NdArray {
  const array = NdArray.zeros(shape);
  array.data.forEach((_, i) => (array.data[i] = scale * (i + 1)));
  return array;
}

function isSame(found: QuantityArray, expected: NdArray, unit: string): boolean {
  return (
    found.valueIn(unit).combine('minus', expected).map(Math.abs).max() <= 1e-12 * expected.max()
  );
}

t.test('between grids of the script', async (t) => {
  const attributes = { U: 'm/s', T: 'K' } as const;
  const source = newCartesianGrid({ shape, cellSize: quantity(1, 'km'), attributes, name: 'here' });
  const target = newGrid({
    shape,
    attributes: { U: 'km/hour', wind: 'm/s', e: 'm^2/s^2' },
    name: 'there',
  });
  source.U = quantity(numbers(1), 'm/s');
  const channel = source.newChannelTo(target);
  t.equal(channel.name, 'here to there');
  channel.copyAttributes(['U']);
  t.ok(isSame(target.U, numbers(3.6), 'km/hour'), 'converted');
  channel.copyAttributes({ U: 'wind' });
  t.ok(isSame(target.wind, numbers(1), 'm/s'));
  source.U.at(0, '...').assign(quantity(0, 'm/s'));
  t.ok(isSame(target.wind, numbers(1), 'm/s'), 'copies are copies');
  source.U = quantity(numbers(1), 'm/s');
  channel.transform(['e', 'wind'], (u) => [u.times(u).times(0.5), quantity(2, 'm/s')], ['U']);
  t.ok(isSame(target.e, numbers(1).combine('times', numbers(0.5)), 'm^2/s^2'));
  t.equal(target.wind.mean().number, 2);
  await channel.transform.asynchronous(['wind'], (u, x) => [u.times(x.per(x))], ['U', 'x']);
  t.ok(isSame(target.wind, numbers(1), 'm/s'), 'positions are sources');
  const other = newGrid({ shape, attributes: { U: 'm/s', T: 'K', V: 'm/s' } });
  source.newChannelTo(other).copy();
  t.ok(isSame(other.U, numbers(1), 'm/s'));
  t.throws(() => other.T, AttributeError, 'what has not been set is not copied');
  const level = newGrid({ shape: [nx, ny], attributes: { U: 'm/s' } });
  source.at(':', ':', 2).newChannelTo(level).copyAttributes(['U']);
  t.ok(isSame(level.U, numbers(1).at(':', ':', 2), 'm/s'));
  level.newChannelTo(target.at(':', ':', 0)).copyAttributes({ U: 'wind' });
  t.ok(isSame(target.wind.at(':', ':', 0), numbers(1).at(':', ':', 2), 'm/s'), 'into a selection');
  t.end();
});

t.test('what is still being sent is not overwritten', (t) => {
  const source = newGrid({ shape: [2], attributes: { U: 'm/s' } });
  const target = newGrid({ shape: [2], attributes: { U: 'm/s' } });
  const slow = Request.pending<QuantityArray<'length per time'>>({
    method: 'something slow',
  });
  source.U = quantity([1, 2], 'm/s');
  target.request.set({ U: slow });
  const copying = source.newChannelTo(target).copyAttributes.asynchronous(['U']);
  source.request.set({ U: quantity([3, 4], 'm/s') });
  t.notOk(copying.isFinished);
  slow.succeed(quantity([9, 9], 'm/s'));
  callListeners();
  t.same(source.U.toNested('m/s'), [3, 4]);
  t.same(target.U.toNested('m/s'), [1, 2], 'the values that there were when it was called');
  t.end();
});

forEach(t, allVariants, (t, variant) => {
  t.test('script to code, code to script', async (t) => {
    const probe = startProbe(t, variant);
    probe.setGridSize(nx, ny, nz);
    const grid = newGrid({
      shape,
      attributes: { value: 'km', density: 'kg/m^3', back: 'm', tracer: '' },
    });
    grid.set({ value: quantity(numbers(1), 'm'), density: quantity(numbers(2), 'kg/m^3') });
    const there = grid.newChannelTo(probe.cells);
    const back = probe.cells.newChannelTo(grid);
    there.copyAttributes(['value', 'density']);
    t.ok(isSame(probe.cells.value, numbers(1), 'm'));
    t.ok(isSame(probe.cells.density, numbers(2), 'kg/m^3'));
    back.copyAttributes({ value: 'back' });
    t.ok(isSame(grid.back, numbers(1), 'm'));
    grid.set({ value: quantity(numbers(5), 'm') });
    const pool = new AsyncRequestsPool();
    pool.addRequest(there.copyAttributes.asynchronous(['value']));
    pool.addRequest(back.copyAttributes.asynchronous({ value: 'back' }));
    await pool;
    t.ok(isSame(grid.back, numbers(5), 'm'), 'in order');
    there.transform(['value'], (value, density) => [value.times(density.valueIn('kg/m^3').max())], [
      'value',
      'density',
    ]);
    t.ok(isSame(probe.cells.value, numbers(5 * 240), 'm'));
    grid.at(':', 1).newChannelTo(probe.cells.at('::-1', 0)).copyAttributes(['density']);
    t.ok(isSame(probe.cells.at(':', 0).density, numbers(2).at('::-1', 1), 'kg/m^3'), 'selections');
    const copy = probe.columns.copy();
    t.same(copy.attributeNames, ['height', 'doubled']);
    t.same(copy.shape, [nx, ny]);
    t.same(probe.columns.emptyCopy({ a: 'm' }).shape, [nx, ny]);
    probe.cells.set({ value: quantity(1, 'km'), density: quantity(2, 'g/cm^3') });
    t.equal(probe.cells.value.max().number, 1000);
    t.equal(probe.cells.density.min().number, 2000);
    t.end();
  });

  t.test('code to code', async (t) => {
    const first = startProbe(t, variant);
    const second = startProbe(t, {
      ...variant,
      channelType: variant.channelType === 'mpi' ? 'sockets' : 'mpi',
    });
    for (const each of [first, second]) each.setGridSize(nx, ny, nz);
    first.cells.value = quantity(numbers(1), 'm');
    const channel = first.cells.newChannelTo(second.cells);
    channel.copyAttributes(['value']);
    t.ok(isSame(second.cells.value, numbers(1), 'm'));

    // There and back, without the script waiting in between.
    const back = second.cells.newChannelTo(first.cells);
    const pool = new AsyncRequestsPool();
    first.sleepFor.asynchronous(quantity(50, 'ms'));
    for (let round = 0; round < 5; round++) {
      pool.addRequest(channel.transform.asynchronous(['value'], (v) => [v.plus(v)], ['value']));
      pool.addRequest(back.copyAttributes.asynchronous(['value']));
    }
    t.ok(first.isBusy && second.isBusy, 'nothing has waited');
    await pool;
    t.ok(isSame(first.cells.value, numbers(32), 'm'));

    // What is being sent from the script is not overwritten.
    const grid = newGrid({ shape, attributes: { value: 'm' } });
    grid.set({ value: quantity(numbers(3), 'm') });
    second.sleepFor.asynchronous(quantity(50, 'ms'));
    const sending = grid.newChannelTo(second.cells).copyAttributes.asynchronous(['value']);
    grid.request.set({ value: quantity(0, 'm') });
    t.notOk(sending.isFinished);
    await sending;
    t.ok(isSame(second.cells.value, numbers(3), 'm'));
    t.equal(grid.value.max().number, 0);

    const columns = first.columns.newChannelTo(second.columns);
    columns.copyAttributes({ doubled: 'height' });
    t.ok(second.columns.height.equals(first.columns.doubled));

    // A failure on one side is one on the other, and on no others.
    const before = second.cells.value.copy();
    first.fail.asynchronous(7).addResultHandler((request) => request.error);
    const failing = channel.copyAttributes.asynchronous(['value']);
    const unaffected = second.columns.request.height;
    await t.rejects(failing.promise(), { name: 'NotRunError', instance: second.name });
    await t.rejects(unaffected.promise(), NotRunError, 'a call behind one that was not run');
    t.ok(second.cells.value.equals(before), 'later calls run');
    t.end();
  });

  t.test('remapped', async (t) => {
    const first = startProbe(t, variant);
    const second = startProbe(t, variant);
    first.setGridSize(6, 4, 3);
    second.setGridSize(3, 2, 3);
    const lengths = quantity([6, 4], 'km');
    const here = newRegularGrid({ shape: [6, 4], lengths, attributes: { value: 'm' } });
    const there = newRegularGrid({
      shape: [3, 2],
      lengths,
      attributes: { value: 'm', height: 'm' },
    });
    const remap = newRemapper(here, there, { method: 'conservative' });
    first.cells.newChannelTo(second.cells, { remap }).copyAttributes(['value']);
    const fine = first.cells.value.valueIn('m');
    const mean = (i: number, j: number, k: number) =>
      [0, 1]
        .flatMap((a) => [0, 1].map((b) => fine.at(2 * i + a, 2 * j + b, k)))
        .reduce((x, y) => x + y) / 4;
    const expected = NdArray.fromNested(
      [0, 1, 2].map((i) => [0, 1].map((j) => [0, 1, 2].map((k) => mean(i, j, k)))),
    );
    t.ok(isSame(second.cells.value, expected, 'm'), 'each level alike');
    const sourceMask = here.x.valueIn('km').map((x) => (x < 2 ? 0 : 1));
    const partial = newRemapper(here, there, { method: 'conservative', sourceMask });
    second.cells.at(0).value = quantity(-1, 'm');
    first.cells.value = first.cells.value.times(2);
    first.cells
      .newChannelTo(second.cells, { remap: partial, uncovered: 'keep' })
      .copyAttributes(['value']);
    t.ok(isSame(second.cells.at('1:').value, expected.at('1:').scale(2), 'm'));
    t.equal(
      second.cells.at(0).value.sum().number,
      -6,
      'where nothing is, the model keeps what it has',
    );
    first.cells.value = first.cells.value.times(0.5);
    const level = first.cells.at(':', ':', 1);
    await level.newChannelTo(there, { remap }).copyAttributes.asynchronous(['value']);
    t.ok(isSame(there.value, expected.at(':', ':', 1), 'm'));
    here.value = first.cells.at(':', ':', 2).value;
    here.newChannelTo(there, { remap: 'conservative' }).copyAttributes({ value: 'height' });
    t.ok(isSame(there.height, expected.at(':', ':', 2), 'm'));
    here
      .newChannelTo(there, { remap })
      .transform(['height', 'value'], (v) => [v.times(2), quantity(7, 'm')], ['value']);
    t.ok(isSame(there.height, expected.at(':', ':', 2).scale(2), 'm'), 'computed before');
    t.equal(there.value.min().number, 7);
    t.throws(() => first.cells.newChannelTo(second.cells, { remap: 'nearest' }), {
      name: 'ArgumentError',
      message: /the positions of probe-\d+\.cells are not known/,
    });
    t.end();
  });
});

t.test('cells outside keep their values, or get NaN, or are refused', (t) => {
  const source = newRegularGrid({
    shape: [2, 1],
    lengths: quantity([2, 1], 'm'),
    attributes: { T: 'K' },
    name: 'small',
  });
  const target = newRegularGrid({
    shape: [3, 1],
    lengths: quantity([3, 1], 'm'),
    attributes: { T: 'K' },
    name: 'large',
  });
  source.T = quantity([[1], [2]], 'K');
  target.set({ T: quantity(9, 'K') });
  t.throws(() => source.newChannelTo(target, { remap: 'nearest' }), {
    name: 'ArgumentError',
    message: /1 cell of large lies outside small/,
  });
  source.newChannelTo(target, { remap: 'nearest', uncovered: 'keep' }).copyAttributes(['T']);
  t.same(target.T.toNested('K'), [[1], [2], [9]]);
  source.newChannelTo(target, { remap: 'nearest', uncovered: 'NaN' }).copyAttributes(['T']);
  t.same(target.T.toNested('K'), [[1], [2], [NaN]]);
  target.set({ T: quantity(9, 'K') });
  const targetMask = [[0], [1], [0]];
  source.newChannelTo(target, { remap: { method: 'nearest', targetMask } }).copyAttributes(['T']);
  t.same(target.T.toNested('K'), [[9], [2], [9]], 'what a mask leaves out keeps its value');
  t.end();
});

t.test('bad input', (t) => {
  const probe = startProbe(t, { channelType: 'sockets', name: 'les1' });
  probe.setGridSize(nx, ny, nz);
  const grid = newGrid({ shape, attributes: { value: 'm', mass: 'kg', T: 'K' }, name: 'sea' });
  grid.set({ value: quantity(1, 'm'), mass: quantity(1, 'kg') });
  const there = grid.newChannelTo(probe.cells);
  // What the compiler would refuse.
  const copy = (channel: object, names: unknown) => {
    (channel as { copyAttributes: (names: unknown) => void }).copyAttributes(names);
  };
  t.throws(() => copy(there, ['mass']), {
    name: 'AttributeError',
    message: 'les1.cells has no attribute mass; it has value, density, tracer, rank',
  });
  t.throws(() => copy(there, ['volume']), {
    name: 'AttributeError',
    message: 'sea has no attribute volume; it has value, mass, T',
  });
  t.throws(() => copy(there, { value: 'rank' }), {
    name: 'AttributeError',
    message: 'les1.cells.rank is read only',
  });
  t.throws(() => copy(there, { mass: 'value' }), {
    name: 'UnitError',
    message: "les1.cells.value is in 'm' (a length), but sea.mass is in 'kg' (a mass)",
  } satisfies Partial<UnitError>);
  t.throws(() => copy(there, { T: 'value' }), UnitError);
  t.throws(() => copy(grid.newChannelTo(grid), ['T']), {
    name: 'AttributeError',
    message: 'sea.T cannot be read: it has not been set',
  });
  const small = newGrid({ shape: [2, 2, 2], attributes: { value: 'm' }, name: 'small' });
  small.set({ value: quantity(1, 'm') });
  t.throws(() => small.newChannelTo(grid).copyAttributes(['value']), {
    name: 'ShapeError',
    message:
      'an array of shape [2, 2, 2] was assigned to sea.value where the selection has shape [6, 5, 4]',
  } satisfies Partial<ShapeError>);
  t.throws(() => small.newChannelTo(probe.cells).copyAttributes(['value']), {
    name: 'ShapeError',
    message: /les1\.cells\.value = ….* \[2, 2, 2\] .* \[6, 5, 4\]/,
    expected: [...shape],
    given: [2, 2, 2],
  } satisfies Partial<Record<keyof ShapeError, unknown>>);
  t.throws(() => probe.cells.newChannelTo(small).copyAttributes(['value']), ShapeError);
  grid.at(0, 0, 0).value = quantity(NaN, 'm');
  t.throws(() => grid.newChannelTo(probe.cells, { refuseNaN: true }).copyAttributes(['value']), {
    name: 'ArgumentError',
    message: /sea\.value contains NaN/,
  });
  t.equal(probe.cells.at(0, 0, 0).value.number, 0, 'and they have not been sent');
  there.copyAttributes(['value']);
  t.ok(Number.isNaN(probe.cells.at(0, 0, 0).value.number));
  t.throws(
    () => {
      there.transform(['value'], () => [] as unknown as [QuantityArray<'length'>], ['value']);
    },
    { name: 'ArgumentError', message: /must return an array of 1 quantity/ },
  );
  t.throws(
    () => {
      // @ts-expect-error -- the compiler knows, too
      probe.cells.value = quantity(1, 'kg');
    },
    {
      name: 'UnitError',
      message: "les1.cells.value is in 'm' (a length), but the value is in 'kg' (a mass)",
    },
  );
  t.throws(
    () => {
      (probe.cells as { rank: unknown }).rank = quantity(1, '');
    },
    { name: 'AttributeError', message: 'les1.cells.rank is read only' },
  );
  // @ts-expect-error -- there is no such attribute
  t.throws(() => probe.cells.set({ nonsense: quantity(1, 'm') }), AttributeError);
  t.throws(() => grid.newChannelTo({}), {
    name: 'ArgumentError',
    message: /target must be a grid/,
  });
  // @ts-expect-error -- it can be 'refuse', 'keep' or 'NaN'
  t.throws(() => grid.newChannelTo(probe.cells, { uncovered: 'zero' }), ArgumentError);
  t.end();
});
