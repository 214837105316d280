// SPDX-License-Identifier: Apache-2.0
/**
 * Termination by a signal: from a scheduler shortly before the time limit of the job, from `scancel`, or from
 * Ctrl-C.
 *
 * By default such a signal ends the script at once, and its workers with it. A script that has to save
 * something first uses the functions of this module.
 *
 * @module
 */
import { constants } from 'node:os';
import { TerminatedError } from '../errors.js';
import { loadNative } from './native.js';

/** The signals that schedulers and users send: `--signal=B:USR1@60` is as common as `TERM`. */
const signals = ['SIGTERM', 'SIGINT', 'SIGUSR1', 'SIGUSR2'] as const;

let controller: AbortController | undefined;

/**
 * An `AbortSignal` that is aborted when a signal asks the script to end; its reason is a {@link
 * TerminatedError}. Pass it to waits that may take long; it ends blocking waits too.
 *
 * From the first call of this function on, the script decides when to end. Its exit code is then that of a
 * program that the signal has ended (143 for SIGTERM, 130 for Ctrl-C), unless `process.exitCode` is set. A
 * second signal ends the script at once.
 *
 * @example
 * const end = terminationSignal();
 * while (!end.aborted && model.modelTime.valueIn('h') < 6)
 *   model.evolveModel(model.modelTime.plus(quantity(5, 'min')));
 * if (end.aborted) saveRestart(model);
 */
export function terminationSignal(): AbortSignal {
  if (controller === undefined) {
    controller = new AbortController();
    // First for Node, which reports them when its event loop runs, then for blocking waits.
    for (const name of signals) process.on(name, noticeTermination);
    loadNative().catchSignals(signals.map((name) => constants.signals[name]));
  }
  return controller.signal;
}

/**
 * Calls `handler` when a signal asks the script to end, also during a blocking wait. See {@link
 * terminationSignal} for the effect on the script.
 *
 * @param handler called with the name of the signal, such as `'SIGTERM'`
 */
export function onTermination(handler: (signal: string) => void): void {
  const signal = terminationSignal();
  const tell = () => {
    handler((signal.reason as TerminatedError).signal);
  };
  if (signal.aborted) tell();
  else signal.addEventListener('abort', tell, { once: true });
}

/** @internal Checks whether a signal has arrived. */
export function noticeTermination(): void {
  if (controller === undefined || controller.signal.aborted) return;
  const number = loadNative().takeSignal();
  if (number === 0) return;
  const [name = 'a signal'] =
    Object.entries(constants.signals).find(([, each]) => each === number) ?? [];
  process.exitCode ??= 128 + number;
  controller.abort(new TerminatedError(`the script was asked to end by ${name}`, name));
}
