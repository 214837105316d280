// SPDX-License-Identifier: Apache-2.0
/**
 * What grids of scripts and grids of codes have in common, as channels see it.
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

/** What is known of an attribute. */
export interface AttributeDescription {
  readonly unit: Unit;
  readonly isReadOnly: boolean;
}

/**
 * What a grid, or a selection from one, is made over: where its values are, and how they are read and
 * written. Channels are between two of them.
 */
export interface GridEnd {
  /** What error messages call it: `les1.fields`. */
  readonly name: string;
  readonly attributeNames: readonly string[];
  /** What is known of an attribute; undefined if there is none of that name. */
  describe(attribute: string): AttributeDescription | undefined;
  /** Whether there is something to be read. */
  isSet(attribute: string): boolean;
  /** The value, where it is there without asking or waiting. */
  peek(attribute: string): Values | undefined;
  shape(): Request<readonly number[]>;
  /** The shape, where it is known without asking. */
  readonly knownShape: readonly number[] | undefined;
  read(attribute: string): Request<Values>;
  write(attribute: string, value: Given): Request<void>;
  /** Has writes wait for a request that uses what has been read. */
  retain(attribute: string, request: Request<unknown>): void;
  /**
   * The cells, for remapping.
   *
   * @throws {ArgumentError} if they are not known
   */
  cells(lengthUnit?: Unit): Cells;
  /** The unit of positions; undefined if they are not known. */
  readonly lengthUnit: Unit | undefined;
  /** Where the cells of all of the grid are; undefined if that is not known. */
  readonly geometry: GridGeometry | undefined;
  /** Which cells of the grid it has, as printed; undefined if that is all, and their number is not known. */
  readonly description: string | undefined;
  /** Whether {@link select} answers without asking a code. */
  readonly selectsAtOnce: boolean;
  /** Which cells of the grid it has; a code may have to be asked for that. */
  places(): Request<Places>;
  /**
   * Some of its cells.
   *
   * @throws {SliceError} if an index is malformed or, as far as is known here, out of range
   */
  select(index: readonly AxisIndex[]): GridEnd;
  /** Other cells of the same grid. */
  on(places: Places): GridEnd;
  /** A grid of the script with the same cells, and attributes in these units that have not been set. */
  emptyCopy(units: ReadonlyMap<string, Unit>, shape: readonly number[]): GridEnd;
}

/** Where a grid of scripts keeps its end. */
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
 * Where the cells are.
 *
 * @param asked what needs to know it, for the message
 * @throws {AttributeError} if that is not known
 */
export function geometryOf({ geometry, name }: GridEnd, asked: string): GridGeometry {
  if (geometry) return geometry;
  throw new AttributeError(`${name} has no positions, and so no ${asked}`, name, asked);
}

/**
 * What is known of an attribute.
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
 * The error for an attribute that is only read.
 */
export function readOnlyError(grid: string, attribute: string): AttributeError {
  return new AttributeError(`${grid}.${attribute} can be read, but not set`, grid, attribute);
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
    `${name} is in ${needed.describe()}, and was given ${given.describe()}`,
    given.symbol,
    needed.symbol,
  );
}

/**
 * What an attribute is to be set to, as a quantity or an array of quantities; plain numbers are without
 * dimension.
 *
 * @throws {ArgumentError} if it is neither
 * @throws {UnitError} if it has another dimension than the attribute
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
 * Values in the shape of a selection: as they are, or, if they have one axis and there is one for each
 * cell, taken for those in C order.
 *
 * @throws {ShapeError} if they do not fit
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
