/**
 * Arithmetic between requests, numbers, quantities and arrays of quantities.
 *
 * @module
 */
import { Quantity, QuantityArray, quantity } from '../units/index.js';
import { derive } from './derive.js';
import { Request } from './request.js';

/** What can be computed with. */
export type Term = number | Quantity | QuantityArray;

/** What comes out: an array if one is in it, a number if there are only numbers. */
export type Combined<Left, Right> = Left extends QuantityArray
  ? QuantityArray
  : Right extends QuantityArray
    ? QuantityArray
    : Left extends number
      ? Right extends number
        ? number
        : Quantity
      : Quantity;

const onNumbers = {
  plus: (left: number, right: number) => left + right,
  minus: (left: number, right: number) => left - right,
  times: (left: number, right: number) => left * right,
  per: (left: number, right: number) => left / right,
  pow: (left: number, right: number) => left ** right,
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

function compute(left: Term, operation: Operation, right: Term): Term {
  if (typeof left === 'number' && typeof right === 'number')
    return onNumbers[operation](left, right);
  const term = typeof left === 'number' ? quantity(left, '1') : left;
  if (operation === 'pow') return term.pow(right as number);
  // Both classes have each operation for each kind of operand; the compiler looks at one at a time.
  return (term[operation] as (other: Term) => Quantity | QuantityArray).call(term, right);
}
