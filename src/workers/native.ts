// SPDX-License-Identifier: Apache-2.0
/**
 * The native addon: all that the rest of polymuse may use of it, and the only file that loads it.
 *
 * The addon moves messages, and knows nothing of what is in them. One thread of a process drives it,
 * the first that calls `initialize`; `localAddress`, `mpi` and those of signals can be called from any.
 * Calls and channels are numbers that the addon has given.
 *
 * @module
 */
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { buildDirectory, packageRoot } from '../build-directory.js';
import type { RankInfo } from './worker-link.js';

declare const channelBrand: unique symbol;
declare const callBrand: unique symbol;
/** The connection to the worker of one instance. */
export type ChannelHandle = number & { readonly [channelBrand]: true };
/** A call on its way. */
export type CallHandle = number & { readonly [callBrand]: true };

/** What the addon can do. */
export interface Native {
  /**
   * Makes this thread (its environment) the one that drives the addon; until it ends. `inbox` is where
   * `drain` puts what has completed; `onCompleted` is called when there is something to drain.
   *
   * @returns false if another thread drives it: nothing that follows can be used then
   */
  initialize(inbox: ArrayBuffer, onCompleted: () => void): boolean;
  listenAt(unixPath: string): void;
  /** The address that this host has for another one; empty if that is not known. */
  localAddress(host: string): string;
  /** Listens, until all ranks have connected, at `addresses` too; their ports come back. */
  open(options: {
    name: string;
    /** The name of a transport that the addon has. */
    transport: string;
    token: string;
    ranks: number;
    fingerprint: string;
    startSeconds: number;
    launcherLog: string;
    addresses: readonly string[];
  }): { channel: ChannelHandle; call: CallHandle; ports: number[] };
  /** Starts the worker of a channel, in the way of its transport. */
  start(channel: ChannelHandle, order: StartOrder): void;
  /**
   * `control` is copied, and so is a small `data`; a large one is not: it must stay as it is until the
   * call has completed.
   */
  submit(
    channel: ChannelHandle,
    kind: number,
    target: number,
    control: ArrayBuffer,
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
  /** The call completes when the worker's processes have ended; 0 if they have. */
  kill(channel: ChannelHandle, reason: string): CallHandle | 0;
  /** Forgets a channel that is over, once its processes have ended. */
  close(channel: ChannelHandle): void;
  ranks(channel: ChannelHandle): RankInfo[];
  mpi(): { version: string; library: string; blockedSeconds: number };
  /**
   * Sets a variable of the process's environment. In a thread of its own `process.env` is a copy, of which
   * MPI would see nothing.
   */
  setEnvironment(name: string, value: string): void;
  /** Ends blocking waits when one of these signals comes; who handles them already still does. */
  catchSignals(numbers: readonly number[]): void;
  /** The number of the signal that has come since; 0 if none has. */
  takeSignal(): number;
  /** The last thing that the script does: leaves MPI, where that does not wait for a worker that has died. */
  shutdown(clean: boolean): void;
}

/** How a worker is started. */
export interface StartOrder {
  /** As a job of its own: also by transports for which that is the second choice. */
  readonly launch: {
    readonly command: readonly string[];
    /** `NAME=value`; all of it. */
    readonly environment: readonly string[];
    /** The file that its output is appended to; empty for none. */
    readonly output: string;
  };
  /** By MPI_Comm_spawn. */
  readonly spawn?: {
    readonly file: string;
    readonly arguments: readonly string[];
    /** How many ranks on which host; an empty name leaves that to MPI. */
    readonly parts: readonly (readonly [host: string, ranks: number])[];
    readonly info: readonly (readonly [key: string, value: string])[];
  };
}

let loaded: Native | undefined;

/**
 * Loads the addon, and MPI's library with it, when it is first needed: what makes no instances of codes
 * needs neither.
 *
 * @throws {Error} if it has not been built
 */
export function loadNative(): Native {
  if (loaded) return loaded;
  const file = `${buildDirectory}/bin/polymuse.node`;
  if (!existsSync(file))
    throw new Error(
      `polymuse: its native part is missing (${file}); run "npm run build" in ${packageRoot}`,
    );
  loaded = createRequire(import.meta.url)(file) as Native;
  return loaded;
}
