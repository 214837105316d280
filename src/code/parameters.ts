// SPDX-License-Identifier: Apache-2.0
/**
 * Parameters of a model, as plain properties of one object; where their values are kept is up to the code.
 *
 * @module
 */
import { derive } from '../request/derive.js';
import { Request } from '../request/request.js';
import { checkNames, strictPrototype } from '../strict.js';
import { parameterTable } from './parameter-table.js';

/** One parameter: what is known of it, and where its value is kept. */
export interface Parameter {
  /** Empty if it has none, or is not a number. */
  readonly unit: string;
  /** Undefined if it is not known. */
  readonly default: unknown;
  readonly description: string;
  /** A request for its value, as scripts have it. */
  read(): Request<unknown>;
  /**
   * Sets it to a value, or to that of a request.
   *
   * @throws {ArgumentError}, {UnitError} if the value cannot be one; nothing has been set then
   * @throws {StateError} if it cannot be set any more
   */
  write(value: unknown): Request<void>;
  /**
   * Sets it to what it is without the script.
   *
   * @throws {ArgumentError} if that is not known
   * @throws {StateError} if it cannot be set any more
   */
  reset(): Request<void>;
}

/** What an object of parameters belongs to. */
export interface ParametersOwner {
  /** What error messages call the object. */
  readonly name: string;
  /** Why values cannot be read now without waiting for something else; undefined if they can. */
  whyNotReadable(): string | undefined;
  /** Resets all, where that is more than those of the table. */
  resetAll?(): Request<void>[];
  /** What is to be said below the table. */
  note?(): string;
}

export type ParameterTable = ReadonlyMap<string, Parameter>;

/** What the object of parameters and that of their requests work on. */
class ParameterValues {
  /** The values that were last read or set. */
  readonly #known = new Map<string, unknown>();

  constructor(
    readonly owner: ParametersOwner,
    readonly table: ParameterTable,
  ) {}

  read(name: string): Request<unknown> {
    const request = this.table.get(name)!.read();
    this.#learn(name, request);
    return request;
  }

  write(name: string, value: unknown): Request<void> {
    const request = this.table.get(name)!.write(value);
    if (value instanceof Request) this.#learn(name, value);
    else this.#known.set(name, value);
    return request;
  }

  writeAll(values: Readonly<Record<string, unknown>>): Request<void> {
    this.#checkNames(Object.keys(values));
    const writes = Object.entries(values).map(([name, value]) => this.write(name, value));
    return derive<void>(`${this.owner.name}.set`, writes, () => undefined);
  }

  reset(names: readonly string[]): Request<void> {
    this.#checkNames(names);
    return derive<void>(`${this.owner.name}.reset`, this.#resets(names), () => undefined);
  }

  /** A table of them all. Values that cannot be read without waiting are those that were last known. */
  text(): string {
    const { name } = this.owner;
    const note = this.owner.note?.();
    const why = this.owner.whyNotReadable() ?? this.#readAll();
    const heading = why === undefined ? name : `${name}, as last read or set: ${why}`;
    const lines = parameterTable(this.table, this.#known);
    return [heading, ...lines, ...(note === undefined ? [] : [note])].join('\n');
  }

  #resets(names: readonly string[]): Request<void>[] {
    this.#known.clear();
    if (names.length > 0) return names.map((name) => this.table.get(name)!.reset());
    return this.owner.resetAll?.() ?? this.#withDefaults().map((each) => each.reset());
  }

  #withDefaults(): Parameter[] {
    return [...this.table.values()].filter((each) => each.default !== undefined);
  }

  #checkNames(names: readonly string[]): void {
    checkNames(names, [...this.table.keys()], this.owner.name);
  }

  #learn(name: string, request: Request<unknown>): void {
    request.listen(() => {
      if (request.failure === undefined) this.#known.set(name, request.result());
    });
  }

  /** Reads them all. Why that failed, if it did. */
  #readAll(): string | undefined {
    const reads = [...this.table.keys()].map((name) => this.read(name));
    for (const read of reads) read.wait();
    return reads.map((read) => read.error?.message).find((message) => message !== undefined);
  }
}

/** What is beside the parameters in an object of them; see parameter-types.ts. */
class Parameters {
  readonly #values: ParameterValues;
  #requests: ParameterRequests | undefined;

  constructor(values: ParameterValues) {
    this.#values = values;
    addProperties(this, values.table, {
      get: (name) => values.read(name).result(),
      set: (name, value) => {
        values.write(name, value);
      },
    });
  }

  get request(): ParameterRequests {
    return (this.#requests ??= new ParameterRequests(this.#values));
  }

  set(values: Readonly<Record<string, unknown>>): void {
    this.#values.writeAll(values).result();
  }

  reset(...names: string[]): void {
    this.#values.reset(names).result();
  }

  toString(): string {
    return this.#values.text();
  }

  /** What `console.log` shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** What error messages call an object of parameters. */
  static nameOf(parameters: object): string {
    return #values in parameters ? parameters.#values.owner.name : 'parameters';
  }
}

/** The same, asynchronously. */
class ParameterRequests {
  readonly #values: ParameterValues;

  constructor(values: ParameterValues) {
    this.#values = values;
    addProperties(this, values.table, {
      get: (name) => values.read(name),
      set: (name, value) => {
        values.write(name, value);
      },
    });
  }

  set(values: Readonly<Record<string, unknown>>): Request<void> {
    return this.#values.writeAll(values);
  }

  reset(...names: string[]): Request<void> {
    return this.#values.reset(names);
  }

  /** What error messages call an object of requests for parameters. */
  static nameOf(requests: object): string {
    return #values in requests ? `${requests.#values.owner.name}.request` : 'parameters.request';
  }
}

// Names that are neither parameters nor what is beside them are mistakes.
Object.setPrototypeOf(
  Parameters.prototype,
  strictPrototype((parameters) => Parameters.nameOf(parameters)),
);
Object.setPrototypeOf(
  ParameterRequests.prototype,
  strictPrototype((requests) => ParameterRequests.nameOf(requests)),
);

function addProperties(
  target: object,
  table: ParameterTable,
  accessors: { get(name: string): unknown; set(name: string, value: unknown): void },
): void {
  for (const name of table.keys())
    Object.defineProperty(target, name, {
      enumerable: true,
      get: () => accessors.get(name),
      set: (value: unknown) => {
        accessors.set(name, value);
      },
    });
}

/** Whether something else of an object of parameters has that name, so that no parameter can. */
export function isParametersMember(name: string): boolean {
  return name in Parameters.prototype;
}

/** Makes the object of parameters that scripts see. A name that it does not have is an ArgumentError. */
export function makeParameters(owner: ParametersOwner, table: ParameterTable): object {
  return new Parameters(new ParameterValues(owner, table));
}
