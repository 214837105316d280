// SPDX-License-Identifier: Apache-2.0
/**
 * The calls of one instance, in the order in which they were made.
 *
 * A call is sent to the worker at once, unless it or a call before it waits for requests: then it is held in
 * the script. So the worker always has all the work that can be done, and calls are never reordered.
 *
 * @module
 */
import { NotRunError, PolymuseError, StateError } from '../errors.js';
import type { TransitionSpecification } from '../interface/specification.js';
import { callListeners } from '../request/listener-queue.js';
import { traceFromWait } from '../request/waiting.js';
import { Request } from '../request/request.js';
import { trace } from '../trace.js';
import { localStatus, messageKind, status } from '../wire/layout.generated.js';
import { WireViolation } from '../wire/violation.js';
import type { Completion, RankInfo, Receiver, WorkerLink } from '../workers/worker-link.js';
import { Call, MultiResultCall, type CallOwner } from './call.js';
import { hasDependencies, HeldArguments } from './dependencies.js';
import {
  callFinished,
  callMade,
  callSent,
  instanceEnded,
  instanceStarted,
  tellOfCall,
  tellOfInstance,
} from './events.js';
import { errorOf, type FailureContext, violationError } from './failures.js';
import type { Operation } from './operation.js';

/** The state transitions of the calls. */
export interface Transitions {
  /** A function was called: if that is a transition, makes and returns it. */
  called(method: string): TransitionSpecification | undefined;
  /** The call of this transition has been carried out. */
  completed(transition: TransitionSpecification): void;
  /** The call of this transition has failed: reverts it, and those after it. */
  undo(transition: TransitionSpecification): void;
}

/** The options of a queue. */
export interface QueueOptions {
  /** The name of the instance. */
  readonly name: string;
  /** The file with its output, for messages; empty if there is none. */
  readonly log: string;
  readonly transitions: Transitions;
  /** Starts the worker; `onStarted` is completed when it has started, or could not be. */
  readonly open: (onStarted: Receiver) => WorkerLink;
  /** Called when the worker has ended; `stopped`: because it was asked to. */
  readonly onEnd: (stopped: boolean) => void;
}

