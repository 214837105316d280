// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * What has to be installed on the machine, and how to check that: by the programs and headers
 * themselves, since clusters provide them as environment modules and not as packages.
 *
 * @module
 */

import path from 'node:path';
import { findCommand, outputOf } from './commands.mjs';
import { mpiFlavour } from './mpi-flavour.mjs';

/**
 * @typedef {object} Requirement
 * @property {string} name what it is, in words
 * @property {() => string | undefined} missing what is missing, in words; undefined if nothing is
 * @property {readonly string[]} debianPackages
 * @property {string} [without] set for optional requirements: the consequence of not having it
 */

const oldestCmake = [3, 18];

/**
 * @param {string} name
 * @param {readonly string[]} commands any of these will do
 * @param {readonly string[]} packages
 * @returns {Requirement}
 */
function anyCommand(name, commands, packages) {
  return {
    name,
    missing: () =>
      commands.some(findCommand) ? undefined : `${name} (${commands.join(' or ')} on the PATH)`,
    debianPackages: packages,
  };
}

/**
 * @param {string} compiler
 * @param {string} header
 * @param {readonly string[]} [options]
 */
function hasHeader(compiler, header, options = []) {
  // CC may be a command with options, such as `ccache gcc`.
  const [command = compiler, ...ownOptions] = compiler.split(' ');
  const program = `#include <${header}>\n`;
  return (
    outputOf([command, ...ownOptions, ...options, '-E', '-x', 'c', '-'], program) !== undefined
  );
}

function cCompiler() {
  return process.env.CC ?? 'cc';
}

/** @returns {Requirement} */
function cmake() {
  return {
    name: 'cmake',
    missing() {
      const version = /version (\d+)\.(\d+)[\w.-]*/.exec(outputOf(['cmake', '--version']) ?? '');
      if (version === null) return `cmake ${oldestCmake.join('.')} or newer`;
      const [major, minor] = [Number(version[1]), Number(version[2])];
      const [oldestMajor = 0, oldestMinor = 0] = oldestCmake;
      if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
      return `cmake ${oldestCmake.join('.')} or newer (${findCommand('cmake')} is ${version[0]})`;
    },
    debianPackages: ['cmake'],
  };
}

/**
 * @param {import('./mpi-flavour.mjs').MpiFlavour} [flavour]
 * @returns {Requirement}
 */
function mpi(flavour = mpiFlavour()) {
  const { compilers, wrappersAreOptional, launchers, debianPackages } = flavour;
  return {
    name: 'MPI',
    missing() {
      const isThere =
        hasHeader(compilers.c, 'mpi.h') || (wrappersAreOptional && hasHeader(cCompiler(), 'mpi.h'));
      const missing = [];
      if (!isThere) missing.push(`${compilers.c}, mpi.h`);
      if (!launchers.some(findCommand)) missing.push(launchers.join(' or '));
      return missing.length === 0 ? undefined : `MPI (${missing.join('; ')})`;
    },
    debianPackages,
  };
}

/** @returns {Requirement} */
function fftw() {
  return {
    name: 'FFTW 3',
    missing() {
      // The names under which modules (spack, EasyBuild, Lmod sites) announce where a library is.
      const prefixes = ['FFTW_ROOT', 'FFTW_DIR', 'FFTW_HOME', 'EBROOTFFTW', 'CMAKE_PREFIX_PATH']
        .flatMap((name) => (process.env[name] ?? '').split(':'))
        .filter((prefix) => prefix !== '');
      const isThere =
        outputOf(['pkg-config', '--exists', 'fftw3']) !== undefined ||
        hasHeader(
          cCompiler(),
          'fftw3.h',
          prefixes.map((prefix) => `-I${path.join(prefix, 'include')}`),
        );
      return isThere ? undefined : 'FFTW 3 (fftw3.h)';
    },
    debianPackages: ['libfftw3-dev'],
  };
}

function slurm() {
  return [
    anyCommand('slurmctld', ['slurmctld'], ['slurm-wlm']),
    anyCommand('slurmd', ['slurmd'], ['slurm-wlm']),
    anyCommand('sbatch', ['sbatch'], ['slurm-wlm']),
    anyCommand('munge', ['munged'], ['munge']),
  ];
}

/** What building the native part takes. */
export const toBuild = () => [
  anyCommand('a C compiler', [cCompiler(), 'gcc', 'clang'], ['build-essential']),
  anyCommand('a C++ compiler', [process.env.CXX ?? 'c++', 'g++', 'clang++'], ['build-essential']),
  anyCommand('make or ninja', ['make', 'ninja'], ['build-essential']),
  cmake(),
  anyCommand('pkg-config', ['pkg-config', 'pkgconf'], ['pkg-config']),
  anyCommand(
    'a Fortran compiler',
    [process.env.FC ?? 'gfortran', 'ifx', 'ifort', 'nvfortran', 'flang', 'ftn'],
    ['gfortran'],
  ),
  mpi(),
  fftw(),
];

/** What building a worker in Fortran takes, besides its model. */
export const toBuildWorkers = () => [
  anyCommand('a C compiler', [cCompiler(), 'gcc', 'clang'], ['build-essential']),
  anyCommand('make or ninja', ['make', 'ninja'], ['build-essential']),
  cmake(),
  mpi(),
];

/** What running the tests takes. */
export const toTest = () => [
  ...toBuild(),
  {
    ...anyCommand('GNU units', ['units'], ['units']),
    without: 'the units are not compared with those of GNU units',
  },
  ...(process.env.CI ? toTestHosts() : []),
];

/**
 * Requirements of the tests of jobs and of other hosts. Running the tests does not install a SLURM cluster on a user's machine:
 * npm run test:slurm does.
 */
function toTestHosts() {
  const network = anyCommand('ip', ['ip'], ['iproute2']);
  return [
    { ...network, without: 'workers on other hosts are not tested' },
    ...slurm().map((each) => ({ ...each, without: 'jobs are not tested' })),
  ];
}

/** What running a cluster of SLURM on this machine takes, and both MPI libraries to try on it. */
export const toTestClusters = () => [
  mpi(mpiFlavour('openmpi')),
  mpi(mpiFlavour('mpich')),
  ...slurm(),
];

/** What formatting C and C++ takes. */
export const toFormat = () => [anyCommand('clang-format', ['clang-format'], ['clang-format'])];

/** What looks for mistakes in C and C++; it has to be able to compile them. */
export const toLintC = () => [anyCommand('clang-tidy', ['run-clang-tidy'], ['clang-tidy'])];

/** What the reference of the worker API takes. */
export const toDocument = () => [
  {
    ...anyCommand('Doxygen', ['doxygen'], ['doxygen']),
    without: 'there is no reference of the worker API',
  },
];

/** What the checks take. */
export const toCheck = () => [
  ...toFormat(),
  ...(process.env.CI
    ? [
        ...toDocument(),
        ...toLintC().map((each) => ({ ...each, without: 'clang-tidy does not check C and C++' })),
      ]
    : []),
];
