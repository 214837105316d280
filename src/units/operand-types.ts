// SPDX-License-Identifier: Apache-2.0
/**
 * What products, quotients and powers are, whether of quantities, of arrays of them, or of the values of
 * requests.
 *
 * @module
 */
import type {
  Dimensionless,
  Power,
  Product,
  Quotient,
  UnknownDimension,
} from './dimension-types.js';
import type { Quantity } from './quantity.js';
import type { QuantityArray } from './quantity-array.js';

/** What can be computed with. Of two arrays the shapes have to agree; one value goes with all elements. */
export type Operand = number | Quantity | QuantityArray;

/** The dimension of what can be computed with. */
export type DimensionIn<Value> = Value extends number
  ? Dimensionless
  : Value extends Quantity<infer D> | QuantityArray<infer D>
    ? D
    : never;

/** A quantity, or a plain number if there is no dimension. */
export type Result<D extends string> = D extends Dimensionless
  ? number
  : D extends UnknownDimension
    ? Quantity<D> | number
    : Quantity<D>;

/** What a product is; with a plain number, in the unit of the left side. */
export type Multiplied<Left, Right> = Scaled<
  Left,
  Right,
  Product<DimensionIn<Left>, DimensionIn<Right>>
>;

/** What a quotient is; with a plain number, in the unit of the left side. */
export type Divided<Left, Right> = Scaled<
  Left,
  Right,
  Quotient<DimensionIn<Left>, DimensionIn<Right>>
>;

type Scaled<Left, Right, D extends string> = Left extends QuantityArray
  ? QuantityArray<D>
  : Right extends number
    ? Left
    : Right extends QuantityArray
      ? QuantityArray<D>
      : Result<D>;

/** What a power with the exponent P / Q is. */
export type Raised<Base, P extends number, Q extends number> =
  Base extends QuantityArray<infer D>
    ? QuantityArray<Power<D, P, Q>>
    : Result<Power<DimensionIn<Base>, P, Q>>;
