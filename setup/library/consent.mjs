// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Permission to install packages: that is done as root, so a user at a terminal is asked first.
 *
 * @module
 */

import { createInterface } from 'node:readline';

const yes = '--yes';

/** The arguments of a set-up script, without the permission to install. */
export const scriptArguments = process.argv.slice(2).filter((argument) => argument !== yes);

/**
 * Whether packages may be installed. Always prints which; asks on a terminal unless `--yes` was given.
 *
 * @param {string} reason what the machine lacks, a line each
 * @param {readonly string[]} packages
 */
export async function mayInstallPackages(reason, packages) {
  process.stderr.write(
    `${reason}\n\nThese packages are to be installed by apt-get, as root: ${packages.join(' ')}\n`,
  );
  if (process.argv.includes(yes)) return true;
  if (process.stdin.isTTY) return isConfirmed('Install these packages? [Y/n] ');
  process.stderr.write('Installing them without asking: standard input is not a terminal.\n');
  return true;
}

/**
 * Asks on the terminal. The end of input and the interrupt key mean no.
 *
 * @param {string} question
 * @returns {Promise<boolean>}
 */
function isConfirmed(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    terminal.once('close', () => {
      resolve(false);
    });
    terminal.question(question, (answer) => {
      resolve(/^\s*(y(es)?)?\s*$/i.test(answer));
      terminal.close();
    });
  });
}
