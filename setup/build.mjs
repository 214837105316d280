// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run build`: all that can be built, with the MPI that the environment chooses.
 *
 * @module
 */

import { runScript } from './library/script.mjs';
import { toBuild } from './library/requirements.mjs';
import { prepare } from './prepare.mjs';

await runScript(() => prepare(toBuild()));
