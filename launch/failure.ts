// SPDX-License-Identifier: Apache-2.0
/**
 * What a command cannot do, said to its user.
 *
 * @module
 */

/** The exit code of a command that has not started what it was asked to. */
export const notStarted = 2;

/** Something that the command's user has to mend; the message says what. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
