// SPDX-License-Identifier: Apache-2.0
/**
 * What has to be called first: before a call that needs a state, those that lead there.
 *
 * @module
 */
import type { CallQueue } from '../calls/call-queue.js';
import type { Call, Calls } from '../calls/call.js';
import type { Operation } from '../calls/operation.js';
import type { StateMachine } from '../interface/states.js';
import { messageKind } from '../wire/layout.generated.js';

/** What the plans of an instance are made with. */
interface PlanOptions {
  readonly queue: CallQueue;
  readonly states: StateMachine;
  /** The function of the interface with that name. */
  readonly functionNamed: (name: string) => Operation<unknown>;
  /** Told before a call is made that takes the instance to another state; may throw, it is not made then. */
  readonly beforeTransition: (name: string) => void;
}

/** Makes the calls of an instance, and before each those that must come first. */
export class PlannedCalls implements Calls {
  readonly #options: PlanOptions;

  constructor(options: PlanOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.queue.name;
  }

  /**
   * Makes a call, and before it those that must come first (see {@link StateMachine}): by queued calls,
   * so that an asynchronous caller is not kept waiting.
   *
   * @throws {ArgumentError} if an argument is wrong; nothing has been sent then
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
