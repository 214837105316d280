// SPDX-License-Identifier: Apache-2.0
/**
 * What a target is: a language that files are generated in. Each is one file of this folder, and one line of
 * `table.ts`; what a worker can be written in is also one line of `src/interface/languages.ts`.
 *
 * @module
 */
import type { InterfaceSpecification } from '../../../src/interface/specification.js';
import type { GeneratedFile } from '../files.js';

/** Where files go, and what all of them say first. */
export interface Place {
  readonly directory: string;
  /** The first line, without comment signs. */
  readonly notice: string;
}

/** Makes the files of one specification; it has been validated. */
export type Target = (specification: InterfaceSpecification, place: Place) => GeneratedFile[];
