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
  const listed = grid.at([1, 3], '...', 2);
  same<Same<typeof listed.SST, QuantityArray<'temperature'>>>();
  const cellOfListed = listed.at(0, 1);
  same<Same<typeof cellOfListed.SST, Quantity<'temperature'>>>();
  const lastRow = grid.at('...', 2).at(1);
  same<Same<ReturnType<typeof lastRow.at<[0]>>['U'], Quantity<'length per time'>>>();
  const indices = Int32Array.of(1, 2);
  const byTypedArray = grid.at(indices, 0, [2]).at(1, 0);
  same<Same<typeof byTypedArray.U, Quantity<'length per time'>>>();
  function textIndex(text: string) {
    return grid.at(text, 1, 2);
  }
  same<Same<ReturnType<typeof textIndex>['U'], QuantityArray<'length per time'>>>();
  const warm = grid.where(({ SST }) => SST.greaterThan(quantity(280, 'K')));
  same<Same<typeof warm.SST, QuantityArray<'temperature'>>>();
  const firstWarm = warm.at(0);
  same<Same<typeof firstWarm.U, Quantity<'length per time'>>>();
  const found = grid.at(...grid.indexOf([cell.x, cell.y, cell.z]));
  same<Same<typeof found.SST, Quantity<'temperature'>>>();
  const sampled = grid.sample([cell.x, cell.y, cell.z], { attributes: ['SST'] });
  same<Same<typeof sampled.SST, Quantity<'temperature'>>>();
  const track = grid.sample(warm.position, { method: 'trilinear' });
  same<Same<typeof track.U, QuantityArray<'length per time'>>>();
  const energetic = grid.withComputed('energy', 'm^2/s^2', ['U', 'x'], (u, x) => {
    same<Same<typeof x, QuantityArray<'length'>>>();
    use(x);
    return u.times(u).per(2);
  });
  same<Same<typeof energetic.energy, QuantityArray<'length^2 per time^2'>>>();
  const energeticCell = energetic.at(0, 0, 0);
  same<Same<typeof energeticCell.energy, Quantity<'length^2 per time^2'>>>();
  const energeticRequest = energetic.at(0).request.energy;
  same<Same<typeof energeticRequest, Request<QuantityArray<'length^2 per time^2'>>>>();
  same<Same<typeof grid.cellVolume, QuantityArray<'length^3'>>>();
  use(cellOfListed, lastRow, byTypedArray, textIndex, firstWarm, found, track);
  use(energeticCell, energeticRequest);
  const winds = grid.emptyCopy({ V: 'm/s' });
  same<Same<typeof winds.V, QuantityArray<'length per time'>>>();
  use(cellOfRow, cellOfPlane, unknownRank, winds);
  grid.SST = quantity([1], 'K');
  cell.SST = quantity(1, 'K');
  grid.set({ SST: quantity(1, 'K'), U: grid.U });

  // @ts-expect-error -- there are three axes
  use(grid.at([1, 2], '...', 1, 2, 3));
  // @ts-expect-error -- a condition is a mask
  use(grid.where(() => true));
  // @ts-expect-error -- the position of a cell is a length along each axis
  use(grid.indexOf([quantity(1, 's'), quantity(1, 's'), quantity(1, 's')]));
  // @ts-expect-error -- it was not sampled
  use(sampled.U);
  // @ts-expect-error -- it can only be read
  energetic.energy = energetic.U;
  // @ts-expect-error -- an energy is not a velocity
  use(grid.withComputed('V', 'm/s', ['U'], (u) => u.times(u)));
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
  const few = cells.at([1, 3], '...').where(({ value }) => value.lessThan(quantity(1, 'm')));
  same<Same<typeof few.value, QuantityArray<'length'>>>();
  const single = few.at(0);
  same<Same<typeof single.value, Quantity<'length'>>>();
  const inOne = cells.at('...', 1).at(0, 0);
  same<Same<typeof inOne.value, Quantity<'length'>>>();
  const heavy = cells.withComputed('mass', 'kg/m^2', ['value', 'density'], (value, density) => {
    same<Same<typeof density, QuantityArray<'mass per length^3'>>>();
    return value.times(density);
  });
  same<Same<typeof heavy.mass, QuantityArray<'mass per length^2'>>>();
  const heavyCell = heavy.at(0, 0, 0);
  same<Same<typeof heavyCell.mass, Quantity<'mass per length^2'>>>();
  same<Same<typeof heavyCell.request.mass, Request<Quantity<'mass per length^2'>>>>();
  same<Same<typeof heavy.request.value, Request<QuantityArray<'length'>>>>();
  use(single, inOne);
  // @ts-expect-error -- it can only be read
  heavy.mass = heavyCell.mass;
  // @ts-expect-error -- there is no such attribute
  use(cells.withComputed('m', 'kg', ['volume'], () => quantity(1, 'kg')));
  // @ts-expect-error -- a length is not a mass
  use(cells.withComputed('m', 'kg', ['value'], (value) => value));
  // @ts-expect-error -- where the cells are has to be given
  use(cells.sample([quantity(1, 'm'), quantity(1, 'm')], {}));
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
