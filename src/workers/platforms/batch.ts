// SPDX-License-Identifier: Apache-2.0
/**
 * Batch systems: how a scheduler is given a job, as far as schedulers differ in that. What is the same for all
 * of them is in `launch/job/`.
 *
 * @module
 */

/** What a job is to be. */
export interface JobOptions {
  readonly nodes: number;
  readonly instances: number;
  readonly ranksPerInstance: number;
  readonly threadsPerRank: number;
  /** How long it may take, as the batch system writes it. */
  readonly time: string;
  /** How many seconds before that the script is told; 0 for never. */
  readonly signal: number;
  readonly name?: string | undefined;
  readonly partition?: string | undefined;
  readonly account?: string | undefined;
  readonly modules: readonly string[];
  readonly output?: string | undefined;
  /** The numbers of an array of jobs, as the batch system writes them. */
  readonly array?: string | undefined;
  readonly requeue: boolean;
  /** More options of the command that takes the file. */
  readonly more: readonly string[];
}

/** A job that can be. */
export interface JobPlan extends JobOptions {
  readonly name: string;
  readonly output: string;
  /** The ranks of all instances. */
  readonly tasks: number;
  /** The most ranks that a node gets. */
  readonly tasksPerNode: number;
}

/** An option of a job that cannot be. */
export class OptionRefusal extends Error {
  constructor(option: string, given: unknown, expected: string) {
    super(`--${option} is ${String(given)}; ${expected}`);
  }
}

/** The commands, the limits and the language of a scheduler. */
export interface BatchSystem {
  /** The command that takes a file. `polymuse job` has an option of this name, for more options of it. */
  readonly submit: string;
  /** The command that ends a job. */
  readonly cancel: string;
  /** The ending of its files. */
  readonly ending: string;
  /**
   * How it is asked what it has against a file, which is added as the last word, and a command that fails where
   * there is nothing to ask; default: it cannot be asked.
   */
  readonly trial?: {
    readonly command: readonly [string, ...string[]];
    readonly isThere: readonly [string, ...string[]];
  };
  /** The most seconds that a script can be told before its time is over. */
  readonly mostNoticeSeconds: number;
  /** The variable in which each job of an array finds its number. */
  readonly arrayVariable: string;
  /** Comments, for who reads a file, on the line by which the script is started; each begins with `#`. */
  readonly startComments: readonly string[];
  /** What options look like, for the help of `polymuse job`. */
  readonly examples: { readonly time: string; readonly array: string; readonly more: string };
  /**
   * The length of a time limit in seconds.
   *
   * @throws {OptionRefusal} if it is not one
   */
  secondsOf(time: string): number;
  /** @throws {OptionRefusal} if these are not the numbers of an array */
  checkArray(array: string): void;
  /** @throws {OptionRefusal} if this is not an option of the command that takes the file */
  checkMore(option: string): void;
  /** The file for what a script prints, where none was named. */
  outputFor(name: string, isArray: boolean): string;
  /** The lines of a file that tell the scheduler what the job is to be, and who reads it why. */
  directives(plan: JobPlan): string[];
}

/**
 * A number of things.
 *
 * @example
 * counted(2, 'instance'); // '2 instances'
 */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
