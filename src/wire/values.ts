// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the values of a control part: items of 8 bytes, and strings after their length.
 *
 * @module
 */
import { padded } from './control-writer.js';
import { WireViolation } from './violation.js';

const littleEndian = true;
const decoder = new TextDecoder();
const itemBytes = 8;

/** A number of bytes as text. */
export function readText(view: DataView, at: number, bytes: number): string {
  return decoder.decode(new Uint8Array(view.buffer, view.byteOffset + at, bytes));
}

/**
 * Reads a control part from beginning to end. One reader is used for all messages.
 *
 * @example
 * reader.begin(control, at, controlBytes, 'reply');
 * const count = reader.int64();
 * const label = reader.text();
 * reader.end();
 */
export class ControlReader {
  #view: DataView = new DataView(new ArrayBuffer(0));
  #next = 0;
  #end = 0;
  #part = '';

  /** @param part the name of the message in error messages */
  begin(view: DataView, at: number, bytes: number, part: string): void {
    this.#view = view;
    this.#next = at;
    this.#end = at + bytes;
    this.#part = part;
  }

  int32(): number {
    return this.#view.getInt32(this.#take(itemBytes), littleEndian);
  }

  /** Reads an integer of 64 bits as a number: exact up to 2^53. */
  int64(): number {
    return Number(this.#view.getBigInt64(this.#take(itemBytes), littleEndian));
  }

  float32(): number {
    return this.#view.getFloat32(this.#take(itemBytes), littleEndian);
  }

  float64(): number {
    return this.#view.getFloat64(this.#take(itemBytes), littleEndian);
  }

  bool(): boolean {
    const value = this.int32();
    if (value !== 0 && value !== 1) throw this.violation('bool', value, '0 or 1');
    return value === 1;
  }

  text(): string {
    const bytes = this.length('text');
    return readText(this.#view, this.#take(padded(bytes + 1)), bytes);
  }

  /** Reads a number of bytes or elements, which must not be negative. */
  length(field: string): number {
    const value = this.int64();
    if (!Number.isSafeInteger(value) || value < 0) throw this.violation(field, value, '0 or more');
    return value;
  }

  /** Checks that everything has been read. */
  end(): void {
    if (this.#next !== this.#end)
      throw this.violation('length', this.#end, `${this.#next} bytes, the total of its items`);
  }

  violation(field: string, came: number | string, expected: string): WireViolation {
    return new WireViolation(this.#part, field, came, expected);
  }

  #take(bytes: number): number {
    const at = this.#next;
    if (this.#end - at < bytes)
      throw this.violation('length', this.#end - at, `at least ${bytes} bytes for the next item`);
    this.#next = at + bytes;
    return at;
  }
}
