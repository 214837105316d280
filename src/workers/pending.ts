// SPDX-License-Identifier: Apache-2.0
/**
 * Who waits for which call.
 *
 * @module
 */

/**
 * Receivers by the numbers of their calls, which are given in order. A map would cost more than all
 * else that a short call does; so recent calls have their places in a ring, and only those that take
 * longer than many others are moved to a map.
 */
export class PendingCalls<Call extends number, Receiver extends object> {
  #receivers: (Receiver | undefined)[] = new Array<Receiver | undefined>(leastPlaces);
  #calls = new Float64Array(leastPlaces);
  readonly #late = new Map<Call, Receiver>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(call: Call, receiver: Receiver): void {
    let place = call & (this.#calls.length - 1);
    if (this.#receivers[place] !== undefined) {
      this.#makeRoom(place);
      place = call & (this.#calls.length - 1);
    }
    this.#receivers[place] = receiver;
    this.#calls[place] = call;
    this.#size++;
  }

  /** The receiver of a call, which is not waited for any more. */
  take(call: Call): Receiver | undefined {
    const place = call & (this.#calls.length - 1);
    let receiver = this.#receivers[place];
    if (receiver !== undefined && this.#calls[place] === call) {
      this.#receivers[place] = undefined;
    } else {
      receiver = this.#late.get(call);
      if (receiver === undefined) return undefined;
      this.#late.delete(call);
    }
    this.#size--;
    return receiver;
  }

  /** Moves a late one out of the way; or all into a larger ring, if it is rather full. */
  #makeRoom(place: number): void {
    const receivers = this.#receivers;
    const calls = this.#calls;
    if (2 * this.#size < calls.length) {
      this.#late.set(calls[place] as Call, receivers[place]!);
      return;
    }
    this.#calls = new Float64Array(2 * calls.length);
    this.#receivers = new Array<Receiver | undefined>(2 * calls.length);
    this.#size = this.#late.size;
    receivers.forEach((receiver, place) => {
      if (receiver) this.add(calls[place] as Call, receiver);
    });
  }
}

const leastPlaces = 1024;
