// SPDX-License-Identifier: Apache-2.0
/** When a process died, as a thread sees it that looks all the time, whatever this one waits for. */
import { Worker } from 'node:worker_threads';

const watching = `
const { readFileSync } = require('node:fs');
const { workerData: { pid, shared } } = require('node:worker_threads');
const died = new Float64Array(shared, 8);
const pause = new Int32Array(shared, 0, 1);
/** A process that nobody has asked for its end yet is there, but dead: its state is Z. */
function isAlive() {
  try {
    return !/\\) [ZX] /.test(readFileSync('/proc/' + pid + '/stat', 'utf8'));
  } catch {
    return false;
  }
}
while (isAlive() && Atomics.load(pause, 0) === 0) Atomics.wait(pause, 0, 0, 2);
died[0] = performance.timeOrigin + performance.now();
`;

/** Watches a process; ends by itself when that does. */
export class DeathWatch {
  readonly #shared = new SharedArrayBuffer(16);

  constructor(pid: number) {
    new Worker(watching, { eval: true, workerData: { pid, shared: this.#shared } }).unref();
  }

  /** The milliseconds since the death; undefined if there has been none yet. */
  get millisecondsSince(): number | undefined {
    const [died = 0] = new Float64Array(this.#shared, 8);
    return died === 0 ? undefined : performance.timeOrigin + performance.now() - died;
  }

  /** Gives up, if there has been no death. */
  stop(): void {
    const pause = new Int32Array(this.#shared, 0, 1);
    Atomics.store(pause, 0, 1);
    Atomics.notify(pause, 0);
  }
}
