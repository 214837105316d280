// SPDX-License-Identifier: Apache-2.0
/**
 * Makes the calls that a call requires before it: those that lead to the state that it needs.
 *
 * @module
 */
import type { CallQueue } from '../calls/call-queue.js';
import type { Call, Calls } from '../calls/call.js';
import type { Operation } from '../calls/operation.js';
import type { StateMachine } from '../interface/states.js';
import { messageKind } from '../wire/layout.generated.js';

/** The options of {@link PlannedCalls}. */
interface PlanOptions {
  readonly queue: CallQueue;
  readonly states: StateMachine;
  /** The function of the interface with that name. */
  readonly functionNamed: (name: string) => Operation<unknown>;
  /** Called before each call that changes the state of the instance; if it throws, the call is not made. */
  readonly beforeTransition: (name: string) => void;
}

/** Makes the calls of an instance, and before each of them those that must precede it. */
export class PlannedCalls implements Calls {
  readonly #options: PlanOptions;

  constructor(options: PlanOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.queue.name;
  }

  /**
   * Makes a call, after the calls that must precede it (see {@link StateMachine}). Those are queued too, so
   * that an asynchronous caller does not wait.
   *
   * @throws {ArgumentError} if an argument is wrong; then nothing is sent
   */
  make<T>(operation: Operation<T>, given: readonly unknown[]): Call<T> {
    const { queue, states, functionNamed } = this.#options;
    this.#announce(operation);
    // Arguments are checked before any other call is made.
    const call = queue.prepare(operation, given);
    if (operation.need !== undefined) {
      for (const name of states.pathTo(operation.need)) {
        const transition = functionNamed(name);
        this.#announce(transition);
        queue.add(queue.prepare(transition, [])).delegateFailure();
      }
    }
    return queue.add(call);
  }

  whyNotReadable(): string | undefined {
    const { queue } = this.#options;
    if (queue.hasEnded) return `${queue.name} has ended`;
    const isQuick = ({ kind, transition }: Call<unknown>) =>
      kind === messageKind.getParameter ||
      kind === messageKind.setParameter ||
      (transition !== undefined && transition.automatic !== false);
    return queue.isBusyBesides(isQuick) ? `${queue.name} is busy` : undefined;
  }

  #announce({ isTransition, method }: Operation<unknown>): void {
    if (isTransition && this.#options.states.isTransition(method))
      this.#options.beforeTransition(method);
  }
}
