// SPDX-License-Identifier: Apache-2.0
/**
 * Units as properties of an object, by their names.
 *
 * @module
 */
import { unit } from './parse-unit.js';
import type { DimensionOf, UnitName } from './unit-types.js';
import type { Unit } from './unit.js';

/** The type of {@link units}: all units by name, with and without prefixes. */
export type Units = { readonly [Name in UnitName]: Unit<DimensionOf<Name>> };

/** Properties that JavaScript itself or a library may read from any object; they are not units. */
const notNames = new Set(['then', 'toJSON', 'constructor', 'inspect']);

/**
 * All units by name, with and without prefixes: `units.km` is the same as `unit('km')`.
 *
 * @throws {UnitError} when a property is read that is not the name of a unit (in TypeScript it does not compile)
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
