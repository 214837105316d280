// SPDX-License-Identifier: Apache-2.0
/**
 * Invalid messages.
 *
 * @module
 */

/** A received message is invalid: its format, or as the reply to a request. */
export class WireViolation extends Error {
  override readonly name = 'WireViolation';
  constructor(
    /** The message or struct. */
    readonly part: string,
    readonly field: string,
    readonly came: number | string,
    /** The allowed values, in words. */
    readonly expected: string,
  ) {
    super(`${part}.${field} is ${came}, expected ${expected}`);
  }
}
