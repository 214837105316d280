/**
 * Arithmetic between requests, numbers, quantities and arrays of quantities.
 *
 * @module
 */
import {
  type QuantitiesLike,
  type Dimensionless,
  type Power,
  type Product,
  Quantity,
  QuantityArray,
  type Quotient,
  quantity,
  type Result,
} from '../units/index.js';
import { derive } from './derive.js';
import { Request } from './request.js';

/** What can be computed with. */
export type Term = number | Quantity | QuantityArray;

/** The dimension of what can be computed with. */
type DimensionIn<Value> = Value extends Quantity<infer D> | QuantityArray<infer D>
  ? D
  : Dimensionless;

/** What can be added to a value, or subtracted from it. */
export type TermsFor<Left> = QuantitiesLike<DimensionIn<Left>>;

/** What a sum or a difference is: an array if one is in it, a number if there are only numbers. */
export type Sum<Left, Right> = Right extends QuantityArray
  ? QuantityArray<DimensionIn<Left>>
  : Left extends number
    ? Right extends number
      ? number
      : Right
    : Left;

/** What a product is; a number times a quantity is a quantity in its unit. */
export type Multiplied<Left, Right> = Scaled<
  Left,
  Right,
  Product<DimensionIn<Left>, DimensionIn<Right>>
>;

/** What a quotient is; a quantity per number is a quantity in its unit. */
export type Divided<Left, Right> = Scaled<
  Left,
  Right,
  Quotient<DimensionIn<Left>, DimensionIn<Right>>
>;

type Scaled<Left, Right, D extends string> = Left extends QuantityArray
  ? QuantityArray<D>
  : Right extends QuantityArray
    ? QuantityArray<D>
    : Right extends number
      ? Left
      : Result<D>;

/** What a power is. */
export type Raised<Base, P extends number, Q extends number> =
  Base extends QuantityArray<infer D>
    ? QuantityArray<Power<D, P, Q>>
    : Result<Power<DimensionIn<Base>, P, Q>>;

const onNumbers = {
  plus: (left: number, right: number) => left + right,
  minus: (left: number, right: number) => left - right,
  times: (left: number, right: number) => left * right,
  per: (left: number, right: number) => left / right,
} as const;
type Operation = keyof typeof onNumbers;

/** A request for what an operation makes of a request's value and another value. */
export function combine(
  left: Request<Term>,
  operation: Operation,
  other: Term | Request<Term>,
): Request<Term> {
  const [right, sources] = other instanceof Request ? [other.name, [left, other]] : [other, [left]];
  return derive(`${left.name}.${operation}(${right.toString()})`, sources, () =>
    compute(left.result(), operation, other instanceof Request ? other.result() : other),
  );
}

/** A request for a power of a request's value. */
export function raise(base: Request<Term>, exponent: number, root: number): Request<Term> {
  const power = root === 1 ? `${exponent}` : `${exponent}, ${root}`;
  return derive(`${base.name}.pow(${power})`, [base], () => {
    const value = base.result();
    if (typeof value === 'number') return value ** (exponent / root);
    return value instanceof Quantity ? value.pow(exponent, root) : value.pow(exponent, root);
  });
}

function compute(left: Term, operation: Operation, right: Term): Term {
  if (typeof left === 'number' && typeof right === 'number')
    return onNumbers[operation](left, right);
  const term = typeof left === 'number' ? quantity(left, '1') : left;
  // Both classes have each operation for each kind of operand; the compiler looks at one at a time.
  return (term[operation] as (other: Term) => Term).call(term, right);
}
