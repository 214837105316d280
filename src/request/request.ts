// SPDX-License-Identifier: Apache-2.0
/**
 * Requests: calls on their way, and their results.
 *
 * @module
 */
import { inspect } from 'node:util';
import { CancelledError } from '../errors.js';
import {
  type Divided,
  type Multiplied,
  type Operand,
  quantity,
  type Quantity,
  type Raised,
} from '../units/index.js';
import { combine, raise, type Sum, type TermsFor } from './arithmetic.js';
import { derive } from './derive.js';
import { callListeners, queueListeners } from './listener-queue.js';
import { AsyncRequestsPool } from './pool.js';
import { progress } from './progress.js';
import { handling, markErrorHandled, reportUnlessHandled, type Handling } from './unhandled.js';
import { limitOf, noLimits, promiseWithin, waitOnce, type WaitOptions } from './waiting.js';

const noSources: readonly Request<unknown>[] = [];

/**
 * Where a request is: waiting for others or for calls made before; being carried out; or over.
 */
export type RequestState = 'queued' | 'running' | 'done' | 'failed';

/** Called with a request when it has finished, well or not. */
export type ResultHandler<T> = (request: Request<T>) => void;

/** What is told within polymuse: of requests of any type. */
type Listener = ResultHandler<unknown>;

/**
 * An asynchronous call: gives access to its result once it has finished.
 *
 * A request can be waited for in two ways: blocking (`result()`, `wait()`), while which other calls
 * go on, but Node's event loop does not; or by `await`, while which everything does. Calls can be
 * given requests in place of values, and requests can be computed with: see docs/requests.md.
 *
 * A failure that has not been handled by the time the event loop turns surfaces as an unhandled
 * rejection does.
 *
 * @example
 * const request = d1.evolveModel.asynchronous(quantity(120, 's'));
 * // ... do something else ...
 * request.result();       // or: await request
 */
export class Request<T> implements PromiseLike<T> {
  #state: 'pending' | 'done' | 'failed' = 'pending';
  /** The value, or the error. */
  #outcome: unknown;
  #handling: Handling = handling.none;
  #promise: Promise<T> | undefined;
  /** One, as a rule. */
  #listeners: Listener | Listener[] | undefined;
  /** The pools that it is in: none or one, as a rule. A pool's own set of them would cost much more. */
  #pools: AsyncRequestsPool | AsyncRequestsPool[] | undefined;
  readonly #made = performance.now();
  #ended = 0;

  /**
   * Requests are made by calls, and of requests.
   *
   * @param owner the instance that carries it out, if it is a call
   * @param sources what it is computed from, if it is not
   */
  protected constructor(
    /** The instance that carries it out, if it is a call. */
    protected readonly owner: { readonly name: string } | undefined,
    /** What was asked for. */
    protected readonly operation: { readonly method: string },
    private sources: readonly Request<unknown>[] = noSources,
  ) {}

  /**
   * @internal A request that no worker carries out: what makes it ends it.
   * @param subject what messages call it, and the instance that it belongs to
   * @param sources what it is computed from
   */
  static pending<T>(
    subject: { readonly method: string; readonly owner?: { readonly name: string } },
    sources?: readonly Request<unknown>[],
  ): Request<T> {
    return new Request<T>(subject.owner, subject, sources);
  }

  // ---- what it is, and how far -----------------------------------------------------------------

  /** What was asked for, as in `les1.evolveModel`. */
  get name(): string {
    return this.owner ? `${this.owner.name}.${this.operation.method}` : this.operation.method;
  }

  /** The name of the instance that carries it out; undefined for what the script computes. */
  get instance(): string | undefined {
    return this.owner?.name;
  }

  /** The method that was called, or what the script computes. */
  get method(): string {
    return this.operation.method;
  }

  /** Where the request is now. */
  get state(): RequestState {
    if (!this.isFinished) return this.isRunning() ? 'running' : 'queued';
    return this.#state as 'done' | 'failed';
  }

