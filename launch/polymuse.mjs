#!/usr/bin/env node
// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * The executable `polymuse`: runs launch/main.ts, or says that polymuse has not been built yet.
 *
 * It is plain JavaScript, so that it exists and can be executed in a clone that has not been built.
 *
 * @module
 */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('../dist/launch/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  const root = fileURLToPath(new URL('..', import.meta.url));
  process.stderr.write(`polymuse has not been built yet: run "npm run build" in ${root}\n`);
  process.exitCode = 2;
}
