// SPDX-License-Identifier: Apache-2.0
/** The types of grids in the script: what is known of attributes, and what does not compile. */
import t from 'tap';
import {
  newCartesianGrid,
  newRegularGrid,
  quantity,
  type Quantity,
  type QuantityArray,
  type Request,
} from '../../src/index.js';
import type { Probe } from '../support/probe.js';

interface Probed<T> {
  is: <U>(value: U) => U extends T ? 1 : 2;
}

type Same<Left, Right> = Probed<Left> extends Probed<Right> ? true : false;

/** Compiles only for types that are the same: `same<Same<…, …>>()`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- its constraint is the test
function same<Answer extends true>(...proof: Answer[]): void {
  t.equal(proof.length, 0, 'the compiler has done it');
}

const grid = newCartesianGrid({
  shape: [4, 5, 6],
  cellSize: quantity(1, 'km'),
  attributes: { SST: 'K', U: 'm/s' },
});
const named = newRegularGrid({
  shape: [4, 5],
  lengths: quantity([4, 5], 'deg'),
  axes: ['lon', 'lat'],
  attributes: { U: 'm/s', tau: 'Pa' },
});

same<Same<typeof grid.SST, QuantityArray<'temperature'>>>();
same<Same<typeof grid.z, QuantityArray<'length'>>>();
same<Same<typeof named.lat, QuantityArray<'dimensionless'>>>();
same<Same<typeof grid.request.U, Request<QuantityArray<'length per time'>>>>();
same<Same<typeof grid.cellArea, QuantityArray<'length^2'>>>();
same<Same<(typeof grid.attributeNames)[number], 'SST' | 'U'>>();

/** For values that are there for their types. */
function use(...values: unknown[]): void {
  t.ok(values);
}

/** Never called: it is there to be compiled. */
export function notCalled(probe: Probe, index: number | string): void {
  const cell = grid.at(1, 2, 3);
  same<Same<typeof cell.SST, Quantity<'temperature'>>>();
  same<Same<typeof cell.x, Quantity<'length'>>>();
  const row = grid.at(1, ':', 3);
  same<Same<typeof row.SST, QuantityArray<'temperature'>>>();
  const cellOfRow = row.at(2);
  same<Same<typeof cellOfRow.U, Quantity<'length per time'>>>();
  const cellOfPlane = grid.at(0).at(1, 2);
  same<Same<typeof cellOfPlane.U, Quantity<'length per time'>>>();
  // Whether this drops an axis is known only when it runs.
  same<Same<ReturnType<typeof unknownRank>['U'], QuantityArray<'length per time'>>>();
  function unknownRank() {
    return grid.at(index, 1, 2);
  }
  for (const each of grid.cells()) each.SST = cell.SST;
  const winds = grid.emptyCopy({ V: 'm/s' });
  same<Same<typeof winds.V, QuantityArray<'length per time'>>>();
  use(cellOfRow, cellOfPlane, unknownRank, winds);
  grid.SST = quantity([1], 'K');
  cell.SST = quantity(1, 'K');
  grid.set({ SST: quantity(1, 'K'), U: grid.U });

  // @ts-expect-error -- there is no such attribute
  use(grid.SSS);
  // @ts-expect-error -- nor here
  use(grid.at(0).V);
  // @ts-expect-error -- nor can it be set
  grid.set({ SSS: quantity(1, 'K') });
  // @ts-expect-error -- a number has no unit
  grid.SST = 280;
  // @ts-expect-error -- positions are read only
  grid.x = quantity([1], 'm');
  // @ts-expect-error -- there are three axes
  grid.at(1, 2, 3, 4);
  // @ts-expect-error -- one cell has no cells
  use(cell.at);
  // @ts-expect-error -- this grid has lon and lat
  use(named.x);

  const channel = grid.newChannelTo(named);
  channel.copyAttributes(['U']);
  channel.copyAttributes({ U: 'U' });
  // @ts-expect-error -- the target has none
  channel.copyAttributes(['SST']);
  // @ts-expect-error -- the source has none
  channel.copyAttributes(['tau']);
  // @ts-expect-error -- positions are read only
  named.newChannelTo(named).copyAttributes(['lon']);
  channel.transform(
    ['tau'],
    (u, temperature) => {
      same<Same<typeof temperature, QuantityArray<'temperature'>>>();
      use(temperature);
      return [u.times(u).times(quantity(1.2, 'kg/m^3'))];
    },
    ['U', 'SST'],
  );
  // @ts-expect-error -- a velocity is no pressure
  channel.transform(['tau'], (u) => [u], ['U']);
  // @ts-expect-error -- SST is a temperature
  grid.SST = quantity([1], 'kg');
  // @ts-expect-error -- and here
  grid.set({ SST: quantity(1, 'kg') });
  // @ts-expect-error -- there is no such unit
  newCartesianGrid({ shape: [1], cellSize: quantity(1, 'm'), attributes: { T: 'kelvinn' } });
  // @ts-expect-error -- a velocity is not copied to a pressure
  channel.copyAttributes({ U: 'tau' });
  // @ts-expect-error -- a value for each target
  channel.transform(['tau', 'U'], (u) => [u], ['U']);
  // @ts-expect-error -- there is no such target
  channel.transform(['SST'], (u) => [u], ['U']);

  const { cells } = probe;
  cells.newChannelTo(grid.emptyCopy({ value: 'm' })).copyAttributes(['value']);
  cells.at(':', 0).newChannelTo(cells).copyAttributes({ value: 'value' });
  const one = cells.at(1, 2).at(3);
  same<Same<typeof one.value, Quantity<'length'>>>();
  same<Same<typeof one.request.density, Request<Quantity<'mass per length^3'>>>>();
  const some = cells.at(':', 2);
  same<Same<typeof some.value, QuantityArray<'length'>>>();
  same<Same<ReturnType<typeof some.request.set>, Request<void>>>();
  const copied = some.copy();
  same<Same<typeof copied.value, QuantityArray>>();
  use(some.shape, some.at(1, 2).value, copied.at(1, 2).value);
  for (const each of some.cells()) each.value = one.value;
  some.set({ value: quantity(1, 'm') });
  // @ts-expect-error -- value is a length
  use(some.request.set({ value: quantity(1, 'K') }));
  // @ts-expect-error -- rank is read only
  some.set({ rank: quantity(1, '1') });
  // @ts-expect-error -- there are three axes
  cells.at(1, 2, 3, 4);
  grid.newChannelTo(cells).copyAttributes({ x: 'value' });
  // @ts-expect-error -- value is a length
  grid.newChannelTo(cells).copyAttributes({ U: 'value' });
  const request: Request<void> = cells.newChannelTo(cells).copyAttributes.asynchronous(['density']);
  use(request);
  // @ts-expect-error -- rank is read only
  cells.newChannelTo(cells).copyAttributes(['rank']);
  // @ts-expect-error -- there is no such attribute
  cells.newChannelTo(cells).copyAttributes(['volume']);
  // @ts-expect-error -- the method takes names of attributes, not a grid's members
  grid.newChannelTo(grid).copyAttributes(['position']);
}
