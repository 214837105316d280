// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Installing packages on Debian and its derivatives.
 *
 * @module
 */

import { findCommand, outputOf, runLogged } from './commands.mjs';

/** @typedef {import('./commands.mjs').Command} Command */

/** Asks no questions, and waits while another program is installing. @type {Command} */
const aptGet = [
  'env',
  'DEBIAN_FRONTEND=noninteractive',
  'apt-get',
  '-o',
  'DPkg::Lock::Timeout=120',
];

/** Whether this machine has Debian's packages at all. */
export function hasDebianPackages() {
  return findCommand('apt-get') !== undefined;
}

/**
 * How this user may run a command as root without typing a password, if at all.
 *
 * @returns {((command: Command) => Command) | undefined}
 */
export function asRoot() {
  if (process.getuid?.() === 0) return (command) => command;
  if (outputOf(['sudo', '-n', 'true']) === undefined) return undefined;
  return (command) => ['sudo', '-n', ...command];
}

/**
 * The command that installs packages, for a person to type.
 *
 * @param {readonly string[]} packages
 */
export function installCommand(packages) {
  return `sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`;
}

/**
 * Installs packages, with the lists fetched first: a fresh machine has none.
 *
 * @param {readonly string[]} packages
 * @param {(command: Command) => Command} privileged from {@link asRoot}
 * @param {import('./progress.mjs').StepProgress} progress
 */
export async function installPackages(packages, privileged, progress) {
  progress.announce('apt-get update');
  await runLogged({
    command: privileged([...aptGet, 'update']),
    log: 'apt-update',
    progress,
    failure: 'The lists of Debian packages could not be fetched',
  });
  progress.announce(`apt-get install ${packages.join(' ')}`);
  await runLogged({
    command: privileged([...aptGet, 'install', '-y', '--no-install-recommends', ...packages]),
    log: 'apt-install',
    progress,
    failure: `The Debian packages ${packages.join(' ')} could not be installed`,
  });
}
