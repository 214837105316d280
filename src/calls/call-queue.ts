/**
 * The calls of one instance, in the order in which they were made.
 *
 * A call is sent to the worker at once, unless it or a call before it waits for requests: then it is
 * held in the script. So the worker always has all the work that can be done, and no call overtakes
 * another one.
 *
 * @module
 */
import type { Channel, ChannelType } from '../workers/start.js';
import { outbox, reserveOutbox, type Completion, type Receiver } from '../workers/engine.js';
import { messageKind, status } from '../wire/wire.js';
import { NotRunError, StateError } from '../errors.js';
import type { RankInfo } from '../workers/native.js';
import { callListeners } from '../request/due.js';
import { Request } from '../request/request.js';
import { limitOf, waitOnce, type WaitOptions } from '../request/waiting.js';
import { Call, CallForSeveral, type Operation } from './call.js';
import { hasDependencies, HeldArguments } from './dependencies.js';
import { errorOf } from './failures.js';
import type { StateMachine } from '../interface/states.js';

/** What a queue needs of its instance. */
interface Instance {
  readonly name: string;
  /** Where its output is, for messages. */
  readonly log: string;
  readonly states: StateMachine;
  /** The function of the interface that takes the instance to another state. */
  readonly functionNamed: (name: string) => Operation<unknown>;
  /** Told before a call is made that takes the instance to another state; may throw, it is not made then. */
  readonly beforeTransition: (name: string) => void;
  /** Opens the channel; told when the worker has started. */
  readonly open: (onStarted: Receiver) => Channel;
  /** Called when the worker has ended, with whether it was asked to. */
  readonly onEnd: (stopped: boolean) => void;
}

/** Sends the calls of an instance in order, and has each end with what the worker answers. */
export class CallQueue {
  /** The instance's name. */
  readonly name: string;
  readonly states: StateMachine;
  /** Finishes when the worker has started. */
  readonly started: Request<void>;
  readonly #instance: Instance;
  readonly #channel: Channel;
  /** How many calls the worker has. */
  #sent = 0;
  /** Linked by `next`: from the first that was not over when the latest was made, to the latest. */
  #oldest: Call<unknown> | undefined;
  #latest: Call<unknown> | undefined;
  /** The first that has not been sent, if there is one; those behind it have not been, either. */
  #firstHeld: Call<unknown> | undefined;
  #lastFailure: Error | undefined;
  #isOver = false;

