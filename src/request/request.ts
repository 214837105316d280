/**
 * Requests: calls on their way, and their results.
 *
 * @module
 */
import { deliverCompleted, lookSoon, waitForCompletions } from '../channel/engine.js';
import { TimeoutError } from '../errors.js';
import type { Quantity } from '../units/index.js';

/** How long to wait. */
export interface WaitOptions {
  /** The time after which waiting ends with a {@link TimeoutError}; without it, there is no limit. */
  readonly timeout?: Quantity;
}

/** What somebody who settles a request holds; the request itself is for those who wait. */
export interface Settler<T> {
  resolve(value: T): void;
  reject(error: Error): void;
}

/**
 * An asynchronous call: gives access to its result once it has finished.
 *
 * A request can be waited for in two ways: blocking (`result()`, `wait()`), while which other calls
 * go on, but Node's event loop does not; or by `await`, while which everything does.
 *
 * A failure that nobody has asked for by the time the event loop turns surfaces as an unhandled
 * rejection does.
 *
 * @example
 * const request = d1.evolveModel.asynchronous(quantity(120, 's'));
 * // ... do something else ...
 * request.result();       // or: await request
 */
export class Request<T> implements PromiseLike<T> {
  #state: 'running' | 'done' | 'failed' = 'running';
  #value: T | undefined;
  #error: Error | undefined;
  #looked = false;
  #promise: Promise<T> | undefined;
  #handlers: ((request: Request<T>) => void)[] = [];

  /** @internal Use {@link newRequest}. */
  constructor(
    /** What was called, as in `les1.evolveModel`. */
    readonly name: string,
  ) {}

  /** True once the call has ended, well or not. */
  get isFinished(): boolean {
    if (this.#state === 'running') deliverCompleted();
    return this.#state !== 'running';
  }

  /** True once the call has failed. */
  get isFailed(): boolean {
    return this.isFinished && this.#state === 'failed';
  }

  /** True once `result()` returns or throws without waiting. */
  isResultAvailable(): boolean {
    return this.isFinished;
  }

  /**
   * Waits until the call has ended, without throwing if it has failed.
   *
   * @throws {TimeoutError} if that takes longer than `options.timeout`; the call goes on
   */
  wait(options: WaitOptions = {}): void {
    waitUntil(() => this.#state !== 'running', this.name, options);
  }

  /**
   * Waits until the call has ended.
   *
   * @returns what the call resulted in, the same value each time
   * @throws what the call failed with, the same error each time
   * @throws {TimeoutError} if that takes longer than `options.timeout`; the call goes on
   */
  result(options: WaitOptions = {}): T {
    this.#looked = true;
    this.wait(options);
    if (this.#error) throw this.#error;
    return this.#value as T;
  }

  /** The error of a call that has failed; undefined while it has not. */
  get error(): Error | undefined {
    this.#looked = true;
    return this.#error;
  }

  /** Has `handler` called with this request when it has finished; at once if it already has. */
  addResultHandler(handler: (request: Request<T>) => void): this {
    if (this.#state === 'running') this.#handlers.push(handler);
    else handler(this);
    return this;
  }

  /** As a promise has it: `await request` waits without blocking. */
  then<Result = T, Failure = never>(
    onFulfilled?: ((value: T) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    this.#looked = true;
    this.#promise ??= new Promise<T>((resolve, reject) => {
      const settle = () => {
        if (this.#error) reject(this.#error);
        else resolve(this.#value as T);
      };
      if (this.#state !== 'running') {
        settle();
      } else {
        // Before handlers that were added earlier: those may throw.
        this.#handlers.unshift(settle);
        lookSoon();
      }
    });
    return this.#promise.then(onFulfilled, onRejected);
  }

  /** @internal Somebody else, such as a pool, takes care of a failure. */
  markLooked(): void {
    this.#looked = true;
  }

  /** @internal */
  settle(state: 'done' | 'failed', value: T | undefined, error: Error | undefined): void {
    if (this.#state !== 'running') return;
    this.#state = state;
    this.#value = value;
    this.#error = error;
    const handlers = this.#handlers;
    this.#handlers = [];
    for (const handler of handlers) handler(this);
    if (state === 'failed' && !this.#looked) setImmediate(() => this.#surface());
  }

  #surface(): void {
    if (this.#looked || !this.#error) return;
    void Promise.reject(this.#error);
  }
}

/**
 * Blocks until `condition` holds, delivering whatever completes meanwhile.
 *
 * @throws {TimeoutError} naming `what`, if that takes longer than `options.timeout`
 */
export function waitUntil(condition: () => boolean, what: string, options: WaitOptions): void {
  const { timeout } = options;
  const limit = timeout ? performance.now() + timeout.valueIn('ms') : Infinity;
  while (!condition()) {
    const remaining = limit - performance.now();
    if (remaining <= 0 && timeout)
      throw new TimeoutError(`${what} has not finished within ${timeout.toString()}`);
    waitForCompletions(remaining);
  }
}

/** Makes a request, and what settles it. */
export function newRequest<T>(name: string): { request: Request<T>; settler: Settler<T> } {
  const request = new Request<T>(name);
  return {
    request,
    settler: {
      resolve: (value) => {
        request.settle('done', value, undefined);
      },
      reject: (error) => {
        request.settle('failed', undefined, error);
      },
    },
  };
}

