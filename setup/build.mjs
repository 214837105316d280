// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run build`: builds everything, with the MPI library that the environment selects.
 *
 * @module
 */

import { runScript } from './library/script.mjs';
import { toBuild } from './library/requirements.mjs';
import { prepare } from './prepare.mjs';

await runScript(() => prepare(toBuild()));
