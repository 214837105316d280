// SPDX-License-Identifier: Apache-2.0
/**
 * Launchers: programs that start the ranks of a worker as a separate MPI job, on the hosts of its placement.
 * Each is a file with an entry in `table.ts`; CONTRIBUTING.md explains how to add one.
 *
 * @module
 */
import type { Placement } from '../placement/placement.js';
import type { MpiFlavour, WorkerProgram } from '../program.js';

/** The job to start. */
export interface Job {
  readonly program: WorkerProgram;
  readonly placement: Placement;
  /** The names of the variables that ranks must get from the launcher's environment. */
  readonly variables: readonly string[];
  /** An address of this host for ranks on other hosts; undefined if there are none. */
  readonly address: string | undefined;
}

/** The command that starts a job. */
export interface LaunchCommand {
  readonly command: readonly string[];
  /** Variables that differ from those that a job inherits; undefined: variables to remove. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The program of a launcher. */
export interface LauncherProgram {
  /**
   * Its possible commands for workers of each MPI library, in order of preference. A launcher of another
   * library would start several jobs of one rank each.
   */
  readonly commands: Readonly<Partial<Record<MpiFlavour, readonly string[]>>>;
  /**
   * Whether it belongs to a scheduler instead of an MPI library. Such a launcher is used if there is none of
   * the library; default: false.
   */
  readonly isOfScheduler?: boolean;
  /**
   * Whether a command is this program, by its version text. The first launcher of the table that recognizes a
   * command is used.
   */
  recognizes(version: string): boolean;
  /** Whether it can start workers of a library on this machine. */
  canStart(flavour: MpiFlavour, version: string): boolean;
}

/** A way to start the ranks of a worker. */
export interface Launcher {
  readonly name: string;
  /** Whether it can start ranks where they are placed; default: it can. */
  suits?(placement: Placement): boolean;
  /** The program; default: none is needed. */
  readonly program?: LauncherProgram;
  /**
   * The command that starts a job.
   *
   * @param command the command of the program that was found
   */
  launch(job: Job, command: string): LaunchCommand;
  /** The variable with the number of each rank before MPI_Init; default: one that MPI libraries define. */
  readonly rankVariable?: string;
  /** The variables that describe the part of a process in a job. */
  readonly jobVariables?: RegExp;
  /**
   * For advice: the command that does not bind processes to cores; undefined if it does not bind them by
   * default.
   */
  readonly unbound?: string;
}
