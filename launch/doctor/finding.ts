/**
 * What `polymuse doctor` finds.
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

/** Things that belong together. */
export interface Section {
  readonly title: string;
  readonly findings: readonly Finding[];
}
