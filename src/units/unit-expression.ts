// SPDX-License-Identifier: Apache-2.0
/**
 * The grammar of unit expressions.
 *
 * ```
 * product  = factor { ('*' | '·' | '×' | '.' | space) factor | '/' factor }
 * factor   = (name [exponent] | number | '(' product ')') [('^' | '**') power]
 * exponent = an integer directly after a name: m2, s-1         power = integer | decimal | '(1/2)'
 * ```
 *
 * Divisions are evaluated from left to right: `m/s/s` is `m/s^2`. A product after a division, as in `J/kg K`, is
 * refused as the SI Brochure (9th edition, section 5.4.6) requires, since it is ambiguous: it could mean
 * `J/(kg K)` or `J K/kg`.
 *
 * @module
 */
import { UnitError } from '../errors.js';
import { Unit } from './unit.js';

const namePattern = /[\p{L}_°%]+/uy;
const numberPattern = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const attachedExponentPattern = /[+-]?\d+/y;
const powerPattern =
  /\s*(?:\^|\*\*)\s*(?:([+-]?\d+(?:\.\d+)?)|\(\s*([+-]?\d+(?:\.\d+)?)\s*(?:\/\s*(\d+)\s*)?\))/y;
const multiplicationPattern = /\s*[*·⋅×.]\s*|\s+/y;
const divisionPattern = /\s*\/\s*/y;
const openPattern = /\(\s*/y;
const closePattern = /\s*\)/y;

/**
 * Parses a unit expression.
 *
 * @param text the expression, not empty
 * @param lookup returns the unit with a name
 * @throws {UnitError} if the text cannot be parsed; and the errors of `lookup`
 */
export function parseExpression(text: string, lookup: (name: string) => Unit): Unit {
  const input = text.trim().replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+/g, (raised) => `^${lowered(raised)}`);
  let position = 0;

  const read = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = position;
    const match = pattern.exec(input);
    if (!match) return undefined;
    position = pattern.lastIndex;
    return match;
  };
  const refuse = (reason: string): never => {
    throw new UnitError(`cannot read unit '${text}': ${reason}`, text);
  };
  const rest = (): string => (position < input.length ? `'${input.slice(position)}'` : 'the end');

  const readPower = (): number => {
    const match = read(powerPattern);
    if (!match) return 1;
    return Number(match[1] ?? match[2]) / Number(match[3] ?? 1);
  };

  const readFactor = (): Unit => {
    if (read(openPattern)) {
      const inner = readProduct();
      if (!read(closePattern)) refuse(`a ')' is missing before ${rest()}`);
      return inner.pow(readPower());
    }
    const number = read(numberPattern);
    if (number) return Unit.number(Number(number[0])).pow(readPower());
    const name = read(namePattern);
    if (!name) return refuse(`a unit is expected at ${rest()}`);
    const attached = read(attachedExponentPattern);
    return lookup(name[0]).pow(attached ? Number(attached[0]) : readPower());
  };

  const readProduct = (): Unit => {
    let product = readFactor();
    let divided = false;
    while (position < input.length) {
      const before = position;
      if (read(divisionPattern)) {
        product = product.per(readFactor());
        divided = true;
      } else if (read(closePattern)) {
        position = before;
        break;
      } else if (read(multiplicationPattern) ?? input[position] === '(') {
        if (divided) {
          refuse("a product after '/' is ambiguous: use brackets, as in 'J/(kg K)'");
        }
        const spaced = input.slice(before, position).trim() === '';
        if (spaced && /[\d+-]/.test(input[position] ?? '')) {
          refuse(
            `${rest()} is neither an exponent nor a factor: write 'm2' or 'm^2' for an exponent, 'm * 2' for a product`,
          );
        }
        product = product.times(readFactor());
      } else if (/[\p{L}°%]/u.test(input[position] ?? '')) {
        // A number directly before a name, as in '10m'; a name cannot end before a letter.
        product = product.times(readFactor());
      } else {
        refuse(`${rest()} is unexpected`);
      }
    }
    return product;
  };

  const result = readProduct();
  if (position < input.length) refuse(`${rest()} is unexpected`);
  return result;
}

/** Replaces superscripts by the digits and signs that they represent. */
function lowered(text: string): string {
  return text.replace(/./g, (each) => '0123456789+-'.charAt('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'.indexOf(each)));
}
