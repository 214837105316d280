// SPDX-License-Identifier: Apache-2.0
/**
 * Launchers: ways to start the ranks of a worker as an MPI job of its own, on the hosts that were decided on.
 * One file each, in the table of `table.ts`; see CONTRIBUTING.md for how to add one.
 *
 * @module
 */
import type { Placement } from '../placement/placement.js';
import type { MpiFlavour, WorkerProgram } from '../program.js';

/** What is to be started. */
export interface Job {
  readonly program: WorkerProgram;
  readonly placement: Placement;
  /** The names of variables that ranks must have as they are in the launcher's environment. */
  readonly variables: readonly string[];
  /** An address of this host, for ranks on others; undefined if there are none. */
  readonly address: string | undefined;
}

/** How it is started. */
export interface LaunchCommand {
  readonly command: readonly string[];
  /** Variables that differ from those that a job inherits; undefined for what must not be there. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The program that a launcher is. */
export interface LauncherProgram {
  /**
   * The commands that it may be, the best first, for workers of each MPI library. A launcher of another
   * library would start so many jobs of one rank.
   */
  readonly commands: Readonly<Partial<Record<MpiFlavour, readonly string[]>>>;
  /**
   * Whether it belongs to a scheduler instead of an MPI library: used where none of the library's own is
   * there; default: it does not.
   */
  readonly isOfScheduler?: boolean;
  /** Whether a command is this program, by what it prints as its version. The first of the table that says so is it. */
  recognizes(version: string): boolean;
  /** Whether it can start workers of a library here, if it is this program. */
  canStart(flavour: MpiFlavour, version: string): boolean;
}

/** A way to start the ranks of a worker. */
export interface Launcher {
  readonly name: string;
  /** Whether it can start ranks where they are to be; default: it can start any. */
  suits?(placement: Placement): boolean;
  /** The program; default: it needs none. */
  readonly program?: LauncherProgram;
  /**
   * How it starts a job.
   *
   * @param command the program, by the command that was found
   */
  launch(job: Job, command: string): LaunchCommand;
  /** The variable in which each rank finds its number before MPI has started; default: one that MPI libraries define. */
  readonly rankVariable?: string;
  /** Variables by which it tells a process which part it has in a job. */
  readonly jobVariables?: RegExp;
  /** For advice: the command that leaves processes all cores; default: it binds none by default. */
  readonly unbound?: string;
}
