// SPDX-License-Identifier: Apache-2.0
/**
 * The findings of `polymuse doctor`, of platforms and of everything else.
 *
 * @module
 */

/**
 * `'ok'`: no problem. `'note'`: polymuse works without it, or in another way; the text says what is lost.
 * `'problem'`: scripts cannot run, or not reliably.
 */
export type FindingState = 'ok' | 'note' | 'problem';

/** The result of one check. */
export interface Finding {
  readonly title: string;
  readonly state: FindingState;
  /** What was found, or what is wrong. */
  readonly text: string;
  /** How to solve the problem. */
  readonly remedy?: string;
  /** For other programs: the same as names and numbers. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Runs a program, and returns its output; undefined if it does not exist, fails, or does not end in time. */
export type OutputOf = (
  program: string,
  ...programArguments: readonly string[]
) => Promise<string | undefined>;
