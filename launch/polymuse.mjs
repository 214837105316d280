#!/usr/bin/env node
// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * The executable `polymuse`: says so if there is nothing to run yet, and runs launch/main.ts otherwise.
 *
 * Plain JavaScript, so that it is there, and may be executed, in a clone that has not been built.
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
