// SPDX-License-Identifier: Apache-2.0
/**
 * Parsing of units from text.
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

/** A unit, or the text of a unit such as `'m/s'`. */
export type UnitLike = Unit | string;

/** The units that have been parsed: scripts use few different units, but use them often. */
const parsed = new Map<string, Unit>(['', '1', 'none', 'dimensionless'].map((e) => [e, Unit.none]));
const named = new Map<string, Unit>();
const entries = new Map<string, UnitEntry>();
for (const entry of unitTable) for (const name of entry.names) entries.set(name, entry);

/**
 * Parses a unit: `'m/s'`, `'m s-1'`, `'kg*m^-3'`, `'kg m**-2'`, `'(kg/kg)/s'`, `'hPa'`, `'60 s'`; `''`, `'1'`
 * and `'none'` for plain numbers.
 *
 * The compiler reads the text too: the dimension of the unit is part of its type, and a text that is not a unit
 * does not compile. For a text that is known only at run time, the dimension is unknown.
 *
 * @param text the text; a `Unit` is returned unchanged
 * @throws {UnitError} if a name is unknown (the error names the nearest known one), or the text cannot be parsed
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
      throw new UnitError(
        `a unit must be a string such as 'm/s', not ${String(text)}`,
        String(text),
      );
    }
    const trimmed = text.trim();
    result = parsed.get(trimmed) ?? parseExpression(trimmed, lookup).writtenAs(trimmed);
    parsed.set(trimmed, result).set(text, result);
  }
  return result;
}

/**
 * Defines a new unit, as a name for an expression of other units.
 *
 * At run time its name can then be used in the texts of units. The compiler knows only the returned value:
 * `quantity(3, furlong)`, `furlong.per(units.day)`.
 *
 * @param name letters and underscores; it cannot be used with SI prefixes
 * @param definition the new unit in terms of others, such as `'201.168 m'`
 * @throws {UnitError} if the definition cannot be parsed, the name is not valid, or it is already defined as
 *   another unit
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
    throw new UnitError(
      `'${name}' cannot be the name of a unit: use letters and underscores only`,
      name,
    );
  const { factor, dimension, zero } = unit(definition);
  const own = Unit.named(name, factor, dimension, zero);
  const existing = named.get(name) ?? parsed.get(name) ?? (find(name) && lookup(name));
  if (existing && !existing.equals(own))
    throw new UnitError(
      `'${name}' is already defined as ${existing.factor} ${existing.dimension.toString()}: use another name`,
      name,
    );
  named.set(name, own);
  return own;
}

/** The unit with a name, which has no exponents or operators. */
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

/** Looks for the whole name first, so that 'min' is the minute and 'cd' the candela; then for prefix and name. */
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

/** The error for an unknown name, with the nearest known one. */
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
