// SPDX-License-Identifier: Apache-2.0
/**
 * The result types of products, quotients and powers of quantities, quantity arrays and requests for them.
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

/** An operand of arithmetic. Two arrays must have the same shape; a single value is used for all elements. */
export type Operand = number | Quantity | QuantityArray;

/** The dimension of an operand. */
export type DimensionIn<Value> = Value extends number
  ? Dimensionless
  : Value extends Quantity<infer D> | QuantityArray<infer D>
    ? D
    : never;

/** A quantity of dimension `D`; a plain number if `D` is dimensionless. */
export type Result<D extends string> = D extends Dimensionless
  ? number
  : D extends UnknownDimension
    ? Quantity<D> | number
    : Quantity<D>;

/** The type of a product; with a plain number, the dimension is that of the left operand. */
export type Multiplied<Left, Right> = Scaled<
  Left,
  Right,
  Product<DimensionIn<Left>, DimensionIn<Right>>
>;

/** The type of a quotient; with a plain number, the dimension is that of the left operand. */
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

/** The type of a power with the exponent P / Q. */
export type Raised<Base, P extends number, Q extends number> =
  Base extends QuantityArray<infer D>
    ? QuantityArray<Power<D, P, Q>>
    : Result<Power<DimensionIn<Base>, P, Q>>;
