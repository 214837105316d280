// SPDX-License-Identifier: Apache-2.0
/**
 * Units from text.
 *
 * @module
 */
import { UnitError } from '../errors.js';
import { nearestName } from '../nearest-name.js';
import { baseQuantities, baseUnits, Dimension } from './dimension.js';
import type { DimensionOf, ValidUnit } from './unit-types.js';
import { Unit } from './unit.js';
import { parseExpression } from './unit-expression.js';
import {
  fewestLettersAfterName,
  mostLettersAfterSymbol,
  prefixes,
  type UnitEntry,
  unitTable,
} from './unit-table.js';

/** A unit, or its text. */
export type UnitLike = Unit | string;

/** What has been read once is not read again: scripts name few units, and name them often. */
const parsed = new Map<string, Unit>(['', '1', 'none', 'dimensionless'].map((e) => [e, Unit.none]));
const named = new Map<string, Unit>();
const entries = new Map<string, UnitEntry>();
for (const entry of unitTable) for (const name of entry.names) entries.set(name, entry);

/**
 * The unit that a text describes: `'m/s'`, `'m s-1'`, `'kg*m^-3'`, `'kg m**-2'`, `'(kg/kg)/s'`,
 * `'hPa'`, `'60 s'`; `''`, `'1'` and `'none'` for plain numbers.
 *
 * The compiler reads the text too: the unit's dimension is part of its type, and what is no unit does not
 * compile. A text that is known at run time only gives a unit of unknown dimension.
 *
 * @param text the text; a unit is returned as it is
 * @throws {UnitError} if a name is unknown, with the nearest known one, or the text cannot be read
 *
 * @example
 * unit('km/hour').factor; // 0.2777…
 */
export function unit<const U extends UnitLike>(text: ValidUnit<U>): Unit<DimensionOf<U>>;
export function unit(text: UnitLike): Unit {
  if (text instanceof Unit) return text;
  let result = parsed.get(text);
  if (!result) {
    if (typeof text !== 'string') {
      throw new UnitError(`a unit is a text such as 'm/s', not ${String(text)}`, String(text));
    }
    const trimmed = text.trim();
    result = parsed.get(trimmed) ?? parseExpression(trimmed, lookup).writtenAs(trimmed);
    parsed.set(trimmed, result).set(text, result);
  }
  return result;
}

/**
 * Defines a unit of the script's own, as a name for an expression of others.
 *
 * At run time its name can then be used in texts. The compiler knows it only as the value that this
 * returns: `quantity(3, furlong)`, `furlong.per(units.day)`.
 *
 * @param name letters and underscores; SI prefixes do not go with it
 * @param definition what one of it is, such as `'201.168 m'`
 * @throws {UnitError} if the definition cannot be read, the name is no name, or it already is another unit
 *
 * @example
 * const furlong = defineUnit('furlong', '201.168 m');
 * quantity(3, furlong).valueIn('km'); // 0.603504
 */
export function defineUnit<const U extends UnitLike>(
  name: string,
  definition: ValidUnit<U>,
): Unit<DimensionOf<U>>;
export function defineUnit(name: string, definition: UnitLike): Unit {
  if (!/^[\p{L}_]+$/u.test(name))
    throw new UnitError(`'${name}' cannot name a unit: letters and underscores can`, name);
  const { factor, dimension, zero } = unit(definition);
  const own = Unit.named(name, factor, dimension, zero);
  const existing = named.get(name) ?? parsed.get(name) ?? (find(name) && lookup(name));
  if (existing && !existing.equals(own))
    throw new UnitError(
      `'${name}' already is a unit: ${existing.factor} ${existing.dimension.toString()}`,
      name,
    );
  named.set(name, own);
  return own;
}

/** The unit of one name, without exponents or operators. */
function lookup(name: string): Unit {
  if (name === 'none' || name === 'dimensionless') return Unit.none;
  let result = named.get(name);
  if (!result) {
    const found = find(name) ?? (/^.[a-z]{3,}s$/.test(name) ? find(name.slice(0, -1)) : undefined);
    if (!found) throw unknown(name);
    result = define(...found);
    named.set(name, result);
  }
  return result;
}

type Found = [entry: UnitEntry, prefix: string, scale: number];

/** A name itself first, so that 'min' is the minute and 'cd' the candela; then prefix and name. */
function find(name: string): Found | undefined {
  const entry = entries.get(name);
  if (entry) return [entry, '', 1];
  for (const [symbols, prefixName, scale] of prefixes) {
    for (const prefix of [...symbols, prefixName]) {
      if (!name.startsWith(prefix)) continue;
      const rest = name.slice(prefix.length);
      const scaled = entries.get(rest);
      const isShort = prefix !== prefixName;
      if (
        scaled?.prefixed &&
        (isShort ? rest.length <= mostLettersAfterSymbol : rest.length >= fewestLettersAfterName)
      ) {
        return [scaled, symbols[0] ?? '', scale];
      }
    }
  }
  return undefined;
}

function define(entry: UnitEntry, prefix: string, scale: number): Unit {
  const symbol = entry.names[0] ?? '';
  if (entry.definition === undefined) {
    const quantity = baseQuantities[baseUnits.findIndex((each) => each === symbol)];
    if (!quantity) throw new Error(`${symbol} has no definition`);
    return Unit.named(prefix + symbol, scale, Dimension.base(quantity));
  }
  const definition = parseExpression(entry.definition, lookup);
  return Unit.named(prefix + symbol, scale * definition.factor, definition.dimension, entry.zero);
}

/** The error for a name that is not known, with the nearest one that is. */
function unknown(name: string): UnitError {
  const known = [...entries.keys()];
  for (const [symbols, prefixName] of prefixes) {
    for (const [rest, entry] of entries) {
      if (!entry.prefixed) continue;
      if (rest.length <= mostLettersAfterSymbol)
        known.push(...symbols.map((symbol) => symbol + rest));
      if (rest.length >= fewestLettersAfterName) known.push(prefixName + rest);
    }
  }
  const nearest = nearestName(name, known);
  const suggestion = nearest === undefined ? '' : `: did you mean '${nearest}'?`;
  return new UnitError(`unknown unit '${name}'${suggestion}`, name, nearest);
}
