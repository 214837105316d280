// SPDX-License-Identifier: Apache-2.0
/**
 * Pools: requests that are waited for together.
 *
 * @module
 */
import { whenFinished } from './derive.js';
import { progress } from './progress.js';
import { Request } from './request.js';
import { limitOf, noLimits, promiseWithin, waitOnce, type WaitOptions } from './waiting.js';

/** The number of requests that a pool prints. */
const mostShown = 20;

/** Called with a request of a pool when it has finished. */
export type PoolHandler<T, Arguments extends unknown[]> = (
  request: Request<T>,
  ...rest: Arguments
) => void;

/**
 * A request as `for await` returns it: the request itself, not its result. The type is not a promise: from
 * the second loop of a program on, TypeScript would take it for awaited.
 */
export type FinishedRequest = Request<unknown> & { readonly then: never };

/** Requests in the order in which they finish. */
export interface FinishedRequests {
  /** The next request that finishes; `done` when the pool is empty. */
  next(): Promise<IteratorResult<FinishedRequest, undefined>>;
  /** The iterator itself, for `for await`. */
  [Symbol.asyncIterator](): FinishedRequests;
}

/**
 * Manages concurrent requests, of any instances and channels.
 *
 * A request leaves the pool when a wait has returned it. Handlers run in the order in which the requests
 * finish, before the wait returns.
 *
 * @example
 * const pool = new AsyncRequestsPool();
 * pool.addRequest(d1.evolveModel.asynchronous(quantity(120, 's')));
 * pool.addRequest(d2.evolveModel.asynchronous(quantity(120, 's')));
 * pool.waitall();          // or: await pool
 */
export class AsyncRequestsPool implements PromiseLike<void> {
  /** The requests in the pool, and some that have left it. */
  #requests: Request<unknown>[] = [];
  #running = 0;
  /** Requests that have finished and have not been removed by a wait, from `#firstFinished` on. */
  #finished: Request<unknown>[] = [];
  #firstFinished = 0;
  #waiting: (() => void)[] = [];

  constructor(...requests: (Request<unknown> | AsyncRequestsPool)[]) {
    for (const request of requests) this.addRequest(request);
  }

  /** The number of requests in the pool. */
  get length(): number {
    return this.#running + this.#finished.length - this.#firstFinished;
  }

  /** The requests in the pool. */
  get members(): readonly Request<unknown>[] {
    return this.#requests.filter((request) => request.isIn(this));
  }

