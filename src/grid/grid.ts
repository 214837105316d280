// SPDX-License-Identifier: Apache-2.0
/**
 * The class of all grids, of codes and of the script: attributes are properties that can be read and assigned;
 * `at(...)` selects some of the cells.
 *
 * @module
 */
import { sizeOf, type AxisIndex, type Mask, type NdArray } from '../array/index.js';
import { ArgumentError } from '../errors.js';
import { derive } from '../request/derive.js';
import type { Request } from '../request/request.js';
import { strictPrototype } from '../strict.js';
import { type Quantity, type QuantityArray, unit, type Unit } from '../units/index.js';
import { withComputed, type ComputedAttribute } from './ends/computed.js';
import { attributeOf, endKey, endOf, readOnlyError, type GridEnd } from './ends/end.js';
import { areEqual } from './equality.js';
import type { Point, Points } from './geometry/points.js';
import type { AttributeUnits } from './grid-types.js';
import type { Given } from './grid-values.js';
import {
  cellAreaOf,
  cellSizeOf,
  cellVolumeOf,
  containsPoints,
  indicesOf,
  positionOf,
} from './positions.js';
import { gridText } from './printing.js';
import { sampled, type SampleOptions } from './sample.js';
import { channelBetween, type ChannelOptions } from './transfer.js';
import { chosenFrom } from './where.js';

/**
 * The methods of all grids and selections. Attributes are added by {@link makeGrid}, once for each grid; the static
 * types of grids are in `grid-types.ts` and `code-grid-types.ts`.
 */
export class Grid {
  readonly [endKey]: GridEnd;

  constructor(end: GridEnd) {
    this[endKey] = end;
    // Not enumerable, so that it is not shown among the properties.
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
    return positionOf(this[endKey]);
  }

  get cellArea(): QuantityArray {
    return cellAreaOf(this[endKey]);
  }

  get cellVolume(): QuantityArray {
    return cellVolumeOf(this[endKey]);
  }

  get cellSize(): Quantity[] {
    return cellSizeOf(this[endKey]);
  }

  indexOf(points: Point | Points): readonly number[] | NdArray<Int32Array> {
    return indicesOf(this[endKey], points);
  }

  contains(points: Point | Points): boolean | Mask {
    return containsPoints(this[endKey], points);
  }

  set(values: Readonly<Record<string, Given>>): void {
    setAll(this[endKey], values).result();
  }

  at(...index: AxisIndex[]): Grid {
    return alike(this, this[endKey].select(index));
  }

  where(condition: Mask | ((cells: Grid) => Mask)): Grid {
    const mask = typeof condition === 'function' ? condition(this) : condition;
    return alike(this, chosenFrom(this[endKey], mask).result());
  }

  *cells(): IterableIterator<Grid> {
    const end = this[endKey];
    for (const place of end.places().result().each()) yield alike(this, end.on(place));
  }

  indices(): NdArray<Int32Array> {
    return indicesFrom(this[endKey]).result();
  }

  equals(other: object): boolean {
    return areEqual(this[endKey], endOf(other, 'other')).result();
  }

  sample(points: Point | Points, options?: SampleOptions): Grid {
    return sampleOf(this[endKey], points, options).result();
  }

  withComputed(
    name: string,
    symbol: string,
    sources: readonly string[],
    compute: ComputedAttribute['compute'],
  ): Grid {
    return makeGrid(withComputed(this[endKey], { name, unit: unit(symbol), sources, compute }));
  }

  copy(): Grid {
    return copyOf(this[endKey]).result();
  }

  emptyCopy(attributes?: AttributeUnits): Grid {
    return emptyCopyOf(this[endKey], attributes).result();
  }

  newChannelTo(target: object, options?: ChannelOptions): unknown {
    return channelBetween(this, target, options);
  }

  toString(): string {
    return gridText(this[endKey]);
  }

