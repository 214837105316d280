// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * How a set-up script runs and ends: when something outside it is wrong, with a message that says
 * what to do, and no stack trace.
 *
 * @module
 */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** A problem on this machine, or in the sources, that the reader of the message has to solve. */
export class SetupFailure extends Error {}

/**
 * Runs a script's body and turns a {@link SetupFailure} into its message and exit code 1; any other
 * error is a bug of polymuse and keeps its stack trace.
 *
 * @param {() => Promise<number | void>} body returns the exit code, if it is not 0
 */
export async function runScript(body) {
  try {
    checkNode();
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    process.stderr.write(`\n${error.message}\n\n`);
    process.exitCode = 1;
  }
}

/** npm only warns of a Node that does not satisfy package.json's `engines`. */
function checkNode() {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const oldest = Number(/\d+/.exec(engines.node)?.[0]);
  if (Number.parseInt(process.versions.node) >= oldest) return;
  throw new SetupFailure(
    `polymuse needs Node ${engines.node}; ${process.execPath} is ${process.version}.`,
  );
}
