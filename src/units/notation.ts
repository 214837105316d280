// SPDX-License-Identifier: Apache-2.0
/**
 * How quantities are written: as text and as JSON.
 *
 * @module
 */
import type { Unit } from './unit.js';

/** A number in JSON, which itself has no NaN and no infinities: those are text. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** A number as JSON can hold it. */
export function numberToJson(value: number): JsonNumber {
  return Number.isFinite(value) ? value : (String(value) as JsonNumber);
}

/** The number that {@link numberToJson} wrote. */
export function numberFromJson(value: JsonNumber): number {
  return Number(value);
}

/** A number or an array's values, followed by the unit if there is one: '3.5 m/s', '0.5'. */
export function formatNumberWithUnit(text: string, unit: Unit): string {
  return unit.symbol === '1' ? text : `${text} ${unit.symbol}`;
}
