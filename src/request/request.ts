// SPDX-License-Identifier: Apache-2.0
/**
 * Requests: calls in progress, and their results.
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
 * The state of a request: `'queued'`, waiting for other requests or for earlier calls; `'running'`, being
 * carried out; `'done'` or `'failed'`, finished.
 */
export type RequestState = 'queued' | 'running' | 'done' | 'failed';

/** Called with a request when it has succeeded or failed. */
export type ResultHandler<T> = (request: Request<T>) => void;

/** A listener inside polymuse, for requests of any type. */
type Listener = ResultHandler<unknown>;

/**
 * An asynchronous call: gives access to its result once it has finished.
 *
 * There are two ways to wait for a request: blocking (`result()`, `wait()`), during which other calls
 * continue but Node's event loop does not run; or with `await`, during which everything continues. Requests
 * can be arguments of calls, and operands of arithmetic: see docs/requests.md.
 *
 * A failure that the script has not handled when the event loop runs next surfaces as an unhandled rejection.
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
  /** Usually one. */
  #listeners: Listener | Listener[] | undefined;
  /**
   * The pools that contain it, usually none or one. Kept here because a set in each pool would be slower and
   * larger.
   */
  #pools: AsyncRequestsPool | AsyncRequestsPool[] | undefined;
  readonly #made = performance.now();
  #ended = 0;

  /**
   * Requests are created by calls, and from other requests.
   *
   * @param owner the instance that carries it out; undefined if the script computes it
   * @param sources the requests from which it is computed, if the script computes it
   */
  protected constructor(
    /** The instance that carries it out; undefined if the script computes it. */
    protected readonly owner: { readonly name: string } | undefined,
    /** The operation. */
    protected readonly operation: { readonly method: string },
    private sources: readonly Request<unknown>[] = noSources,
  ) {}

  /**
   * @internal A request that is not carried out by a worker: its creator completes it.
   * @param subject its name in messages, and its instance
   * @param sources the requests from which it is computed
   */
  static pending<T>(
    subject: { readonly method: string; readonly owner?: { readonly name: string } },
    sources?: readonly Request<unknown>[],
  ): Request<T> {
    return new Request<T>(subject.owner, subject, sources);
  }

  // ---- name and state --------------------------------------------------------------------------

  /** The name of the request, such as `les1.evolveModel`. */
  get name(): string {
    return this.owner ? `${this.owner.name}.${this.operation.method}` : this.operation.method;
  }

  /** The name of the instance that carries it out; undefined if the script computes it. */
  get instance(): string | undefined {
    return this.owner?.name;
  }

  /** The name of the method, or of what the script computes. */
  get method(): string {
    return this.operation.method;
  }

  /** The present state of the request. */
  get state(): RequestState {
    if (!this.isFinished) return this.isRunning() ? 'running' : 'queued';
    return this.#state as 'done' | 'failed';
  }

  /** The unfinished requests for which this one waits. */
  get waitsFor(): readonly Request<unknown>[] {
    return this.sources.filter((each) => !each.isFinished);
  }

  /** The time from the creation of the request until it finished, or until now. */
  get elapsed(): Quantity<'time'> {
    const end = this.isFinished ? this.#ended : performance.now();
    return quantity((end - this.#made) / 1000, 's');
  }

  /** True once the request has succeeded or failed. */
  get isFinished(): boolean {
    if (this.#state === 'pending') progress().deliverCompleted();
    return this.#state !== 'pending';
  }

  /** True once the request has failed. */
  get isFailed(): boolean {
    if (this.isFinished) this.markHandled();
    return this.#state === 'failed';
  }

  /** True once `result()` returns or throws without waiting. */
  isResultAvailable(): boolean {
    return this.isFinished;
  }

  /** The error, if the request has failed; otherwise undefined. */
  get error(): Error | undefined {
    this.markHandled();
    return this.#state === 'failed' ? (this.#outcome as Error) : undefined;
  }

  // ---- waiting ---------------------------------------------------------------------------------

  /**
   * Waits until the request has finished. Does not throw the error of a failed request.
   *
   * @throws {TimeoutError} if that takes longer than `options.timeout`; the request continues
   * @throws the reason of `options.signal` if that is aborted; the request continues
   */
  wait(options: WaitOptions = noLimits): void {
    const limit = limitOf(options);
    while (this.#state === 'pending') waitOnce(limit, this, options);
  }

  /**
   * Waits until the request has finished, and returns its result.
   *
   * @returns the result, the same value each time
   * @throws the error of a failed request, the same error each time
   * @throws {TimeoutError} if that takes longer than `options.timeout`; the request continues
   * @throws the reason of `options.signal` if that is aborted; the request continues
   */
  result(options: WaitOptions = noLimits): T {
    this.markHandled();
    this.wait(options);
    if (this.#state === 'failed') throw this.#outcome;
    return this.#outcome as T;
  }

  /** The results of this call and of the earlier calls of its instance that are in progress; waits for them. */
  get results(): unknown[] {
    return [this.result()];
  }

  /** Makes the request awaitable: `await request` waits without blocking. */
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
   * A promise for the result, with limits.
   *
   * @throws {TimeoutError} (by rejection) after `options.timeout`; the request continues
   * @throws the reason of `options.signal` (by rejection) when that is aborted; the request continues
   *
   * @example
   * await request.promise({ timeout: quantity(10, 's'), signal: terminationSignal() });
   */
  promise(options: WaitOptions = noLimits): Promise<T> {
    return promiseWithin(this, this, options);
  }

  /** Calls `handler` with this request when it has finished; at once if it already has. */
  addResultHandler(handler: ResultHandler<T>): this {
    // It is called only with this request.
    this.listen(handler as Listener);
    return this;
  }

  // ---- cancelling ------------------------------------------------------------------------------

  /**
   * Cancels a request that has not been sent: it fails with a {@link CancelledError}. Later calls of its
   * instance are carried out, except calls that use its value.
   *
   * Calls are sent to the worker as soon as their arguments are known, before it is their turn. So only a
   * call that waits for other requests, or that comes after such a call, can be cancelled.
   *
   * @returns true if it has been cancelled, false if it has been sent or has finished
   */
  cancel(): boolean {
    if (!this.canBeCancelled()) return false;
    this.abandon();
    return true;
  }

  /**
   * Abandons a request in any state: it fails at once with a {@link CancelledError}. A call that has been
   * sent is still carried out; its instance stays busy, and later calls wait for it.
   */
  abandon(): void {
    this.markHandled();
    if (this.isFinished) return;
    const what = this.canBeCancelled()
      ? 'was cancelled before it was sent'
      : `was abandoned; ${this.instance ?? 'the script'} continues to carry it out`;
    this.fail(new CancelledError(`${this.name} ${what}`, this.instance, this.method));
    callListeners();
  }

  // ---- composing -------------------------------------------------------------------------------

  /**
   * A request for the result of `compute`, which is called with the value; if the result is a request, for
   * its value.
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

  /** A request for the value with the opposite sign. */
  negated<Value extends Operand>(this: Request<Value>): Request<Value> {
    return combine(this, 'times', -1) as Request<Value>;
  }

  /** A pool with this request and another one, or with the requests of another pool, which are moved to it. */
  join(other: Request<unknown> | AsyncRequestsPool): AsyncRequestsPool {
    const pool = new AsyncRequestsPool(this);
    if (other instanceof AsyncRequestsPool) pool.join(other);
    else pool.addRequest(other);
    return pool;
  }

  /**
   * The request and its state: `les1.evolveModel (running, 2.3 s)`, `les1.getModelTime (done: 120 s)`. Does
   * not count as handling a failure.
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

  /** The output of `console.log`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Request ${this.toString()}`;
  }

  // ---- for the rest of polymuse ----------------------------------------------------------------

  /** @internal Whether it has finished, without polling for completions. */
  get isSettled(): boolean {
    return this.#state !== 'pending';
  }

  /** @internal Its error, if it has failed. Does not count as handling it. */
  get failure(): Error | undefined {
    return this.#state === 'failed' ? (this.#outcome as Error) : undefined;
  }

  /** @internal Calls `listener` when the request has finished; at once if it already has. */
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

  /** @internal Adds it to a pool; false if it is already in it. */
  enter(pool: AsyncRequestsPool): boolean {
    if (this.isIn(pool)) return false;
    if (this.#pools === undefined) this.#pools = pool;
    else if (Array.isArray(this.#pools)) this.#pools.push(pool);
    else this.#pools = [this.#pools, pool];
    return true;
  }

  /** @internal Removes it from a pool. */
  leave(pool: AsyncRequestsPool): void {
    if (this.#pools === pool) this.#pools = undefined;
    else if (Array.isArray(this.#pools)) this.#pools = this.#pools.filter((each) => each !== pool);
  }

  /** @internal The script, or a pool of the script, handles a failure. */
  markHandled(): void {
    this.#handling = handling.script;
    if (this.#state === 'failed') markErrorHandled(this.#outcome as Error);
  }

  /** @internal A failure is handled by a request that fails with it. */
  delegateFailure(): this {
    if (this.#handling === handling.none) this.#handling = handling.delegated;
    return this;
  }

  /** @internal The request has succeeded. Queues its listeners. */
  succeed(value: T): void {
    if (this.#state !== 'pending') return;
    this.#outcome = value;
    this.#settle('done');
  }

  /** @internal The request has failed. Queues its listeners. */
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

  /** Whether the worker is carrying it out. */
  protected isRunning(): boolean {
    return false;
  }

  /** Whether it has not been sent. */
  protected canBeCancelled(): boolean {
    return !this.isSettled;
  }

  #settle(state: 'done' | 'failed'): void {
    this.#state = state;
    this.#ended = performance.now();
    // So that this request does not keep its sources in memory.
    this.sources = noSources;
    if (this.#listeners !== undefined) queueListeners(this);
  }
}

/** A result in one line: strings in quotes; of a longer text, its first line. */
function textOf(value: unknown): string {
  const [first = '', ...others] = inspect(value).split('\n');
  return others.length > 0 ? `${first} …` : first;
}
