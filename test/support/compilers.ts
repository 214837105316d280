// SPDX-License-Identifier: Apache-2.0
/** The compilers that users may have: this repository's own, and those that setup/steps/compilers.mjs installs. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/build-directory.js';

const others = path.join(packageRoot, '.setup/compilers/node_modules');
const folders = [
  path.join(others, 'typescript-5.4'),
  path.join(others, 'typescript-5.6'),
  path.join(packageRoot, 'node_modules/typescript'),
  path.join(others, 'typescript-6'),
  path.join(others, 'typescript-7'),
];

/** A version of TypeScript. */
export interface Compiler {
  /** Its version, or the folder where it is not. */
  readonly version: string;
  /** What runs it. */
  readonly program: string;
  /** Why it cannot be run; false if it can. */
  readonly skip: string | false;
}

/** All compilers, from the oldest to the newest. */
export const compilers: readonly Compiler[] = folders.map((folder) => {
  const program = path.join(folder, 'bin/tsc');
  if (!existsSync(program))
    return {
      version: path.basename(folder),
      program,
      skip: `${path.basename(folder)} is not installed: npm test installs it where the npm registry can be reached`,
    };
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { version, program, skip: false };
});
