// SPDX-License-Identifier: Apache-2.0
/**
 * A transport without processes: workers are objects, and a test decides which of them goes on next. So
 * order, states, dependencies, pools, time limits, failures and events are tested in milliseconds, the
 * same each time.
 *
 * @module
 */
import { codeClass, defineInterface, type ChannelType, type CodeOptions } from '../../src/index.js';
import { setProgress } from '../../src/request/progress.js';
import { ControlWriter } from '../../src/wire/control-writer.js';
import { localStatus, messageKind, status } from '../../src/wire/layout.generated.js';
import { ControlReader } from '../../src/wire/values.js';
import type {
  Completion,
  OutgoingMessage,
  RankInfo,
  Receiver,
  WorkerLink,
} from '../../src/workers/worker-link.js';
import { addTransport } from '../../src/workers/transports/table.js';
import { freshPath } from './probe.js';

/** What the fake workers can do. */
export const fakeInterface = defineInterface({
  name: 'fake',
  language: 'c',
  functions: {
    initializeCode: {},
    commitParameters: {},
    evolveModel: { arguments: [{ name: 'step', type: 'int32' }] },
    echo: { arguments: [{ name: 'value', type: 'int32' }], results: { same: { type: 'int32' } } },
    fail: { arguments: [{ name: 'code', type: 'int32' }] },
    die: {},
    both: {
      arguments: [{ name: 'value', type: 'int32' }],
      results: { one: { type: 'int32' }, two: { type: 'int32' } },
    },
  },
  states: {
    initial: 'new',
    transitions: [
      { from: 'new', call: 'initializeCode', to: 'initialized' },
      { from: 'initialized', call: 'commitParameters', to: 'running' },
    ],
    needs: { evolveModel: 'running' },
  },
});

const functionNames = Object.keys(fakeInterface.functions);
const reader = new ControlReader();

/** A message that a worker has, and has not answered. */
interface Waiting {
  readonly kind: number;
  readonly target: number;
  readonly argument: number;
  readonly epoch: number;
  readonly receiver: Receiver;
}

/** A worker without a process. */
class FakeWorker implements WorkerLink {
  readonly type = 'fake';
  /** What it has carried out, as `echo 3`. */
  readonly carriedOut: string[] = [];
  readonly #onStarted: Receiver;
  #hasStarted = false;
  #hasEnded = false;
  #waiting: Waiting[] = [];
  #epoch = 0;
  #failedEpoch = -1;

  constructor(
    readonly name: string,
    onStarted: Receiver,
  ) {
    this.#onStarted = onStarted;
  }

  /** Whether there is something that it can do. */
  get canGoOn(): boolean {
    return !this.#hasEnded && (!this.#hasStarted || this.#waiting.length > 0);
  }

  submit({ kind, target, control }: OutgoingMessage, receiver: Receiver): void {
    let argument = 0;
    if (control.length > 0) {
      reader.begin(new DataView(control.buffer), 0, control.length, 'call');
      argument = reader.int32();
    }
    this.#waiting.push({ kind, target, argument, epoch: this.#epoch, receiver });
  }

  nextEpoch(): void {
    this.#epoch++;
  }

  kill(_reason: string, receiver: Receiver): void {
    this.#end(localStatus.stopped);
    receiver.complete(answer(status.ok));
  }

  close(): void {
    // There is nothing to be freed.
  }

  ranks(): readonly RankInfo[] {
    return [];
  }

  /** Starts, or answers its next message. */
  goOn(): void {
    if (!this.#hasStarted) {
      this.#hasStarted = true;
      this.#onStarted.complete(answer(status.ok));
      return;
    }
    const message = this.#waiting.shift()!;
    const { receiver, argument } = message;
    if (message.kind === messageKind.stop) {
      this.#hasEnded = true;
      this.carriedOut.push('stop');
      receiver.complete(answer(status.ok));
      return;
    }
    if (message.epoch === this.#failedEpoch) {
      receiver.complete(answer(status.notRun, failure(0)));
      return;
    }
    const method = functionNames[message.target]!;
    this.carriedOut.push(method === 'echo' ? `echo ${argument}` : method);
    if (method === 'die') {
      this.#waiting.unshift(message);
      this.#end(localStatus.workerDied);
    } else if (method === 'fail') {
      this.#failedEpoch = message.epoch;
      receiver.complete(answer(status.codeError, failure(argument)));
    } else {
      const control = new ControlWriter();
      if (method === 'echo') control.int32(argument);
      if (method === 'both') {
        control.int32(argument);
        control.int32(argument + 1);
      }
      receiver.complete(answer(status.ok, control));
    }
  }

  #end(code: number): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const failed = this.#waiting;
    this.#waiting = [];
    if (!this.#hasStarted) this.#onStarted.complete(answer(code));
    for (const { receiver } of failed) receiver.complete(answer(code));
  }
}

function answer(code: number, control = new ControlWriter()): Completion {
  return {
    status: code,
    control: new DataView(control.buffer),
    at: 0,
    controlBytes: control.length,
    data: undefined,
  };
}

/** `failure` of the wire: a code, no rank but the first, no text. */
function failure(code: number): ControlWriter {
  const control = new ControlWriter();
  control.int32(code);
  for (let i = 1; i < 22; i++) control.int64(0);
  return control;
}

/** All fake workers of a test, in the order in which they were made. */
export const fakeWorkers: FakeWorker[] = [];

/** Which of the workers that can go on does so next. */
let choose = (count: number): number => count - count;

/** Has a test decide which worker goes on: by a number below `count`. */
export function chooseBy(chooser: (count: number) => number): void {
  choose = chooser;
}

/** Has one worker go on; false if none can. */
export function goOn(): boolean {
  const able = fakeWorkers.filter((worker) => worker.canGoOn);
  if (able.length === 0) return false;
  able[choose(able.length) % able.length]!.goOn();
  return true;
}

addTransport({
  name: 'fake',
  trials: [],
  examine: (file) => ({ file, fingerprint: '', flavour: 'unknown', mpiVersion: 'none' }),
  obstacle: () => undefined,
  open({ instance }, onStarted) {
    const worker = new FakeWorker(instance, onStarted);
    fakeWorkers.push(worker);
    return worker;
  },
});

setProgress({
  waitForCompletions(milliseconds) {
    if (!goOn() && milliseconds === Infinity)
      throw new Error('this wait would never end: no worker has anything to do');
  },
  deliverCompleted() {
    // Nothing happens but in a wait, or when a test says so.
  },
  pollSoon() {
    setImmediate(() => {
      while (goOn());
    });
  },
});

/** A code whose workers are fake. */
export class Fake extends codeClass(fakeInterface) {
  constructor(options: CodeOptions = {}) {
    super({ workdir: freshPath('fake'), channelType: 'fake' as ChannelType, ...options });
  }
}