/** Sends the calls of an instance in order, and completes each with the worker's reply. */
export class CallQueue implements CallOwner {
  /** The instance's name. */
  readonly name: string;
  /** Finishes when the worker has started. */
  readonly started: Request<void>;
  readonly #options: QueueOptions;
  readonly #transitions: Transitions;
  readonly #link: WorkerLink;
  /** The number of calls that the worker has. */
  #sent = 0;
  /** Linked by `next`: from the first call that was in progress when the latest was made, to the latest. */
  #oldest: Call<unknown> | undefined;
  #latest: Call<unknown> | undefined;
  /** The first call that has not been sent, if there is one; those after it have not been sent, either. */
  #firstHeld: Call<unknown> | undefined;
  #lastFailure: Error | undefined;
  /** Once the worker has ended: the error of a call of a method. */
  #ending: ((method: string) => Error) | undefined;
  /** Finishes when no call is in progress; undefined if nothing waits for that. */
  #idle: Request<void> | undefined;
  /** Finishes when the processes of a worker that was killed have ended. */
  #killed: Request<void> | undefined;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#transitions = options.transitions;
    this.name = options.name;
    this.started = Request.pending<void>({ owner: this, method: 'started' });
    // If the script does not look at it, the first call reports a failure.
    this.started.delegateFailure();
    this.#link = options.open({
      complete: (completion) => {
        if (completion.status === status.ok) this.started.succeed();
        else this.#failed(completion, this.started, '');
        // Calls that were held have failed with it.
        this.#checkIdle();
        tellOfInstance(instanceStarted, this.name, this.started.failure);
        callListeners();
      },
    });
  }

  /** True while calls are in progress. */
  get isBusy(): boolean {
    return this.#sent > 0 || this.#firstHeld !== undefined;
  }

  /** True while calls other than those of a kind are in progress, or those wait for other instances. */
  isBusyBesides(isOfKind: (call: Call<unknown>) => boolean): boolean {
    let sent = 0;
    for (let call = this.#oldest; call !== undefined; call = call.next) {
      if (call.isSettled) continue;
      if (call.held !== undefined || !isOfKind(call)) return true;
      sent++;
    }
    // The worker may have more calls: those that the script has abandoned.
    return this.#sent > sent;
  }

  /** True once the worker has ended, or failed. */
  get hasEnded(): boolean {
    return this.#ending !== undefined;
  }

  /** The call that was made last, if there was one. */
  get latest(): Call<unknown> | undefined {
    return this.#latest;
  }

  /** The name of the transport that carries the calls. */
  get channelType(): string {
    return this.#link.type;
  }

  /** The worker's ranks; empty once it has ended. */
  get ranks(): readonly RankInfo[] {
    return this.hasEnded ? [] : this.#link.ranks();
  }

  // ---- making calls ----------------------------------------------------------------------------

  /**
   * Prepares a call: checks its arguments and, if none of them is still to come, writes them into the
   * message. {@link add} makes the call.
   *
   * @throws {ArgumentError} if an argument is wrong
   */
  prepare<T>(operation: Operation<T>, given: readonly unknown[]): Call<T> {
    const call = operation.parts
      ? new MultiResultCall<T>(this, operation)
      : new Call<T>(this, operation);
    try {
      if (this.#firstHeld !== undefined || hasDependencies(given, operation.positional)) {
        call.held = new HeldArguments(given, operation.positional, call.name);
        if (call.held.dependencies.length > 0) operation.check?.(call.held.given, call);
        else operation.encode(call.held.given, call);
      } else {
        operation.encode(given, call);
      }
    } catch (error) {
      call.dropControl();
      // The stack trace begins where the call was made: with all frames of polymuse, V8's limit of ten frames
      // would end before the script.
      // eslint-disable-next-line @typescript-eslint/unbound-method -- it marks a frame, and is not called
      if (error instanceof PolymuseError) Error.captureStackTrace(error, this.prepare);
      throw error;
    }
    return call;
  }

  /** Makes a call that has been prepared; it comes after all calls made before. */
  add<T>(call: Call<T>): Call<T> {
    const { operation, held } = call;
    if (operation.isTransition) call.transition = this.#transitions.called(call.method);
    this.#append(call);
    tellOfCall(callMade, call);
    if (held === undefined && this.#firstHeld === undefined) {
      this.#send(call);
      return call;
    }
    this.#firstHeld ??= call;
    held?.whenReady(() => this.advance());
    return call;
  }

  #append(call: Call<unknown>): void {
    if (this.#latest) this.#latest.next = call;
    this.#latest = call;
    let oldest = this.#oldest ?? call;
    // Calls that have ended are released, so that the script decides what it keeps.
    while (oldest !== call && oldest.isSettled) {
      const { next = call } = oldest;
      oldest.next = undefined;
      oldest = next;
    }
    this.#oldest = oldest;
  }

  #send(call: Call<unknown>): void {
    if (this.#ending) {
      this.#failUnsent(call, this.#ending(call.method));
      return;
    }
    this.#sent++;
    this.#link.submit(call, call);
    call.dropControl();
    tellOfCall(callSent, call);
  }

  // ---- calls that are held ---------------------------------------------------------------------

  /** Sends the held calls that no longer wait for anything. */
  advance(): void {
    for (let call = this.#firstHeld; call !== undefined; call = this.#firstHeld) {
      const { held } = call;
      if (!call.isSettled && held && !held.areReady) return;
      this.#firstHeld = call.next;
      call.held = undefined;
      if (call.isSettled) {
        this.#undo(call);
        call.dropControl();
      } else {
        this.#release(call, held);
      }
    }
    this.#checkIdle();
  }

  #release(call: Call<unknown>, held: HeldArguments | undefined): void {
    const failure = held?.failure;
    if (failure) {
      this.#failUnsent(call, notRun(call, 'a request that it depends on failed', failure));
      return;
    }
    try {
      if (held !== undefined && held.dependencies.length > 0) {
        call.control.reset();
        call.operation.encode(held.values, call);
      }
    } catch (error) {
      this.#failUnsent(call, error as Error);
      return;
    }
    this.#send(call);
  }

  /** Fails a call that has not been sent, and those after it. */
  #failUnsent(call: Call<unknown>, error: Error): void {
    this.#undo(call);
    this.#end(call, error);
    this.#failHeld((behind) => notRun(behind, callBefore, error));
  }

  /** Fails all held calls, except one that stops the instance, which is then the next. */
  #failHeld(errorFor: (call: Call<unknown>) => Error): void {
    let call = this.#firstHeld;
    for (; call !== undefined && call.operation.kind !== messageKind.stop; call = call.next) {
      this.#undo(call);
      call.held = undefined;
      if (!call.isSettled) this.#end(call, errorFor(call));
    }
    this.#firstHeld = call;
  }

  #undo({ transition }: Call<unknown>): void {
    if (transition) this.#transitions.undo(transition);
  }

  #end(call: Call<unknown>, error?: Error): void {
    call.dropControl();
    if (error) call.fail(error);
    tellOfCall(callFinished, call, error);
  }

  // ---- the end of calls ------------------------------------------------------------------------

  /** The worker has replied. */
  completed<T>(call: Call<T>, completion: Completion): void {
    this.#sent--;
    call.data = undefined;
    if (completion.status !== status.ok) {
      this.#undo(call);
      this.#failed(completion, call, call.method);
      this.#end(call, call.failure);
      this.advance();
    } else {
      if (call.transition) this.#transitions.completed(call.transition);
      this.#succeed(call, completion);
    }
    this.#checkIdle();
    callListeners();
  }

  #succeed<T>(call: Call<T>, completion: Completion): void {
    let value: T;
    try {
      value = call.operation.decode(completion);
    } catch (error) {
      this.#end(
        call,
        error instanceof WireViolation ? this.#violated(call.method, error) : (error as Error),
      );
      return;
    }
    call.succeed(value);
    this.#end(call);
  }

  /**
   * An invalid reply ends the instance: the replies after it cannot be trusted, either.
   *
   * @returns the error of the call
   */
  #violated(method: string, violation: WireViolation): Error {
    const error = traceFromWait(violationError(violation, { instance: this.name, method }));
    this.#lastFailure = error;
    this.kill(error.message).delegateFailure();
    return error;
  }

  #failed(completion: Completion, request: Request<unknown>, method: string): void {
    // Errors may be created from it long after it has been delivered.
    const kept = completion.status >= localStatus.workerDied ? copyOf(completion) : completion;
    const errorFor = (method: string) => traceFromWait(errorOf(kept, this.#contextOf(method)));
    let error: Error;
    try {
      error = errorFor(method);
    } catch (violation) {
      if (!(violation instanceof WireViolation)) throw violation;
      request.fail(this.#violated(method, violation));
      return;
    }
    request.fail(error);
    if (completion.status === status.notRun) return;
    this.#lastFailure = error;
    trace('%s: %s', this.name, error.message);
    this.#link.nextEpoch();
    if (completion.status >= localStatus.workerDied) {
      this.#failHeld((held) => errorFor(held.method));
      this.#over(false, errorFor);
    } else {
      this.#failHeld((held) => notRun(held, callBefore, error));
    }
  }

  /**
   * Ends the worker at once; calls in progress fail.
   *
   * @returns a request that finishes when its processes have ended
   */
  kill(reason: string): Request<void> {
    if (this.#killed) return this.#killed;
    const killed = Request.pending<void>({ owner: this, method: 'kill' });
    this.#killed = killed;
    const { hasEnded } = this;
    this.#link.kill(reason, {
      complete: (completion) => {
        if (completion.status === status.ok) killed.succeed();
        else killed.fail(errorOf(copyOf(completion), this.#contextOf('kill')));
        callListeners();
      },
    });
    // Calls that the worker has fail when its end is delivered; without such calls, nothing would be
    // delivered.
    if (hasEnded || this.#sent > 0 || !this.started.isSettled) return killed;
    const errorFor = this.#stateError(reason);
    this.#failHeld(({ method }) => errorFor(method));
    this.#over(false, errorFor);
    this.#checkIdle();
    callListeners();
    return killed;
  }

  /** The worker has stopped, as it was asked to. */
  stopped(): void {
    this.#over(true, this.#stateError('the instance has stopped'));
  }

  #contextOf(method: string): FailureContext {
    const { log } = this.#options;
    return { instance: this.name, method, log, lastFailure: this.#lastFailure };
  }

  #stateError(reason: string): (method: string) => StateError {
    return (method) =>
      new StateError(`${this.name}.${method} cannot be called: ${reason}`, this.name);
  }

  /** The worker has ended; calls from now on fail with the error that `errorFor` returns. */
  #over(stopped: boolean, errorFor: (method: string) => Error): void {
    if (this.#ending) return;
    this.#ending = errorFor;
    this.#options.onEnd(stopped);
    trace('%s has ended: %s', this.name, stopped ? 'it was stopped' : this.#lastFailure?.message);
    tellOfInstance(instanceEnded, this.name, stopped ? undefined : this.#lastFailure);
    // Not now: the failures of other calls that failed at the same time are still being delivered.
    setImmediate(() => {
      this.#link.close();
    });
  }

  // ---- state and waiting -----------------------------------------------------------------------

  /** A request that finishes when no call is in progress. */
  whenIdle(): Request<void> {
    if (this.#idle) return this.#idle;
    const idle = Request.pending<void>({ owner: this, method: 'wait' });
    if (this.isBusy) this.#idle = idle;
    else idle.succeed();
    return idle;
  }

  #checkIdle(): void {
    if (this.#idle === undefined || this.isBusy) return;
    this.#idle.succeed();
    this.#idle = undefined;
  }

  /** Whether no call before this one is in progress, so that the worker carries it out. */
  isFirst(call: Call<unknown>): boolean {
    if (!this.started.isSettled) return false;
    let first = this.#oldest;
    while (first?.isSettled) first = first.next;
    return first === call;
  }

  /** This call and those before it, back to the first that was in progress when the latest was made. */
  callsUpTo(call: Call<unknown>): Call<unknown>[] {
    const calls: Call<unknown>[] = [];
    for (let each = this.#oldest; each !== undefined; each = each.next) {
      calls.push(each);
      if (each === call) return calls;
    }
    return [call];
  }

  /** The requests that must finish before this call can begin. */
  waitsFor(call: Call<unknown>): Request<unknown>[] {
    const before = this.callsUpTo(call).at(-2) ?? this.started;
    return [...(call.held?.dependencies ?? []), before].filter((each) => !each.isSettled);
  }
}

/** A copy of a completion, which is valid only while it is delivered. */
function copyOf({ status, control, at, controlBytes }: Completion): Completion {
  const start = control.byteOffset + at;
  const bytes = control.buffer.slice(start, start + controlBytes);
  return { status, control: new DataView(bytes), at: 0, controlBytes, data: undefined };
}

const callBefore = 'a call before it failed';

function notRun(call: Call<unknown>, why: string, cause: Error): NotRunError {
  const message = `${call.name} was not run, because ${why}: ${cause.message}`;
  return new NotRunError(message, call.instance ?? '', call.method, cause);
}
