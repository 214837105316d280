// SPDX-License-Identifier: Apache-2.0
/**
 * Grids in the script: their values are in its own memory.
 *
 * @module
 */
import {
  composeSelections,
  requireRanges,
  resolveIndex,
  selectedShape,
  type AxisIndex,
  type AxisRange,
} from '../../array/index.js';
import type { Cells } from '../../remap/cells.js';
import type { Request } from '../../request/request.js';
import { quantity, type Unit } from '../../units/index.js';
import { centresAlong, type GridGeometry } from '../geometry/geometry.js';
import { cellsOf } from '../geometry/grid-cells.js';
import { selectGeometry } from '../geometry/select-geometry.js';
import type { Given, Values } from '../grid-values.js';
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
  readonly #ranges: readonly AxisRange[];

  constructor(
    readonly store: GridStore,
    ranges: readonly AxisRange[],
  ) {
    this.#ranges = ranges;
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
    return selectedShape(this.#ranges);
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
    return settled(`${this.name}.shape`, selectedShape(this.#ranges));
  }

  read(attribute: string): Request<Values> {
    if (this.store.unitOf(attribute)) return this.store.read(attribute, this.#ranges);
    return settled(`${this.name}.${attribute}`, this.#coordinates(attribute));
  }

  write(attribute: string, value: Given): Request<void> {
    if (attributeOf(this, attribute).isReadOnly) throw readOnlyError(this.name, attribute);
    return this.store.write(attribute, this.#ranges, value);
  }

  hold(attribute: string, request: Request<unknown>): void {
    this.store.hold(attribute, request);
  }

  cells(lengthUnit = this.lengthUnit): Cells {
    return cellsOf(geometryOf(this, 'cells'), this.#ranges, this.name, lengthUnit!);
  }

  get geometry(): GridGeometry | undefined {
    return this.store.geometry;
  }

  ranges(): readonly AxisRange[] {
    return this.#ranges;
  }

  select(index: readonly AxisIndex[]): ScriptEnd {
    return this.over(requireRanges(composeSelections(this.#ranges, index, this.name), this.name));
  }

  over(ranges: readonly AxisRange[]): ScriptEnd {
    return new ScriptEnd(this.store, ranges);
  }

  emptyCopy(units: ReadonlyMap<string, Unit>): ScriptEnd {
    const { name, geometry } = this.store;
    const selected = geometry && selectGeometry(geometry, this.#ranges);
    return newScriptEnd(name, selectedShape(this.#ranges), selected, units);
  }

  #coordinates(name: string): Values {
    const geometry = geometryOf(this, name);
    const axis = geometry.space.findIndex((each) => each.name === name);
    const { unit } = geometry.space[axis]!;
    const centres = centresAlong(geometry, axis, this.#ranges);
    return quantity(centres.shape.length === 0 ? centres.at() : centres, unit);
  }
}

/** The end of a new grid, with attributes that have not been set. */
export function newScriptEnd(
  name: string,
  shape: readonly number[],
  geometry: GridGeometry | undefined,
  units: ReadonlyMap<string, Unit>,
): ScriptEnd {
  const store = new GridStore(name, shape, geometry, units);
  return new ScriptEnd(store, requireRanges(resolveIndex([], shape), name));
}
