// SPDX-License-Identifier: Apache-2.0
/**
 * Transports: ways to start a worker and to exchange messages with it. Each is a file with an entry in
 * `table.ts`; CONTRIBUTING.md explains how to add one.
 *
 * @module
 */
import type { InterfaceSpecification } from '../../interface/specification.js';
import type { Placement } from '../placement/placement.js';
import type { WorkerProgram } from '../program.js';
import type { Receiver, WorkerLink } from '../worker-link.js';

/** The options with which a worker is started. */
export interface StartOptions {
  /** The name of the instance. */
  readonly instance: string;
  readonly program: WorkerProgram;
  readonly placement: Placement;
  readonly workdir: string;
  /** The file for the worker's output; `%r` is the rank. Empty: none. */
  readonly log: string;
  readonly launcherLog: string;
  readonly startSeconds: number;
}

/** A test of a transport by `polymuse doctor`. */
export interface Trial {
  readonly ranks: number;
  /** What to do if it does not work. */
  readonly remedy: string;
}

/** The name of a transport, and its substitute. */
export interface TransportNames {
  /** The value of the option `channelType`. */
  readonly name: string;
  /** The transport that is used instead if this one cannot be used or cannot start the worker. */
  readonly substitute?: string;
}

/** A way to start workers and to reach them. */
export interface Transport extends TransportNames {
  /** The tests for `polymuse doctor`: numbers of ranks that are started in different ways. */
  readonly trials: readonly Trial[];
  /**
   * Examines the program of a worker before it is started.
   *
   * @throws {LaunchError} if the program is missing, cannot be run, or is not a worker for this transport
   * @throws {InterfaceMismatchError} if it was built for another version of the interface
   */
  examine(file: string, specification: InterfaceSpecification, instance: string): WorkerProgram;
  /** Why the transport cannot be used for a program on this machine; undefined if it can. */
  obstacle(program: WorkerProgram): string | undefined;
  /**
   * Starts a worker. Returns at once: the worker starts in the background, and calls are queued for it.
   *
   * @param onStarted completed when the worker has started, or could not be started
   * @throws {LaunchError} if the worker cannot be started here; then nothing has been opened
   * @throws {StateError} if another thread of this process has instances
   */
  open(options: StartOptions, onStarted: Receiver): WorkerLink;
}
