/**
 * Grids in the script, as they are at run time.
 *
 * @module
 */
import {
  composeRanges,
  NdArray,
  rangeShape,
  resolveIndex,
  sizeOf,
  type AxisIndex,
  type AxisRange,
} from '../array/index.js';
import { ArgumentError, AttributeError } from '../errors.js';
import type { Cells } from '../remap/cells.js';
import { cellAreas } from '../remap/overlaps.js';
import { derive } from '../request/derive.js';
import { type Request } from '../request/request.js';
import { Quantity, QuantityArray, quantity, unit, type Unit } from '../units/index.js';
import { channelBetween, type ChannelOptions } from './transfer.js';
import { cellsOf } from './geometry/grid-cells.js';
import {
  attributeOf,
  endOf,
  readOnlyError,
  registerEnd,
  type AttributeDescription,
  type GridEnd,
  type Values,
} from './ends/end.js';
import { centresAlong, positionsOf, type GridGeometry } from './geometry/geometry.js';
import { selectGeometry } from './geometry/select-geometry.js';
import { GridStore, settled } from './ends/store.js';
import type { AttributeUnits } from './grid-types.js';

/** A grid of the script, or a selection from one, as channels see it. */
class ScriptEnd implements GridEnd {
  constructor(
    readonly store: GridStore,
    readonly ranges: readonly AxisRange[],
  ) {}

  get name(): string {
    return this.store.name;
  }

  get attributeNames(): readonly string[] {
    return this.store.names;
  }

  get lengthUnit(): Unit | undefined {
    return this.store.geometry?.space[0]?.unit;
  }

  describe(attribute: string): AttributeDescription | undefined {
    const own = this.store.unitOf(attribute);
    if (own) return { unit: own, isReadOnly: false };
    const axis = this.store.geometry?.space.find(({ name }) => name === attribute);
    return axis && { unit: axis.unit, isReadOnly: true };
  }

  isSet(attribute: string): boolean {
    return this.store.unitOf(attribute) === undefined || this.store.isSet(attribute);
  }

  shape(): Request<readonly number[]> {
    return settled(`${this.name}.shape`, rangeShape(this.ranges));
  }

  read(attribute: string): Request<Values> {
    if (this.store.unitOf(attribute)) return this.store.read(attribute, this.ranges);
    return settled(`${this.name}.${attribute}`, this.#coordinates(attribute));
  }

  write(attribute: string, value: Values | Request<Values>): Request<void> {
    if (attributeOf(this, attribute).isReadOnly) throw readOnlyError(this.name, attribute);
    return this.store.write(attribute, this.ranges, value);
  }

  hold(attribute: string, request: Request<unknown>): void {
    this.store.hold(attribute, request);
  }

  cells(lengthUnit = this.lengthUnit): Cells {
    return cellsOf(this.geometry('cells'), this.ranges, this.name, lengthUnit!);
  }

  /** @throws {AttributeError} if the grid has no positions */
  geometry(asked: string): GridGeometry {
    const { geometry } = this.store;
    if (geometry) return geometry;
    throw new AttributeError(`${this.name} has no positions, and so no ${asked}`, this.name, asked);
  }

  #coordinates(name: string): Values {
    const geometry = this.geometry(name);
    const axis = geometry.space.findIndex((each) => each.name === name);
    const { unit } = geometry.space[axis]!;
    const centres = centresAlong(geometry, axis, this.ranges);
    return centres.shape.length === 0
      ? new Quantity(centres.get(), unit)
      : new QuantityArray(centres, unit);
  }
}

/** What an attribute can be set to, without its static unit. */
type Given = Values | Request<Values>;

/** What all grids and selections can do. Attributes are added by {@link makeScriptGrid}, once for each grid. */
class ScriptGrid {
  readonly #end: ScriptEnd;
  #requests: object | undefined;

  constructor(end: ScriptEnd) {
    this.#end = end;
    registerEnd(this, end);
  }

  get name(): string {
    return this.#end.name;
  }

