// SPDX-License-Identifier: Apache-2.0
/**
 * Running a command is separate from parsing its command line: yargs treats everything that is thrown while it parses as
 * a mistake on the command line.
 *
 * @module
 */

/** Registers the work to be done once the command line has been parsed. */
export type Start = (work: () => Promise<void>) => void;
