// SPDX-License-Identifier: Apache-2.0
/** `npm run surface`: writes the public surface down as it is now. */
import { writeFileSync } from 'node:fs';
import { surface, surfaceFile } from './surface.js';

writeFileSync(surfaceFile, surface());