  /** The requests that have to finish before this one can: those that are under way. */
  get waitsFor(): readonly Request<unknown>[] {
    return this.sources.filter((each) => !each.isFinished);
  }

  /** The time since the request was made, until it finished if it has. */
  get elapsed(): Quantity<'time'> {
    const end = this.isFinished ? this.#ended : performance.now();
    return quantity((end - this.#made) / 1000, 's');
  }

  /** True once the call has ended, well or not. */
  get isFinished(): boolean {
    if (this.#state === 'pending') progress().deliverCompleted();
    return this.#state !== 'pending';
  }

  /** True once the call has failed. */
  get isFailed(): boolean {
    if (this.isFinished) this.markHandled();
    return this.#state === 'failed';
  }

  /** True once `result()` returns or throws without waiting. */
  isResultAvailable(): boolean {
    return this.isFinished;
  }

  /** The error of a call that has failed; undefined while it has not. */
  get error(): Error | undefined {
    this.markHandled();
    return this.#state === 'failed' ? (this.#outcome as Error) : undefined;
  }

  // ---- waiting ---------------------------------------------------------------------------------

  /**
   * Waits until the call has ended, without throwing if it has failed.
   *
   * @throws {TimeoutError} if that takes longer than `options.timeout`; the call goes on
   * @throws the reason of `options.signal` if that is aborted; the call goes on
   */
  wait(options: WaitOptions = noLimits): void {
    const limit = limitOf(options);
    while (this.#state === 'pending') waitOnce(limit, this, options);
  }

  /**
   * Waits until the call has ended.
   *
   * @returns what the call resulted in, the same value each time
   * @throws what the call failed with, the same error each time
   * @throws {TimeoutError} if that takes longer than `options.timeout`; the call goes on
   * @throws the reason of `options.signal` if that is aborted; the call goes on
   */
  result(options: WaitOptions = noLimits): T {
    this.markHandled();
    this.wait(options);
    if (this.#state === 'failed') throw this.#outcome;
    return this.#outcome as T;
  }

  /** The results of the calls of this instance that are under way, up to this one; waits for them. */
  get results(): unknown[] {
    return [this.result()];
  }

  /** As a promise has it: `await request` waits without blocking. */
  then<Result = T, Failure = never>(
    onFulfilled?: ((value: T) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    this.markHandled();
    this.#promise ??= new Promise<T>((resolve, reject) => {
      this.listen(() => {
        const { failure } = this;
        if (failure) reject(failure);
        else resolve(this.#outcome as T);
      });
      if (this.#state === 'pending') progress().pollSoon();
    });
    return this.#promise.then(onFulfilled, onRejected);
  }

  /**
   * A promise for the result that takes no longer than the options allow.
   *
   * @throws {TimeoutError} (by rejection) after `options.timeout`; the call goes on
   * @throws the reason of `options.signal` (by rejection) when that is aborted; the call goes on
   *
   * @example
   * await request.promise({ timeout: quantity(10, 's'), signal: terminationSignal() });
   */
  promise(options: WaitOptions = noLimits): Promise<T> {
    return promiseWithin(this, this, options);
  }

  /** Has `handler` called with this request when it has finished; at once if it already has. */
  addResultHandler(handler: ResultHandler<T>): this {
    // It is called with this request, and no other.
    this.listen(handler as Listener);
    return this;
  }

  // ---- giving up -------------------------------------------------------------------------------

  /**
   * Cancels a request that has not started: it fails with a {@link CancelledError}, and so does not
   * fail the calls behind it. Calls that were to use its value are not run.
   *
   * Calls are sent to the worker as soon as all that they depend on is there, ahead of their turn. So
   * what can be cancelled is a call that waits for other requests, or behind a call that does.
   *
   * @returns whether it has been cancelled; false if it has been sent, or has finished
   */
  cancel(): boolean {
    if (!this.canBeCancelled()) return false;
    this.abandon();
    return true;
  }

  /**
   * Gives up a request, whatever it does: it fails now with a {@link CancelledError}. A call that has
   * been sent is carried out nevertheless; its instance stays busy, and later calls wait for it.
   */
  abandon(): void {
    this.markHandled();
    if (this.isFinished) return;
    const what = this.canBeCancelled()
      ? 'was cancelled before it had started'
      : `was abandoned; ${this.instance ?? 'the script'} goes on with it`;
    this.fail(new CancelledError(`${this.name} ${what}`, this.instance, this.method));
    callListeners();
  }

  // ---- composing -------------------------------------------------------------------------------

  /**
   * A request for what `compute` makes of the value; if that is a request, for its value.
   *
   * @example
   * const seconds = d1.getModelTime.asynchronous().map((time) => time.valueIn('s'));
   * const next = seconds.map((value) => d2.evolveModel.asynchronous(quantity(value + 60, 's')));
   */
  map<Result>(compute: (value: T) => Result | Request<Result>): Request<Result> {
    return derive(`${this.name}.map`, [this], () => compute(this.#outcome as T));
  }

  /** A request for the sum with a number, a quantity, an array of quantities, or a request for one. */
  plus<Left extends Operand, Right extends TermsFor<NoInfer<Left>>>(
    this: Request<Left>,
    other: Right | Request<Right>,
  ): Request<Sum<Left, Right>> {
    return combine(this, 'plus', other) as Request<Sum<Left, Right>>;
  }

  /** A request for the difference. */
  minus<Left extends Operand, Right extends TermsFor<NoInfer<Left>>>(
    this: Request<Left>,
    other: Right | Request<Right>,
  ): Request<Sum<Left, Right>> {
    return combine(this, 'minus', other) as Request<Sum<Left, Right>>;
  }

  /** A request for the product. */
  times<Left extends Operand, Right extends Operand>(
    this: Request<Left>,
    other: Right | Request<Right>,
  ): Request<Multiplied<Left, Right>> {
    return combine(this, 'times', other) as Request<Multiplied<Left, Right>>;
  }

  /** A request for the quotient. */
  per<Left extends Operand, Right extends Operand>(
    this: Request<Left>,
    other: Right | Request<Right>,
  ): Request<Divided<Left, Right>> {
    return combine(this, 'per', other) as Request<Divided<Left, Right>>;
  }

  /** A request for a power, with the exponent `exponent / root`. */
  pow<Base extends Operand, P extends number, Q extends number = 1>(
    this: Request<Base>,
    exponent: P,
    root?: Q,
  ): Request<Raised<Base, P, Q>> {
    return raise(this, exponent, root ?? 1) as Request<Raised<Base, P, Q>>;
  }

  /** A request for the square root. */
  sqrt<Base extends Operand>(this: Request<Base>): Request<Raised<Base, 1, 2>> {
    return raise(this, 1, 2) as Request<Raised<Base, 1, 2>>;
  }

  /** A request for the value with the other sign. */
  negated<Value extends Operand>(this: Request<Value>): Request<Value> {
    return combine(this, 'times', -1) as Request<Value>;
  }

  /** A pool of this request and another one, or the requests of another pool, which leave that. */
  join(other: Request<unknown> | AsyncRequestsPool): AsyncRequestsPool {
    const pool = new AsyncRequestsPool(this);
    if (other instanceof AsyncRequestsPool) pool.join(other);
    else pool.addRequest(other);
    return pool;
  }

  /**
   * What it is and how far: `les1.evolveModel (running, 2.3 s)`, `les1.getModelTime (done: 120 s)`. Asking
   * does not count as handling a failure.
   */
  toString(): string {
    const { name, state } = this;
    switch (state) {
      case 'done':
        return `${name} (done${this.#outcome === undefined ? '' : `: ${textOf(this.#outcome)}`})`;
      case 'failed':
        return `${name} (failed: ${(this.#outcome as Error).message})`;
      default:
        return `${name} (${state}, ${this.elapsed.valueIn('s').toFixed(1)} s)`;
    }
  }

  /** What `console.log` shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Request ${this.toString()}`;
  }

  // ---- for the rest of polymuse ----------------------------------------------------------------

  /** @internal Whether it is over, as far as is known without looking for completions. */
  get isSettled(): boolean {
    return this.#state !== 'pending';
  }

  /** @internal What it has failed with; asking does not count as handling it. */
  get failure(): Error | undefined {
    return this.#state === 'failed' ? (this.#outcome as Error) : undefined;
  }

  /** @internal Has `listener` called when the request has finished; at once if it already has. */
  listen(listener: Listener): void {
    if (this.#state !== 'pending') listener(this);
    else if (this.#listeners === undefined) this.#listeners = listener;
    else if (typeof this.#listeners === 'function') this.#listeners = [this.#listeners, listener];
    else this.#listeners.push(listener);
  }

  /** @internal Whether it is in a pool. */
  isIn(pool: AsyncRequestsPool): boolean {
    return this.#pools === pool || (Array.isArray(this.#pools) && this.#pools.includes(pool));
  }

  /** @internal It is put into a pool; false if it is in it already. */
  enter(pool: AsyncRequestsPool): boolean {
    if (this.isIn(pool)) return false;
    if (this.#pools === undefined) this.#pools = pool;
    else if (Array.isArray(this.#pools)) this.#pools.push(pool);
    else this.#pools = [this.#pools, pool];
    return true;
  }

  /** @internal It leaves a pool. */
  leave(pool: AsyncRequestsPool): void {
    if (this.#pools === pool) this.#pools = undefined;
    else if (Array.isArray(this.#pools)) this.#pools = this.#pools.filter((each) => each !== pool);
  }

  /** @internal The script, or a pool of the script's, takes care of a failure. */
  markHandled(): void {
    this.#handling = handling.script;
    if (this.#state === 'failed') markErrorHandled(this.#outcome as Error);
  }

  /** @internal Something that will fail too takes care of a failure. */
  delegateFailure(): this {
    if (this.#handling === handling.none) this.#handling = handling.delegated;
    return this;
  }

  /** @internal The call has ended well. Its listeners are due. */
  succeed(value: T): void {
    if (this.#state !== 'pending') return;
    this.#outcome = value;
    this.#settle('done');
  }

  /** @internal The call has failed. Its listeners are due. */
  fail(error: Error): void {
    if (this.#state !== 'pending') return;
    this.#outcome = error;
    this.#settle('failed');
    if (this.#handling === handling.script) markErrorHandled(error);
    else if (this.#handling === handling.none)
      reportUnlessHandled(error, () => this.#handling !== handling.none);
  }

  /** @internal See listener-queue.ts. */
  callNextListener(): boolean {
    const listeners = this.#listeners;
    if (listeners === undefined) return false;
    if (typeof listeners === 'function') {
      this.#listeners = undefined;
      listeners(this);
    } else {
      const next = listeners.shift();
      if (!next) return false;
      next(this);
    }
    return true;
  }

  /** Whether the worker carries it out right now. */
  protected isRunning(): boolean {
    return false;
  }

  /** Whether it has not started. */
  protected canBeCancelled(): boolean {
    return !this.isSettled;
  }

  #settle(state: 'done' | 'failed'): void {
    this.#state = state;
    this.#ended = performance.now();
    // They are not kept alive by what was made of them.
    this.sources = noSources;
    if (this.#listeners !== undefined) queueListeners(this);
  }
}

/** A result in a line: texts in quotes; of what takes more than a line, the first one. */
function textOf(value: unknown): string {
  const [first = '', ...others] = inspect(value).split('\n');
  return others.length > 0 ? `${first} …` : first;
}
