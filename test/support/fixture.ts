// SPDX-License-Identifier: Apache-2.0
/** Scripts of test/faults/fixtures, to be run as processes of their own. */
import { fileURLToPath } from 'node:url';

/**
 * The command that runs a fixture: by way of env, since tap has every child process of node's load hooks
 * that handle signals.
 */
export function fixtureCommand(name: string, ...given: string[]): [string, string[]] {
  const script = fileURLToPath(new URL(`../faults/fixtures/${name}.js`, import.meta.url));
  return ['env', ['-u', 'NODE_OPTIONS', process.execPath, script, ...given]];
}
