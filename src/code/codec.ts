// SPDX-License-Identifier: Apache-2.0
/**
 * Encodes arguments as messages and decodes results, according to an interface specification.
 *
 * A control part is a sequence of items of 8 bytes; strings follow their length. See native-mpi/wire/wire.h.
 *
 * @module
 */
import type { TypedArray } from '../array/index.js';
import { ArgumentError } from '../errors.js';
import { Quantity, QuantityArray, quantity, unit as unitOf } from '../units/index.js';
import { Request } from '../request/request.js';
import type { Message } from '../calls/operation.js';
import { type ControlWriter, padded } from '../wire/control-writer.js';
import { ControlReader } from '../wire/values.js';
import type { Completion } from '../workers/worker-link.js';
import {
  argumentsOf,
  elementTypeOf,
  isArrayType,
  resultsOf,
  wireResultsOf,
} from '../interface/layout.js';
import type {
  ArgumentSpecification,
  FunctionSpecification,
  ScalarType,
} from '../interface/specification.js';

/** A named, typed value: an argument, a result or a parameter. */
export interface TypedValue {
  readonly name: string;
  readonly type: ScalarType;
  readonly unit?: string;
}

/** The call or the parameter of a value, for error messages. */
interface ValueOwner {
  readonly name: string;
}

/** Reads all replies, one after another. */
const reader = new ControlReader();

