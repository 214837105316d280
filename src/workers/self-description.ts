// SPDX-License-Identifier: Apache-2.0
/**
 * The description that a worker's program prints of itself. The program is queried before it is started, and
 * may be any program, or a worker of an older version: docs/wire.md.
 *
 * @module
 */
import { compareDescriptions, fingerprintOf } from '../interface/description.js';
import type { InterfaceSpecification } from '../interface/specification.js';
import { wire, workerEnvironment } from '../wire/layout.generated.js';

/** The description of a worker. */
export interface SelfDescription {
  /** The name of its code. */
  readonly interface: string;
  /** The fingerprint of the interface that it was built for. */
  readonly fingerprint: string;
  /** The version of the wire that it uses. */
  readonly wire: string;
  /** The version text of its MPI library. */
  readonly mpiVersion: string;
  /** The complete output, with a line for each function, parameter and attribute. */
  readonly text: string;
}

/** The environment with which a worker's program describes itself, and the time limit: file systems can be slow. */
export const query = {
  environment: { [workerEnvironment.describe]: '1' },
  seconds: 10,
} as const;

/** Reads the output of a program; undefined if it is not a worker. */
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

/**
 * The differences that prevent a worker from being used for an interface, a line for each; empty if it can be
 * used.
 */
export function misfits(
  worker: SelfDescription,
  specification: InterfaceSpecification | undefined,
): string[] {
  if (worker.wire !== String(wire.wireVersion))
    return [
      `the worker uses version ${worker.wire} of the wire, but polymuse uses ${wire.wireVersion}`,
    ];
  if (specification === undefined || worker.fingerprint === fingerprintOf(specification)) return [];
  return compareDescriptions(worker.text, specification);
}
