// SPDX-License-Identifier: Apache-2.0
/**
 * Parameters of a model, as properties of one object. The code decides where their values are kept.
 *
 * @module
 */
import { derive } from '../request/derive.js';
import { Request } from '../request/request.js';
import { checkNames, strictPrototype } from '../strict.js';
import { parameterTable } from './parameter-table.js';

/** One parameter: its description, and how its value is read and set. */
export interface Parameter {
  /** Empty if it has no unit, or is not a number. */
  readonly unit: string;
  /** Undefined if it has none. */
  readonly default: unknown;
  readonly description: string;
  /** A request for its value, as scripts get it. */
  read(): Request<unknown>;
  /**
   * Sets it to a value, or to the value of a request.
   *
   * @throws {ArgumentError}, {UnitError} if the value is not valid; then nothing is set
   * @throws {StateError} if it can no longer be set
   */
  write(value: unknown): Request<void>;
  /**
   * Sets it to the value that it has without the script.
   *
   * @throws {ArgumentError} if it has no default
   * @throws {StateError} if it can no longer be set
   */
  reset(): Request<void>;
}

/** The owner of an object of parameters. */
export interface ParametersOwner {
  /** The name of the object in error messages. */
  readonly name: string;
  /** Why values cannot be read now without waiting for other calls; undefined if they can. */
  whyNotReadable(): string | undefined;
  /** Resets all parameters, if there are more than those of the table. */
  resetAll?(): Request<void>[];
  /** A note below the table. */
  note?(): string;
}

export type ParameterTable = ReadonlyMap<string, Parameter>;

/** The values behind the object of parameters and behind that of their requests. */
class ParameterValues {
  /** The values that were last read or set. */
  readonly #known = new Map<string, unknown>();

  constructor(
    readonly owner: ParametersOwner,
    readonly table: ParameterTable,
  ) {}

  read(name: string): Request<unknown> {
    const request = this.table.get(name)!.read();
    this.#learn(name, request, request);
    return request;
  }

  write(name: string, value: unknown): Request<void> {
    const request = this.table.get(name)!.write(value);
    this.#learn(name, request, value);
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

  /** A table of all parameters. Values that cannot be read without waiting are those that were last read or set. */
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

  /** Keeps a value, or that of a request, once it has been read or set: in the order in which that happens. */
  #learn(name: string, done: Request<unknown>, value: unknown): void {
    done.listen(() => {
      if (done.failure !== undefined) return;
      this.#known.set(name, value instanceof Request ? value.result() : value);
    });
  }

  /** Reads all values; returns why that failed, if it did. */
  #readAll(): string | undefined {
    const reads = [...this.table.keys()].map((name) => this.read(name));
    for (const read of reads) read.wait();
    return reads.map((read) => read.error?.message).find((message) => message !== undefined);
  }
}

/** The methods of objects of parameters; see parameter-types.ts. */
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

  /** The output of `console.log`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /** The name of an object of parameters in error messages. */
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

  /** The name of an object of requests for parameters in error messages. */
  static nameOf(requests: object): string {
    return #values in requests ? `${requests.#values.owner.name}.request` : 'parameters.request';
  }
}

// Names that are neither parameters nor methods are errors.
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

/** Whether a method of objects of parameters has that name, so that a parameter cannot have it. */
export function isParametersMember(name: string): boolean {
  return name in Parameters.prototype;
}

/** Creates the object of parameters that scripts use. A name that it does not have is an ArgumentError. */
export function makeParameters(owner: ParametersOwner, table: ParameterTable): object {
  return new Parameters(new ParameterValues(owner, table));
}
