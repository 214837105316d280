// SPDX-License-Identifier: Apache-2.0
/**
 * Grids as scripts have them, of codes and of the script alike: attributes are properties, which are read
 * and assigned; `at(...)` selects some of the cells.
 *
 * @module
 */
import { NdArray, selectedShape, sizeOf, type AxisIndex } from '../array/index.js';
import { ArgumentError, AttributeError } from '../errors.js';
import { cellAreas } from '../remap/overlaps.js';
import { derive } from '../request/derive.js';
import type { Request } from '../request/request.js';
import { strictPrototype } from '../strict.js';
import { type Quantity, type QuantityArray, quantity, unit, type Unit } from '../units/index.js';
import { attributeOf, endKey, geometryOf, readOnlyError, type GridEnd } from './ends/end.js';
import { positionsOf } from './geometry/geometry.js';
import type { AttributeUnits } from './grid-types.js';
import type { Given } from './grid-values.js';
import { channelBetween, type ChannelOptions } from './transfer.js';

/**
 * What all grids and selections can do. Attributes are added by {@link makeGrid}, once for each grid; what
 * a grid has to be declared as is in `grid-types.ts` and `code-grid-types.ts`.
 */
export class Grid {
  readonly [endKey]: GridEnd;

  constructor(end: GridEnd) {
    this[endKey] = end;
    // Not among the properties that are shown.
    Object.defineProperty(this, endKey, { enumerable: false });
  }

  get name(): string {
    return this[endKey].name;
  }

  get shape(): readonly number[] {
    const end = this[endKey];
    return end.knownShape ?? end.shape().result();
  }

  get size(): number {
    return sizeOf(this.shape);
  }

  get attributeNames(): readonly string[] {
    return this[endKey].attributeNames;
  }

  get axes(): readonly string[] {
    return this[endKey].geometry?.space.map(({ name }) => name) ?? [];
  }

  get position(): QuantityArray {
    const end = this[endKey];
    return positionsOf(geometryOf(end, 'position'), end.ranges());
  }

  get cellArea(): QuantityArray {
    const cells = this[endKey].cells();
    const areas = new NdArray(cellAreas(cells), cells.shape);
    if (cells.surface === 'sphere') return quantity(areas, 'sr');
    return quantity(areas, this[endKey].lengthUnit!.pow(2));
  }

  get cellSize(): Quantity[] {
    const geometry = geometryOf(this[endKey], 'cellSize');
    if (geometry.kind === 'separable' && geometry.cellSize)
      return geometry.cellSize.map((size, axis) => quantity(size, geometry.space[axis]!.unit));
    throw new AttributeError(
      `the cells of ${this.name} are not all of one size: there is no cellSize`,
      this.name,
      'cellSize',
    );
  }

  set(values: Readonly<Record<string, Given>>): void {
    setAll(this[endKey], values).result();
  }

  at(...index: AxisIndex[]): Grid {
    return this.#like(this[endKey].select(index));
  }

  *cells(): IterableIterator<Grid> {
    const end = this[endKey];
    const ranges = end.ranges();
    const count = sizeOf(selectedShape(ranges));
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
      yield this.#like(end.over(one));
    }
  }

  copy(): Grid {
    return copyOf(this[endKey]).result();
  }

  emptyCopy(attributes?: AttributeUnits): Grid {
    const end = this[endKey];
    return makeGrid(end.emptyCopy(attributes ? unitsOf(attributes) : ownUnits(end), this.shape));
  }

  newChannelTo(target: object, options?: ChannelOptions): unknown {
    return channelBetween(this, target, options);
  }

  /** What `console.log` shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const end = this[endKey];
    const attributes = end.attributeNames.map((each) => {
      const what = end.isSet(each) ? '' : ', not set';
      return `${each} [${attributeOf(end, each).unit.symbol}${what}]`;
    });
    // Showing a grid does not wait for a model: what only that knows is left out.
    const shape = end.knownShape ? ` (${end.knownShape.join(' x ')})` : '';
    return `${this.name}${shape}: ${attributes.join(', ')}`;
  }

  #like(end: GridEnd): Grid {
    return new (this.constructor as new (end: GridEnd) => Grid)(end);
  }
}

// Names that neither a grid nor its attributes have are mistakes.
Object.setPrototypeOf(
  Grid.prototype,
  strictPrototype((grid) => (grid as Grid)[endKey].name),
);

/**
 * Sets several attributes.
 *
 * @returns a request that ends when all have been set
 * @throws {AttributeError} if one is not there or cannot be set; none has been set then
 */
