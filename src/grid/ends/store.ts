// SPDX-License-Identifier: Apache-2.0
/**
 * What grids of scripts hold: the memory of their attributes, and what is under way with it.
 *
 * @module
 */
import { NdArray, selectedShape, type AxisRange } from '../../array/index.js';
import { ArgumentError, AttributeError, ShapeError } from '../../errors.js';
import { derive } from '../../request/derive.js';
import { Request } from '../../request/request.js';
import { conversion, quantity, Quantity, QuantityArray, Unit } from '../../units/index.js';
import type { GridGeometry } from '../geometry/geometry.js';
import type { Given, Values } from '../grid-values.js';
import { requireDimension } from './end.js';

/** An attribute of a grid of a script. */
interface StoredAttribute {
  readonly unit: Unit;
  /** Undefined as long as nothing has been set. */
  values: NdArray | undefined;
  /** The write that was made last, while it waits for its value. */
  pending: Request<void> | undefined;
  /** What still uses the memory. */
  readonly uses: Set<Request<unknown>>;
}

/** The attributes of one grid of a script, which all of its views share. */
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

  /** The names of the attributes, as they were declared. */
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
   * The values of an attribute: a view of the grid's own memory, or a quantity for a single cell. They
   * are there when what is being written has been.
   */
  read(attribute: string, ranges: readonly AxisRange[]): Request<Values> {
    const name = `${this.name}.${attribute}`;
    const { pending } = this.#attributes.get(attribute)!;
    if (pending && !pending.isFinished)
      return derive(name, [pending], () => this.#values(attribute, ranges));
    return settled(name, this.#values(attribute, ranges));
  }

  /** The values now; waits for what is being written. */
  readNow(attribute: string, ranges: readonly AxisRange[]): Values {
    this.#attributes.get(attribute)?.pending?.result();
    return this.#values(attribute, ranges);
  }

  #values(attribute: string, ranges: readonly AxisRange[]): Values {
    const { unit, values } = this.#attributes.get(attribute)!;
    if (!values)
      throw new AttributeError(
        `${this.name}.${attribute} is read, but has not been set`,
        this.name,
        attribute,
      );
    const view = values.select(ranges);
    return quantity(view.shape.length === 0 ? view.at() : view, unit);
  }

  /**
   * Sets an attribute: at once if the value is there and nothing uses the memory, else when that is so.
   *
   * @throws {UnitError} if the value is there and its dimension is another one
   * @throws {ShapeError} if it is there and its shape does not fit
   */
  write(attribute: string, ranges: readonly AxisRange[], value: Given): Request<void> {
    const stored = this.#attributes.get(attribute)!;
    const method = `${this.name}.${attribute} = …`;
    const before = [...stored.uses, ...(stored.pending ? [stored.pending] : [])].filter(
      (each) => !each.isFinished,
    );
    if (!(value instanceof Request)) {
      const checked = this.#checked(attribute, ranges, value);
      if (before.length === 0) {
        this.#assign(stored, ranges, checked);
        return settled(method, undefined);
      }
    }
    const sources = before.map(afterEnd);
    const write = derive<void>(
      method,
      value instanceof Request ? [value, ...sources] : sources,
      () => {
        const given: unknown = value instanceof Request ? value.result() : value;
        this.#assign(stored, ranges, this.#checked(attribute, ranges, given));
      },
    );
    stored.pending = write;
    write.listen(() => {
      if (stored.pending === write) stored.pending = undefined;
    });
    return write;
  }

  /** Has writes wait for a request that uses the memory of an attribute. */
  hold(attribute: string, request: Request<unknown>): void {
    const uses = this.#attributes.get(attribute)?.uses;
    if (!uses || request.isSettled) return;
    uses.add(request);
    request.listen(() => uses.delete(request));
  }

  #assign(stored: StoredAttribute, ranges: readonly AxisRange[], given: Values): void {
    if (!stored.values) {
      stored.values = NdArray.zeros(this.shape);
      // Cells that are not set are to be seen.
      if (ranges.some(({ count }, axis) => count !== this.shape[axis])) stored.values.fill(NaN);
    }
    const target = stored.values.select(ranges);
    const by = conversion(given.unit, stored.unit);
    if (given instanceof Quantity) target.fill(given.valueIn(stored.unit));
    else if (!by) target.assign(given.valueIn(given.unit));
    else target.assignScaled(given.valueIn(given.unit), by.factor, by.divisor, by.shift);
  }

  /** The values, if they fit; a plain number is one without dimension. */
  #checked(attribute: string, ranges: readonly AxisRange[], given: unknown): Values {
    const name = `${this.name}.${attribute}`;
    const { unit } = this.#attributes.get(attribute)!;
    const values =
      typeof given === 'number' && unit.dimension.isNone ? quantity(given, Unit.none) : given;
    if (!(values instanceof Quantity) && !(values instanceof QuantityArray))
      throw new ArgumentError(
        `${name} must be a quantity in ${unit.symbol}, not ${String(given)}`,
        attribute,
        given,
      );
    requireDimension(name, unit, values);
    if (values instanceof Quantity || values.shape.length === 0) return values;
    const shape = selectedShape(ranges);
    if (shape.length !== values.shape.length || shape.some((n, axis) => values.shape[axis] !== n))
      throw ShapeError.ofAssignment(name, shape, values.shape);
    return values;
  }
}

/** A request that has ended well. */
export function settled<T>(method: string, value: T): Request<T> {
  const request = new Request<T>(undefined, { method });
  request.succeed(value);
  return request;
}

/** A request that ends well when another one has ended, well or not. */
function afterEnd(other: Request<unknown>): Request<void> {
  const request = new Request<void>(undefined, { method: `the end of ${other.name}` }, [other]);
  other.listen(() => {
    request.succeed();
  });
  return request;
}
