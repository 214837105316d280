// SPDX-License-Identifier: Apache-2.0
/**
 * Pools: several requests that are waited for together.
 *
 * @module
 */
import { whenFinished } from './derive.js';
import { progress } from './progress.js';
import { Request } from './request.js';
import { limitOf, noLimits, promiseWithin, waitOnce, type WaitOptions } from './waiting.js';

/** How many of its requests a pool prints. */
const mostShown = 20;

/** What is to be done with a request of a pool when it has finished. */
export type PoolHandler<T, Arguments extends unknown[]> = (
  request: Request<T>,
  ...rest: Arguments
) => void;

/**
 * A request as `for await` gives it: itself, not its result, which TypeScript takes for awaited as well from
 * the second loop of a program on, if it can be awaited.
 */
export type FinishedRequest = Request<unknown> & { readonly then: never };

/** Requests in the order in which they finish. */
export interface FinishedRequests {
  /** The next request that finishes; done when the pool is empty. */
  next(): Promise<IteratorResult<FinishedRequest, undefined>>;
  /** Itself, for `for await`. */
  [Symbol.asyncIterator](): FinishedRequests;
}

/**
 * Manages several concurrent requests, of any instances and channels.
 *
 * A request leaves the pool when a wait has seen it finish. Handlers run in the order in which the
 * requests finish, before the wait returns.
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
  /** Those that have finished, and have not been taken out by a wait, from `#firstFinished` on. */
  #finished: Request<unknown>[] = [];
  #firstFinished = 0;
  #waiting: (() => void)[] = [];

  constructor(...requests: (Request<unknown> | AsyncRequestsPool)[]) {
    for (const request of requests) this.addRequest(request);
  }

  /** How many requests are in the pool. */
  get length(): number {
    return this.#running + this.#finished.length - this.#firstFinished;
  }

  /** The requests that are in the pool. */
  get members(): readonly Request<unknown>[] {
    return this.#requests.filter((request) => request.isIn(this));
  }

  /** What is still running, for messages. */
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
   * Adds a request. One that is in the pool already is not added again, but its handler is. A pool is
   * added as one request, which finishes with all that it has in it now.
   *
   * @param handler called with the request, and `rest`, when it has finished, well or not
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
   * Waits until one of the requests has finished, if there are any.
   *
   * @returns that request, which is no longer in the pool; undefined if the pool is empty
   * @throws what that request has failed with
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
   * Waits until all requests have finished; also those that handlers add. The pool is empty then.
   *
   * @throws {AggregateError} of all failures, once all requests have finished
   * @throws {TimeoutError} if that takes longer than `options.timeout`; the requests stay in the pool
   * @throws the reason of `options.signal` if that is aborted; the requests stay in the pool
   */
  waitall(options: WaitOptions = noLimits): void {
    const limit = limitOf(options);
    while (this.#running > 0) waitOnce(limit, this, options);
    this.#report();
  }

  /** As a promise has it: `await pool` is `waitall()` without blocking. */
  then<Result = void, Failure = never>(
    onFulfilled?: ((value: void) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.promise().then(onFulfilled, onRejected);
  }

  /**
   * A promise for the end of all requests that takes no longer than the options allow: `waitall(options)`
   * without blocking. It is rejected with what that throws.
   *
   * @example
   * await pool.promise({ timeout: quantity(1, 'hour') });
   */
  async promise(options: WaitOptions = noLimits): Promise<void> {
    await promiseWithin(this.#allFinished(), this, options);
    this.#report();
  }

  /**
   * The requests in the order in which they finish, well or not; `for await` takes them out of the pool.
   *
   * @param options the limits of the wait for each of them
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

  /** How many requests it has, and how far the first ones are, a line for each. */
  toString(): string {
    const { members } = this;
    const shown = members.slice(0, mostShown).map((each) => `  ${each.toString()}`);
    const more = members.length - shown.length;
    const rest = more > 0 ? [`  … and ${more} more`] : [];
    return [`a pool of ${members.length} requests`, ...shown, ...rest].join('\n');
  }

  /** What `console.log` shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** One for all requests; another one when they have all left, some perhaps before they finish. */
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

  /** Other iterations may take what this one was woken for. */
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
    // Now and then, so that it costs nothing.
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

  /** All that is in the pool now, as one request. */
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

/** One error for all failures of finished requests, if there are any. */
function failureOf(requests: readonly Request<unknown>[]): AggregateError | undefined {
  const failed = requests.filter((request) => request.failure);
  if (failed.length === 0) return undefined;
  return new AggregateError(
    failed.map((request) => request.error),
    `${failed.length} of the pool's requests failed:\n` +
      failed.map((request) => `  ${request.name}: ${request.failure?.message ?? ''}`).join('\n'),
  );
}
