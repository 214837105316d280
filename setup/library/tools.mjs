// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * The commands of the development tools, with the files that each of them applies to.
 *
 * @module
 */

import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './root.mjs';

/** @typedef {import('./commands.mjs').Command} Command */

/** Where C and C++ sources are. */
const cDirectories = ['native-mpi', 'test', 'bench'];

/**
 * @param {readonly string[]} options
 * @returns {Command}
 */
export function prettier(options) {
  return node('node_modules/prettier/bin/prettier.cjs', [...options, '.']);
}

/**
 * @param {readonly string[]} options
 * @returns {Command}
 */
export function eslint(options) {
  return node('node_modules/eslint/bin/eslint.js', [...options, '.']);
}

/**
 * @param {readonly string[]} options
 * @returns {Command}
 */
export function typescriptCompiler(options) {
  return node('node_modules/typescript/bin/tsc', options);
}

/**
 * @param {readonly string[]} options
 * @returns {Command}
 */
export function tap(options) {
  return node('node_modules/tap/dist/esm/run.mjs', options);
}

/**
 * What writes the files of this repository that are generated.
 *
 * @param {readonly string[]} options
 * @returns {Command}
 */
export function generate(options) {
  return node('dist/generation/main.js', options);
}

/**
 * The reference of what scripts import, with the guides of docs/, to dist/reference.
 *
 * @returns {Command}
 */
export function typedoc() {
  return node('node_modules/typedoc/bin/typedoc', ['--options', 'setup/typedoc.json']);
}

/**
 * The reference of what workers include and use, to dist/reference/worker.
 *
 * @returns {Command}
 */
export function doxygen() {
  return ['doxygen', 'native-mpi/worker/Doxyfile'];
}

/**
 * @param {readonly string[]} options
 * @returns {Command}
 */
export function clangFormat(options) {
  return ['clang-format', ...options, ...cSources()];
}

/**
 * Looks at all that is compiled without gcc's Fortran headers.
 *
 * @param {string} buildDirectory which tells how
 * @returns {Command}
 */
export function clangTidy(buildDirectory) {
  const sources = String.raw`native-mpi/(addon|wire|worker)/(?!fortran).*\.(c|cc)$`;
  const jobs = String(os.availableParallelism());
  return ['run-clang-tidy', '-p', buildDirectory, '-quiet', '-j', jobs, sources];
}

/**
 * @param {string} script relative to the root
 * @param {readonly string[]} options
 * @returns {Command}
 */
function node(script, options) {
  return [process.execPath, path.join(root, script), ...options];
}

function cSources() {
  return cDirectories
    .map((directory) => path.join(root, directory))
    .filter((directory) => existsSync(directory))
    .flatMap((directory) =>
      readdirSync(directory, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(c|cc|cpp|h|hpp)$/.test(file))
        .map((file) => path.join(directory, file)),
    );
}
