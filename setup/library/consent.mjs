// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Leave to change the machine: packages are installed as root, so whoever sits at a terminal is asked first.
 *
 * @module
 */

import { createInterface } from 'node:readline';

const yes = '--yes';

/** What a set-up script has been given on its command line, apart from the leave to install. */
export const scriptArguments = process.argv.slice(2).filter((argument) => argument !== yes);

/**
 * Whether packages may be installed. Says which, in any case; asks if there is a terminal to ask on and no `--yes`.
 *
 * @param {string} reason what the machine lacks, in lines
 * @param {readonly string[]} packages
 */
export async function mayInstallPackages(reason, packages) {
  process.stderr.write(`${reason}\n\nTo be installed by apt-get, as root: ${packages.join(' ')}\n`);
  if (process.argv.includes(yes)) return true;
  if (process.stdin.isTTY) return isConfirmed('Install these packages? [Y/n] ');
  process.stderr.write('Installing them without asking: standard input is not a terminal.\n');
  return true;
}

/**
 * Asks on the terminal. The end of input, and the interrupt key, are a no.
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
