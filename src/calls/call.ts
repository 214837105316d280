// SPDX-License-Identifier: Apache-2.0
/**
 * Calls: requests that an instance carries out.
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

/** What carries calls out, in order. */
export interface CallOwner {
  /** The name of the instance. */
  readonly name: string;
  /** This call and those before it, back to the first that was under way when the latest was made. */
  callsUpTo(call: Call<unknown>): Call<unknown>[];
  /** What has to finish before a call can begin. */
  waitsFor(call: Call<unknown>): Request<unknown>[];
  /** Whether no call before this one is under way, so that the worker carries it out. */
  isFirst(call: Call<unknown>): boolean;
  /** The worker has answered. */
  completed<T>(call: Call<T>, completion: Completion): void;
  /** Sends calls that were held, as far as they wait for nothing any more. */
  advance(): void;
}

/** Memory that messages have given back; the next ones are written into it. */
const spareWriters: ControlWriter[] = [];
const noControl = new ControlWriter();

/**
 * A call of an instance. It is its own message and its own receiver: one object is all that it costs.
 */
export class Call<T> extends Request<T> implements Receiver, Message, OutgoingMessage {
  declare readonly operation: Operation<T>;
  declare protected readonly owner: CallOwner;
  /** The control part, until it has been sent. */
  control: ControlWriter = spareWriters.pop() ?? new ControlWriter();
  /** The data part, as long as the transport may read from it. */
  data: ArrayBufferView | undefined = undefined;
  /** What it waits for before it can be sent. */
  held: HeldArguments | undefined = undefined;
  /** The transition that it makes, if it makes one. */
  transition: TransitionSpecification | undefined = undefined;
  /** The call made after it, as long as `results` of a later one may reach back to it. */
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

  /** Gives back the memory of the control part, which has been sent or never will be. */
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

/** Something that makes calls of an instance. */
export interface Calls {
  /** The name of the instance. */
  readonly name: string;
  /**
   * Makes a call, and before it those that must come first.
   *
   * @throws {ArgumentError} if an argument is wrong; nothing has been sent then
   */
  make<T>(operation: Operation<T>, given: readonly unknown[]): Call<T>;
  /**
   * Why parameters cannot be read now without waiting for anything but parameters that are on their way;
   * undefined if they can.
   */
  whyNotReadable(): string | undefined;
}
