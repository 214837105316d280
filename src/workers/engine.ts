/**
 * The script's side of the progress engine: hands calls over, and receives what has completed.
 *
 * Completions reach the script in two ways. A blocking wait drives the engine itself and delivers
 * what completes meanwhile, whoever it is for. Otherwise the addon wakes the event loop; while
 * somebody awaits, the loop looks by itself for a short time first, as a wake-up costs more than a
 * short call.
 *
 * @module
 */
import { native, type CallHandle, type ChannelHandle } from './native.js';
import { PendingCalls } from './pending.js';
import type { MessageKind } from '../wire/wire.js';

/**
 * How a call ended. Valid only until {@link Receiver.complete} makes or awaits further calls: the next
 * one is told with the same object.
 */
export interface Completion {
  readonly status: number;
  /** What holds the control part of the answer, from `at` on. */
  readonly control: DataView;
  readonly at: number;
  readonly controlBytes: number;
  /** The data part of the answer, if there is one. */
  readonly data: ArrayBuffer | undefined;
}

/** Somebody who waits for a call. */
export interface Receiver {
  /** The data that was submitted, for as long as the receiver lives: the addon reads from it. */
  readonly data?: ArrayBufferView | undefined;
  /** Takes what it needs from the completion before it does anything else. */
  complete(completion: Completion): void;
}

const inbox = new DataView(new ArrayBuffer(64 << 10));
const recordBytes = 32;
const recordFlag = { controlApart: 1, transferAbandoned: 2 } as const;

/** Where the control part of the next call is written. */
export let outbox = new DataView(new ArrayBuffer(64 << 10));

const pending = new PendingCalls<CallHandle, Receiver>();

/** Arrays that MPI may still read although the call has failed; they must never be freed. */
const abandoned: ArrayBufferView[] = [];

native.initialize(outbox.buffer, inbox.buffer, () => {
  deliver();
});

/** Makes room for a control part of so many bytes; what was written before is lost. */
export function reserveOutbox(bytes: number): void {
  if (bytes <= outbox.byteLength) return;
  const larger = new ArrayBuffer(2 ** Math.ceil(Math.log2(bytes)));
  native.setOutbox(larger);
  outbox = new DataView(larger);
}

/** Submits a call whose control part is in the outbox, and whose data part the receiver holds. */
export function submit(
  channel: ChannelHandle,
  kind: MessageKind,
  target: number,
  controlBytes: number,
  receiver: Receiver,
): void {
  const { data } = receiver;
  const call =
    data === undefined
      ? native.submit(channel, kind, target, controlBytes, 0)
      : native.submit(channel, kind, target, controlBytes, data.byteLength, data);
  pending.add(call, receiver);
}

/** Registers the receiver of a call that the addon has made itself. */
export function receive(call: CallHandle, receiver: Receiver): void {
  pending.add(call, receiver);
}

/**
 * Blocks until at least one call has completed, and delivers what has. Returns early, without having
 * delivered anything, after `milliseconds`.
 */
export function waitForCompletions(milliseconds: number): void {
  // What an interrupted delivery has left in the inbox comes first; there may be no more to wait for.
  if (next < end) deliver();
  else deliver(native.wait(milliseconds));
}

/** Delivers what has completed by now, without waiting. */
export function deliverCompleted(): void {
  native.poll(0);
  deliver();
}

/** The part of the inbox that has not been delivered. */
let next = 0;
let end = 0;

/**
 * Delivers all that has completed. Receivers may end up in here again, by waiting: each goes on with
 * the first record that is left, so that the order stays and none is delivered twice.
 */
function deliver(drained = 0): void {
  if (drained > 0) {
    next = 0;
    end = drained;
  }
  for (;;) {
    while (next < end) deliverRecord();
    const bytes = native.drain();
    if (bytes === 0) return;
    next = 0;
    end = bytes;
  }
}

const completion = {
  status: 0,
  control: inbox,
  at: 0,
  controlBytes: 0,
  data: undefined as ArrayBuffer | undefined,
};

function deliverRecord(): void {
  const at = next;
  const call = inbox.getFloat64(at, true) as CallHandle;
  const status = inbox.getInt32(at + 8, true);
  const flags = inbox.getUint32(at + 12, true);
  const controlBytes = inbox.getFloat64(at + 16, true);
  const hasData = inbox.getFloat64(at + 24, true) > 0;
  const apart = (flags & recordFlag.controlApart) !== 0;
  next = at + recordBytes + (apart ? 0 : Math.ceil(controlBytes / 8) * 8);
  const control = apart ? new DataView(native.takeControl(call)) : inbox;
  const data = hasData ? native.takeData(call) : undefined;
  const receiver = pending.take(call);
  if (!receiver) return;
  if ((flags & recordFlag.transferAbandoned) !== 0 && receiver.data) abandoned.push(receiver.data);
  completion.status = status;
  completion.control = control;
  completion.at = apart ? 0 : at + recordBytes;
  completion.controlBytes = controlBytes;
  completion.data = data;
  receiver.complete(completion);
}

// ---- looking for completions from the event loop ---------------------------------------------

/** How long the event loop looks by itself after somebody has begun to await, and in which steps. */
const lookMilliseconds = 0.2;
const stepMicroseconds = 10;
let looking = false;
let lookUntil = 0;

/** Somebody awaits a call: look for its completion in the coming turns of the event loop. */
export function lookSoon(): void {
  lookUntil = performance.now() + lookMilliseconds;
  if (looking) return;
  looking = true;
  setImmediate(look);
}

function look(): void {
  if (native.poll(stepMicroseconds)) deliver();
  if (pending.size > 0 && performance.now() < lookUntil) {
    setImmediate(look);
    return;
  }
  looking = false;
  native.stopPolling();
}