  /** The text that `console.log` prints. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/** Other cells of the same grid: an object of the same class, with the attributes of the grid. */
function alike(grid: Grid, end: GridEnd): Grid {
  return new (grid.constructor as new (end: GridEnd) => Grid)(end);
}

// An access to a property that the grid does not have is a mistake in the script.
Object.setPrototypeOf(
  Grid.prototype,
  strictPrototype((grid) => (grid as Grid)[endKey].name),
);

/**
 * Sets several attributes.
 *
 * @returns a request that is done when all have been set
 * @throws {AttributeError} if an attribute does not exist or is read only; then none has been set
 */
function setAll(end: GridEnd, values: Readonly<Record<string, Given>>): Request<void> {
  const given = Object.entries(values);
  for (const [attribute] of given)
    if (attributeOf(end, attribute).isReadOnly) throw readOnlyError(end.name, attribute);
  const writes = given.map(([attribute, value]) => end.write(attribute, value));
  return derive<void>(`${end.name}.set`, writes, () => undefined);
}

/** An independent grid with the same cells, and the values of the attributes that are set. */
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
  // Values that are assigned meanwhile must not be in the copy.
  for (const [attribute] of reads) end.retain(attribute, copied);
  return copied;
}

/** An independent grid with the same cells, and attributes that are not set. */
function emptyCopyOf(end: GridEnd, attributes: AttributeUnits | undefined): Request<Grid> {
  const units = attributes ? unitsOf(attributes) : ownUnits(end);
  return end.shape().map((shape) => makeGrid(end.emptyCopy(units, shape)));
}

function ownUnits(end: GridEnd): Map<string, Unit> {
  return new Map(end.attributeNames.map((name) => [name, attributeOf(end, name).unit]));
}

function indicesFrom(end: GridEnd): Request<NdArray<Int32Array>> {
  return end.places().map((places) => places.indices());
}

function sampleOf(
  end: GridEnd,
  points: Point | Points,
  options: SampleOptions | undefined,
): Request<Grid> {
  return sampled(end, points, options).map(makeGrid);
}

/** The asynchronous form of a grid or selection: its attributes and methods, which return requests. */
class GridRequests {
  readonly [endKey]: GridEnd;
  readonly #grid: Grid;

  constructor(grid: Grid) {
    this.#grid = grid;
    this[endKey] = grid[endKey];
    Object.defineProperty(this, endKey, { enumerable: false });
  }

  get shape(): Request<readonly number[]> {
    return this[endKey].shape();
  }

  set(values: Readonly<Record<string, Given>>): Request<void> {
    return setAll(this[endKey], values);
  }

  where(condition: MaskToCome | ((cells: GridRequests) => MaskToCome)): Request<Grid> {
    const mask = typeof condition === 'function' ? condition(this) : condition;
    return chosenFrom(this[endKey], mask).map((end) => alike(this.#grid, end));
  }

  indices(): Request<NdArray<Int32Array>> {
    return indicesFrom(this[endKey]);
  }

  equals(other: object): Request<boolean> {
    return areEqual(this[endKey], endOf(other, 'other'));
  }

  sample(points: Point | Points, options?: SampleOptions): Request<Grid> {
    return sampleOf(this[endKey], points, options);
  }

  copy(): Request<Grid> {
    return copyOf(this[endKey]);
  }

  emptyCopy(attributes?: AttributeUnits): Request<Grid> {
    return emptyCopyOf(this[endKey], attributes);
  }

  toString(): string {
    return `${this[endKey].name}.request`;
  }
}

type MaskToCome = Mask | Request<Mask>;

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

/** Members that a grid without positions does not have, so that their names can be used for attributes. */
const ofPositions = new Set([
  'axes',
  'position',
  'cellArea',
  'cellVolume',
  'cellSize',
  'indexOf',
  'contains',
]);

/** Whether a name is that of a member of grids, so that it cannot be used for an attribute. */
export function isGridMember(name: string, hasPositions: boolean): boolean {
  return (name in Grid.prototype || name === 'request') && (hasPositions || !ofPositions.has(name));
}

/**
 * Creates the grid that scripts use: its attributes are on a prototype, which all selections from it share.
 *
 * @throws {ArgumentError} if the name of an attribute or an axis is reserved
 */
export function makeGrid(end: GridEnd): Grid {
  class OwnRequests extends GridRequests {}
  class OwnGrid extends Grid {
    #requests: OwnRequests | undefined;

    /** The asynchronous form of the attributes and methods. */
    get request(): OwnRequests {
      return (this.#requests ??= new OwnRequests(this));
    }
  }
  const { attributeNames, geometry } = end;
  const axes = geometry?.space.map((axis) => axis.name) ?? [];
  for (const each of [...attributeNames, ...axes]) {
    if (isGridMember(each, geometry !== undefined))
      throw new ArgumentError(
        `${end.name} cannot have an ${axes.includes(each) ? 'axis' : 'attribute'} called ${each}: ` +
          'that name is reserved, use another one',
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
