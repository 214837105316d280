// SPDX-License-Identifier: Apache-2.0
// What must not compile, each line with the code of the compiler's error.
import {
  codeClass,
  Cumulus,
  defineInterface,
  GridChannel,
  newRegularGrid,
  quantity,
  type Quantity,
  Request,
  sin,
} from 'polymuse';

const les = new Cumulus({ workdir: 'les' });

// Units.
quantity(1, 'meterz'); // TS2345
quantity(3, 'km').plus(quantity(1, 's')); // TS2345
quantity(3, 'km').valueIn('s'); // TS2345
quantity(3, 'km').lessThan(quantity(1, 'kg')); // TS2345
export const length: Quantity<'length'> = quantity(1, 's'); // TS2322
export const product: Quantity<'length'> = quantity(2, 'm').times(quantity(2, 'm')); // TS2322

sin(quantity(1, 'm')); // TS2345
quantity([1, 2], 'm').toFloat64Array(); // TS2684
quantity([1, 2], 'm').lessThan(quantity(1, 's')); // TS2345

// Arguments and parameters of models.
les.evolveModel(quantity(1, 'kg')); // TS2345
les.evolveModel(60); // TS2345
les.evolveModel(); // TS2554
les.evolveModel(quantity(1, 's'), { exactend: true }); // TS2561
les.evolveModel(quantity(1, 's'), { exactEnd: 1 }); // TS2322
les.evolveModel.asynchronous(quantity(1, 'm')); // TS2345
les.evolveModel(les.fields.request.U); // TS2345
les.evolveTo(quantity(1, 's')); // TS2339
les.parameters.xsize = quantity(1, 's'); // TS2322
les.parameters.case = 'rico'; // TS2322
les.parameters.set({ xsize: quantity(1, 's') }); // TS2322
les.parameters.set({ itto: 8 }); // TS2353
les.parameters.reset('itto'); // TS2345
les.modelTime = quantity(1, 's'); // TS2540
new Cumulus({ workDir: 'les' }); // TS2561
new Cumulus({ startTimeout: quantity(1, 'm') }); // TS2322

// Attributes of grids.
les.fields.U = quantity(1, 'kg'); // TS2322
les.fields.QL = quantity(0, 'kg/kg'); // TS2540
les.fields.at(1, 1, 1, 1); // TS2345
les.fields.set({ U: quantity(1, 's') }); // TS2322
les.fields.request.V = quantity(1, 'K'); // TS2322
les.fields.newChannelTo(les.fields).copyAttributes(['u']); // TS2820
const grid = newRegularGrid({
  shape: [2, 2],
  lengths: quantity([1, 1], 'm'),
  attributes: { T: 'K' },
});
grid.set({ T: quantity(1, 'm') }); // TS2322
grid.T = grid.position; // TS2322
grid.t; // TS2551
newRegularGrid({ shape: [2, 2], lengths: quantity([1, 1], 'm'), attributes: { T: 'kelvinn' } }); // TS2322

// Requests.
les.getModelTime.asynchronous().plus(quantity(1, 'm')); // TS2345
les.getModelTime.asynchronous().wait({ timeout: quantity(1, 'm') }); // TS2322
les.getModelTime.asynchronous().wait({ timeout: 10 }); // TS2322

// What polymuse makes by itself, and what is its own.
new Request<number>(undefined, { method: 'none' }); // TS2674
new GridChannel(grid, grid); // TS2673
les.getModelTime.asynchronous().succeed(quantity(1, 's')); // TS2339
les.methodNamed('evolveModel'); // TS2339

// Codes of one's own.
class Ocean extends codeClass(
  defineInterface({
    name: 'ocean',
    language: 'c',
    functions: { evolveModel: { arguments: [{ name: 'time', type: 'float64', unit: 's' }] } },
  }),
) {}
new Ocean().evolveModel(quantity(1, 'kg')); // TS2345
defineInterface({ name: 'lake', language: 'rust', functions: {} }); // TS2322
