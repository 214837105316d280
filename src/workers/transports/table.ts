// SPDX-License-Identifier: Apache-2.0
/**
 * The table of transports.
 *
 * @module
 */
import { mpi } from './mpi.js';
import { sockets } from './sockets.js';
import type { Transport } from './transport.js';

const builtIn = { mpi, sockets } as const satisfies Readonly<Record<string, Transport>>;

/**
 * How script and worker communicate: `'mpi'` spawns the worker with MPI_Comm_spawn, and is the fastest;
 * `'sockets'` starts it as a separate MPI job, and works with every MPI library.
 */
export type ChannelType = keyof typeof builtIn;

const transports = new Map<string, Transport>(Object.entries(builtIn));

/** The names of all transports. */
export function transportNames(): readonly string[] {
  return [...transports.keys()];
}

/** The transport with a name; undefined if there is none. */
export function transportNamed(name: string): Transport | undefined {
  return transports.get(name);
}

/** Adds a transport; it replaces one with the same name. */
export function addTransport(transport: Transport): void {
  transports.set(transport.name, transport);
}
