// SPDX-License-Identifier: Apache-2.0
/**
 * The codes that come with polymuse: what the command line shows of them, and what is generated for them.
 *
 * @module
 */
import { packageRoot } from '../build-directory.js';
import type { InterfaceSpecification } from '../interface/specification.js';
import { cumulusInterface } from './cumulus/interface.js';
import { dalesInterface } from './dales/interface.js';

/** A code that scripts can import from polymuse. */
export interface BundledCode {
  readonly specification: InterfaceSpecification;
  /** Its folder in `src/codes/`, with `interface.ts`, and in `native-mpi/codes/`, with its worker. */
  readonly folder: string;
  /** How its worker is built. */
  readonly build: string;
  /** Whether its worker needs what its user has to bring. */
  readonly isOptional: boolean;
}

/** All of them. */
export const bundledCodes: readonly BundledCode[] = [
  {
    specification: cumulusInterface,
    folder: 'cumulus',
    build: `npm run build, in ${packageRoot}`,
    isOptional: false,
  },
  {
    specification: dalesInterface,
    folder: 'dales',
    build: `DALES_BUILD_DIR=<where DALES was built> npm run build:dales, in ${packageRoot}`,
    isOptional: true,
  },
];
