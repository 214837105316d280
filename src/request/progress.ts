// SPDX-License-Identifier: Apache-2.0
/**
 * The interface to the engine that moves messages and completes requests. The room above, which moves
 * messages, sets the implementation when the first worker is started. So requests that the script computes
 * itself need neither the addon nor MPI.
 *
 * @module
 */
import { StateError } from '../errors.js';

/** Moves messages, and completes requests. */
export interface Progress {
  /**
   * Blocks until something has completed, and delivers all completions, for any request. Returns after that
   * time in milliseconds at the latest, and when a signal has asked the script to end.
   */
  waitForCompletions(milliseconds: number): void;
  /** Delivers all completions so far, without waiting. */
  deliverCompleted(): void;
  /** The script awaits a request: polls for completions in the next iterations of the event loop. */
  pollSoon(): void;
}

/** The implementation before the first worker: nothing is in progress. */
const nothing: Progress = {
  waitForCompletions(milliseconds) {
    if (milliseconds === Infinity)
      throw new StateError(
        'This wait would never end: no instance of a code has been created, so no call is in progress',
        '',
      );
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
  deliverCompleted() {
    // Nothing can have completed.
  },
  pollSoon() {
    // Nothing can complete.
  },
};

let current = nothing;

/** The present implementation. */
export function progress(): Progress {
  return current;
}

/** Sets the implementation; without an argument, the one that is used before the first worker. */
export function setProgress(by: Progress = nothing): void {
  current = by;
}
