// SPDX-License-Identifier: Apache-2.0
/**
 * Units as values, by their names.
 *
 * @module
 */
import { unit } from './parse-unit.js';
import type { DimensionOf, UnitName } from './unit-types.js';
import type { Unit } from './unit.js';

/** All units by name, with and without prefixes. */
export type Units = { readonly [Name in UnitName]: Unit<DimensionOf<Name>> };

/** What JavaScript itself may ask any object for; none of it is a unit. */
const notNames = new Set(['then', 'toJSON', 'constructor', 'inspect']);

/**
 * All units by name, with and without prefixes: what `unit(name)` gives.
 *
 * @throws {UnitError} for a name that is not a unit, where the compiler did not look
 *
 * @example
 * quantity(1, units.m.per(units.s));
 * quantity(3, units.km.per(units.hour)).valueIn('m/s');
 */
export const units = new Proxy<Record<string, Unit>>(
  {},
  {
    get: (_, name) => (typeof name === 'symbol' || notNames.has(name) ? undefined : unit(name)),
    has: (_, name) => typeof name === 'string' && !notNames.has(name),
  },
) as Units;
