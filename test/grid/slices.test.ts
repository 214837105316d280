// SPDX-License-Identifier: Apache-2.0
/**
 * Reads and writes by slices, against a model of the same grid in plain JavaScript: every shape of
 * selection, both memory orders, blocks on one and two ranks.
 */
import t from 'tap';
import {
  quantity,
  ShapeError,
  SliceError,
  UnitError,
  type AxisIndex,
  type QuantityArray,
} from '../../src/index.js';
import { allVariants, forEach, startProbe } from '../support/probe.js';

const shape = [7, 5, 6] as const;
const [nx, ny, nz] = shape;

/** A generator of numbers that are the same each time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What a selection takes from one axis, by a loop. */
function positions(index: AxisIndex, length: number): number[] {
  if (typeof index === 'number') return [index < 0 ? index + length : index];
  const [start, stop, step] = (index as string).split(':').map((part) => part.trim());
  const by = step === undefined || step === '' ? 1 : Number(step);
  const bound = (text: string | undefined, otherwise: number) =>
    text === undefined || text === ''
      ? otherwise
      : Number(text) < 0
        ? Number(text) + length
        : Number(text);
  const from = bound(start, by > 0 ? 0 : length - 1);
  const to = bound(stop, by > 0 ? length : -1);
  const found: number[] = [];
  for (let i = from; by > 0 ? i < to : i > to; i += by) found.push(i);
  return found;
}

function randomIndex(random: (below: number) => number, length: number): AxisIndex {
  const low = random(length);
  const high = low + random(length + 1 - low);
  switch (random(7)) {
    case 0:
      return low;
    case 1:
      return -1 - low;
    case 2:
      return `${low}:${high}`;
    case 3:
      return `${low}:${high}:2`;
    case 4:
      return `${low}::-1`;
    case 5:
      return `-${1 + low}:`;
    default:
      return ':';
  }
}

