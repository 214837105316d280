// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * The MPI library to build with. By default it is the one whose `mpicc` comes first on the search
 * path. Where several are installed side by side, as on Debian, `MPI=mpich` or `MPI=openmpi` selects
 * one, and each has its own build directory. `src/workers/program.ts` recognizes installed libraries; it cannot be
 * used here, since this runs before `src/` is compiled.
 *
 * @module
 */

import path from 'node:path';
import { SetupFailure } from './script.mjs';
import { root } from './root.mjs';

/**
 * @typedef {object} MpiFlavour
 * @property {string} buildDirectory
 * @property {{ c: string, cxx: string, fortran: string }} compilers the compiler wrappers
 * @property {boolean} wrappersAreOptional whether a plain compiler that finds mpi.h will do (Cray's cc)
 * @property {readonly string[]} launchers any of these will do
 * @property {readonly string[]} cmakeOptions what tells cmake's FindMPI, if it has to be told
 * @property {readonly string[]} debianPackages
 * @property {readonly string[]} [targets] what is built; default: everything
 */

/** The packages of Debian's default MPI. */
const openmpiPackages = ['libopenmpi-dev', 'openmpi-bin'];

const packagesByChoice = new Map([
  ['openmpi', openmpiPackages],
  ['mpich', ['libmpich-dev', 'mpich']],
]);

/**
 * @param {string | undefined} [choice]
 * @returns {MpiFlavour}
 */
export function mpiFlavour(choice = process.env.MPI) {
  if (choice === undefined || choice === '') {
    return {
      buildDirectory: path.join(root, 'build'),
      compilers: { c: 'mpicc', cxx: 'mpicxx', fortran: 'mpifort' },
      wrappersAreOptional: true,
      launchers: ['mpirun', 'mpiexec', 'srun'],
      cmakeOptions: [],
      debianPackages: openmpiPackages,
    };
  }
  const packages = packagesByChoice.get(choice);
  if (packages === undefined) {
    const choices = [...packagesByChoice.keys()].join(' or ');
    throw new SetupFailure(
      `MPI=${choice} in the environment: it can be ${choices}, or unset for the MPI library that mpicc belongs to.`,
    );
  }
  const compilers = { c: `mpicc.${choice}`, cxx: `mpicxx.${choice}`, fortran: `mpifort.${choice}` };
  const launcher = `mpiexec.${choice}`;
  return {
    buildDirectory: path.join(root, `build-${choice}`),
    compilers,
    wrappersAreOptional: false,
    launchers: [launcher],
    cmakeOptions: [
      `MPI_C_COMPILER=${compilers.c}`,
      `MPI_CXX_COMPILER=${compilers.cxx}`,
      `MPI_Fortran_COMPILER=${compilers.fortran}`,
      `MPIEXEC_EXECUTABLE=${launcher}`,
    ],
    debianPackages: packages,
  };
}
