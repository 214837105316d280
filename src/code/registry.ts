/**
 * The instances of this process, so that none outlives the script.
 *
 * @module
 */
import { native } from '../workers/native.js';
import { AsyncRequestsPool } from '../request/pool.js';
import { quantity } from '../units/index.js';
import type { CodeInstance } from './instance.js';

/** How long instances that are forgotten may take to stop, at exit. */
const stopLimit = quantity(5, 's');

const instances = new Set<CodeInstance>();

/** Whether MPI can be finalized at exit: it would wait for ever for a worker that has died. */
let canFinalize = true;

let atExit = false;

export function registerInstance(instance: CodeInstance): void {
  if (!atExit) process.once('exit', endAll);
  atExit = true;
  instances.add(instance);
}

/** @param stopped whether it ended because it was asked to stop */
export function unregisterInstance(instance: CodeInstance, stopped: boolean): void {
  instances.delete(instance);
  if (!stopped && instance.channelType === 'mpi') canFinalize = false;
}

/** At exit: idle instances are stopped, those in the middle of something are killed. */
function endAll(): void {
  const pool = new AsyncRequestsPool();
  for (const instance of instances) {
    if (instance.isBusy || !instance.started.isFinished) instance.kill('the script has ended');
    else pool.addRequest(instance.stop.asynchronous());
  }
  try {
    pool.waitall({ timeout: stopLimit });
  } catch {
    for (const instance of instances) instance.kill('the script has ended');
  }
  native.shutdown(canFinalize && instances.size === 0);
}