forEach(t, allVariants, (t, variant) => {
  for (const splitAxis of variant.numberOfWorkers > 1 ? [0, 1, 2] : [1]) {
    const probe = startProbe(t, variant);
    probe.setGridSize(nx, ny, nz, { splitAxis });

    for (const name of ['value', 'density', 'tracer'] as const) {
      const unit = name === 'density' ? 'kg/m^3' : 'm';
      const of = (value: number) => quantity(value, name === 'tracer' ? tracerUnit() : unit);
      const tracerUnit = () => probe.cells.tracer.unit.symbol;
      const expected = new Map<string, number>();
      const writes = new Map<string, number>();
      const before = probe.cells.written.toFloat64Array();
      const key = (x: number, y: number, z: number) => `${x},${y},${z}`;

      t.test(`${name}, split along axis ${splitAxis}`, (t) => {
        probe.cells[name] = of(-1);
        for (let x = 0; x < nx; x++)
          for (let y = 0; y < ny; y++) for (let z = 0; z < nz; z++) expected.set(key(x, y, z), -1);
        const random = generator(splitAxis + 1);
        for (let round = 0; round < 25; round++) {
          const index = shape.map((length) => randomIndex(random, length));
          const [xs, ys, zs] = shape.map((length, axis) => positions(index[axis]!, length));
          const kept = [xs!, ys!, zs!].filter((_, axis) => typeof index[axis] !== 'number');
          const cells = probe.cells.at(...(index as [AxisIndex, AxisIndex, AxisIndex]));
          const count = xs!.length * ys!.length * zs!.length;
          const values = Float64Array.from({ length: count }, (_, i) => round * 1000 + i);
          const symbol = of(0).unit.symbol;
          if (kept.length === 0) cells[name] = quantity(values[0]!, symbol);
          else {
            const array = quantity(values, symbol).valueIn(symbol);
            cells[name] = quantity(array.reshape(kept.map((each) => each.length)), symbol);
          }
          let i = 0;
          for (const x of xs!)
            for (const y of ys!)
              for (const z of zs!) {
                expected.set(key(x, y, z), values[i++]!);
                writes.set(key(x, y, z), (writes.get(key(x, y, z)) ?? 0) + 1);
              }
          const back = cells[name];
          const numbers =
            'shape' in back ? [...back.valueIn(symbol)] : [(back as { number: number }).number];
          t.same(numbers, [...values], `written and read at ${JSON.stringify(index)}`);
        }
        const all: number[] = [];
        for (let x = 0; x < nx; x++)
          for (let y = 0; y < ny; y++)
            for (let z = 0; z < nz; z++) all.push(expected.get(key(x, y, z))!);
        const whole: QuantityArray = probe.cells[name];
        t.same([...whole.valueIn(whole.unit)], all, 'and nothing else has changed');
        // One write more, of everything, came before the rounds.
        const times = [...probe.cells.written.toFloat64Array()].map(
          (each, i) => each - before[i]! - 1,
        );
        const told = [...expected.keys()].map((each) => writes.get(each) ?? 0);
        t.same(times, told, 'the worker was told which cells were written');
        t.end();
      });
    }

    t.test(`ranks, columns and levels, split along axis ${splitAxis}`, (t) => {
      const ranks = new Set([...probe.cells.rank].map((each) => each.number));
      t.same([...ranks].sort(), [...Array(variant.numberOfWorkers).keys()]);
      probe.columns.height = quantity(3, 'm');
      t.ok(
        [...probe.columns.doubled].every((each) => each.number === 6),
        'computed when read',
      );
      t.same(probe.cells.shape, shape);
      t.equal(probe.levels.position.shape.length, 1);
      t.end();
    });
  }

  t.test('bad input', (t) => {
    const probe = startProbe(t, variant);
    t.throws(() => probe.cells.value, { name: 'StateError' }, 'there is no grid yet');
    probe.setGridSize(nx, ny, nz);
    t.throws(() => probe.cells.at(0, 0, nz).value, SliceError);
    t.throws(() => probe.cells.at(':', ':', `0:${nz + 1}`).value, SliceError);
    t.throws(() => probe.cells.at('a:b'), SliceError);
    t.throws(
      () => {
        probe.cells.at(0, ':', ':').value = quantity([1, 2], 'm');
      },
      { name: 'ShapeError', expected: [ny, nz], given: [2] } satisfies Partial<ShapeError>,
    );
    t.throws(() => {
      // @ts-expect-error a mass is not a length
      probe.cells.value = quantity(1, 'kg');
    }, UnitError);
    t.throws(() => {
      (probe.cells as { rank: unknown }).rank = quantity(1, '');
    });
    probe.cells.value = quantity(1, 'km');
    t.equal(probe.cells.at(1, 1, 1).value.number, 1000, 'converted');
    t.end();
  });

  t.test('megabytes', async (t) => {
    const probe = startProbe(t, variant);
    const [mx, my, mz] = [61, 67, 71] as const;
    probe.setGridSize(mx, my, mz);
    const values = Float64Array.from({ length: mx * my * mz }, (_, i) => i);
    const array = quantity(values, 'm').valueIn('m').reshape([mx, my, mz]);
    probe.cells.request.value = quantity(array, 'm');
    probe.cells.request.density = quantity(array, 'kg/m^3');
    const value = await probe.cells.request.value;
    t.same(value.toFloat64Array('m'), values, 'C order written, then read');
    t.same(
      (await probe.cells.request.density).toFloat64Array('kg/m^3'),
      values,
      'in the other order too',
    );
    probe.cells.value = value.times(2);
    probe.cells.density = quantity(value.valueIn('m'), 'kg/m^3');
    t.same(probe.cells.density.toFloat64Array('kg/m^3'), values, 'as it was read');
    const every = probe.cells.at('::-1', '1::3', ':').value.valueIn('m');
    t.same(every.toNested(), array.scale(2).at('::-1', '1::3', ':').toNested());
  });
});
