// SPDX-License-Identifier: Apache-2.0
/**
 * What happens to calls and to instances, for whoever listens: recorders, progress displays, tests.
 * Nothing in the path of calls knows them, and it costs nothing while nobody subscribes.
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

/** What is told of a call. */
export interface CallEvent {
  /** The name of the instance. */
  readonly instance: string;
  /** The method that was called. */
  readonly method: string;
  /** The same for all events of one call: its request. */
  readonly call: object;
  /** When it happened, in milliseconds, as `performance.now()` counts them. */
  readonly time: number;
  /** What it has failed with; only of `finished`. */
  readonly failure?: Error;
}

/** What is told of an instance. */
export interface InstanceEvent {
  /** The name of the instance. */
  readonly instance: string;
  /** When it happened, in milliseconds, as `performance.now()` counts them. */
  readonly time: number;
  /** Why it could not start, or ended without having been stopped. */
  readonly failure?: Error;
}

/** Something that can be told of: calls and instances share the cost of asking whether anybody listens. */
export interface Event<Told extends object> {
  readonly hasSubscribers: boolean;
  publish(told: Told): void;
}

/** `polymuse:call:made`: the script has made a call; it may be held until others have finished. */
export const callMade: Event<CallEvent> = channel('polymuse:call:made');
/** `polymuse:call:sent`: a call has been handed to the worker's connection. */
export const callSent: Event<CallEvent> = channel('polymuse:call:sent');
/** `polymuse:call:finished`: a call has ended, well or not. */
export const callFinished: Event<CallEvent> = channel('polymuse:call:finished');
/** `polymuse:instance:started`: a worker has started, or could not be. */
export const instanceStarted: Event<InstanceEvent> = channel('polymuse:instance:started');
/** `polymuse:instance:ended`: a worker has ended: it was stopped, killed, or has died. */
export const instanceEnded: Event<InstanceEvent> = channel('polymuse:instance:ended');

/** Tells of a call. */
export function tellOfCall(
  event: Event<CallEvent>,
  call: { readonly instance: string | undefined; readonly method: string },
  failure?: Error,
): void {
  if (!event.hasSubscribers) return;
  const { instance = '', method } = call;
  event.publish({ instance, method, call, time: performance.now(), ...(failure && { failure }) });
}

/** Tells of an instance. */
export function tellOfInstance(
  event: Event<InstanceEvent>,
  instance: string,
  failure?: Error,
): void {
  if (!event.hasSubscribers) return;
  event.publish({ instance, time: performance.now(), ...(failure && { failure }) });
}
