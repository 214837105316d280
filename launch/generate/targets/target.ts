// SPDX-License-Identifier: Apache-2.0
/**
 * Targets: the languages in which files are generated. Each is a file of this folder with a line in
 * `table.ts`; a language of workers also has a line in `src/interface/languages.ts`.
 *
 * @module
 */
import type { InterfaceSpecification } from '../../../src/interface/specification.js';
import type { GeneratedFile } from '../files.js';

/** The directory and the first line of generated files. */
export interface Place {
  readonly directory: string;
  /** The first line, without comment signs. */
  readonly notice: string;
}

/** Generates the files of a specification, which has been validated. */
export type Target = (specification: InterfaceSpecification, place: Place) => GeneratedFile[];
