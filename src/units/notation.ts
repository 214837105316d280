// SPDX-License-Identifier: Apache-2.0
/**
 * Quantities as text and as JSON.
 *
 * @module
 */
import type { Unit } from './unit.js';

/** A number in JSON. Since JSON has no NaN and no infinities, these are strings. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** A number in a form that JSON can represent. */
export function numberToJson(value: number): JsonNumber {
  return Number.isFinite(value) ? value : (String(value) as JsonNumber);
}

/** The number that {@link numberToJson} wrote. */
export function numberFromJson(value: JsonNumber): number {
  return Number(value);
}

/** The text of a number or an array, followed by the unit unless it is '1': '3.5 m/s', '0.5'. */
export function formatNumberWithUnit(text: string, unit: Unit): string {
  return unit.symbol === '1' ? text : `${text} ${unit.symbol}`;
}
