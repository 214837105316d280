// SPDX-License-Identifier: Apache-2.0
/**
 * Arithmetic between requests, numbers, quantities and arrays of quantities.
 *
 * @module
 */
import {
  type DimensionIn,
  type Operand,
  type QuantitiesLike,
  Quantity,
  type QuantityArray,
  quantity,
} from '../units/index.js';
import { derive } from './derive.js';
import { Request } from './request.js';

/** The types that can be added to a value, or subtracted from it. */
export type TermsFor<Left> = QuantitiesLike<DimensionIn<Left>>;

/** The type of a sum or a difference: an array if an operand is an array, a number if both are numbers. */
export type Sum<Left, Right> = Right extends QuantityArray
  ? QuantityArray<DimensionIn<Left>>
  : Left extends number
    ? Right extends number
      ? number
      : Right
    : Left;

const onNumbers = {
  plus: (left: number, right: number) => left + right,
  minus: (left: number, right: number) => left - right,
  times: (left: number, right: number) => left * right,
  per: (left: number, right: number) => left / right,
} as const;
type Operation = keyof typeof onNumbers;

/** A request for the result of an operation on the value of a request and another value. */
export function combine(
  left: Request<Operand>,
  operation: Operation,
  other: Operand | Request<Operand>,
): Request<Operand> {
  const [right, sources] = other instanceof Request ? [other.name, [left, other]] : [other, [left]];
  return derive(`${left.name}.${operation}(${right.toString()})`, sources, () =>
    compute(left.result(), operation, other instanceof Request ? other.result() : other),
  );
}

/** A request for a power of a request's value. */
export function raise(base: Request<Operand>, exponent: number, root: number): Request<Operand> {
  const power = root === 1 ? `${exponent}` : `${exponent}, ${root}`;
  return derive(`${base.name}.pow(${power})`, [base], () => {
    const value = base.result();
    if (typeof value === 'number') return value ** (exponent / root);
    return value instanceof Quantity ? value.pow(exponent, root) : value.pow(exponent, root);
  });
}

function compute(left: Operand, operation: Operation, right: Operand): Operand {
  if (typeof left === 'number' && typeof right === 'number')
    return onNumbers[operation](left, right);
  const term = typeof left === 'number' ? quantity(left, '1') : left;
  // Both classes have each operation for each kind of operand, but the compiler checks only one signature at
  // a time.
  return (term[operation] as (other: Operand) => Operand).call(term, right);
}
