// SPDX-License-Identifier: Apache-2.0
/**
 * The connection of an instance to its worker, whichever way the worker is started and messages
 * travel: what every transport gives, and all that the rooms above know of it.
 *
 * @module
 */
import type { ControlWriter } from '../wire/control-writer.js';
import type { MessageKind } from '../wire/layout.generated.js';

/** A rank of a worker, as it has introduced itself. */
export interface RankInfo {
  /** The rank in the instance, from 0. */
  readonly rank: number;
  /** Its process, on its host. */
  readonly pid: number;
  /** The host that it runs on. */
  readonly host: string;
}

/** What is sent: a message to be carried out by the worker. */
export interface OutgoingMessage {
  readonly kind: MessageKind;
  /** The number of the function, attribute, grid or parameter that it is for. */
  readonly target: number;
  /** Its control part; it is copied at once. */
  readonly control: ControlWriter;
  /**
   * Its data part. A large one is not copied: it must stay as it is, and be kept by the receiver, until
   * the call has completed.
   */
  readonly data: ArrayBufferView | undefined;
}

/**
 * How a call ended. Valid only until {@link Receiver.complete} makes or awaits further calls: the next
 * completion may be delivered in the same object.
 */
export interface Completion {
  /** One of `status` of the wire. */
  readonly status: number;
  /** What holds the control part of the answer, from `at` on. */
  readonly control: DataView;
  readonly at: number;
  readonly controlBytes: number;
  /** The data part of the answer, if there is one. */
  readonly data: ArrayBuffer | undefined;
}

/** Something that waits for the end of a call. */
export interface Receiver {
  /** The data that was sent, for as long as the receiver lives: the transport reads from it. */
  readonly data?: ArrayBufferView | undefined;
  /** Takes what it needs from the completion before it does anything else. */
  complete(completion: Completion): void;
}

/** A connection to a worker. It can be used at once: calls queue up until the worker has started. */
export interface WorkerLink {
  /**
   * The name of the transport: the one that was asked for or, if the worker could not be started by
   * that, the one that took its place.
   */
  readonly type: string;
  /** Sends a message after those before it; the receiver is told, once, how it ended. */
  submit(message: OutgoingMessage, receiver: Receiver): void;
  /** Has calls from now on carried out although one before them has failed. */
  nextEpoch(): void;
  /** Ends the worker at once; the calls that it has fail. The receiver is told when its processes have ended. */
  kill(reason: string, receiver: Receiver): void;
  /** Frees the memory of a connection whose worker has ended. */
  close(): void;
  /** The worker's ranks; those that have introduced themselves. */
  ranks(): readonly RankInfo[];
}
