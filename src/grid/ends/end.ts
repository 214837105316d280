/**
 * What grids of scripts and grids of codes have in common, as channels see it.
 *
 * @module
 */
import { ArgumentError, AttributeError, UnitError } from '../../errors.js';
import type { Cells } from '../../remap/cells.js';
import type { Request } from '../../request/request.js';
import type { Quantity, QuantityArray, Unit } from '../../units/index.js';

/** The values of an attribute: a quantity for a single cell. */
export type Values = Quantity | QuantityArray;

/** What is known of an attribute. */
export interface AttributeDescription {
  readonly unit: Unit;
  readonly isReadOnly: boolean;
}

/** One end of a channel: a grid, or a selection from one. */
export interface GridEnd {
  /** What error messages call it: `les1.fields`. */
  readonly name: string;
  readonly attributeNames: readonly string[];
  /** What is known of an attribute; undefined if there is none of that name. */
  describe(attribute: string): AttributeDescription | undefined;
  /** Whether there is something to be read. */
  isSet(attribute: string): boolean;
  shape(): Request<readonly number[]>;
  read(attribute: string): Request<Values>;
  write(attribute: string, value: Values | Request<Values>): Request<void>;
  /** Has writes wait for a request that uses what has been read. */
  hold(attribute: string, request: Request<unknown>): void;
  /**
   * The cells, for remapping.
   *
   * @throws {ArgumentError} if they are not known
   */
  cells(lengthUnit?: Unit): Cells;
  /** The unit of positions; undefined if they are not known. */
  readonly lengthUnit: Unit | undefined;
}

const ends = new WeakMap<object, GridEnd>();

/** Makes known what a grid is to channels. */
export function registerEnd(grid: object, end: GridEnd): void {
  ends.set(grid, end);
}

/**
 * What a grid is to channels.
 *
 * @throws {ArgumentError} if it is no grid
 */
export function endOf(grid: unknown, what: string): GridEnd {
  const end = typeof grid === 'object' && grid !== null ? ends.get(grid) : undefined;
  if (end) return end;
  throw new ArgumentError(`${what} must be a grid, not ${String(grid)}`, what, grid);
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