  constructor(instance: Instance) {
    this.#instance = instance;
    this.name = instance.name;
    this.states = instance.states;
    this.started = new Request<void>(this, { method: 'started' });
    // Whoever does not look at it learns of a failure by the first call.
    this.started.passOn();
    this.#channel = instance.open({
      complete: (completion) => {
        if (completion.status === status.ok) this.started.succeed();
        else this.#failed(completion, this.started, '');
        callListeners();
      },
    });
  }

  /** True while calls are under way. */
  get isBusy(): boolean {
    return this.#sent > 0 || this.#firstHeld !== undefined;
  }

  /** True once the worker has ended, or failed. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The call that was made last, if there was one. */
  get latest(): Call<unknown> | undefined {
    return this.#latest;
  }

  get channelType(): ChannelType {
    return this.#channel.type;
  }

  get ranks(): readonly RankInfo[] {
    return this.#isOver ? [] : this.#channel.ranks();
  }

  // ---- making calls ----------------------------------------------------------------------------

  /**
   * Makes a call, and before it those that must come first (see {@link StateMachine}).
   *
   * @throws {ArgumentError} if an argument is wrong; nothing has been sent then
   */
  make<T>(operation: Operation<T>, given: readonly unknown[]): Call<T> {
    if (operation.isTransition && this.states.isStep(operation.method))
      this.#instance.beforeTransition(operation.method);
    const call = operation.parts
      ? new CallForSeveral<T>(this, operation)
      : new Call<T>(this, operation);
    if (this.#firstHeld !== undefined || hasDependencies(given, operation.positional)) {
      this.#hold(call, given);
      return call;
    }
    let controlBytes = operation.encode(given, call);
    // Again, if other calls have used the outbox since: arguments are checked before any is made.
    if (operation.need !== undefined && this.#reach(operation.need))
      controlBytes = operation.encode(given, call);
    this.#append(call);
    this.#send(call, controlBytes);
    return call;
  }

  #hold(call: Call<unknown>, given: readonly unknown[]): void {
    const { operation } = call;
    const held = new HeldArguments(given, operation.positional, call.name);
    if (held.dependencies.length > 0) operation.check?.(held.given, call);
    else
      held.control = new Uint8Array(outbox.buffer, 0, operation.encode(held.given, call)).slice();
    if (operation.need !== undefined) this.#reach(operation.need);
    call.held = held;
    this.#append(call);
    this.#firstHeld ??= call;
    held.whenReady(() => this.advance());
  }

  /** @returns whether any calls had to be made */
  #reach(need: string): boolean {
    const path = this.states.pathTo(need);
    for (const name of path) this.make(this.#instance.functionNamed(name), []).passOn();
    return path.length > 0;
  }

  #append(call: Call<unknown>): void {
    if (call.operation.isTransition) call.step = this.states.called(call.method);
    if (this.#latest) this.#latest.next = call;
    this.#latest = call;
    let oldest = this.#oldest ?? call;
    // Those that are over are let go, so that the script decides what it keeps.
    while (oldest !== call && oldest.isSettled) {
      const { next = call } = oldest;
      oldest.next = undefined;
      oldest = next;
    }
    this.#oldest = oldest;
  }

  #send(call: Call<unknown>, controlBytes: number): void {
    const { operation } = call;
    this.#sent++;
    this.#channel.submit(operation.kind, operation.target, controlBytes, call);
  }

  // ---- calls that are held ---------------------------------------------------------------------

  /** Sends calls that were held, as far as they wait for nothing any more. */
  advance(): void {
    for (let call = this.#firstHeld; call !== undefined; call = this.#firstHeld) {
      const { held } = call;
      if (!call.isSettled && held && !held.areReady) return;
      this.#firstHeld = call.next;
      call.held = undefined;
      if (call.isSettled) this.#undo(call);
      else if (held) this.#release(call, held);
    }
  }

  #release(call: Call<unknown>, held: HeldArguments): void {
    const { failure } = held;
    if (failure) {
      this.#failUnsent(call, notRun(call, 'a request that it depends on failed', failure));
      return;
    }
    let controlBytes: number;
    try {
      controlBytes = held.control
        ? restore(held.control)
        : call.operation.encode(held.values, call);
    } catch (error) {
      this.#failUnsent(call, error as Error);
      return;
    }
    this.#send(call, controlBytes);
  }

  /** Fails a call that the worker has not seen, and those behind it. */
  #failUnsent(call: Call<unknown>, error: Error): void {
    this.#undo(call);
    call.fail(error);
    this.#failHeld((behind) => notRun(behind, callBefore, error));
  }

  /** Fails all calls that are held, but for one that stops the instance, which comes next. */
  #failHeld(errorFor: (call: Call<unknown>) => Error): void {
    let call = this.#firstHeld;
    for (; call !== undefined && call.operation.kind !== messageKind.stop; call = call.next) {
      this.#undo(call);
      call.held = undefined;
      if (!call.isSettled) call.fail(errorFor(call));
    }
    this.#firstHeld = call;
  }

  #undo({ step }: Call<unknown>): void {
    if (step) this.states.undo(step);
  }

  // ---- the end of calls ------------------------------------------------------------------------

  /** The worker has answered. */
  completed<T>(call: Call<T>, completion: Completion): void {
    this.#sent--;
    call.data = undefined;
    if (completion.status !== status.ok) {
      this.#undo(call);
      this.#failed(completion, call, call.method);
      this.advance();
    } else {
      if (call.step) this.states.completed(call.step);
      this.#succeed(call, completion);
    }
    callListeners();
  }

  #succeed<T>(call: Call<T>, completion: Completion): void {
    let value: T;
    try {
      value = call.operation.decode(completion);
    } catch (error) {
      call.fail(error as Error);
      return;
    }
    call.succeed(value);
  }

  #failed(completion: Completion, request: Request<unknown>, method: string): void {
    const { log } = this.#instance;
    const errorFor = (method: string) =>
      errorOf(completion, { instance: this.name, method, log, lastFailure: this.#lastFailure });
    const error = errorFor(method);
    request.fail(error);
    if (completion.status === status.notRun) return;
    this.#lastFailure = error;
    this.#channel.nextEpoch();
    if (completion.status >= status.workerDied) {
      this.#failHeld((held) => errorFor(held.method));
      this.end(false);
    } else {
      this.#failHeld((held) => notRun(held, callBefore, error));
    }
  }

  /** Ends the worker at once; calls under way fail. */
  kill(reason: string): void {
    if (this.#isOver) return;
    this.#channel.kill(reason);
    // Those that the worker has fail when that is delivered; without any, nothing would be.
    if (this.#sent > 0 || !this.started.isSettled) return;
    this.#failHeld(({ name }) => new StateError(`${name} cannot be called: ${reason}`, this.name));
    this.end(false);
    callListeners();
  }

  /** The worker has ended. */
  end(stopped: boolean): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#instance.onEnd(stopped);
    // Not now: calls that failed together with this one are still being delivered.
    setImmediate(() => {
      this.#channel.close();
    });
  }

  // ---- looking and waiting ---------------------------------------------------------------------

  /** Waits until no call is under way. */
  wait(options: WaitOptions): void {
    const limit = limitOf(options);
    while (this.isBusy) waitOnce(limit, this, options);
  }

  /** Whether no call before this one is under way, so that the worker carries it out. */
  isFirst(call: Call<unknown>): boolean {
    if (!this.started.isSettled) return false;
    let first = this.#oldest;
    while (first?.isSettled) first = first.next;
    return first === call;
  }

  /** This call and those before it, back to the first that was under way when the latest was made. */
  callsUpTo(call: Call<unknown>): Call<unknown>[] {
    const calls: Call<unknown>[] = [];
    for (let each = this.#oldest; each !== undefined; each = each.next) {
      calls.push(each);
      if (each === call) return calls;
    }
    return [call];
  }

  /** What has to finish before this call can begin. */
  waitsFor(call: Call<unknown>): Request<unknown>[] {
    const before = this.callsUpTo(call).at(-2) ?? this.started;
    return [...(call.held?.dependencies ?? []), before].filter((each) => !each.isSettled);
  }
}

const callBefore = 'a call before it failed';

function notRun(call: Call<unknown>, why: string, cause: Error): NotRunError {
  const message = `${call.name} was not run, because ${why}: ${cause.message}`;
  return new NotRunError(message, call.instance ?? '', call.method, cause);
}

/** Puts a control part that was written before back into the outbox. */
function restore(control: Uint8Array): number {
  reserveOutbox(control.length);
  new Uint8Array(outbox.buffer).set(control);
  return control.length;
}
