// SPDX-License-Identifier: Apache-2.0
/**
 * Events of calls and instances, for recorders, progress displays and tests. The code that makes calls does
 * not know the subscribers, and without subscribers events cost nothing.
 *
 * @example
 * import { subscribe } from 'node:diagnostics_channel';
 * subscribe('polymuse:call:finished', (event) => {
 *   const { instance, method, failure } = event as CallEvent;
 *   console.log(`${instance}.${method}: ${failure?.message ?? 'done'}`);
 * });
 *
 * @module
 */
import { channel } from 'node:diagnostics_channel';

/** The event of a call. */
export interface CallEvent {
  /** The name of the instance. */
  readonly instance: string;
  /** The method that was called. */
  readonly method: string;
  /** The request of the call: the same object in all events of one call. */
  readonly call: object;
  /** The time of the event in milliseconds, on the clock of `performance.now()`. */
  readonly time: number;
  /** The error, if the call has failed; only in `finished`. */
  readonly failure?: Error;
}

/** The event of an instance. */
export interface InstanceEvent {
  /** The name of the instance. */
  readonly instance: string;
  /** The time of the event in milliseconds, on the clock of `performance.now()`. */
  readonly time: number;
  /** Why it could not start, or ended although it was not stopped. */
  readonly failure?: Error;
}

/** A channel of events; `hasSubscribers` is checked before an event is created. */
export interface Event<Told extends object> {
  readonly hasSubscribers: boolean;
  publish(told: Told): void;
}

/** `polymuse:call:made`: the script has made a call; it may be held until other requests have finished. */
export const callMade: Event<CallEvent> = channel('polymuse:call:made');
/** `polymuse:call:sent`: a call has been passed to the connection to the worker. */
export const callSent: Event<CallEvent> = channel('polymuse:call:sent');
/** `polymuse:call:finished`: a call has succeeded or failed. */
export const callFinished: Event<CallEvent> = channel('polymuse:call:finished');
/** `polymuse:instance:started`: a worker has started, or could not be started. */
export const instanceStarted: Event<InstanceEvent> = channel('polymuse:instance:started');
/** `polymuse:instance:ended`: a worker was stopped or killed, or has died. */
export const instanceEnded: Event<InstanceEvent> = channel('polymuse:instance:ended');

/** Publishes the event of a call. */
export function tellOfCall(
  event: Event<CallEvent>,
  call: { readonly instance: string | undefined; readonly method: string },
  failure?: Error,
): void {
  if (!event.hasSubscribers) return;
  const { instance = '', method } = call;
  event.publish({ instance, method, call, time: performance.now(), ...(failure && { failure }) });
}

/** Publishes the event of an instance. */
export function tellOfInstance(
  event: Event<InstanceEvent>,
  instance: string,
  failure?: Error,
): void {
  if (!event.hasSubscribers) return;
  event.publish({ instance, time: performance.now(), ...(failure && { failure }) });
}
