// SPDX-License-Identifier: Apache-2.0
/**
 * Starts a worker, with the requested transport or, if that cannot be used, with its substitute.
 *
 * @module
 */
import type { InterfaceSpecification } from '../interface/specification.js';
import { trace } from '../trace.js';
import { warnOfReplacement } from './transports/native-link.js';
import { transportNamed } from './transports/table.js';
import type { StartOptions, Transport } from './transports/transport.js';
import type { WorkerProgram } from './program.js';
import type { Receiver, WorkerLink } from './worker-link.js';

/** A program that has been examined, and the transport for it. */
export interface ReadyWorker {
  readonly transport: Transport;
  readonly program: WorkerProgram;
}

/**
 * Examines a worker's program, and chooses the transport: the requested one, or its substitute, with a
 * warning.
 *
 * @param wanted the name of the requested transport
 * @param file the program
 * @param specification the interface that it must have been built for
 * @param instance the name of the instance, for messages
 * @throws {LaunchError} if the program is missing, cannot be run, or is not a worker
 * @throws {InterfaceMismatchError} if it was built for another version of the interface
 */
export function readyWorker(
  wanted: string,
  file: string,
  specification: InterfaceSpecification,
  instance: string,
): ReadyWorker {
  let transport = transportNamed(wanted)!;
  const program = transport.examine(file, specification, instance);
  trace('%s: %s was built with %s', instance, file, program.mpiVersion);
  const obstacle = transport.obstacle(program);
  if (obstacle !== undefined && transport.substitute !== undefined) {
    transport = transportNamed(transport.substitute)!;
    warnOfReplacement(instance, transport.name, obstacle);
  }
  return { transport, program };
}

/**
 * Starts a worker. Returns at once; the worker starts in the background, and calls queue up for it.
 *
 * @param onStarted completed when the worker has started, or could not be started
 * @throws {LaunchError} if there is no launcher, or no address to listen at; then nothing has been opened
 * @throws {StateError} if another thread of this process has instances
 */
export function startWorker(
  { transport, program }: ReadyWorker,
  options: Omit<StartOptions, 'program'>,
  onStarted: Receiver,
): WorkerLink {
  return transport.open({ ...options, program }, onStarted);
}
