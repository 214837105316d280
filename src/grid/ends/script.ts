// SPDX-License-Identifier: Apache-2.0
/**
 * Grids of the script, whose values are in its memory.
 *
 * @module
 */
import type { AxisIndex } from '../../array/index.js';
import type { Cells } from '../../remap/cells.js';
import type { Request } from '../../request/request.js';
import { quantity, type Unit } from '../../units/index.js';
import { centresAlong, type GridGeometry } from '../geometry/geometry.js';
import { cellsOf } from '../geometry/grid-cells.js';
import { selectGeometry } from '../geometry/select-geometry.js';
import type { Given, Values } from '../grid-values.js';
import { AxisPlaces } from '../places/axis-places.js';
import type { Places } from '../places/places.js';
import {
  attributeOf,
  geometryOf,
  readOnlyError,
  type AttributeDescription,
  type GridEnd,
} from './end.js';
import { GridStore, settled } from './store.js';

/** A grid of the script, or a selection from one. */
export class ScriptEnd implements GridEnd {
  readonly selectsAtOnce = true;
  readonly #places: Places;

  constructor(
    readonly store: GridStore,
    places: Places,
  ) {
    this.#places = places;
  }

  get name(): string {
    return this.store.name;
  }

  get attributeNames(): readonly string[] {
    return this.store.names;
  }

  get lengthUnit(): Unit | undefined {
    return this.store.geometry?.space[0]?.unit;
  }

  get knownShape(): readonly number[] {
    return this.#places.shape;
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
    return settled(`${this.name}.shape`, this.#places.shape);
  }

  read(attribute: string): Request<Values> {
    if (this.store.unitOf(attribute)) return this.store.read(attribute, this.#places);
    return settled(`${this.name}.${attribute}`, this.#coordinates(attribute));
  }

  write(attribute: string, value: Given): Request<void> {
    if (attributeOf(this, attribute).isReadOnly) throw readOnlyError(this.name, attribute);
    return this.store.write(attribute, this.#places, value);
  }

  retain(attribute: string, request: Request<unknown>): void {
    this.store.retain(attribute, request);
  }

  cells(lengthUnit = this.lengthUnit): Cells {
    const geometry = selectGeometry(geometryOf(this, 'cells'), this.#places);
    return cellsOf(geometry, this.name, lengthUnit!);
  }

  get geometry(): GridGeometry | undefined {
    return this.store.geometry;
  }

  get description(): string {
    return this.#places.description;
  }

  peek(attribute: string): Values | undefined {
    if (!this.isSet(attribute)) return undefined;
    const read = this.read(attribute);
    return read.isSettled ? read.result() : undefined;
  }

  places(): Request<Places> {
    return settled(`${this.name}.places`, this.#places);
  }

  select(index: readonly AxisIndex[]): ScriptEnd {
    return this.on(this.#places.select(index, this.name));
  }

  on(places: Places): ScriptEnd {
    return new ScriptEnd(this.store, places);
  }

  emptyCopy(units: ReadonlyMap<string, Unit>): ScriptEnd {
    const { name, geometry } = this.store;
    const selected = geometry && selectGeometry(geometry, this.#places);
    return newScriptEnd(name, this.#places.shape, selected, units);
  }

  #coordinates(name: string): Values {
    const geometry = geometryOf(this, name);
    const axis = geometry.space.findIndex((each) => each.name === name);
    const { unit } = geometry.space[axis]!;
    const centres = centresAlong(geometry, axis, this.#places);
    return quantity(centres.shape.length === 0 ? centres.at() : centres, unit);
  }
}

/** The end of a new grid, with attributes that are not set. */
export function newScriptEnd(
  name: string,
  shape: readonly number[],
  geometry: GridGeometry | undefined,
  units: ReadonlyMap<string, Unit>,
): ScriptEnd {
  const store = new GridStore(name, shape, geometry, units);
  return new ScriptEnd(store, AxisPlaces.all(shape));
}
