// SPDX-License-Identifier: Apache-2.0
/**
 * The common interface of grids of the script and grids of codes, which channels use.
 *
 * @module
 */
import { ArgumentError, AttributeError, ShapeError, UnitError } from '../../errors.js';
import { sizeOf, type AxisIndex } from '../../array/index.js';
import type { Cells } from '../../remap/cells.js';
import type { Request } from '../../request/request.js';
import { quantity, Quantity, QuantityArray, Unit } from '../../units/index.js';
import type { GridGeometry } from '../geometry/geometry.js';
import type { Given, Values } from '../grid-values.js';
import type { Places } from '../places/places.js';

/** The description of an attribute. */
export interface AttributeDescription {
  readonly unit: Unit;
  readonly isReadOnly: boolean;
}

/**
 * The implementation of a grid or a selection: where its values are, and how they are read and written. A channel
 * connects two of them.
 */
export interface GridEnd {
  /** The name in error messages: `les1.fields`. */
  readonly name: string;
  readonly attributeNames: readonly string[];
  /** The description of an attribute; undefined if there is none of that name. */
  describe(attribute: string): AttributeDescription | undefined;
  /** Whether an attribute has values that can be read. */
  isSet(attribute: string): boolean;
  /** The value of an attribute, if it is available without a call and without waiting. */
  peek(attribute: string): Values | undefined;
  shape(): Request<readonly number[]>;
  /** The shape, if it is known without a call. */
  readonly knownShape: readonly number[] | undefined;
  read(attribute: string): Request<Values>;
  write(attribute: string, value: Given): Request<void>;
  /** Makes writes wait for a request that uses values that have been read. */
  retain(attribute: string, request: Request<unknown>): void;
  /**
   * The cells, for remapping.
   *
   * @throws {ArgumentError} if their positions are not known
   */
  cells(lengthUnit?: Unit): Cells;
  /** The unit of positions; undefined if positions are not known. */
  readonly lengthUnit: Unit | undefined;
  /** The geometry of the whole grid; undefined if positions are not known. */
  readonly geometry: GridGeometry | undefined;
  /** The cells, as text; undefined for a whole grid whose shape is not known. */
  readonly description: string | undefined;
  /** Whether {@link select} does not need a call to a code. */
  readonly selectsAtOnce: boolean;
  /** The cells of the grid that it has; this may need a call to a code. */
  places(): Request<Places>;
  /**
   * Selects some of its cells.
   *
   * @throws {SliceError} if an index is malformed or, if the shape is known, out of range
   */
  select(index: readonly AxisIndex[]): GridEnd;
  /** Other cells of the same grid. */
  on(places: Places): GridEnd;
  /** A grid of the script with the same cells, and attributes with these units that are not set. */
  emptyCopy(units: ReadonlyMap<string, Unit>, shape: readonly number[]): GridEnd;
}

/** The key of the property of a grid that has its end. */
export const endKey = Symbol('end');

/**
 * The end of a grid.
 *
 * @throws {ArgumentError} if it is not a grid
 */
export function endOf(grid: unknown, what: string): GridEnd {
  const end =
    typeof grid === 'object' && grid !== null
      ? (grid as { readonly [endKey]?: GridEnd })[endKey]
      : undefined;
  if (end) return end;
  throw new ArgumentError(`${what} must be a grid, not ${String(grid)}`, what, grid);
}

/**
 * The geometry of a grid.
 *
 * @param asked the name of the member that needs it, for the message
 * @throws {AttributeError} if positions are not known
 */
export function geometryOf({ geometry, name }: GridEnd, asked: string): GridGeometry {
  if (geometry) return geometry;
  throw new AttributeError(`${name} has no positions, so it has no ${asked}`, name, asked);
}

/**
 * The description of an attribute.
 *
 * @throws {AttributeError} if there is none of that name
 */
export function attributeOf(end: GridEnd, attribute: string): AttributeDescription {
  const found = end.describe(attribute);
  if (found) return found;
  const known = end.attributeNames.join(', ') || 'none';
  throw new AttributeError(
    `${end.name} has no attribute ${attribute}; it has ${known}`,
    end.name,
    attribute,
  );
}

/**
 * The error for an assignment to an attribute that is read only.
 */
export function readOnlyError(grid: string, attribute: string): AttributeError {
  return new AttributeError(`${grid}.${attribute} is read only`, grid, attribute);
}

/**
 * Refuses values of another dimension.
 *
 * @throws {UnitError} naming the attribute and both units
 */
export function requireDimension(name: string, needed: Unit, values: Values): void {
  const given: Unit = values.unit;
  if (given.dimension === needed.dimension) return;
  throw new UnitError(
    `${name} is in ${needed.describe()}, but the value is in ${given.describe()}`,
    given.symbol,
    needed.symbol,
  );
}

/**
 * A value for an attribute, as a quantity or a quantity array; plain numbers are dimensionless.
 *
 * @throws {ArgumentError} if it is not a quantity or a number
 * @throws {UnitError} if its dimension is not that of the attribute
 */
export function valuesFor(name: string, attribute: string, needed: Unit, given: unknown): Values {
  const values = needed.dimension.isNone ? withoutDimension(given) : given;
  if (!(values instanceof Quantity) && !(values instanceof QuantityArray))
    throw new ArgumentError(
      `${name} must be a quantity in ${needed.symbol}, not ${String(given)}`,
      attribute,
      given,
    );
  requireDimension(name, needed, values);
  return values;
}

function withoutDimension(given: unknown): unknown {
  if (typeof given === 'number') return quantity(given, Unit.none);
  if (given instanceof Float64Array) return quantity(given, Unit.none);
  return given;
}

/**
 * Values with the shape of a selection: unchanged, or reshaped if they have one axis with one value for each cell in
 * C order.
 *
 * @throws {ShapeError} if the number of values is not that of the cells
 */
export function fitted(
  name: string,
  values: QuantityArray,
  shape: readonly number[],
): QuantityArray {
  if (values.shape.length === shape.length && shape.every((n, axis) => values.shape[axis] === n))
    return values;
  if (values.shape.length !== 1 || values.size !== sizeOf(shape))
    throw ShapeError.ofAssignment(name, shape, values.shape);
  const unit: Unit = values.unit;
  return quantity(values.valueIn(unit).reshape(shape), unit);
}
