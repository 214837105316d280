// SPDX-License-Identifier: Apache-2.0
/**
 * The instances of this process, which end with the script.
 *
 * @module
 */
import { AsyncRequestsPool } from '../request/pool.js';
import type { Method } from '../request/method.js';
import type { Request } from '../request/request.js';
import { quantity } from '../units/index.js';
import { leaveMpi } from '../workers/engine.js';

/** The members of an instance that are used at exit. */
interface Stoppable {
  readonly isBusy: boolean;
  readonly started: Request<void>;
  readonly stop: Method<[], void>;
  readonly kill: Method<[reason?: string], void>;
}

/** The time that instances which were not stopped get to stop, at exit. */
const stopLimit = quantity(5, 's');

const instances = new Set<Stoppable>();

let atExit = false;

export function registerInstance(instance: Stoppable): void {
  if (!atExit) process.once('exit', endAll);
  atExit = true;
  instances.add(instance);
}

export function unregisterInstance(instance: Stoppable): void {
  instances.delete(instance);
}

/** At exit: idle instances are stopped, busy ones are killed. */
function endAll(): void {
  const pool = new AsyncRequestsPool();
  for (const instance of instances) {
    if (instance.isBusy || !instance.started.isFinished)
      instance.kill.asynchronous('the script has ended').delegateFailure();
    else pool.addRequest(instance.stop.asynchronous());
  }
  try {
    pool.waitall({ timeout: stopLimit });
  } catch {
    for (const instance of instances)
      instance.kill.asynchronous('the script has ended').delegateFailure();
  }
  leaveMpi(instances.size === 0);
}
