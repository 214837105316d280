// SPDX-License-Identifier: Apache-2.0
/**
 * What the wire may not hold, and did.
 *
 * @module
 */

/** Something that came over the wire and does not fit: neither the format, nor what it answers. */
export class WireViolation extends Error {
  override readonly name = 'WireViolation';
  constructor(
    /** The message or struct. */
    readonly part: string,
    readonly field: string,
    readonly came: number | string,
    /** What may be there, in words. */
    readonly expected: string,
  ) {
    super(`${part}.${field} is ${came} where ${expected} was expected`);
  }
}
