// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * A build in which the compiler's sanitizers watch the addon, the worker runtime and the workers of the tests.
 *
 * @module
 */

import path from 'node:path';
import { outputOf } from './commands.mjs';
import { SetupFailure } from './script.mjs';

/** @typedef {import('./mpi-flavour.mjs').MpiFlavour} MpiFlavour */

/** The sanitizers leave signals alone, so that the signal that ended a worker is reported. */
const leaveSignals = 'handle_segv=0:handle_abort=0:handle_sigfpe=0:handle_sigbus=0';

/** For each choice, the libraries to load before the addon, and their settings. */
const sanitizers = new Map([
  [
    'address,undefined',
    {
      name: 'sanitized',
      libraries: ['libasan.so', 'libubsan.so'],
      environment: {
        // V8 and MPI do not free everything at their end.
        ASAN_OPTIONS: `detect_leaks=0:${leaveSignals}`,
        UBSAN_OPTIONS: 'print_stacktrace=1',
      },
    },
  ],
  [
    'thread',
    {
      name: 'thread-sanitized',
      libraries: ['libtsan.so'],
      environment: {
        // Node and MPI are not instrumented: reports about them would be wrong.
        TSAN_OPTIONS: `ignore_noninstrumented_modules=1:halt_on_error=1:${leaveSignals}`,
        // Open MPI's memory hooks lock in threads of which the sanitizer has already forgotten all.
        OMPI_MCA_memory: '^patcher',
      },
    },
  ],
]);

/**
 * @param {MpiFlavour} flavour
 * @param {string} choice what gcc takes after -fsanitize=
 * @returns {MpiFlavour & { targets: readonly string[], environment: Readonly<Record<string, string>> }}
 */
export function sanitized(flavour, choice) {
  const sanitizer = sanitizers.get(choice);
  if (sanitizer === undefined)
    throw new SetupFailure(`Sanitizers can be ${[...sanitizers.keys()].join(' or ')}.`);
  const preloaded = sanitizer.libraries.map(libraryOfTheCompiler);
  return {
    ...flavour,
    buildDirectory: `${flavour.buildDirectory}-${sanitizer.name}`,
    cmakeOptions: [...flavour.cmakeOptions, `POLYMUSE_SANITIZERS=${choice}`],
    targets: ['polymuse', 'probe_worker', 'probe_fortran_worker', 'native_tests'],
    environment: { ...sanitizer.environment, LD_PRELOAD: preloaded.join(' ') },
  };
}

/** @param {string} name */
function libraryOfTheCompiler(name) {
  const file = outputOf([process.env.CC ?? 'cc', `-print-file-name=${name}`])?.trim() ?? name;
  if (!path.isAbsolute(file))
    throw new SetupFailure(`The C compiler has no ${name}: sanitizers come with gcc.`);
  return file;
}
