/**
 * Arguments to messages, and messages to results, as an interface specification says.
 *
 * A control part is a row of items of 8 bytes; strings follow their length. See native-mpi/wire/wire.h.
 *
 * @module
 */
import type { TypedArray } from '../array/index.js';
import { outbox, reserveOutbox, type Completion } from '../channel/engine.js';
import { ArgumentError } from '../errors.js';
import { Quantity, QuantityArray, quantity } from '../units/index.js';
import { argumentsOf, elementTypeOf, isArrayType, wireResultsOf } from './layout.js';
import type { ArgumentSpecification, FunctionSpecification, ScalarType } from './specification.js';

/** A message ready to be submitted: its control part is in the outbox. */
export interface Encoded {
  readonly controlBytes: number;
  readonly data: TypedArray | Uint8Array | undefined;
}

/** A named, typed value: an argument, a result or a parameter. */
export interface TypedValue {
  readonly name: string;
  readonly type: ScalarType;
  readonly unit?: string;
}

const littleEndian = true;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const arrayConstructors = {
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;
type ElementType = keyof typeof arrayConstructors;

function pad(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

// ---- single values ---------------------------------------------------------------------------

function wrong(what: string, name: string, expected: string, given: unknown): ArgumentError {
  const shown = typeof given === 'string' ? `'${given}'` : String(given);
  return new ArgumentError(`${what}: ${name} must be ${expected}, not ${shown}`, name, given);
}

/** The number to send for a value, in the declared unit. */
function numberOf(value: unknown, { name, type, unit = '' }: TypedValue, what: string): number {
  let number: number;
  if (unit === '') {
    if (typeof value !== 'number') throw wrong(what, name, 'a number', value);
    number = value;
  } else {
    if (!(value instanceof Quantity)) throw wrong(what, name, `a quantity in ${unit}`, value);
    number = value.valueIn(unit);
  }
  if (type === 'float64' || type === 'float32') return number;
  const limit = type === 'int32' ? 2 ** 31 : 2 ** 53;
  if (!Number.isInteger(number) || number >= limit || number < -limit)
    throw wrong(what, name, `a whole number that fits ${type}`, value);
  return number;
}

/** Writes a value at `at` of the outbox; returns where the next one goes. */
export function encodeValue(
  value: unknown,
  specification: TypedValue,
  at: number,
  what: string,
): number {
  const { name, type } = specification;
  if (type === 'string') {
    if (typeof value !== 'string') throw wrong(what, name, 'a string', value);
    const text = encoder.encode(value);
    const end = at + 8 + pad(text.length + 1);
    if (end > outbox.byteLength) {
      const written = new Uint8Array(outbox.buffer.slice(0, at));
      reserveOutbox(end);
      new Uint8Array(outbox.buffer).set(written);
    }
    outbox.setBigInt64(at, BigInt(text.length), littleEndian);
    new Uint8Array(outbox.buffer, at + 8).set(text);
    outbox.setUint8(at + 8 + text.length, 0);
    return end;
  }
  if (type === 'bool') {
    if (typeof value !== 'boolean') throw wrong(what, name, 'true or false', value);
    outbox.setInt32(at, value ? 1 : 0, littleEndian);
    return at + 8;
  }
  const number = numberOf(value, specification, what);
  if (type === 'float64') outbox.setFloat64(at, number, littleEndian);
  else if (type === 'float32') outbox.setFloat32(at, number, littleEndian);
  else if (type === 'int32') outbox.setInt32(at, number, littleEndian);
  else outbox.setBigInt64(at, BigInt(number), littleEndian);
  return at + 8;
}

/** Reads a value at `at` of a control part; returns it and where the next one is. */
export function decodeValue(
  control: DataView,
  { type, unit = '' }: Omit<TypedValue, 'name'>,
  at: number,
): { value: unknown; next: number } {
  if (type === 'string') {
    const length = Number(control.getBigInt64(at, littleEndian));
    const text = new Uint8Array(control.buffer, control.byteOffset + at + 8, length);
    return { value: decoder.decode(text), next: at + 8 + pad(length + 1) };
  }
  const number =
    type === 'float64'
      ? control.getFloat64(at, littleEndian)
      : type === 'float32'
        ? control.getFloat32(at, littleEndian)
        : type === 'int64'
          ? Number(control.getBigInt64(at, littleEndian))
          : control.getInt32(at, littleEndian);
  const value = type === 'bool' ? number !== 0 : unit === '' ? number : quantity(number, unit);
  return { value, next: at + 8 };
}

// ---- functions -------------------------------------------------------------------------------

/** The array to send for an argument: the script's own memory where that has type and order. */
function elementsOf(value: unknown, argument: ArgumentSpecification, what: string): TypedArray {
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

/** Several arrays travel as one stream, each padded to 8 bytes. */
function join(arrays: readonly TypedArray[]): Uint8Array | TypedArray | undefined {
  if (arrays.length <= 1) return arrays[0];
  const bytes = arrays.reduce((sum, array) => sum + pad(array.byteLength), 0);
  const joined = new Uint8Array(bytes);
  let at = 0;
  for (const array of arrays) {
    joined.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += pad(array.byteLength);
  }
  return joined;
}

/** Packs the arguments of one function, and unpacks its results. */
export class FunctionCodec {
  readonly #arguments: readonly ArgumentSpecification[];
  /** How many of them are given by position; the others are options. */
  readonly #positional: number;
  readonly #results;

  constructor(specification: FunctionSpecification) {
    this.#arguments = argumentsOf(specification);
    this.#positional = this.#arguments.filter((each) => each.default === undefined).length;
    this.#results = wireResultsOf(specification);
  }

  /**
   * Packs arguments as a script gives them: by position, then an object of options.
   *
   * @throws {ArgumentError} naming `what`, the argument and what it should be
   * @throws {UnitError} if a quantity has another dimension than the argument
   */
  encode(given: readonly unknown[], what: string): Encoded {
    const options = this.#checkCount(given, what);
    const arrays: TypedArray[] = [];
    let at = 0;
    for (const [i, argument] of this.#arguments.entries()) {
      const value =
        i < this.#positional ? given[i] : (options[argument.name] ?? withUnit(argument));
      if (!isArrayType(argument.type)) {
        at = encodeValue(value, argument as TypedValue, at, what);
        continue;
      }
      const elements = elementsOf(value, argument, what);
      outbox.setBigInt64(at, BigInt(elements.length), littleEndian);
      at += 8;
      arrays.push(elements);
    }
    const data = join(arrays);
    return { controlBytes: at, data: data && data.byteLength > 0 ? data : undefined };
  }

  /** The value that the method gives. */
  readonly decode = ({ control, at: start, data }: Completion): unknown => {
    if (this.#results.length === 0) return undefined;
    const only = this.#results[0];
    if (this.#results.length === 1 && only && !isArrayType(only.type))
      return decodeValue(control, only as TypedValue, start).value;
    const values: Record<string, unknown> = {};
    let at = start;
    let dataAt = 0;
    for (const { name, type, unit } of this.#results) {
      if (!isArrayType(type)) {
        const decoded = decodeValue(control, { type: type, unit }, at);
        values[name] = decoded.value;
        at = decoded.next;
        continue;
      }
      const length = Number(control.getBigInt64(at, littleEndian));
      at += 8;
      const constructor = arrayConstructors[elementTypeOf(type) as ElementType];
      const elements =
        length > 0 && data ? new constructor(data, dataAt, length) : new constructor(0);
      dataAt += pad(elements.byteLength);
      values[name] = unit === '' ? elements : quantity(elements, unit);
    }
    return this.#results.length === 1 && only ? values[only.name] : values;
  };

  /** Checks how many arguments there are, and what the options are called; returns the options. */
  #checkCount(given: readonly unknown[], what: string): Readonly<Record<string, unknown>> {
    if (given.length === this.#positional) return noOptions;
    const most = this.#positional + (this.#arguments.length > this.#positional ? 1 : 0);
    if (given.length < this.#positional || given.length > most)
      throw new ArgumentError(
        `${what} takes ${this.#signature()}, and was given ${given.length} arguments`,
        'arguments',
        given,
      );
    const options = given[this.#positional] ?? noOptions;
    if (typeof options !== 'object' || options instanceof Quantity)
      throw new ArgumentError(
        `${what} takes ${this.#signature()}; its last argument must be an object`,
        'options',
        options,
      );
    for (const name of Object.keys(options))
      if (!this.#arguments.slice(this.#positional).some((option) => option.name === name))
        throw new ArgumentError(
          `${what} has no option ${name}; it takes ${this.#signature()}`,
          name,
          (options as Record<string, unknown>)[name],
        );
    return options as Record<string, unknown>;
  }

  #signature(): string {
    const show = ({ name, type, unit = '' }: ArgumentSpecification) =>
      `${name}: ${type}${unit === '' ? '' : ` in ${unit}`}`;
    const options = this.#arguments.slice(this.#positional).map(show).join(', ');
    const positional = this.#arguments.slice(0, this.#positional).map(show);
    return `(${[...positional, ...(options === '' ? [] : [`{ ${options} }`])].join(', ')})`;
  }
}

const noOptions: Readonly<Record<string, unknown>> = {};

function withUnit({ default: value, unit = '' }: ArgumentSpecification): unknown {
  return typeof value === 'number' && unit !== '' ? quantity(value, unit) : value;
}
