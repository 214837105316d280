// SPDX-License-Identifier: Apache-2.0
/**
 * The directory of the native part, without loading it.
 *
 * @module
 */
import { fileURLToPath } from 'node:url';

/** The root of this package: two levels up from the compiled file. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The directory that the native part was built in; `POLYMUSE_BUILD_DIR` names another one. */
export const buildDirectory = process.env['POLYMUSE_BUILD_DIR'] ?? `${packageRoot}build`;
