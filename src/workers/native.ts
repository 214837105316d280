/**
 * The native addon: all that the rest of polymuse may use of it, and the only file that loads it.
 *
 * The addon moves messages, and knows nothing of what is in them. All functions are called from the
 * main thread. Calls and channels are numbers that the addon has given.
 *
 * @module
 */
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { buildDirectory, packageRoot } from '../build-directory.js';

export { buildDirectory, packageRoot };

declare const channelBrand: unique symbol;
declare const callBrand: unique symbol;
/** The connection to the worker of one instance. */
export type ChannelHandle = number & { readonly [channelBrand]: true };
/** A call on its way. */
export type CallHandle = number & { readonly [callBrand]: true };

/** A rank of a worker, as it has introduced itself. */
export interface RankInfo {
  readonly rank: number;
  readonly pid: number;
  readonly host: string;
}

interface Native {
  /** `outbox` is where control parts are written for `submit`, `inbox` where `drain` puts what has
   * completed; `onCompleted` is called when there is something to drain. */
  initialize(outbox: ArrayBuffer, inbox: ArrayBuffer, onCompleted: () => void): void;
  setOutbox(outbox: ArrayBuffer): void;
  listenAt(unixPath: string): void;
  /** The address that this host has for another one; empty if that is not known. */
  localAddress(host: string): string;
  /** Listens, until all ranks have connected, at `addresses` too; their ports come back. */
  open(options: {
    name: string;
    kind: 'mpi' | 'sockets';
    token: string;
    ranks: number;
    fingerprint: string;
    startSeconds: number;
    launcherLog: string;
    addresses: readonly string[];
  }): { channel: ChannelHandle; call: CallHandle; ports: number[] };
  launch(
    channel: ChannelHandle,
    command: readonly string[],
    environment: readonly string[],
    output: string,
  ): void;
  spawn(
    channel: ChannelHandle,
    file: string,
    commandArguments: readonly string[],
    /** How many ranks on which host; an empty name leaves that to MPI. */
    parts: readonly (readonly [host: string, ranks: number])[],
    info: readonly (readonly [key: string, value: string])[],
    /** What `launch` would get, should spawning fail or hang. */
    fallbackCommand: readonly string[],
    fallbackEnvironment: readonly string[],
    output: string,
  ): void;
  /** A large `data` is not copied: it must stay as it is until the call has completed. */
  submit(
    channel: ChannelHandle,
    kind: number,
    target: number,
    controlBytes: number,
    dataBytes: number,
    data?: ArrayBufferView,
  ): CallHandle;
  /** Blocks until a call has completed, and drains; 0 if none has in that time. */
  wait(milliseconds: number): number;
  /** Makes progress for that long, or until a call has completed. */
  poll(microseconds: number): boolean;
  /** Leaves progress to the addon's own thread. */
  stopPolling(): void;
  /** Fills the inbox; returns how many bytes are in it, 0 if nothing has completed. */
  drain(): number;
  takeControl(call: CallHandle): ArrayBuffer;
  takeData(call: CallHandle): ArrayBuffer;
  nextEpoch(channel: ChannelHandle): void;
  kill(channel: ChannelHandle, reason: string): void;
  close(channel: ChannelHandle): void;
  ranks(channel: ChannelHandle): RankInfo[];
  mpi(): { version: string; library: string; blockedSeconds: number };
  /** Ends blocking waits when one of these signals comes; who handles them already still does. */
  catchSignals(numbers: readonly number[]): void;
  /** The number of the signal that has come since; 0 if none has. */
  takeSignal(): number;
  shutdown(clean: boolean): void;
}

function load(): Native {
  const file = `${buildDirectory}/bin/polymuse.node`;
  if (!existsSync(file))
    throw new Error(
      `polymuse: its native part is missing (${file}); run "npm run build" in ${packageRoot}`,
    );
  return createRequire(import.meta.url)(file) as Native;
}

export const native: Native = load();