  /** The running requests, for messages. */
  get name(): string {
    const names: string[] = [];
    for (const request of this.#requests) {
      if (names.length === 3) break;
      if (!request.isSettled) names.push(request.name);
    }
    const more = this.#running - names.length;
    return `the pool (${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
  }

  /**
   * Adds a request. A request that is already in the pool is not added again, but its handler is. A pool is
   * added as one request, which finishes when all its present requests have.
   *
   * @param handler called with the request and `rest` when the request has succeeded or failed
   */
  addRequest<T, Arguments extends unknown[]>(
    given: Request<T> | AsyncRequestsPool,
    handler?: PoolHandler<T, Arguments>,
    ...rest: Arguments
  ): void {
    const request: Request<unknown> =
      given instanceof AsyncRequestsPool ? given.#asRequest() : given;
    if (request.enter(this)) {
      this.#requests.push(request);
      this.#running++;
      request.markHandled();
      request.listen(this.#listener);
    }
    if (handler)
      request.listen(() => {
        handler(request as Request<T>, ...rest);
      });
  }

  /** Moves all requests of another pool into this one. */
  join(other: AsyncRequestsPool): this {
    const { members } = other;
    other.#clear();
    for (const request of members) this.addRequest(request);
    return this;
  }

  /**
   * Waits until one of the requests has finished; returns at once if the pool is empty.
   *
   * @returns that request, which is no longer in the pool; undefined if the pool is empty
   * @throws the error of that request, if it has failed
   * @throws {TimeoutError} if that takes longer than `options.timeout`
   * @throws the reason of `options.signal` if that is aborted
   */
  wait(options: WaitOptions = noLimits): Request<unknown> | undefined {
    if (this.length === 0) return undefined;
    const limit = limitOf(options);
    while (!this.#hasFinished) waitOnce(limit, this, options);
    const request = this.#takeFinished();
    if (request?.failure) throw request.failure;
    return request;
  }

  /** The same as {@link wait}. */
  waitone(options: WaitOptions = noLimits): Request<unknown> | undefined {
    return this.wait(options);
  }

  /**
   * Waits until all requests have finished, including those that handlers add. Then the pool is empty.
   *
   * @throws {AggregateError} with all errors, once all requests have finished
   * @throws {TimeoutError} if that takes longer than `options.timeout`; the requests stay in the pool
   * @throws the reason of `options.signal` if that is aborted; the requests stay in the pool
   */
  waitall(options: WaitOptions = noLimits): void {
    const limit = limitOf(options);
    while (this.#running > 0) waitOnce(limit, this, options);
    this.#report();
  }

  /** Makes the pool awaitable: `await pool` is `waitall()` without blocking. */
  then<Result = void, Failure = never>(
    onFulfilled?: ((value: void) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.promise().then(onFulfilled, onRejected);
  }

  /**
   * A promise that is resolved when all requests have finished: `waitall(options)` without blocking. It is
   * rejected with the errors that `waitall` throws.
   *
   * @example
   * await pool.promise({ timeout: quantity(1, 'hour') });
   */
  async promise(options: WaitOptions = noLimits): Promise<void> {
    await promiseWithin(this.#allFinished(), this, options);
    this.#report();
  }

  /**
   * The requests in the order in which they succeed or fail; `for await` removes them from the pool.
   *
   * @param options the limits of the wait for each request
   *
   * @example
   * for await (const done of pool.finished({ timeout: quantity(1, 'min') })) console.log(done.name);
   */
  finished(options: WaitOptions = noLimits): FinishedRequests {
    // Not a generator: yielding a request would await it.
    const iterator: FinishedRequests = {
      next: async () => {
        if (this.length > 0) await promiseWithin(this.#someFinished(), this, options);
        const value = this.#takeFinished();
        return value
          ? { done: false, value: value as FinishedRequest }
          : { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  /** The same as {@link finished}, without limits. */
  [Symbol.asyncIterator](): FinishedRequests {
    return this.finished();
  }

  /** The number of requests and the states of the first ones, a line for each. */
  toString(): string {
    const { members } = this;
    const shown = members.slice(0, mostShown).map((each) => `  ${each.toString()}`);
    const more = members.length - shown.length;
    const rest = more > 0 ? [`  … and ${more} more`] : [];
    return [`a pool of ${members.length} requests`, ...shown, ...rest].join('\n');
  }

  /** The output of `console.log`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /**
   * One listener for all requests; a new one when all requests have left the pool, some of them perhaps
   * before they finish.
   */
  #listener = this.#newListener();

  #newListener(): (request: Request<unknown>) => void {
    const listener = (request: Request<unknown>) => {
      if (this.#listener !== listener) return;
      this.#running--;
      this.#finished.push(request);
      if (this.#waiting.length === 0) return;
      for (const resume of this.#waiting.splice(0)) resume();
    };
    return listener;
  }

  get #hasFinished(): boolean {
    return this.#firstFinished < this.#finished.length;
  }

  /** Another iteration may take the request for which this one was woken. */
  async #someFinished(): Promise<void> {
    while (!this.#hasFinished && this.length > 0) await this.#nextFinished();
  }

  async #allFinished(): Promise<void> {
    while (this.#running > 0) await this.#nextFinished();
  }

  #nextFinished(): Promise<void> {
    progress().pollSoon();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #takeFinished(): Request<unknown> | undefined {
    const first = this.#finished[this.#firstFinished];
    if (!first) return undefined;
    first.leave(this);
    this.#firstFinished++;
    // Only from time to time, so that the cost per request is small.
    if (2 * this.#firstFinished >= this.#finished.length) {
      this.#finished = this.#finished.slice(this.#firstFinished);
      this.#firstFinished = 0;
      if (this.#requests.length > 2 * this.length) this.#requests = [...this.members];
    }
    return first;
  }

  #clear(): void {
    for (const request of this.#requests) request.leave(this);
    this.#requests = [];
    this.#running = 0;
    this.#finished = [];
    this.#firstFinished = 0;
    this.#listener = this.#newListener();
  }

  /** All present requests of the pool, as one request. */
  #asRequest(): Request<void> {
    const { members } = this;
    const whole = Request.pending<void>({ method: this.name }, members);
    whenFinished(members, () => {
      const error = failureOf(members);
      if (error) whole.fail(error);
      else whole.succeed();
    });
    return whole;
  }

  #report(): void {
    const error = failureOf(this.#finished.slice(this.#firstFinished));
    this.#clear();
    if (error) throw error;
  }
}

/** One error for all failures among finished requests; undefined if there are none. */
function failureOf(requests: readonly Request<unknown>[]): AggregateError | undefined {
  const failed = requests.filter((request) => request.failure);
  if (failed.length === 0) return undefined;
  return new AggregateError(
    failed.map((request) => request.error),
    `${failed.length} of ${requests.length} requests in the pool failed:\n` +
      failed.map((request) => `  ${request.name}: ${request.failure?.message ?? ''}`).join('\n'),
  );
}
