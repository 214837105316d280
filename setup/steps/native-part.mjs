// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Builds the addon, the worker runtime and the workers with cmake.
 *
 * cmake-js knows what an addon is compiled with (its headers come from npm, nothing is downloaded),
 * so it configures; building afterwards is cmake's own, which does no more than it has to.
 *
 * @module
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { outputOf, runLogged } from '../library/commands.mjs';
import { mpiFlavour } from '../library/mpi-flavour.mjs';
import { step } from '../library/progress.mjs';
import { fromRoot, root } from '../library/root.mjs';

const require = createRequire(import.meta.url);

/** What cmake reads from the environment once, when it first configures. */
const configuringVariables = [
  ...['CC', 'CXX', 'FC', 'CFLAGS', 'CXXFLAGS', 'FFLAGS', 'LDFLAGS'],
  ...['CMAKE_PREFIX_PATH', 'PKG_CONFIG_PATH', 'MPI_HOME'],
  ...['FFTW_ROOT', 'FFTW_DIR', 'FFTW_HOME', 'EBROOTFFTW'],
];

/** A login node has many cores, and other users. */
const mostJobs = 16;

/** @param {import('../library/mpi-flavour.mjs').MpiFlavour} [flavour] */
export async function nativePart(flavour = mpiFlavour()) {
  await step('native part', async (progress) => {
    const stampFile = path.join(flavour.buildDirectory, 'configured-with.json');
    const settings = configuration(flavour);
    if (contentsOf(stampFile) !== settings) {
      // cmake keeps the compilers and libraries that it found first, whatever is there now.
      rmSync(flavour.buildDirectory, { recursive: true, force: true });
      mkdirSync(flavour.buildDirectory);
      progress.announce('cmake: configuring');
      await configure(flavour, progress);
      writeFileSync(stampFile, settings);
      progress.announce('cmake: building');
    }
    await build(flavour, progress);
    // What runs next is to use what has just been built, unless its user says otherwise.
    process.env.POLYMUSE_BUILD_DIR ??= flavour.buildDirectory;
    return `up to date in ${fromRoot(flavour.buildDirectory)}/`;
  });
}

/**
 * @param {import('../library/mpi-flavour.mjs').MpiFlavour} flavour
 * @param {import('../library/progress.mjs').StepProgress} progress
 */
async function configure(flavour, progress) {
  await runLogged({
    command: [
      process.execPath,
      require.resolve('cmake-js/bin/cmake-js'),
      'configure',
      '--directory',
      root,
      '--out',
      flavour.buildDirectory,
      '--config',
      'Release',
      ...flavour.cmakeOptions.map((option) => `--CD${option}`),
    ],
    log: 'cmake-configure',
    progress,
    failure: 'cmake could not configure the native part',
  });
}

/**
 * @param {import('../library/mpi-flavour.mjs').MpiFlavour} flavour
 * @param {import('../library/progress.mjs').StepProgress} progress
 */
async function build(flavour, progress) {
  const jobs = Math.min(os.availableParallelism(), mostJobs);
  await runLogged({
    command: [
      'cmake',
      ...['--build', flavour.buildDirectory, '--parallel', String(jobs)],
      ...(flavour.targets === undefined ? [] : ['--target', ...flavour.targets]),
    ],
    log: 'cmake-build',
    progress,
    failure: 'The native part could not be built',
  });
}

/**
 * All that decides how a build directory is configured, as text: a build directory made with other
 * settings, such as another MPI module loaded, is of no use.
 *
 * @param {import('../library/mpi-flavour.mjs').MpiFlavour} flavour
 */
function configuration(flavour) {
  const { c, cxx, fortran } = flavour.compilers;
  return JSON.stringify(
    {
      directory: root,
      cmake: outputOf(['cmake', '--version']),
      options: flavour.cmakeOptions,
      headers: ['cmake-js', 'node-api-headers', 'node-addon-api'].map(installedVersion),
      mpi: [c, cxx, fortran].map((compiler) => outputOf([compiler, '-show'])),
      environment: configuringVariables.map((name) => process.env[name]),
    },
    undefined,
    2,
  );
}

/** @param {string} packageName */
function installedVersion(packageName) {
  const file = require.resolve(`${packageName}/package.json`);
  return `${file} ${JSON.parse(readFileSync(file, 'utf8')).version}`;
}

/** @param {string} file */
function contentsOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
