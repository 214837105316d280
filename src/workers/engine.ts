// SPDX-License-Identifier: Apache-2.0
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
import { isMainThread } from 'node:worker_threads';
import { setProgress } from '../request/progress.js';
import { StateError } from '../errors.js';
import { padded } from '../wire/control-writer.js';
import { completionFlag, completionLayout } from '../wire/layout.generated.js';
import { loadNative, type CallHandle, type ChannelHandle, type Native } from './native.js';
import { PendingCalls } from './pending.js';
import { noticeTermination } from './termination.js';
import type { OutgoingMessage, Receiver } from './worker-link.js';

const inbox = new DataView(new ArrayBuffer(64 << 10));

const pending = new PendingCalls<CallHandle, Receiver>();

/** Arrays that MPI may still read although the call has failed; they must never be freed. */
const abandoned: ArrayBufferView[] = [];

let native: Native | undefined;

/** Whether the script has done the last that it does. */
let hasEnded = false;

/**
 * How long a wait stays in the addon. Node ends a thread (`worker.terminate()`) when it is back in
 * JavaScript; the main thread is ended by signals, which the addon notices.
 */
const longestWait = isMainThread ? Infinity : 100;

/**
 * The addon, ready to move messages of this thread; it is loaded, and made ready, by the first worker.
 *
 * @throws {StateError} if another thread of this process drives it: MPI can have one driver only; or if
 *   the script is ending, and MPI has been left
 */
export function startEngine(instance: string): Native {
  if (hasEnded)
    throw new StateError(
      `${instance} cannot be started: the script is ending, and its workers have been ended already`,
      instance,
    );
  if (native !== undefined) return native;
  const loaded = loadNative();
  if (!loaded.initialize(inbox.buffer, deliver))
    throw new StateError(
      `${instance} cannot be started in this thread: another thread of this process has instances of codes, ` +
        'and MPI can be driven by one thread only. Make all instances in one thread; units, arrays, grids and ' +
        'remapping can be used in any',
      instance,
    );
  native = loaded;
  setProgress({ waitForCompletions, deliverCompleted, pollSoon });
  return native;
}

/**
 * The last thing that a script does, when all of its instances have ended. In a thread of its own it
 * does not end MPI: that can be done only once, and other threads may still make instances.
 *
 * @param clean whether they have ended: MPI would wait for those that have not
 */
export function leaveMpi(clean: boolean): void {
  hasEnded = true;
  native?.shutdown(clean && isMainThread);
}

/** Submits a message, whose receiver keeps the data part. */
export function submit(
  channel: ChannelHandle,
  { kind, target, control, data }: OutgoingMessage,
  receiver: Receiver,
): void {
  const { buffer, length } = control;
  const call =
    data === undefined
      ? native!.submit(channel, kind, target, buffer, length, 0)
      : native!.submit(channel, kind, target, buffer, length, data.byteLength, data);
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
function waitForCompletions(milliseconds: number): void {
  // What an interrupted delivery has left in the inbox comes first; there may be no more to wait for.
  if (next < end) deliver();
  else deliver(native!.wait(Math.min(milliseconds, longestWait)));
  noticeTermination();
}

/** Delivers what has completed by now, without waiting. */
function deliverCompleted(): void {
  native!.poll(0);
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
    const bytes = native!.drain();
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
  const call = inbox.getFloat64(at + completionLayout.call, true) as CallHandle;
  const status = inbox.getInt32(at + completionLayout.status, true);
  const flags = inbox.getUint32(at + completionLayout.flags, true);
  const controlBytes = inbox.getFloat64(at + completionLayout.controlBytes, true);
  const hasData = inbox.getFloat64(at + completionLayout.dataBytes, true) > 0;
  const apart = (flags & completionFlag.controlApart) !== 0;
  next = at + completionLayout.bytes + (apart ? 0 : padded(controlBytes));
  const control = apart ? new DataView(native!.takeControl(call)) : inbox;
  const data = hasData ? native!.takeData(call) : undefined;
  const receiver = pending.take(call);
  if (!receiver) return;
  if ((flags & completionFlag.transferAbandoned) !== 0 && receiver.data)
    abandoned.push(receiver.data);
  completion.status = status;
  completion.control = control;
  completion.at = apart ? 0 : at + completionLayout.bytes;
  completion.controlBytes = controlBytes;
  completion.data = data;
  receiver.complete(completion);
}

// ---- isPolling for completions from the event loop ---------------------------------------------

/** How long the event loop looks by itself after somebody has begun to await, and in which steps. */
const pollMilliseconds = 0.2;
const stepMicroseconds = 10;
let isPolling = false;
let pollUntil = 0;

/** Somebody awaits a call: look for its completion in the coming turns of the event loop. */
function pollSoon(): void {
  pollUntil = performance.now() + pollMilliseconds;
  if (isPolling) return;
  isPolling = true;
  setImmediate(pollOnce);
}

function pollOnce(): void {
  if (native!.poll(stepMicroseconds)) deliver();
  if (pending.size > 0 && performance.now() < pollUntil) {
    setImmediate(pollOnce);
    return;
  }
  isPolling = false;
  native!.stopPolling();
}
