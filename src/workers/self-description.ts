// SPDX-License-Identifier: Apache-2.0
/**
 * What a worker's program says of itself when it is asked. It is asked before it is started, and may be
 * anything, a worker of last year too: docs/wire.md.
 *
 * @module
 */
import { compareDescriptions, fingerprintOf } from '../interface/description.js';
import type { InterfaceSpecification } from '../interface/specification.js';
import { wire, workerEnvironment } from '../wire/layout.generated.js';

/** What a worker says of itself. */
export interface SelfDescription {
  /** The name of its code. */
  readonly interface: string;
  /** The fingerprint of the interface that it was built for. */
  readonly fingerprint: string;
  /** The version of the wire that it speaks. */
  readonly wire: string;
  /** What its MPI library calls itself. */
  readonly mpiVersion: string;
  /** All that it has printed, a line for each function, parameter and attribute. */
  readonly text: string;
}

/** What asks a worker's program to describe itself, and how long it may take: file systems can be slow. */
export const asking = {
  environment: { [workerEnvironment.describe]: '1' },
  seconds: 10,
} as const;

/** Reads what a program has printed; undefined if it is not a worker. */
export function selfDescription(printed: string): SelfDescription | undefined {
  if (!printed.startsWith('polymuse worker\n')) return undefined;
  const field = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(printed)?.[1] ?? '';
  return {
    interface: field('interface'),
    fingerprint: field('fingerprint'),
    wire: field('wire'),
    mpiVersion: field('mpi'),
    text: printed,
  };
}

/** Why a worker of this polymuse cannot be that of an interface, a line each; none if it can. */
export function misfits(
  worker: SelfDescription,
  specification: InterfaceSpecification | undefined,
): string[] {
  if (worker.wire !== String(wire.wireVersion))
    return [`the worker speaks version ${worker.wire} of the wire, polymuse ${wire.wireVersion}`];
  if (specification === undefined || worker.fingerprint === fingerprintOf(specification)) return [];
  return compareDescriptions(worker.text, specification);
}
