// SPDX-License-Identifier: Apache-2.0
/**
 * Being told to end: by a scheduler shortly before the time of the job is over, by `scancel`, by Ctrl-C.
 *
 * Without any of this such a signal ends the script at once, and its workers with it. A script that has
 * something to save first asks to be told.
 *
 * @module
 */
import { constants } from 'node:os';
import { TerminatedError } from '../errors.js';
import { loadNative } from './native.js';

/** What schedulers and people send: `--signal=B:USR1@60` is as usual as `TERM`. */
const signals = ['SIGTERM', 'SIGINT', 'SIGUSR1', 'SIGUSR2'] as const;

let controller: AbortController | undefined;

/**
 * A signal that is aborted when the script has been told to end; its reason is a
 * {@link TerminatedError}. Give it to waits that may take long: blocking ones, too, end with it.
 *
 * From the first call on it is the script that decides when to end. Its exit code is then that of a
 * program that the signal has ended (143 for SIGTERM, 130 for Ctrl-C), unless `process.exitCode` is set
 * to another one. A second signal ends it at once.
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
    // First so that Node tells of them when its event loop turns, then also for waits that block.
    for (const name of signals) process.on(name, noticeTermination);
    loadNative().catchSignals(signals.map((name) => constants.signals[name]));
  }
  return controller.signal;
}

/**
 * Has `handler` called when the script is told to end, also in the middle of a wait that blocks. See
 * {@link terminationSignal} for what follows from that.
 *
 * @param handler gets the name of the signal, such as `'SIGTERM'`
 */
export function onTermination(handler: (signal: string) => void): void {
  const signal = terminationSignal();
  const tell = () => {
    handler((signal.reason as TerminatedError).signal);
  };
  if (signal.aborted) tell();
  else signal.addEventListener('abort', tell, { once: true });
}

/** @internal Looks whether a signal has come. */
export function noticeTermination(): void {
  if (controller === undefined || controller.signal.aborted) return;
  const number = loadNative().takeSignal();
  if (number === 0) return;
  const [name = 'a signal'] =
    Object.entries(constants.signals).find(([, each]) => each === number) ?? [];
  process.exitCode ??= 128 + number;
  controller.abort(new TerminatedError(`the script has been told to end, by ${name}`, name));
}