  get shape(): readonly number[] {
    return rangeShape(this.#end.ranges);
  }

  get size(): number {
    return sizeOf(this.shape);
  }

  get attributeNames(): readonly string[] {
    return this.#end.attributeNames;
  }

  get axes(): readonly string[] {
    return this.#end.store.geometry?.space.map(({ name }) => name) ?? [];
  }

  get position(): QuantityArray {
    return positionsOf(this.#end.geometry('position'), this.#end.ranges);
  }

  get cellArea(): QuantityArray {
    const cells = this.#end.cells();
    const areas = new NdArray(cellAreas(cells), cells.shape);
    if (cells.surface === 'sphere') return quantity(areas, 'sr');
    return quantity(areas, this.#end.lengthUnit!.pow(2));
  }

  get cellSize(): Quantity[] {
    const geometry = this.#end.geometry('cellSize');
    if (geometry.kind === 'separable' && geometry.cellSize)
      return geometry.cellSize.map((size, axis) => quantity(size, geometry.space[axis]!.unit));
    throw new AttributeError(
      `the cells of ${this.name} are not all of one size: there is no cellSize`,
      this.name,
      'cellSize',
    );
  }

  get request(): object {
    return (this.#requests ??= requestsOf(this.#end));
  }

  set(values: Readonly<Record<string, Given>>): void {
    setAll(this.#end, values).result();
  }

  at(...index: AxisIndex[]): object {
    return this.view(composeRanges(this.#end.ranges, index, this.name));
  }

  *cells(): IterableIterator<object> {
    const { ranges } = this.#end;
    const count = this.size;
    for (let cell = 0; cell < count; cell++) {
      let left = cell;
      const one = ranges.map((range) => ({ ...range }));
      for (let axis = ranges.length - 1; axis >= 0; axis--) {
        const range = ranges[axis]!;
        if (range.dropped) continue;
        const place = left % range.count;
        left = (left - place) / range.count;
        one[axis] = { start: range.start + place * range.step, count: 1, step: 1, dropped: true };
      }
      yield this.view(one);
    }
  }

  copy(): object {
    const copy = this.emptyCopy();
    for (const attribute of this.attributeNames)
      if (this.#end.isSet(attribute)) copy.set({ [attribute]: this.#end.read(attribute) });
    return copy;
  }

  emptyCopy(attributes?: AttributeUnits): ScriptGrid {
    const { store, ranges } = this.#end;
    const units = attributes
      ? unitsOf(attributes)
      : new Map(store.names.map((attribute) => [attribute, store.unitOf(attribute)!]));
    return makeScriptGrid(
      store.name,
      this.shape,
      store.geometry && selectGeometry(store.geometry, ranges),
      units,
    );
  }

  newChannelTo(target: object, options?: ChannelOptions): unknown {
    return channelBetween(this, target, options);
  }

  /** What `console.log` shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const { store } = this.#end;
    const attributes = store.names.map((each) => {
      const what = store.isSet(each) ? '' : ', not set';
      return `${each} [${store.unitOf(each)!.symbol}${what}]`;
    });
    return `${this.name} (${this.shape.join(' x ')}): ${attributes.join(', ')}`;
  }

  /** @internal Another selection from the same grid. */
  protected view(ranges: readonly AxisRange[]): object {
    return new (this.constructor as new (end: ScriptEnd) => ScriptGrid)(
      new ScriptEnd(this.#end.store, ranges),
    );
  }
}

/**
 * Sets several attributes.
 *
 * @returns a request that ends when all have been set
 * @throws {AttributeError} if one is not there or cannot be set; none has been set then
 */
export function setAll(end: GridEnd, values: Readonly<Record<string, Given>>): Request<void> {
  const given = Object.entries(values);
  for (const [attribute] of given)
    if (attributeOf(end, attribute).isReadOnly) throw readOnlyError(end.name, attribute);
  const writes = given.map(([attribute, value]) => end.write(attribute, value));
  return derive<void>(`${end.name}.set`, writes, () => undefined);
}

/** The attributes of a grid or selection, as requests. */
function requestsOf(end: ScriptEnd): object {
  const requests = { set: (values: Readonly<Record<string, Given>>) => setAll(end, values) };
  for (const attribute of end.attributeNames)
    Object.defineProperty(requests, attribute, {
      enumerable: true,
      get: () => end.read(attribute),
      set: (value: Given) => {
        end.write(attribute, value);
      },
    });
  return requests;
}

/**
 * The units of declared attributes.
 *
 * @throws {UnitError} if one is not a unit
 */
export function unitsOf(attributes: AttributeUnits): Map<string, Unit> {
  return new Map(Object.entries(attributes).map(([name, symbol]) => [name, unit(symbol)]));
}

/** What a grid without positions does not have, so that an attribute can be called so. */
const ofPositions = new Set(['axes', 'position', 'cellArea', 'cellSize']);

/**
 * Makes a grid of a script.
 *
 * @throws {ArgumentError} if an attribute has a name that something else of a grid has
 */
export function makeScriptGrid(
  name: string,
  shape: readonly number[],
  geometry: GridGeometry | undefined,
  units: ReadonlyMap<string, Unit>,
): ScriptGrid {
  class OwnGrid extends ScriptGrid {}
  const axes = geometry?.space.map((axis) => axis.name) ?? [];
  for (const each of [...units.keys(), ...axes]) {
    if (each in OwnGrid.prototype && (geometry !== undefined || !ofPositions.has(each)))
      throw new ArgumentError(
        `${name} cannot have an ${axes.includes(each) ? 'axis' : 'attribute'} called ${each}: ` +
          'a grid has something else of that name',
        'attributes',
        each,
      );
    // Once for all selections from the grid: each finds its own end.
    Object.defineProperty(OwnGrid.prototype, each, {
      enumerable: true,
      get(this: object) {
        return endOf(this, name).read(each).result();
      },
      set(this: object, value: Given) {
        endOf(this, name).write(each, value).result();
      },
    });
  }
  const store = new GridStore(name, shape, geometry, units);
  return new OwnGrid(new ScriptEnd(store, resolveIndex([], shape)));
}
