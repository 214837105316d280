// SPDX-License-Identifier: Apache-2.0
/**
 * The TypeScript compiler that comes with polymuse. Loading it takes as long as all the rest of
 * starting a script, so that is left until it is needed.
 *
 * @module
 */
import { createRequire } from 'node:module';
import type TypeScript from 'typescript';

const require = createRequire(import.meta.url);
let loaded: typeof TypeScript | undefined;

/** Loads the compiler, the first time. Not by `import`, which would scan its 9 MB for exports first. */
export function compiler(): typeof TypeScript {
  return (loaded ??= require('typescript') as typeof TypeScript);
}

/** The compiler's version, without loading it. */
export const compilerVersion = (require('typescript/package.json') as { version: string }).version;
