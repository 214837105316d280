// SPDX-License-Identifier: Apache-2.0
/**
 * The native addon: its interface to the rest of polymuse. Only this file loads it.
 *
 * The addon moves messages, without knowledge of their contents. One thread of a process drives it, the first
 * that calls `initialize`; `localAddress`, `mpi` and the functions for signals can be called from any thread.
 * Calls and channels are numbers that the addon assigns.
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
/** A call in progress. */
export type CallHandle = number & { readonly [callBrand]: true };

/** The functions of the addon. */
export interface Native {
  /**
   * Makes this thread (its environment) the one that drives the addon, until it ends. `drain` writes
   * completions into `inbox`; `onCompleted` is called when there are completions to drain.
   *
   * @returns false if another thread drives it; then the functions below cannot be used
   */
  initialize(inbox: ArrayBuffer, onCompleted: () => void): boolean;
  listenAt(unixPath: string): void;
  /** The address of this host for another one; empty if it is not known. */
  localAddress(host: string): string;
  /**
   * Opens a channel. It also listens at `addresses`, until all ranks have connected; `ports` has the ports
   * there.
   */
  open(options: {
    name: string;
    /** The name of a transport of the addon. */
    transport: string;
    token: string;
    ranks: number;
    fingerprint: string;
    startSeconds: number;
    launcherLog: string;
    addresses: readonly string[];
  }): { channel: ChannelHandle; call: CallHandle; ports: number[] };
  /** Starts the worker of a channel, with its transport. */
  start(channel: ChannelHandle, order: StartOrder): void;
  /**
   * `control` is copied, and so is `data` if it is small. Large `data` is not copied: it must not change
   * until the call has completed.
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
  /** Blocks until a call has completed, and drains; returns 0 if no call completes in that time. */
  wait(milliseconds: number): number;
  /** Makes progress for that time, or until a call has completed. */
  poll(microseconds: number): boolean;
  /** Leaves progress to the addon's thread. */
  stopPolling(): void;
  /** Fills the inbox; returns the number of bytes in it, 0 if no call has completed. */
  drain(): number;
  takeControl(call: CallHandle): ArrayBuffer;
  takeData(call: CallHandle): ArrayBuffer;
  nextEpoch(channel: ChannelHandle): void;
  /** Kills a worker. The returned call completes when its processes have ended; 0 if they already have. */
  kill(channel: ChannelHandle, reason: string): CallHandle | 0;
  /** Frees a channel that has ended, when its processes have ended. */
  close(channel: ChannelHandle): void;
  ranks(channel: ChannelHandle): RankInfo[];
  mpi(): { version: string; library: string; blockedSeconds: number };
  /**
   * Sets a variable of the environment of the process. In a worker thread `process.env` is a copy, which MPI
   * does not see.
   */
  setEnvironment(name: string, value: string): void;
  /** Ends blocking waits when one of these signals arrives; other handlers of the signals are still called. */
  catchSignals(numbers: readonly number[]): void;
  /** The number of the signal that has arrived since; 0 if there was none. */
  takeSignal(): number;
  /** Leaves MPI at the end of the script, unless that would wait for a worker that has died. */
  shutdown(clean: boolean): void;
}

/** How a worker is started. */
export interface StartOrder {
  /** As a separate MPI job; also for transports that use this only if spawning fails. */
  readonly launch: {
    readonly command: readonly string[];
    /** The complete environment, as `NAME=value`. */
    readonly environment: readonly string[];
    /** The file to which its output is appended; empty: none. */
    readonly output: string;
  };
  /** With MPI_Comm_spawn. */
  readonly spawn?: {
    readonly file: string;
    readonly arguments: readonly string[];
    /** The numbers of ranks on each host; with an empty name, MPI chooses the hosts. */
    readonly parts: readonly (readonly [host: string, ranks: number])[];
    readonly info: readonly (readonly [key: string, value: string])[];
  };
}

let loaded: Native | undefined;

/**
 * Loads the addon, and with it the MPI library, when it is first needed: scripts that do not create instances
 * of codes need neither.
 *
 * @throws {Error} if it has not been built
 */
export function loadNative(): Native {
  if (loaded) return loaded;
  const file = `${buildDirectory}/bin/polymuse.node`;
  if (!existsSync(file))
    throw new Error(
      `the native part of polymuse is missing (${file}); run "npm run build" in ${packageRoot}`,
    );
  loaded = createRequire(import.meta.url)(file) as Native;
  return loaded;
}
