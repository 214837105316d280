// SPDX-License-Identifier: Apache-2.0
/**
 * Requests as arguments: what a call waits for, and the values that it gets.
 *
 * @module
 */
import { ArgumentError } from '../errors.js';
import { failureAmong, whenFinished } from '../request/derive.js';
import { AsyncRequestsPool } from '../request/pool.js';
import { Request } from '../request/request.js';

/** The option of every call, in addition to those of its function. */
export interface CallOptions {
  /** The call is carried out after these requests have finished; it fails if one of them fails. */
  readonly after?: Request<unknown> | AsyncRequestsPool | undefined;
}

/** The name of this option. */
export const afterOption = 'after';

/** Whether there are requests among the arguments or in the option `after`. */
export function hasDependencies(
  given: readonly unknown[],
  positional: number | undefined,
): boolean {
  for (const each of given) if (each instanceof Request) return true;
  if (positional === undefined || given.length !== positional + 1) return false;
  const options = given[positional];
  if (typeof options !== 'object' || options === null) return false;
  for (const name in options)
    if (name === afterOption || (options as Options)[name] instanceof Request) return true;
  return false;
}

type Options = Readonly<Record<string, unknown>>;

/** The arguments of a call that is held in the script. */
export class HeldArguments {
  /** The requests that must finish before the call can be sent. */
  readonly dependencies: readonly Request<unknown>[];
  /** Whether all of them have finished. */
  areReady = false;
  /** The arguments, some of which are requests. */
  readonly given: readonly unknown[];
  /** The control part, if no argument is a request. */
  control: Uint8Array | undefined = undefined;

  /** @throws {ArgumentError} if `after` is neither a request nor a pool */
  constructor(given: readonly unknown[], positional: number | undefined, what: string) {
    const dependencies = new Set<Request<unknown>>();
    const collect = (values: readonly unknown[]) => {
      for (const each of values) if (each instanceof Request) dependencies.add(each);
    };
    collect(given);
    this.given = given;
    const last = given.at(-1);
    if (given.length - 1 === positional && isOptions(last)) {
      const { [afterOption]: after, ...options } = last;
      collect(Object.values(options));
      for (const each of requestsOf(after, what)) dependencies.add(each);
      const positionals = given.slice(0, positional);
      this.given = Object.keys(options).length > 0 ? [...positionals, options] : positionals;
    }
    this.dependencies = [...dependencies];
  }

  /** Calls `ready` when all dependencies have finished; at once if they have. */
  whenReady(ready: () => void): void {
    for (const each of this.dependencies) each.delegateFailure();
    whenFinished(this.dependencies, () => {
      this.areReady = true;
      ready();
    });
  }

  /** The error of a dependency that has failed. */
  get failure(): Error | undefined {
    return failureAmong(this.dependencies);
  }

  /** The arguments, with the values of the requests, which have all succeeded. */
  get values(): readonly unknown[] {
    return this.given.map((each) =>
      isOptions(each)
        ? Object.fromEntries(Object.entries(each).map(([name, value]) => [name, valueOf(value)]))
        : valueOf(each),
    );
  }
}

function valueOf(value: unknown): unknown {
  return value instanceof Request ? (value as Request<unknown>).result() : value;
}

function isOptions(value: unknown): value is Options {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function requestsOf(after: unknown, what: string): readonly Request<unknown>[] {
  if (after === undefined) return [];
  if (after instanceof Request) return [after as Request<unknown>];
  if (after instanceof AsyncRequestsPool) return after.members;
  throw new ArgumentError(
    `${what}: after must be a request or a pool, not a ${typeof after}`,
    afterOption,
    after,
  );
}
