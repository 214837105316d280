// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Makes sure that the machine has the compilers and libraries that are needed.
 *
 * @module
 */

import { mayInstallPackages } from '../library/consent.mjs';
import { asRoot, hasDebianPackages, installCommand, installPackages } from '../library/debian.mjs';
import { SetupFailure } from '../library/script.mjs';
import { step } from '../library/progress.mjs';

/** @typedef {import('../library/requirements.mjs').Requirement} Requirement */

/**
 * @param {readonly Requirement[]} requirements
 * @param {{ mayInstall: boolean }} options whether missing Debian packages may be installed
 */
export async function systemPackages(requirements, options) {
  const missing = requirements.filter((requirement) => requirement.missing() !== undefined);
  const packages = packagesOf(missing);
  const privileged =
    missing.length > 0 && options.mayInstall && hasDebianPackages() ? asRoot() : undefined;
  // Before the step begins, since its progress line would overwrite the question.
  const installs =
    privileged !== undefined && (await mayInstallPackages(listOf(missing), packages));

  await step('compilers, MPI', async (progress) => {
    if (missing.length === 0) return 'found';
    if (!installs) return goWithout(missing);
    await installPackages(packages, privileged, progress);
    const stillMissing = missing.filter((requirement) => requirement.missing() !== undefined);
    if (stillMissing.length > 0) return goWithout(stillMissing);
    return `installed ${packages.join(' ')}`;
  });
}

/**
 * Fails unless everything that is missing is optional.
 *
 * @param {readonly Requirement[]} missing
 */
function goWithout(missing) {
  const needed = missing.filter((requirement) => requirement.without === undefined);
  if (needed.length > 0) throw new SetupFailure(whatIsMissing(needed, missing));
  return missing.map((requirement) => `no ${requirement.name}: ${requirement.without}`).join('; ');
}

/**
 * @param {readonly Requirement[]} needed what is not optional
 * @param {readonly Requirement[]} wanted all that would be installed
 */
function whatIsMissing(needed, wanted) {
  const remedy = hasDebianPackages()
    ? `Install them, then run the same command again:\n\n  ${installCommand(packagesOf(wanted))}\n\n` +
      'or, on a cluster, load the modules that have them.'
    : 'Install them or, on a cluster, load the modules that have them; then run the same command again.';
  return `${listOf(needed)}\n\n${remedy}`;
}

/** @param {readonly Requirement[]} missing */
function listOf(missing) {
  const lines = missing.map(
    ({ missing: what, without }) =>
      `  - ${what()}${without === undefined ? '' : ` (without it, ${without})`}`,
  );
  return `polymuse needs what this machine does not have:\n${lines.join('\n')}`;
}

/** @param {readonly Requirement[]} requirements */
function packagesOf(requirements) {
  return [...new Set(requirements.flatMap((requirement) => requirement.debianPackages))];
}
