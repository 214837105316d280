// SPDX-License-Identifier: Apache-2.0
/**
 * What brings requests forward. Requests know no more of it than this: the room that moves messages
 * stands above them, and says what it is when the first worker is started. So requests that the
 * script computes by itself need neither the addon nor MPI.
 *
 * @module
 */
import { StateError } from '../errors.js';

/** Something that moves messages, and tells requests how they ended. */
export interface Progress {
  /**
   * Blocks until something has completed, and delivers what has, whoever it is for. Returns after so
   * many milliseconds at the latest, and when the script has been told to end.
   */
  waitForCompletions(milliseconds: number): void;
  /** Delivers what has completed by now, without waiting. */
  deliverCompleted(): void;
  /** The script awaits something: look for completions in the coming turns of the event loop. */
  pollSoon(): void;
}

/** What there is before the first worker: nothing is under way that could complete. */
const nothing: Progress = {
  waitForCompletions(milliseconds) {
    if (milliseconds === Infinity)
      throw new StateError(
        'This wait would never end: no instance of a code has been made, and so no call is under way',
        '',
      );
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
  deliverCompleted() {
    // There is nothing to deliver.
  },
  pollSoon() {
    // There is nothing to look for.
  },
};

let current = nothing;

/** What brings requests forward now. */
export function progress(): Progress {
  return current;
}

/** Has requests be brought forward by something else from now on; by nothing, without an argument. */
export function setProgress(by: Progress = nothing): void {
  current = by;
}
