// SPDX-License-Identifier: Apache-2.0
/** `npm run snapshots`: writes the public surface and the messages to their files, as they are now. */
import { writeFileSync } from 'node:fs';
import { surface, surfaceFile } from '../declarations/surface.js';
import { messages, messagesFile } from './messages.js';

writeFileSync(surfaceFile, surface());
writeFileSync(messagesFile, messages());
