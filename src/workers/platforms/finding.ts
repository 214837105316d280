// SPDX-License-Identifier: Apache-2.0
/**
 * What `polymuse doctor` finds, of platforms and of all else.
 *
 * @module
 */

/**
 * `'ok'`: as it should be. `'note'`: polymuse can do without, or in another way; the text says what is
 * lost. `'problem'`: scripts cannot run, or not reliably.
 */
export type FindingState = 'ok' | 'note' | 'problem';

/** A thing that was looked at. */
export interface Finding {
  readonly title: string;
  readonly state: FindingState;
  /** What there is, or what is wrong. */
  readonly text: string;
  /** What to do about it. */
  readonly remedy?: string;
  /** For other programs: the same in numbers and names. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Runs a program, and gives what it prints; undefined if it is not there, fails, or does not end in time. */
export type OutputOf = (
  program: string,
  ...programArguments: readonly string[]
) => Promise<string | undefined>;
