// SPDX-License-Identifier: Apache-2.0
/**
 * Errors of a command that its user can correct.
 *
 * @module
 */

/** The exit code of a command that has not started what it was asked to do. */
export const notStarted = 2;

/** Something that the command's user has to correct; the message says what. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
