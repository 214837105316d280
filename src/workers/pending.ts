// SPDX-License-Identifier: Apache-2.0
/**
 * The receivers of pending calls.
 *
 * @module
 */

/**
 * Receivers by the numbers of their calls, which are consecutive. A map would cost more than everything else
 * in a short call. So recent calls are in a ring buffer, and only calls that take longer than many later ones
 * are moved to a map.
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

  /** Removes the receiver of a call and returns it. */
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

  /** Moves a long call to the map; or all calls into a larger ring, if this one is nearly full. */
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
