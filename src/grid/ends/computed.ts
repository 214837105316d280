// SPDX-License-Identifier: Apache-2.0
/**
 * Grids with an attribute that is computed from others when it is read.
 *
 * @module
 */
import { NdArray, type AxisIndex } from '../../array/index.js';
import { ArgumentError } from '../../errors.js';
import type { Cells } from '../../remap/cells.js';
import { derive } from '../../request/derive.js';
import type { Request } from '../../request/request.js';
import { Quantity, quantity, type QuantityArray, type Unit } from '../../units/index.js';
import type { GridGeometry } from '../geometry/geometry.js';
import type { Given, Values } from '../grid-values.js';
import type { Places } from '../places/places.js';
import {
  attributeOf,
  fitted,
  readOnlyError,
  valuesFor,
  type AttributeDescription,
  type GridEnd,
} from './end.js';

/** An attribute that is computed from others. */
export interface ComputedAttribute {
  readonly name: string;
  readonly unit: Unit;
  /** The attributes or coordinates whose values are the arguments of the function. */
  readonly sources: readonly string[];
  readonly compute: (...values: QuantityArray[]) => unknown;
}

/** A grid or selection of any kind, with an additional attribute that is read only. */
export class ComputedEnd implements GridEnd {
  readonly #base: GridEnd;
  readonly #computed: ComputedAttribute;

  constructor(base: GridEnd, computed: ComputedAttribute) {
    this.#base = base;
    this.#computed = computed;
  }

  get name(): string {
    return this.#base.name;
  }

  get description(): string | undefined {
    return this.#base.description;
  }

  get attributeNames(): readonly string[] {
    return [...this.#base.attributeNames, this.#computed.name];
  }

  get knownShape(): readonly number[] | undefined {
    return this.#base.knownShape;
  }

  get lengthUnit(): Unit | undefined {
    return this.#base.lengthUnit;
  }

  get geometry(): GridGeometry | undefined {
    return this.#base.geometry;
  }

  get selectsAtOnce(): boolean {
    return this.#base.selectsAtOnce;
  }

  describe(attribute: string): AttributeDescription | undefined {
    const { name, unit } = this.#computed;
    return attribute === name ? { unit, isReadOnly: true } : this.#base.describe(attribute);
  }

  isSet(attribute: string): boolean {
    const { name, sources } = this.#computed;
    if (attribute !== name) return this.#base.isSet(attribute);
    return sources.every((each) => this.#base.isSet(each));
  }

  peek(attribute: string): Values | undefined {
    const { name, sources } = this.#computed;
    if (attribute !== name) return this.#base.peek(attribute);
    const values = sources.map((each) => this.#base.peek(each));
    return values.every((each) => each !== undefined) ? this.#valuesFrom(values) : undefined;
  }

  shape(): Request<readonly number[]> {
    return this.#base.shape();
  }

  read(attribute: string): Request<Values> {
    const { name, sources } = this.#computed;
    if (attribute !== name) return this.#base.read(attribute);
    const reads = sources.map((each) => this.#base.read(each));
    return derive(`${this.name}.${name}`, reads, () =>
      this.#valuesFrom(reads.map((read) => read.result())),
    );
  }

  write(attribute: string, value: Given): Request<void> {
    if (attribute === this.#computed.name) throw readOnlyError(this.name, attribute);
    return this.#base.write(attribute, value);
  }

  retain(attribute: string, request: Request<unknown>): void {
    const { name, sources } = this.#computed;
    const held = attribute === name ? sources : [attribute];
    for (const each of held) this.#base.retain(each, request);
  }

  cells(lengthUnit?: Unit): Cells {
    return this.#base.cells(lengthUnit);
  }

  places(): Request<Places> {
    return this.#base.places();
  }

  select(index: readonly AxisIndex[]): GridEnd {
    return new ComputedEnd(this.#base.select(index), this.#computed);
  }

  on(places: Places): GridEnd {
    return new ComputedEnd(this.#base.on(places), this.#computed);
  }

  emptyCopy(units: ReadonlyMap<string, Unit>, shape: readonly number[]): GridEnd {
    return this.#base.emptyCopy(units, shape);
  }

  /** The result of the function for values; those of a single cell are passed as arrays without axes. */
  #valuesFrom(values: readonly Values[]): Values {
    const { name, unit, compute } = this.#computed;
    const arrays = values.map((each) => (each instanceof Quantity ? withoutAxes(each) : each));
    const result = valuesFor(`${this.name}.${name}`, name, unit, compute(...arrays));
    const { shape } = arrays[0]!;
    if (shape.length === 0) {
      const number = result instanceof Quantity ? result : result.at();
      return number.as(unit);
    }
    if (result instanceof Quantity)
      return quantity(NdArray.zeros(shape).fill(result.valueIn(unit)), unit);
    return fitted(`${this.name}.${name}`, result, shape).as(unit);
  }
}

function withoutAxes(value: Quantity): QuantityArray {
  const unit: Unit = value.unit;
  return quantity(new NdArray(Float64Array.of(value.number), []), unit);
}

/**
 * Adds a computed attribute.
 *
 * @throws {ArgumentError} if there are no sources, or the name is already used
 * @throws {AttributeError} if the grid does not have a source
 */
export function withComputed(base: GridEnd, computed: ComputedAttribute): GridEnd {
  const { name, sources } = computed;
  if (sources.length === 0)
    throw new ArgumentError(
      `${base.name}.withComputed(${name}) has no attributes to compute from: name at least one`,
      'sources',
      sources,
    );
  if (base.describe(name))
    throw new ArgumentError(
      `${base.name} cannot have a computed attribute called ${name}: it already has an attribute with that name`,
      'name',
      name,
    );
  for (const each of sources) attributeOf(base, each);
  return new ComputedEnd(base, computed);
}
