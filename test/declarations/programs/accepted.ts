// SPDX-License-Identifier: Apache-2.0
// What must compile: a coupling script, and a module that exports what it makes, whose declarations the compiler
// writes, so that all of their types must have names that can be imported.
import {
  allocation,
  AsyncRequestsPool,
  type CallOptions,
  codeClass,
  type CodeOptions,
  Cumulus,
  type CumulusFields,
  Dales,
  defineInterface,
  type LargeEddyModel,
  type Mask,
  newCartesianGrid,
  newRegularGrid,
  newRemapper,
  newUnstructuredGrid,
  onTermination,
  type Placement,
  type Quantity,
  type QuantityArray,
  quantity,
  type RankInfo,
  type Request,
  type SparseMatrix,
  terminationSignal,
  TimeoutError,
  WorkerDiedError,
} from 'polymuse';
import { nbodyConverter, quantity as quantityOfUnits, sin, units } from 'polymuse/units';
import { newGrid } from 'polymuse/grids';

// Models, blocking and not.
export const les = new Cumulus({ workdir: 'les', numberOfWorkers: 2, case: 'bomex' });
export const dales = new Dales({ workdir: 'dales', case: 'bomex' });
les.parameters.itot = 32;
les.parameters.xsize = quantity(3, 'km');
dales.parameters.RUN.runtime = quantity(8, 'hour');
les.evolveModel(quantity(2, 'min'), { exactEnd: true });
export const step = les.evolveModel.asynchronous(quantity(4, 'min'), { exactEnd: true });
export const options: CallOptions = { after: step };
export const time: Quantity<'time'> = les.getModelTime(options);
export const { u, v } = les.getGridVelocity();
export const parts = les.getGridVelocity.asynchronous().parts;
export const later = les.getModelTime.asynchronous().plus(quantity(1, 's'));
export const momentum = later.times(quantity(3, 'kg m/s^2'));
les.evolveModel(later, { after: new AsyncRequestsPool(step) });

// Grids of codes.
export const { fields, profiles, surfaceFields } = les;
export const wind: QuantityArray<'length per time'> = fields.at(5, 5, '1:10').U;
export const cell = fields.at(1, 2, 3);
export const oneValue: Quantity<'temperature'> = cell.THL;
export const levels = fields.at(':', ':', '3:6');
levels.U = quantity(1, 'm/s');
levels.request.U = quantity(1, 'm/s');
export const reading: Request<QuantityArray<'length per time'>> = levels.request.V;
export const written = levels.request.set({ U: wind, V: reading });
export const copied = fields.copy();
export const channel = fields.newChannelTo(dales.fields);
export const copying = channel.copyAttributes.asynchronous(['U', 'V']);
export function meanWind(of: CumulusFields): Quantity<'length per time'> {
  return of.U.mean();
}
meanWind(fields);

export const fast = fields.where(({ U }) => U.greaterThan(quantity(5, 'm/s')));
export const energetic = fields.withComputed('energy', 'm^2/s^2', ['U', 'V'], (u, v) =>
  u.pow(2).plus(v.pow(2)).times(0.5),
);
export const energies = energetic.request.energy;

// Parameters, and properties.
les.parameters.set({ itot: 32, xsize: quantity(3.2, 'km'), jtot: les.parameters.request.itot });
les.parameters.dtmax = les.getTimestep.asynchronous();
export const points: Request<number> = les.parameters.request.itot;
export const reset = les.parameters.request.reset('itot', 'xsize');
export const reached: Quantity<'time'> = les.modelTime;
export const ended: Request<void> = les.kill.asynchronous('it is not needed any more');
export const idle: Request<void> = les.wait.asynchronous();

// A model of either kind.
export function run(model: LargeEddyModel): QuantityArray<'temperature'> {
  model.evolveModel(quantity(120, 's'), { exactEnd: true });
  return model.profiles.THL;
}
run(les);
run(dales);

