// SPDX-License-Identifier: Apache-2.0
/**
 * Operations: the requests that an instance can carry out.
 *
 * @module
 */
import type { ControlWriter } from '../wire/control-writer.js';
import type { MessageKind } from '../wire/layout.generated.js';
import type { Completion } from '../workers/worker-link.js';

/** A message for the worker, while it is being written. */
export interface Message {
  /** Its name in error messages. */
  readonly name: string;
  /** Takes the control part. */
  readonly control: ControlWriter;
  /** The data part, if there is one. */
  data: ArrayBufferView | undefined;
}

/** An operation of an instance: created once, and shared by all its calls. */
export interface Operation<T> {
  readonly method: string;
  readonly kind: MessageKind;
  readonly target: number;
  /** The key in `needs` of the interface for the state that must have been reached; see `StateMachine`. */
  readonly need?: string | undefined;
  /** Whether it is a transition from one state to another. */
  readonly isTransition?: boolean;
  /** The names of the results, if there are several. */
  readonly parts?: readonly string[];
  /** The number of arguments before the object of options; undefined: there are no options. */
  readonly positional?: number;
  /** Checks the arguments that are known, when others are requests. */
  readonly check?: (given: readonly unknown[], message: Message) => void;
  /** Checks the arguments, and writes them into the message. */
  readonly encode: (given: readonly unknown[], message: Message) => void;
  /** Reads the result of the call from the worker's reply. */
  readonly decode: (completion: Completion) => T;
}
