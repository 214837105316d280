/**
 * Calls: requests that an instance carries out.
 *
 * @module
 */
import type { Completion, Receiver } from '../workers/engine.js';
import type { MessageKind } from '../wire/wire.js';
import { ArgumentError } from '../errors.js';
import { derive } from '../request/derive.js';
import { callListeners } from '../request/due.js';
import { Request, type Subject } from '../request/request.js';
import type { RequestForSeveral } from '../request/several.js';
import type { CallQueue } from './call-queue.js';
import type { HeldArguments } from './dependencies.js';
import type { TransitionSpecification } from '../interface/specification.js';

/** What is being written: a message for the worker, whose control part goes into the outbox. */
export interface Message {
  /** What error messages call it. */
  readonly name: string;
  data: ArrayBufferView | undefined;
}

/** What can be asked of an instance: made once, and shared by all calls of it. */
export interface Operation<T> extends Subject {
  readonly kind: MessageKind;
  readonly target: number;
  /** The state that the instance must have reached; see {@link StateMachine}. */
  readonly need?: string | undefined;
  /** Whether it takes the instance from one state to another. */
  readonly isTransition?: boolean;
  /** The names of the results, if there are several. */
  readonly parts?: readonly string[];
  /** How many arguments come before the object of options; without it, there is none. */
  readonly positional?: number;
  /** Checks what can be checked of arguments that are not all known. */
  readonly check?: (given: readonly unknown[], what: Message) => void;
  /**
   * Writes the control part into the outbox, and leaves the data part in the message.
   *
   * @returns the length of the control part
   */
  readonly encode: (given: readonly unknown[], message: Message) => number;
  readonly decode: (completion: Completion) => T;
}

/** A call of an instance. It is its own message and its own receiver: one object is all that it costs. */
export class Call<T> extends Request<T> implements Receiver, Message {
  declare readonly operation: Operation<T>;
  declare protected readonly owner: CallQueue;
  /** The data part, as long as the addon may read from it. */
  data: ArrayBufferView | undefined = undefined;
  /** What it waits for before it can be sent. */
  held: HeldArguments | undefined = undefined;
  /** The step that it makes, if it makes one. */
  step: TransitionSpecification | undefined = undefined;
  /** The call made after it, as long as `results` of a later one may reach back to it. */
  next: Call<unknown> | undefined = undefined;

  // eslint-disable-next-line @typescript-eslint/no-useless-constructor -- it narrows the types
  constructor(queue: CallQueue, operation: Operation<T>) {
    super(queue, operation);
  }

  override get results(): unknown[] {
    return this.owner.callsUpTo(this).map((call) => call.result());
  }

  override get waitsFor(): readonly Request<unknown>[] {
    return this.isFinished ? [] : this.owner.waitsFor(this);
  }

  complete(completion: Completion): void {
    this.owner.completed(this, completion);
  }

  override abandon(): void {
    super.abandon();
    // It may have been what the calls behind it waited for.
    this.owner.advance();
    callListeners();
  }

  protected override isRunning(): boolean {
    return this.held === undefined && this.owner.isFirst(this);
  }

  protected override canBeCancelled(): boolean {
    return this.held !== undefined && !this.isSettled;
  }
}

/** A call that has several results. */
export class CallForSeveral<T> extends Call<T> implements RequestForSeveral<T> {
  get parts(): RequestForSeveral<T>['parts'] {
    return Object.fromEntries(
      this.#names.map((name) => [name, this.#part(name)]),
    ) as RequestForSeveral<T>['parts'];
  }

  at(index: number): Request<T[keyof T]> {
    const name = this.#names.at(index);
    if (name === undefined)
      throw new ArgumentError(
        `${this.name} has no result ${index}; it has ${this.#names.join(', ')}`,
        'index',
        index,
      );
    return this.#part(name) as Request<T[keyof T]>;
  }

  *[Symbol.iterator](): Generator<Request<T[keyof T]>, void, undefined> {
    for (let i = 0; i < this.#names.length; i++) yield this.at(i);
  }

  get #names(): readonly string[] {
    return this.operation.parts ?? [];
  }

  #part(name: string): Request<unknown> {
    return derive(
      `${this.name}.${name}`,
      [this],
      () => (this.result() as Readonly<Record<string, unknown>>)[name],
    );
  }
}
