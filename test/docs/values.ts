// SPDX-License-Identifier: Apache-2.0
/**
 * Whether values are what a comment beside them says.
 *
 * @module
 */
import { NdArray, Quantity, QuantityArray } from '../../src/index.js';

/** A value that an example has, and the comment beside it. */
export interface Claim {
  readonly expression: string;
  readonly comment: string;
  readonly value: unknown;
}

/** The claims of the example that runs. */
export const claims: Claim[] = [];

/** Called by the examples, in the place of their expressions. */
export function claim(expression: string, comment: string, compute: () => unknown): void {
  let value: unknown;
  try {
    value = compute();
  } catch (error) {
    if (!(error instanceof Error) || !comment.startsWith(error.name)) throw error;
    value = error;
  }
  claims.push({ expression, comment, value });
}

/** Whether a comment says what a value is, and does not just tell about it. */
export function isClaim(comment: string): boolean {
  return /^('|-?\d|\[|\{|true\b|false\b|[A-Z]\w*Error:)/.test(comment);
}

/** A number as it is written, with as many digits as are there. */
const number = /^(-?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?)(…)?\s*([^,]*)/;

/** Whether a value is what a comment says. */
export function agrees(value: unknown, comment: string): boolean {
  if (value instanceof Error) return comment.startsWith(`${value.name}: ${value.message}`);
  if (value instanceof Quantity)
    return agrees(value.number, comment) && number.exec(comment)?.[3] === value.unit.symbol;
  if (typeof value === 'number') {
    const [, digits = '', isCut] = number.exec(comment) ?? [];
    const expected = Number(digits.replaceAll(',', ''));
    const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
    const tolerance = (isCut === undefined ? 0.5 : 1) * 10 ** -decimals;
    const isExact = decimals === 0 && isCut === undefined;
    return (
      digits !== '' &&
      Math.abs(value - expected) <= (isExact ? rounding * Math.abs(expected) : tolerance)
    );
  }
  if (typeof value === 'string') return comment.startsWith(`'${value}'`);
  if (typeof value === 'boolean') return new RegExp(`^${value}\\b`).test(comment);
  if (value instanceof NdArray || value instanceof QuantityArray)
    if (singleSpaced(comment).startsWith(singleSpaced(value.toString()))) return true;
  const plain = value instanceof NdArray ? value.toNested() : value;
  return comment.replaceAll(/\s/g, '').startsWith(written(plain));
}

/** What rounding may change in a value that is written as an integer. */
const rounding = 1e-14;

/** Text whose line breaks and alignment do not count. */
function singleSpaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('[ ', '[');
}

/** As it is written in a comment, without blanks. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([name, each]) => `${name}:${written(each)}`)
      .join(',')}}`;
  return String(value);
}
