// SPDX-License-Identifier: Apache-2.0
/**
 * The bundled codes, for the command line and for the generator.
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
  /** The command that builds its worker. */
  readonly build: string;
  /** Whether its worker needs a model that the user has to build. */
  readonly isOptional: boolean;
}

/** All bundled codes. */
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
