// SPDX-License-Identifier: Apache-2.0
/**
 * The TypeScript compiler that comes with polymuse. Loading it takes as long as the rest of
 * starting a script, so it is loaded only when it is needed.
 *
 * @module
 */
import { createRequire } from 'node:module';
import type TypeScript from 'typescript';

const require = createRequire(import.meta.url);
let loaded: typeof TypeScript | undefined;

/** The compiler, loaded by the first call. Not by `import`, which would scan its 9 MB for exports first. */
export function compiler(): typeof TypeScript {
  return (loaded ??= require('typescript') as typeof TypeScript);
}

/** The compiler's version, without loading it. */
export const compilerVersion = (require('typescript/package.json') as { version: string }).version;
