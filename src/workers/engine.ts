// SPDX-License-Identifier: Apache-2.0
/**
 * The script's side of the progress engine: submits calls, and delivers completions.
 *
 * Completions reach the script in two ways. A blocking wait drives the engine itself and delivers all
 * completions, for any request. Otherwise the addon wakes the event loop; while the script awaits, the event
 * loop polls for a short time first, since a wake-up costs more than a short call.
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

/** Whether {@link leaveMpi} has been called. */
let hasEnded = false;

/**
 * The longest time of a wait in the addon, in milliseconds. Node can end a thread (`worker.terminate()`) only
 * while it runs JavaScript; the main thread is ended by signals, which the addon notices.
 */
const longestWait = isMainThread ? Infinity : 100;

/**
 * The addon, ready to move messages of this thread. The first worker loads and initializes it.
 *
 * @throws {StateError} if another thread of this process drives it, since only one thread can drive MPI; or
 *   if the script is ending and has left MPI
 */
export function startEngine(instance: string): Native {
  if (hasEnded)
    throw new StateError(
      `${instance} cannot be started: the script is ending, and its workers have already been stopped`,
      instance,
    );
  if (native !== undefined) return native;
  const loaded = loadNative();
  if (!loaded.initialize(inbox.buffer, deliver))
    throw new StateError(
      `${instance} cannot be started in this thread: another thread of this process has instances of codes, ` +
        'and only one thread can drive MPI. Create all instances in one thread; units, arrays, grids and ' +
        'remapping can be used in any thread',
      instance,
    );
  native = loaded;
  setProgress({ waitForCompletions, deliverCompleted, pollSoon });
  return native;
}

/**
 * Leaves MPI, at the end of the script, when all of its instances have ended. A worker thread does not
 * finalize MPI: that can be done only once, and other threads may still create instances.
 *
 * @param clean whether all instances have ended: MPI_Finalize would wait for the others
 */
export function leaveMpi(clean: boolean): void {
  hasEnded = true;
  native?.shutdown(clean && isMainThread);
}

/** Submits a message; its receiver keeps the data part in memory. */
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

/** Registers the receiver of a call that was created by the addon. */
export function receive(call: CallHandle, receiver: Receiver): void {
  pending.add(call, receiver);
}

/**
 * Blocks until at least one call has completed, and delivers all completions. After `milliseconds`, it
 * returns without a delivery.
 */
function waitForCompletions(milliseconds: number): void {
  // Completions that an interrupted delivery has left in the inbox come first; they may be all that there is
  // to wait for.
  if (next < end) deliver();
  else deliver(native!.wait(Math.min(milliseconds, longestWait)));
  noticeTermination();
}

/** Delivers all completions so far, without waiting. */
function deliverCompleted(): void {
  native!.poll(0);
  deliver();
}

/** The part of the inbox that has not been delivered. */
let next = 0;
let end = 0;

/**
 * Delivers all completions. A receiver may call this function again, by waiting: each call continues with the
 * first record that has not been delivered, so that the order is kept and no record is delivered twice.
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

// ---- polling for completions from the event loop -----------------------------------------------

/** How long the event loop polls after the script has begun to await, and in which steps. */
const pollMilliseconds = 0.2;
const stepMicroseconds = 10;
let isPolling = false;
let pollUntil = 0;

/** The script awaits a call: polls for completions in the next iterations of the event loop. */
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
