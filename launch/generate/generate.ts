// SPDX-License-Identifier: Apache-2.0
/**
 * Generates files from an interface specification: those of the worker, in the language
 * that the specification names, and the TypeScript declarations for scripts.
 *
 * @module
 */
import type { InterfaceSpecification } from '../../src/interface/specification.js';
import { defineInterface } from '../../src/code/define-interface.js';
import type { GeneratedFile } from './files.js';
import { targets } from './targets/table.js';

/** What is generated, and into which directories. */
export interface Destinations {
  /** The first line of each file, without comment signs; see {@link notice}. */
  readonly notice: string;
  /** The directory of the worker's files; default: none are generated. */
  readonly worker?: string;
  /** The directory of the declarations; default: none are generated. */
  readonly declarations?: string;
}

/**
 * Generates files from a specification; nothing is written (see `files.ts`). The layout of TypeScript is left
 * to the caller's formatter.
 *
 * @returns the files, with paths in the given directories
 * @throws {ArgumentError} if the specification is not consistent, with the place and what to change
 *
 * @example
 * generate(oceanInterface, {
 *   notice: notice('src/ocean.ts', 'npm run generate'),
 *   worker: 'worker',
 *   declarations: 'src',
 * }).map((each) => each.path);
 * // ['worker/ocean_interface.h', 'worker/ocean_interface.c', 'src/ocean.generated.ts']
 */
export function generate(
  specification: InterfaceSpecification,
  { notice, worker, declarations }: Destinations,
): GeneratedFile[] {
  defineInterface(specification);
  const files: GeneratedFile[] = [];
  if (worker !== undefined) {
    const target = targets[specification.language];
    files.push(...target(specification, { directory: worker, notice }));
  }
  if (declarations !== undefined) {
    files.push(...targets.typescript(specification, { directory: declarations, notice }));
  }
  return files;
}
