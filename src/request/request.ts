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
  #handlers: (() => void)[] = [];

  /** @internal */
  constructor(
    private readonly instance: string,
    private readonly method: string,
  ) {}

  /** What was called, as in `les1.evolveModel`. */
  get name(): string {
    return `${this.instance}.${this.method}`;
  }

  /** True once the call has ended, well or not. */
  get isFinished(): boolean {
    if (this.#state === 'running') deliverCompleted();
    return this.#state !== 'running';
  }

  /** True once the call has failed. */
  get isFailed(): boolean {
    if (this.isFinished) this.#looked = true;
    return this.#state === 'failed';
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
    const limit = limitOf(options);
    while (this.#state === 'running') waitOnce(limit, this, options);
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
    if (this.#state === 'running')
      this.#handlers.push(() => {
        handler(this);
      });
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

  /** @internal The call has ended well. */
  resolve(value: T): void {
    this.#value = value;
    this.#settle('done');
  }

  /** @internal The call has failed. */
  reject(error: Error): void {
    this.#error = error;
    this.#settle('failed');
    if (!this.#looked)
      setImmediate(() => {
        if (!this.#looked) void Promise.reject(error);
      });
  }

  #settle(state: 'done' | 'failed'): void {
    this.#state = state;
    if (this.#handlers.length === 0) return;
    const handlers = this.#handlers;
    this.#handlers = [];
    // One that throws takes nothing from the others.
    const errors: unknown[] = [];
    for (const handler of handlers) {
      try {
        handler();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}

/** The point in time at which a wait that begins now must end. */
export function limitOf({ timeout }: WaitOptions): number {
  return timeout ? performance.now() + timeout.valueIn('ms') : Infinity;
}

/**
 * Blocks until something has completed, and delivers it, whoever it is for.
 *
 * @throws {TimeoutError} naming what is waited for, if that is not before `limit`
 */
export function waitOnce(
  limit: number,
  what: { readonly name: string },
  options: WaitOptions,
): void {
  if (limit === Infinity) {
    waitForCompletions(Infinity);
    return;
  }
  const remaining = limit - performance.now();
  if (remaining <= 0)
    throw new TimeoutError(`${what.name} has not finished within ${String(options.timeout)}`);
  waitForCompletions(remaining);
}
