// SPDX-License-Identifier: Apache-2.0
/**
 * Calls: requests that are carried out by an instance.
 *
 * @module
 */
import { ArgumentError } from '../errors.js';
import type { TransitionSpecification } from '../interface/specification.js';
import { derive } from '../request/derive.js';
import { callListeners } from '../request/listener-queue.js';
import { Request } from '../request/request.js';
import type { MultiResultRequest } from '../request/multi-result.js';
import { ControlWriter } from '../wire/control-writer.js';
import type { Completion, OutgoingMessage, Receiver } from '../workers/worker-link.js';
import type { HeldArguments } from './dependencies.js';
import type { Message, Operation } from './operation.js';

/** Carries out calls, in order. */
export interface CallOwner {
  /** The name of the instance. */
  readonly name: string;
  /** This call and those before it, back to the first that was in progress when the latest was made. */
  callsUpTo(call: Call<unknown>): Call<unknown>[];
  /** The requests that must finish before a call can begin. */
  waitsFor(call: Call<unknown>): Request<unknown>[];
  /** Whether no call before this one is in progress, so that the worker carries it out. */
  isFirst(call: Call<unknown>): boolean;
  /** The worker has replied. */
  completed<T>(call: Call<T>, completion: Completion): void;
  /** Sends the held calls that no longer wait for anything. */
  advance(): void;
}

/** Memory of earlier messages, used again for the next ones. */
const spareWriters: ControlWriter[] = [];
const noControl = new ControlWriter();

/**
 * A call of an instance. It is its own message and its own receiver, so that a call needs only one object.
 */
export class Call<T> extends Request<T> implements Receiver, Message, OutgoingMessage {
  declare readonly operation: Operation<T>;
  declare protected readonly owner: CallOwner;
  /** The control part, until it has been sent. */
  control: ControlWriter = spareWriters.pop() ?? new ControlWriter();
  /** The data part, while the transport may read from it. */
  data: ArrayBufferView | undefined = undefined;
  /** The arguments that it waits for before it can be sent. */
  held: HeldArguments | undefined = undefined;
  /** The transition of states that it is, if it is one. */
  transition: TransitionSpecification | undefined = undefined;
  /** The call made after it, while `results` of a later call may include this one. */
  next: Call<unknown> | undefined = undefined;

  // eslint-disable-next-line @typescript-eslint/no-useless-constructor -- it narrows the types
  constructor(owner: CallOwner, operation: Operation<T>) {
    super(owner, operation);
  }

  get kind(): OutgoingMessage['kind'] {
    return this.operation.kind;
  }

  get target(): number {
    return this.operation.target;
  }

  /** Releases the memory of the control part, which has been sent or never will be. */
  dropControl(): void {
    if (this.control === noControl) return;
    this.control.reset();
    spareWriters.push(this.control);
    this.control = noControl;
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
    // Calls after it may have waited for it.
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

/** A call with several results. */
export class MultiResultCall<T> extends Call<T> implements MultiResultRequest<T> {
  get parts(): MultiResultRequest<T>['parts'] {
    return Object.fromEntries(
      this.#names.map((name) => [name, this.#part(name)]),
    ) as MultiResultRequest<T>['parts'];
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

/** Makes the calls of an instance. */
export interface Calls {
  /** The name of the instance. */
  readonly name: string;
  /**
   * Makes a call, after the calls that must precede it.
   *
   * @throws {ArgumentError} if an argument is wrong; then nothing is sent
   */
  make<T>(operation: Operation<T>, given: readonly unknown[]): Call<T>;
  /**
   * Why parameters cannot be read now without waiting for other calls than reads and writes of parameters;
   * undefined if they can.
   */
  whyNotReadable(): string | undefined;
}
