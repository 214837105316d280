// SPDX-License-Identifier: Apache-2.0
/**
 * What commands do, apart from how they are parsed: yargs takes whatever is thrown while it is at work for
 * a mistake on the command line.
 *
 * @module
 */

/** Says what is to be done when the command line has been read. */
export type Start = (work: () => Promise<void>) => void;
