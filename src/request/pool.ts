/**
 * Pools: several requests that are waited for together.
 *
 * @module
 */
import { limitOf, Request, waitOnce, type WaitOptions } from './request.js';

/** What is to be done with a request of a pool when it has finished. */
export type PoolHandler<T, Arguments extends unknown[]> = (
  request: Request<T>,
  ...rest: Arguments
) => void;

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
  readonly #running = new Set<Request<unknown>>();
  /** Finished, but no wait has reported them. */
  #finished = new Set<Request<unknown>>();
  #waiting: (() => void)[] = [];

  constructor(...requests: Request<unknown>[]) {
    for (const request of requests) this.addRequest(request);
  }

  /** How many requests are in the pool. */
  get length(): number {
    return this.#running.size + this.#finished.size;
  }

  /**
   * Adds a request. One that is in the pool already is not added again, but its handler is.
   *
   * @param handler called with the request, and `rest`, when it has finished, well or not
   */
  addRequest<T, Arguments extends unknown[]>(
    request: Request<T>,
    handler?: PoolHandler<T, Arguments>,
    ...rest: Arguments
  ): void {
    const member = request as Request<unknown>;
    if (!this.#running.has(member) && !this.#finished.has(member)) {
      this.#running.add(member);
      request.markLooked();
      request.addResultHandler(() => {
        this.#running.delete(member);
        this.#finished.add(member);
        for (const resume of this.#waiting.splice(0)) resume();
      });
    }
    if (handler)
      request.addResultHandler(() => {
        handler(request, ...rest);
      });
  }

  /** Moves all requests of another pool into this one. */
  join(other: AsyncRequestsPool): this {
    const { members } = other;
    other.#running.clear();
    other.#finished.clear();
    for (const request of members) this.addRequest(request);
    return this;
  }

  /** The requests that are in the pool. */
  get members(): readonly Request<unknown>[] {
    return [...this.#finished, ...this.#running];
  }

  /**
   * Waits until one of the requests has finished, if there are any.
   *
   * @returns that request, which is no longer in the pool; undefined if the pool is empty
   * @throws what that request has failed with
   * @throws {TimeoutError} if that takes longer than `options.timeout`
   */
  wait(options: WaitOptions = {}): Request<unknown> | undefined {
    if (this.length === 0) return undefined;
    const limit = limitOf(options);
    while (this.#finished.size === 0) waitOnce(limit, this, options);
    const request = this.#takeFinished();
    if (request?.error) throw request.error;
    return request;
  }

  /** The same as {@link wait}. */
  waitone(options: WaitOptions = {}): Request<unknown> | undefined {
    return this.wait(options);
  }

  /**
   * Waits until all requests have finished; also those that handlers add. The pool is empty then.
   *
   * @throws {AggregateError} of all failures, once all requests have finished
   * @throws {TimeoutError} if that takes longer than `options.timeout`; the requests stay in the pool
   */
  waitall(options: WaitOptions = {}): void {
    const limit = limitOf(options);
    while (this.#running.size > 0) waitOnce(limit, this, options);
    this.#report();
  }

  /** As a promise has it: `await pool` is `waitall()` without blocking. */
  then<Result = void, Failure = never>(
    onFulfilled?: (() => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.#settled().then(onFulfilled, onRejected);
  }

  /** The requests in the order in which they finish; `for await` takes them out of the pool. */
  [Symbol.asyncIterator](): AsyncIterableIterator<Request<unknown>> {
    // Not a generator: yielding a request would await it.
    const iterator: AsyncIterableIterator<Request<unknown>> = {
      next: async () => {
        // Other iterations may take what this one was woken for.
        while (this.#finished.size === 0 && this.length > 0) await this.#anyFinished();
        const value = this.#takeFinished();
        return value ? { done: false, value } : { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  async #settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
    this.#report();
  }

  #takeFinished(): Request<unknown> | undefined {
    const [first] = this.#finished;
    if (first) this.#finished.delete(first);
    return first;
  }

  #anyFinished(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #report(): void {
    const failed = [...this.#finished].filter((request) => request.error !== undefined);
    this.#finished.clear();
    if (failed.length === 0) return;
    throw new AggregateError(
      failed.map((request) => request.error),
      `${failed.length} of the pool's requests failed:\n` +
        failed.map((request) => `  ${request.name}: ${request.error?.message ?? ''}`).join('\n'),
    );
  }

  /** What is still running, for messages. */
  get name(): string {
    const names = [...this.#running].slice(0, 3).map((request) => request.name);
    const more = this.#running.size - names.length;
    return `the pool (${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
  }
}
