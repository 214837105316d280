// SPDX-License-Identifier: Apache-2.0
/**
 * Versions of MPI libraries, for people to read.
 *
 * @module
 */
import { flavourOf } from '../src/workers/program.js';

/**
 * The name and the version in the text that a library, a compiler wrapper or a launcher prints about itself.
 *
 * @example
 * shortMpiVersion('Open MPI v4.1.4, package: Debian OpenMPI, ident: 4.1.4, …'); // 'Open MPI 4.1.4'
 */
export function shortMpiVersion(text: string): string {
  const number = /\d+\.\d+(\.\d+)?\w*/.exec(text)?.[0] ?? '';
  const name =
    /Open MPI|MVAPICH|Intel\(R\) MPI|MPICH/.exec(text)?.[0] ??
    { openmpi: 'Open MPI', mpich: 'MPICH', unknown: 'an unknown MPI library' }[flavourOf(text)];
  return `${name} ${number}`.trim();
}
