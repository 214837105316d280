// SPDX-License-Identifier: Apache-2.0
/**
 * Writes the control part of a message: a sequence of items of 8 bytes; strings follow their length.
 *
 * @module
 */

const littleEndian = true;
const encoder = new TextEncoder();
const leastBytes = 512;

/** The number of bytes that data takes in a message, in which every item is aligned to 8 bytes. */
export function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

/**
 * A buffer that grows as needed, and is reused after {@link reset}: writing a small message does not create
 * objects.
 *
 * @example
 * const writer = new ControlWriter();
 * writer.int64(3);
 * writer.text('slab');
 * writer.length; // 24: the number, the length of the string, the string and its terminating zero
 */
export class ControlWriter {
  // Plain fields: a view's own `buffer` and `byteLength` would be calls each time.
  #buffer = new ArrayBuffer(leastBytes);
  #view = new DataView(this.#buffer);
  #capacity = leastBytes;
  #length = 0;

  /** The buffer with the written bytes. It may be larger than {@link length}, and is replaced when it grows. */
  get buffer(): ArrayBuffer {
    return this.#buffer;
  }

  /** The number of bytes that have been written. */
  get length(): number {
    return this.#length;
  }

  /** Discards what has been written. */
  reset(): void {
    this.#length = 0;
  }

  /** Writes an integer of 32 bits. */
  int32(value: number): void {
    const at = this.#take(8);
    this.#view.setInt32(at, value, littleEndian);
    this.#view.setInt32(at + 4, 0, littleEndian);
  }

  /** Writes an integer, which a number represents exactly, as an integer of 64 bits. */
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

  /** Writes the length in bytes of UTF-8, the string, and a terminating zero. */
  text(value: string): void {
    const bytes = encoder.encode(value);
    this.int64(bytes.length);
    const room = padded(bytes.length + 1);
    const at = this.#take(room);
    const memory = new Uint8Array(this.#buffer, at, room);
    memory.set(bytes);
    memory.fill(0, bytes.length);
  }

  /** Reserves space for a number of bytes; returns its offset. */
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