// Waiting.
export const pool = new AsyncRequestsPool(step);
export const seen: string[] = [];
pool.addRequest(
  copying,
  (request, label) => {
    seen.push(request.state, label);
  },
  'copied',
);
pool.waitall({ timeout: quantity(1, 'hour'), signal: terminationSignal() });
export async function waitFor(request: Request<void>): Promise<void> {
  await request.promise({ timeout: quantity(10, 's') });
  for await (const each of pool) seen.push(each.name);
  await pool;
}
export const bounded = step.promise({ timeout: quantity(1, 's') });
onTermination(() => undefined);

// Errors.
export function explain(error: unknown): string {
  if (error instanceof WorkerDiedError) return `${error.instance} ${error.end.signal ?? ''}`;
  if (error instanceof TimeoutError) return error.message;
  return error instanceof Error ? error.name : '';
}

// Where ranks run.
export const placement: Placement = les.placement;
export const ranks: readonly RankInfo[] = les.ranks;
export const nodes = allocation().nodes.map((each) => each.host);

// Units.
export const speed = quantity(36, 'km').per(quantity(1, 'hour'));
export const number: number = speed.valueIn('m/s');
export const plain: number = quantity(1, 'm').per(quantity(1, 'km'));
export const energy = quantityOfUnits([1, 2], units.J).sum();
export const converter = nbodyConverter(quantity(1, 'MSun'), quantity(1, 'parsec'));
export const generic = converter.toGeneric(quantity(1, 'kg'));

export const sine: number = sin(quantity(30, 'deg'));
export const shallow: Mask = quantityOfUnits([1, 20], units.m).lessThan(quantity(5, 'm'));
export const profile = quantity(
  [
    [1, 2],
    [3, 4],
  ],
  'K',
).mean({ axis: 0 });
export const element: Quantity<'temperature'> = quantity(
  [
    [1, 2],
    [3, 4],
  ],
  'K',
).at(0, 1);
export const row: QuantityArray<'temperature'> = quantity(
  [
    [1, 2],
    [3, 4],
  ],
  'K',
).at(0, '...');

// Grids of the script.
export const grid = newRegularGrid({
  shape: [8, 8],
  lengths: quantity([8, 8], 'km'),
  attributes: { T: 'K', wind: 'm/s' },
});
grid.set({ T: quantity(280, 'K'), wind: quantity(1, 'm/s') });
grid.T = grid.T.plus(quantity(1, 'K'));
export const view = grid.at('0:2', 1);
export const one = grid.at(1, 1);
export const temperature: Quantity<'temperature'> = one.T;
export const coarse = newCartesianGrid({
  shape: [2, 2],
  cellSize: quantity(4, 'km'),
  attributes: { T: 'K' },
});
export const remapper = newRemapper(grid, coarse, { method: 'conservative' });
export const weights: SparseMatrix = remapper.matrix;
coarse.T = remapper.apply(grid.T);
export const between = grid.newChannelTo(coarse, { remap: remapper });
between.transform(['T'], (warm) => [warm], ['T']);
export const bare = newGrid({ shape: [3], attributes: { mass: 'kg' } });
export const triangles = newUnstructuredGrid;
export const asked = grid.request.T;

// A code of one's own.
export const oceanInterface = defineInterface({
  name: 'ocean',
  language: 'c',
  functions: {
    evolveModel: {
      arguments: [
        { name: 'time', type: 'float64', unit: 's' },
        { name: 'exactEnd', type: 'bool', default: false },
      ],
    },
    getModelTime: { results: { time: { type: 'float64', unit: 's' } } },
  },
  parameters: { depth: { type: 'float64', unit: 'm', default: 1000 } },
});
export class Ocean extends codeClass(oceanInterface) {
  static override readonly optionNames = [...super.optionNames, 'coast'];

  constructor(given: CodeOptions & { readonly coast?: string } = {}) {
    super(given);
    if (given.coast !== undefined) this.parameters.depth = quantity(200, 'm');
  }
}
export const ocean = new Ocean({ coast: 'north' });
ocean.evolveModel(quantity(1, 'day'), { exactEnd: true });
export const oceanTime: Quantity<'time'> = ocean.getModelTime();
