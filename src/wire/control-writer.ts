// SPDX-License-Identifier: Apache-2.0
/**
 * Writes the control part of a message: a row of items of 8 bytes; texts follow their length.
 *
 * @module
 */

const littleEndian = true;
const encoder = new TextEncoder();
const leastBytes = 512;

/** The bytes that something takes in a message, where every item begins on 8 bytes. */
export function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

/**
 * Memory that grows with what is written, and is used again after {@link reset}: writing a small
 * message makes no objects.
 *
 * @example
 * const writer = new ControlWriter();
 * writer.int64(3);
 * writer.text('slab');
 * writer.length; // 24: the number, the text's length, the text and its end
 */
export class ControlWriter {
  // Plain fields: a view's own `buffer` and `byteLength` would be calls each time.
  #buffer = new ArrayBuffer(leastBytes);
  #view = new DataView(this.#buffer);
  #capacity = leastBytes;
  #length = 0;

  /** What has been written, from its beginning; the memory may be larger, and changes as it grows. */
  get buffer(): ArrayBuffer {
    return this.#buffer;
  }

  /** How many bytes have been written. */
  get length(): number {
    return this.#length;
  }

  /** Forgets what has been written. */
  reset(): void {
    this.#length = 0;
  }

  /** An integer of 32 bits. */
  int32(value: number): void {
    const at = this.#take(8);
    this.#view.setInt32(at, value, littleEndian);
    this.#view.setInt32(at + 4, 0, littleEndian);
  }

  /** An integer that a number holds exactly, as one of 64 bits. */
  int64(value: number): void {
    const at = this.#take(8);
    this.#view.setInt32(at, value, littleEndian);
    this.#view.setInt32(at + 4, Math.floor(value / 2 ** 32), littleEndian);
  }

  float32(value: number): void {
    const at = this.#take(8);
    this.#view.setFloat32(at, value, littleEndian);
    this.#view.setInt32(at + 4, 0, littleEndian);
  }

  float64(value: number): void {
    this.#view.setFloat64(this.#take(8), value, littleEndian);
  }

  /** Its length in bytes of UTF-8, and the text, with a zero behind it. */
  text(value: string): void {
    const bytes = encoder.encode(value);
    this.int64(bytes.length);
    const room = padded(bytes.length + 1);
    const at = this.#take(room);
    const memory = new Uint8Array(this.#buffer, at, room);
    memory.set(bytes);
    memory.fill(0, bytes.length);
  }

  /** Takes room for so many bytes; returns where it begins. */
  #take(bytes: number): number {
    const at = this.#length;
    const end = at + bytes;
    if (end > this.#capacity) this.#grow(end);
    this.#length = end;
    return at;
  }

  #grow(bytes: number): void {
    const larger = new Uint8Array(2 ** Math.ceil(Math.log2(bytes)));
    larger.set(new Uint8Array(this.#buffer, 0, this.#length));
    this.#buffer = larger.buffer;
    this.#view = new DataView(this.#buffer);
    this.#capacity = larger.length;
  }
}
