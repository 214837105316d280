// SPDX-License-Identifier: Apache-2.0
/**
 * Requests that the script computes from others.
 *
 * @module
 */
import { Request } from './request.js';

/** Calls `done` when all of these requests have finished; at once if they have. */
export function whenFinished(requests: Iterable<Request<unknown>>, done: () => void): void {
  // One more, so that it cannot be done before all have been counted.
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
 * A request for what `compute` returns, which is called when all sources have finished; if that is a
 * request, for its value. It fails with what a source has failed with, or what `compute` throws.
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

/** Has a request end as another one does. */
function follow<T>(request: Request<T>, other: Request<T>): void {
  other.delegateFailure().listen(() => {
    const { failure } = other;
    if (failure) request.fail(failure);
    else request.succeed(other.result());
  });
}