function setAll(end: GridEnd, values: Readonly<Record<string, Given>>): Request<void> {
  const given = Object.entries(values);
  for (const [attribute] of given)
    if (attributeOf(end, attribute).isReadOnly) throw readOnlyError(end.name, attribute);
  const writes = given.map(([attribute, value]) => end.write(attribute, value));
  return derive<void>(`${end.name}.set`, writes, () => undefined);
}

/** A grid of its own with the same cells and the values of those attributes that have some. */
function copyOf(end: GridEnd): Request<Grid> {
  const shape = end.shape();
  const reads = end.attributeNames
    .filter((attribute) => end.isSet(attribute))
    .map((attribute) => [attribute, end.read(attribute)] as const);
  const copied = derive(`${end.name}.copy`, [shape, ...reads.map(([, read]) => read)], () => {
    const copy = makeGrid(end.emptyCopy(ownUnits(end), shape.result()));
    copy.set(Object.fromEntries(reads.map(([attribute, read]) => [attribute, read.result()])));
    return copy;
  });
  // What is assigned meanwhile is not to be in it.
  for (const [attribute] of reads) end.hold(attribute, copied);
  return copied;
}

function ownUnits(end: GridEnd): Map<string, Unit> {
  return new Map(end.attributeNames.map((name) => [name, attributeOf(end, name).unit]));
}

/** The attributes of a grid or selection, as requests, and what else of it can wait. */
class GridRequests {
  readonly [endKey]: GridEnd;

  constructor(end: GridEnd) {
    this[endKey] = end;
    Object.defineProperty(this, endKey, { enumerable: false });
  }

  get shape(): Request<readonly number[]> {
    return this[endKey].shape();
  }

  set(values: Readonly<Record<string, Given>>): Request<void> {
    return setAll(this[endKey], values);
  }

  copy(): Request<Grid> {
    return copyOf(this[endKey]);
  }
}

Object.setPrototypeOf(
  GridRequests.prototype,
  strictPrototype((requests) => `${(requests as GridRequests)[endKey].name}.request`),
);

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

/** Whether something else of a grid has that name, so that no attribute can. */
export function isGridMember(name: string, hasPositions: boolean): boolean {
  return (name in Grid.prototype || name === 'request') && (hasPositions || !ofPositions.has(name));
}

/**
 * Makes the grid that scripts see: its attributes are on a prototype of its own, which all selections from
 * it share.
 *
 * @throws {ArgumentError} if an attribute has a name that something else of a grid has
 */
export function makeGrid(end: GridEnd): Grid {
  class OwnRequests extends GridRequests {}
  class OwnGrid extends Grid {
    #requests: OwnRequests | undefined;

    /** The same attributes, asynchronously. */
    get request(): OwnRequests {
      return (this.#requests ??= new OwnRequests(this[endKey]));
    }
  }
  const { attributeNames, geometry } = end;
  const axes = geometry?.space.map((axis) => axis.name) ?? [];
  for (const each of [...attributeNames, ...axes]) {
    if (isGridMember(each, geometry !== undefined))
      throw new ArgumentError(
        `${end.name} cannot have an ${axes.includes(each) ? 'axis' : 'attribute'} called ${each}: ` +
          'a grid has something else of that name',
        'attributes',
        each,
      );
    Object.defineProperty(OwnGrid.prototype, each, {
      enumerable: true,
      get(this: Grid) {
        return this[endKey].read(each).result();
      },
      set(this: Grid, value: Given) {
        this[endKey].write(each, value).result();
      },
    });
    if (axes.includes(each)) continue;
    Object.defineProperty(OwnRequests.prototype, each, {
      enumerable: true,
      get(this: GridRequests) {
        return this[endKey].read(each);
      },
      set(this: GridRequests, value: Given) {
        this[endKey].write(each, value);
      },
    });
  }
  return new OwnGrid(end);
}
