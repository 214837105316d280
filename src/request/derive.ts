// SPDX-License-Identifier: Apache-2.0
/**
 * Requests that the script computes from other requests.
 *
 * @module
 */
import { Request } from './request.js';

/** Calls `done` when all of these requests have finished; at once if they already have. */
export function whenFinished(requests: Iterable<Request<unknown>>, done: () => void): void {
  // One more, so that it cannot reach 0 before all have been counted.
  let unfinished = 1;
  const finished = () => {
    if (--unfinished === 0) done();
  };
  for (const request of requests) {
    unfinished++;
    request.listen(finished);
  }
  finished();
}

/** The first failure among finished requests. */
export function failureAmong(requests: Iterable<Request<unknown>>): Error | undefined {
  for (const request of requests) {
    const { failure } = request;
    if (failure) return failure;
  }
  return undefined;
}

/**
 * A request for the result of `compute`, which is called when all sources have finished; if the result is a
 * request, for its value. It fails with the error of a source that failed, or that `compute` throws.
 */
export function derive<T>(
  name: string,
  sources: readonly Request<unknown>[],
  compute: () => T | Request<T>,
): Request<T> {
  const request = Request.pending<T>({ method: name }, sources);
  for (const source of sources) source.delegateFailure();
  whenFinished(sources, () => {
    const failure = failureAmong(sources);
    if (failure) {
      request.fail(failure);
      return;
    }
    let value: T | Request<T>;
    try {
      value = compute();
    } catch (error) {
      request.fail(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (value instanceof Request) follow(request, value);
    else request.succeed(value);
  });
  return request;
}

/** Makes a request end with the outcome of another one. */
function follow<T>(request: Request<T>, other: Request<T>): void {
  other.delegateFailure().listen(() => {
    const { failure } = other;
    if (failure) request.fail(failure);
    else request.succeed(other.result());
  });
}