const arrayConstructors = {
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;
type ElementType = keyof typeof arrayConstructors;

// ---- single values ---------------------------------------------------------------------------

function wrong(what: ValueOwner, name: string, expected: string, given: unknown): ArgumentError {
  const shown = typeof given === 'string' ? `'${given}'` : String(given);
  return new ArgumentError(`${what.name}: ${name} must be ${expected}, not ${shown}`, name, given);
}

/** The number to send for a value, in the declared unit. */
function numberOf(value: unknown, { name, type, unit }: TypedValue, what: ValueOwner): number {
  let number: number;
  if (unit === undefined || unit === '') {
    if (typeof value !== 'number') throw wrong(what, name, 'a number', value);
    number = value;
  } else {
    const given =
      typeof value === 'number' && unitOf(unit).dimension.isNone ? quantity(value, '1') : value;
    if (!(given instanceof Quantity)) throw wrong(what, name, `a quantity in ${unit}`, value);
    number = given.valueIn(unit);
  }
  if (type === 'float64' || type === 'float32') return number;
  if (type === 'int32' && (number | 0) === number) return number;
  const limit = type === 'int32' ? 2 ** 31 : 2 ** 53;
  if (!Number.isInteger(number) || number >= limit || number < -limit)
    throw wrong(what, name, `a whole number that fits ${type}`, value);
  return number;
}

/** Checks a value, and writes it. */
export function encodeValue(
  value: unknown,
  specification: TypedValue,
  control: ControlWriter,
  what: ValueOwner,
): void {
  const { name, type } = specification;
  if (type === 'string') {
    if (typeof value !== 'string') throw wrong(what, name, 'a string', value);
    control.text(value);
    return;
  }
  if (type === 'bool') {
    if (typeof value !== 'boolean') throw wrong(what, name, 'true or false', value);
    control.int32(value ? 1 : 0);
    return;
  }
  control[type](numberOf(value, specification, what));
}

/** Reads the next value of a control part. */
function decodeNext({ type, unit }: Omit<TypedValue, 'name'>): unknown {
  if (type === 'string') return reader.text();
  if (type === 'bool') return reader.bool();
  const number = reader[type]();
  return unit === undefined || unit === '' ? number : quantity(number, unit);
}

/**
 * Reads a reply that consists of one value.
 *
 * @throws {WireViolation} if the reply is anything else
 */
export function decodeValue(
  { control, at, controlBytes }: Completion,
  specification: Omit<TypedValue, 'name'>,
): unknown {
  reader.begin(control, at, controlBytes, 'reply');
  const value = decodeNext(specification);
  reader.end();
  return value;
}

// ---- functions -------------------------------------------------------------------------------

/** The array to send for an argument: the script's own memory if its type and order are right. */
function elementsOf(value: unknown, argument: ArgumentLayout, what: ValueOwner): TypedArray {
  const { name, unit = '' } = argument;
  const constructor = arrayConstructors[elementTypeOf(argument.type) as ElementType];
  let elements: unknown = value;
  if (unit !== '') {
    if (!(value instanceof QuantityArray))
      throw wrong(what, name, `an array of quantities in ${unit}`, value);
    elements = value.toFloat64Array(unit);
  }
  if (elements instanceof constructor) return elements;
  if (ArrayBuffer.isView(elements) && !(elements instanceof DataView))
    return constructor.from(elements as TypedArray);
  if (Array.isArray(elements) && elements.every((each) => typeof each === 'number'))
    return constructor.from(elements);
  throw wrong(what, name, 'an array of numbers', value);
}

/** Several arrays are sent as one data part, each padded to 8 bytes. */
function join(arrays: readonly TypedArray[]): Uint8Array | TypedArray | undefined {
  if (arrays.length <= 1) return arrays[0];
  const bytes = arrays.reduce((sum, array) => sum + padded(array.byteLength), 0);
  const joined = new Uint8Array(bytes);
  let at = 0;
  for (const array of arrays) {
    joined.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  return joined;
}

/** An argument with everything that every call needs. */
interface ArgumentLayout extends ArgumentSpecification {
  readonly isArray: boolean;
  /** The default, as a script would pass it. */
  readonly standard: unknown;
}

/** Encodes the arguments of one function, and decodes its results. */
export class FunctionCodec {
  /** The number of positional arguments; the others are options. */
  readonly positional: number;
  /** The names of the results, if there are several, in the order of the specification. */
  readonly parts: readonly string[] | undefined;
  readonly #arguments: readonly ArgumentLayout[];
  readonly #results;
  /** The number of results that are arrays. */
  readonly #arrays: number;
  /** The only result, if it is not an array. */
  readonly #onlyScalar: TypedValue | undefined;

  constructor(specification: FunctionSpecification) {
    this.#arguments = argumentsOf(specification).map((each) => ({
      ...each,
      isArray: isArrayType(each.type),
      standard: withUnit(each),
    }));
    this.positional = this.#arguments.filter((each) => each.default === undefined).length;
    this.#results = wireResultsOf(specification);
    this.#arrays = this.#results.filter(({ type }) => isArrayType(type)).length;
    const names = resultsOf(specification).map((each) => each.name);
    this.parts = names.length > 1 ? names : undefined;
    const [only] = this.#results;
    if (only && names.length === 1 && !isArrayType(only.type))
      this.#onlyScalar = only as TypedValue;
  }

  /**
   * Encodes arguments as a script passes them: positional arguments, then an object of options.
   *
   * @throws {ArgumentError} with the message, the argument and what it must be
   * @throws {UnitError} if a quantity has another dimension than the argument
   */
  readonly encode = (given: readonly unknown[], message: Message): void => {
    const { control } = message;
    const options = this.#optionsOf(given, message);
    let arrays: TypedArray[] | undefined;
    for (let i = 0; i < this.#arguments.length; i++) {
      const argument = this.#arguments[i]!;
      const value = i < this.positional ? given[i] : (options[argument.name] ?? argument.standard);
      if (!argument.isArray) {
        encodeValue(value, argument as TypedValue, control, message);
        continue;
      }
      const elements = elementsOf(value, argument, message);
      control.int64(elements.length);
      (arrays ??= []).push(elements);
    }
    const data = arrays && join(arrays);
    message.data = data && data.byteLength > 0 ? data : undefined;
  };

  /**
   * Checks arguments some of which are requests: their number, the names of the options, and the values that
   * are not requests.
   *
   * @throws {ArgumentError} as {@link encode}
   * @throws {UnitError} as {@link encode}
   */
  readonly check = (given: readonly unknown[], message: Message): void => {
    const options = this.#optionsOf(given, message);
    this.#arguments.forEach((argument, i) => {
      const value = i < this.positional ? given[i] : (options[argument.name] ?? argument.standard);
      if (value instanceof Request) return;
      if (argument.isArray) elementsOf(value, argument, message);
      else encodeValue(value, argument as TypedValue, message.control, message);
    });
  };

  /**
   * The value that the method returns.
   *
   * @throws {WireViolation} if the reply does not match the specification
   */
  readonly decode = (completion: Completion): unknown => {
    if (this.#onlyScalar) return decodeValue(completion, this.#onlyScalar);
    const { control, at, controlBytes, data } = completion;
    const dataBytes = data?.byteLength ?? 0;
    reader.begin(control, at, controlBytes, 'reply');
    const values: Record<string, unknown> = {};
    let dataAt = 0;
    for (const { name, type, unit } of this.#results) {
      if (!isArrayType(type)) {
        values[name] = decodeNext({ type, unit });
        continue;
      }
      const length = reader.length(name);
      const constructor = arrayConstructors[elementTypeOf(type) as ElementType];
      const bytes = length * constructor.BYTES_PER_ELEMENT;
      if (bytes > dataBytes - dataAt)
        throw reader.violation(
          name,
          length,
          `at most the elements that fit into ${dataBytes - dataAt} bytes`,
        );
      const elements =
        length > 0 && data ? new constructor(data, dataAt, length) : new constructor(0);
      dataAt += this.#arrays > 1 ? padded(bytes) : bytes;
      values[name] = unit === '' ? elements : quantity(elements, unit);
    }
    reader.end();
    if (dataAt !== dataBytes)
      throw reader.violation('data_bytes', dataBytes, `${dataAt}, the total of the arrays`);
    const [only] = this.#results;
    if (!only) return undefined;
    return this.#results.length === 1 ? values[only.name] : values;
  };

  /** Checks the number of arguments and the names of the options; returns the options. */
  #optionsOf(given: readonly unknown[], what: ValueOwner): Readonly<Record<string, unknown>> {
    if (given.length === this.positional) return noOptions;
    const most = this.positional + (this.#arguments.length > this.positional ? 1 : 0);
    if (given.length < this.positional || given.length > most)
      throw new ArgumentError(
        `${what.name} takes ${this.#signature()}, but ${given.length} arguments were given`,
        'arguments',
        given,
      );
    const options = given[this.positional] ?? noOptions;
    if (typeof options !== 'object' || options instanceof Quantity)
      throw new ArgumentError(
        `${what.name} takes ${this.#signature()}; its last argument must be an object`,
        'options',
        options,
      );
    for (const name of Object.keys(options))
      if (!this.#arguments.slice(this.positional).some((option) => option.name === name))
        throw new ArgumentError(
          `${what.name} has no option ${name}; it takes ${this.#signature()}`,
          name,
          (options as Record<string, unknown>)[name],
        );
    return options as Record<string, unknown>;
  }

  #signature(): string {
    const show = ({ name, type, unit = '' }: ArgumentSpecification) =>
      `${name}: ${type}${unit === '' ? '' : ` in ${unit}`}`;
    const options = this.#arguments.slice(this.positional).map(show).join(', ');
    const positional = this.#arguments.slice(0, this.positional).map(show);
    return `(${[...positional, ...(options === '' ? [] : [`{ ${options} }`])].join(', ')})`;
  }
}

const noOptions: Readonly<Record<string, unknown>> = {};

function withUnit({ default: value, unit = '' }: ArgumentSpecification): unknown {
  return typeof value === 'number' && unit !== '' ? quantity(value, unit) : value;
}
