// SPDX-License-Identifier: Apache-2.0
/**
 * The connection of an instance to its worker, which is the same for all transports. The rooms above know
 * only this interface.
 *
 * @module
 */
import type { ControlWriter } from '../wire/control-writer.js';
import type { MessageKind } from '../wire/layout.generated.js';

/** A rank of a worker. */
export interface RankInfo {
  /** The rank in the instance, from 0. */
  readonly rank: number;
  /** Its process id on its host. */
  readonly pid: number;
  /** The host on which it runs. */
  readonly host: string;
}

/** A message to be carried out by the worker. */
export interface OutgoingMessage {
  readonly kind: MessageKind;
  /** The number of its function, attribute, grid or parameter. */
  readonly target: number;
  /** Its control part; it is copied at once. */
  readonly control: ControlWriter;
  /**
   * Its data part. A large one is not copied: it must not change, and the receiver must keep it, until the
   * call has completed.
   */
  readonly data: ArrayBufferView | undefined;
}

/**
 * The outcome of a call. Valid only until {@link Receiver.complete} makes or awaits further calls: the same
 * object is reused for the next completion.
 */
export interface Completion {
  /** One of `status` of the wire. */
  readonly status: number;
  /** Contains the control part of the reply, from `at` on. */
  readonly control: DataView;
  readonly at: number;
  readonly controlBytes: number;
  /** The data part of the reply, if there is one. */
  readonly data: ArrayBuffer | undefined;
}

/** Receives the outcome of a call. */
export interface Receiver {
  /** The data that was sent, which the receiver keeps in memory: the transport reads from it. */
  readonly data?: ArrayBufferView | undefined;
  /** Called once; it must read the completion before it does anything else. */
  complete(completion: Completion): void;
}

/** A connection to a worker. It can be used at once: calls queue up until the worker has started. */
export interface WorkerLink {
  /**
   * The name of the transport: the requested one or, if the worker could not be started with that, its
   * substitute.
   */
  readonly type: string;
  /** Sends a message after the earlier ones; the receiver is called once, with the outcome. */
  submit(message: OutgoingMessage, receiver: Receiver): void;
  /** Begins a new epoch: calls from now on are carried out although an earlier one has failed. */
  nextEpoch(): void;
  /** Ends the worker at once; its pending calls fail. The receiver is called when its processes have ended. */
  kill(reason: string, receiver: Receiver): void;
  /** Frees the memory of a connection whose worker has ended. */
  close(): void;
  /** The ranks of the worker that have connected. */
  ranks(): readonly RankInfo[];
}
