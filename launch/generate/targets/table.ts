// SPDX-License-Identifier: Apache-2.0
/**
 * The table of targets.
 *
 * @module
 */
import type { Language } from '../../../src/interface/languages.js';
import { c } from './c.js';
import { fortran } from './fortran.js';
import type { Target } from './target.js';
import { typescript } from './typescript.js';

/** All targets: one for each language of workers, and one for scripts. */
export const targets: Readonly<Record<Language | 'typescript', Target>> = {
  c,
  fortran,
  typescript,
};
