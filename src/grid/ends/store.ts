// SPDX-License-Identifier: Apache-2.0
/**
 * The memory of the attributes of grids of the script, and the requests that use it.
 *
 * @module
 */
import { NdArray, sizeOf } from '../../array/index.js';
import { AttributeError } from '../../errors.js';
import { derive } from '../../request/derive.js';
import { Request } from '../../request/request.js';
import { conversion, quantity, Quantity, type Unit } from '../../units/index.js';
import type { GridGeometry } from '../geometry/geometry.js';
import type { Given, Values } from '../grid-values.js';
import type { Places } from '../places/places.js';
import { fitted, valuesFor } from './end.js';

/** An attribute of a grid of the script. */
interface StoredAttribute {
  readonly unit: Unit;
  /** Undefined until a value has been set. */
  values: NdArray | undefined;
  /** The last write, while it waits for its value. */
  pending: Request<void> | undefined;
  /** The requests that still use the memory. */
  readonly uses: Set<Request<unknown>>;
}

/** The attributes of one grid of the script, which all its selections share. */
export class GridStore {
  readonly #attributes: ReadonlyMap<string, StoredAttribute>;

  constructor(
    readonly name: string,
    readonly shape: readonly number[],
    readonly geometry: GridGeometry | undefined,
    units: ReadonlyMap<string, Unit>,
  ) {
    this.#attributes = new Map(
      [...units].map(([attribute, unit]) => [
        attribute,
        { unit, values: undefined, pending: undefined, uses: new Set() },
      ]),
    );
  }

  /** The names of the attributes, in the order of their declaration. */
  get names(): readonly string[] {
    return [...this.#attributes.keys()];
  }

  unitOf(attribute: string): Unit | undefined {
    return this.#attributes.get(attribute)?.unit;
  }

  /** Whether an attribute has been set, or is about to be. */
  isSet(attribute: string): boolean {
    const stored = this.#attributes.get(attribute);
    return stored?.values !== undefined || stored?.pending !== undefined;
  }

  /**
   * The values of an attribute: a view of the memory of the grid, or a quantity for a single cell. The request is
   * done when pending writes are.
   */
  read(attribute: string, places: Places): Request<Values> {
    const name = `${this.name}.${attribute}`;
    const { pending } = this.#attributes.get(attribute)!;
    if (pending && !pending.isFinished)
      return derive(name, [pending], () => this.#values(attribute, places));
    return settled(name, this.#values(attribute, places));
  }

  #values(attribute: string, places: Places): Values {
    const { unit, values } = this.#attributes.get(attribute)!;
    if (!values)
      throw new AttributeError(
        `${this.name}.${attribute} cannot be read: it has not been set`,
        this.name,
        attribute,
      );
    const view = places.valuesIn(values);
    return quantity(view.shape.length === 0 ? view.at() : view, unit);
  }

  /**
   * Sets an attribute: at once if the value is available and no request uses the memory, otherwise as soon as this
   * is so.
   *
   * @throws {UnitError} if the value is available and has another dimension
   * @throws {ShapeError} if the value is available and its shape does not agree
   */
  write(attribute: string, places: Places, value: Given): Request<void> {
    const stored = this.#attributes.get(attribute)!;
    const method = `${this.name}.${attribute} = …`;
    const before = [...stored.uses, ...(stored.pending ? [stored.pending] : [])].filter(
      (each) => !each.isFinished,
    );
    if (!(value instanceof Request)) {
      const checked = this.#checked(attribute, places, value);
      if (before.length === 0) {
        this.#assign(stored, places, checked);
        return settled(method, undefined);
      }
    }
    const sources = before.map(afterEnd);
    const write = derive<void>(
      method,
      value instanceof Request ? [value, ...sources] : sources,
      () => {
        const given: unknown = value instanceof Request ? value.result() : value;
        this.#assign(stored, places, this.#checked(attribute, places, given));
      },
    );
    stored.pending = write;
    write.listen(() => {
      if (stored.pending === write) stored.pending = undefined;
    });
    return write;
  }

  /** Makes writes wait for a request that uses the memory of an attribute. */
  retain(attribute: string, request: Request<unknown>): void {
    const uses = this.#attributes.get(attribute)?.uses;
    if (!uses || request.isSettled) return;
    uses.add(request);
    request.listen(() => uses.delete(request));
  }

  #assign(stored: StoredAttribute, places: Places, given: Values): void {
    if (!stored.values) {
      stored.values = NdArray.zeros(this.shape);
      // NaN marks the cells that are not set.
      if (sizeOf(places.shape) !== sizeOf(this.shape)) stored.values.fill(NaN);
    }
    const { values } = stored;
    const by = conversion(given.unit, stored.unit);
    if (given instanceof Quantity) places.setIn(values, given.valueIn(stored.unit));
    else if (!by || !places.isView) places.setIn(values, given.valueIn(stored.unit));
    else {
      const target = places.valuesIn(values);
      target.assignScaled(given.valueIn(given.unit), by.factor, by.divisor, by.shift);
    }
  }

  /** The values, after the checks of dimension and shape. */
  #checked(attribute: string, places: Places, given: unknown): Values {
    const name = `${this.name}.${attribute}`;
    const values = valuesFor(name, attribute, this.#attributes.get(attribute)!.unit, given);
    if (values instanceof Quantity) return values;
    if (values.shape.length === 0) return values.at();
    return fitted(name, values, places.shape);
  }
}

/** A request that is done, with a value. */
export function settled<T>(method: string, value: T): Request<T> {
  const request = Request.pending<T>({ method });
  request.succeed(value);
  return request;
}

/** A request that is done when another one has ended, whether it succeeded or failed. */
function afterEnd(other: Request<unknown>): Request<void> {
  const request = Request.pending<void>({ method: `the end of ${other.name}` }, [other]);
  other.listen(() => {
    request.succeed();
  });
  return request;
}
