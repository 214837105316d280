// SPDX-License-Identifier: Apache-2.0
/**
 * Transports: ways to start a worker, and for messages to travel to it and back. One file each, in the
 * table of `table.ts`; see CONTRIBUTING.md for how to add one.
 *
 * @module
 */
import type { InterfaceSpecification } from '../../interface/specification.js';
import type { Placement } from '../placement/placement.js';
import type { WorkerProgram } from '../program.js';
import type { Receiver, WorkerLink } from '../worker-link.js';

/** What a worker is started with. */
export interface StartOptions {
  /** The name of the instance. */
  readonly instance: string;
  readonly program: WorkerProgram;
  readonly placement: Placement;
  readonly workdir: string;
  /** The file for the worker's output; `%r` stands for the rank. Empty for none. */
  readonly log: string;
  readonly launcherLog: string;
  readonly startSeconds: number;
}

/** A try of a transport by `polymuse doctor`. */
export interface Trial {
  readonly ranks: number;
  /** What to do if it does not work. */
  readonly remedy: string;
}

/** What a transport is called, and by whom its workers are reached where it cannot do it. */
export interface TransportNames {
  /** As scripts have it in the option `channelType`. */
  readonly name: string;
  /** The transport that takes its place where it cannot be used, or the worker not be started by it. */
  readonly substitute?: string;
}

/** A way to start workers and to reach them. */
export interface Transport extends TransportNames {
  /** What is worth being tried: numbers of ranks with which starting differs. */
  readonly trials: readonly Trial[];
  /**
   * Looks at the program of a worker before it is started.
   *
   * @throws {LaunchError} if it is missing, cannot be run, or is not a worker that this can reach
   * @throws {InterfaceMismatchError} if it was built for another version of the interface
   */
  examine(file: string, specification: InterfaceSpecification, instance: string): WorkerProgram;
  /** Why this cannot be used for a program here; undefined if it can. */
  obstacle(program: WorkerProgram): string | undefined;
  /**
   * Starts a worker. Returns at once: it starts in the background, and calls queue up for it.
   *
   * @param onStarted told when the worker has started, or could not be
   * @throws {LaunchError} if there is nothing to start it with; nothing has been opened then
   * @throws {StateError} if another thread of this process has instances
   */
  open(options: StartOptions, onStarted: Receiver): WorkerLink;
}
