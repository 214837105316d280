// SPDX-License-Identifier: Apache-2.0
/**
 * What can be asked of an instance.
 *
 * @module
 */
import type { ControlWriter } from '../wire/control-writer.js';
import type { MessageKind } from '../wire/layout.generated.js';
import type { Completion } from '../workers/worker-link.js';

/** A message for the worker, while it is being written. */
export interface Message {
  /** What error messages call it. */
  readonly name: string;
  /** Where the control part goes. */
  readonly control: ControlWriter;
  /** The data part, if there is one. */
  data: ArrayBufferView | undefined;
}

/** What can be asked of an instance: made once, and shared by all calls of it. */
export interface Operation<T> {
  readonly method: string;
  readonly kind: MessageKind;
  readonly target: number;
  /** What the interface calls the state that the instance must have reached; see `StateMachine`. */
  readonly need?: string | undefined;
  /** Whether it takes the instance from one state to another. */
  readonly isTransition?: boolean;
  /** The names of the results, if there are several. */
  readonly parts?: readonly string[];
  /** How many arguments come before the object of options; without it, there is none. */
  readonly positional?: number;
  /** Checks what can be checked of arguments that are not all known. */
  readonly check?: (given: readonly unknown[], message: Message) => void;
  /** Checks the arguments, and writes them into the message. */
  readonly encode: (given: readonly unknown[], message: Message) => void;
  /** What the call gives, from the worker's answer. */
  readonly decode: (completion: Completion) => T;
}
