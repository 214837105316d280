// SPDX-License-Identifier: Apache-2.0
/**
 * Batch systems: the parts of submitting a job that differ between schedulers. The common parts are in
 * `launch/job/`.
 *
 * @module
 */

/** The options of a job. */
export interface JobOptions {
  readonly nodes: number;
  readonly instances: number;
  readonly ranksPerInstance: number;
  readonly threadsPerRank: number;
  /** The time limit, in the format of the batch system. */
  readonly time: string;
  /** The number of seconds before the time limit at which the script gets a signal; 0: never. */
  readonly signal: number;
  readonly name?: string | undefined;
  readonly partition?: string | undefined;
  readonly account?: string | undefined;
  readonly modules: readonly string[];
  readonly output?: string | undefined;
  /** The indices of a job array, in the format of the batch system. */
  readonly array?: string | undefined;
  readonly requeue: boolean;
  /** More options of the command that submits the file. */
  readonly more: readonly string[];
}

/** A valid job. */
export interface JobPlan extends JobOptions {
  readonly name: string;
  readonly output: string;
  /** The number of ranks of all instances. */
  readonly tasks: number;
  /** The largest number of ranks on a node. */
  readonly tasksPerNode: number;
}

/** An invalid option of a job. */
export class OptionRefusal extends Error {
  constructor(option: string, given: unknown, expected: string) {
    super(`--${option} is ${String(given)}; ${expected}`);
  }
}

/** The commands, the limits and the language of a scheduler. */
export interface BatchSystem {
  /**
   * The command that submits a file. `polymuse job` has an option of this name, for more options of the
   * command.
   */
  readonly submit: string;
  /** The command that ends a job. */
  readonly cancel: string;
  /** The extension of its files. */
  readonly ending: string;
  /**
   * The command that validates a file, which is added as the last word, and a command that fails if the batch
   * system is not available; default: files cannot be validated.
   */
  readonly trial?: {
    readonly command: readonly [string, ...string[]];
    readonly isThere: readonly [string, ...string[]];
  };
  /** The largest number of seconds before the time limit at which a script can get a signal. */
  readonly mostNoticeSeconds: number;
  /** The variable with the index of each job of an array. */
  readonly arrayVariable: string;
  /** Comments in the file on the line that starts the script; each begins with `#`. */
  readonly startComments: readonly string[];
  /** Examples of options, for the help of `polymuse job`. */
  readonly examples: { readonly time: string; readonly array: string; readonly more: string };
  /**
   * A time limit in seconds.
   *
   * @throws {OptionRefusal} if it is invalid
   */
  secondsOf(time: string): number;
  /**
   * Checks the indices of a job array.
   *
   * @throws {OptionRefusal} if they are invalid
   */
  checkArray(array: string): void;
  /**
   * Checks an option of the command that submits the file.
   *
   * @throws {OptionRefusal} if it is invalid
   */
  checkMore(option: string): void;
  /** The default file for the output of a script. */
  outputFor(name: string, isArray: boolean): string;
  /** The lines of a file with the options of the job for the scheduler, and comments that explain them. */
  directives(plan: JobPlan): string[];
}

/**
 * A number with a noun, in the plural if needed.
 *
 * @example
 * counted(2, 'instance'); // '2 instances'
 */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
