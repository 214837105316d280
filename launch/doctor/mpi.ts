// SPDX-License-Identifier: Apache-2.0
/**
 * MPI: the installed libraries and launchers, and whether those that polymuse needs are among them.
 *
 * @module
 */
import {
  launcherOf,
  libraryCommands,
  schedulerCommands,
} from '../../src/workers/launchers/table.js';
import { flavourOf, type MpiFlavour } from '../../src/workers/program.js';
import { shortMpiVersion } from '../mpi-version.js';
import { outputOf } from '../program.js';
import type { Finding } from './finding.js';
import type { AddonMpi } from './package.js';
import { howToInstall } from './set-up.js';

/** Debian installs several MPI libraries side by side, with their names as suffixes. */
const compilerWrappers = ['mpicc', 'mpicc.openmpi', 'mpicc.mpich'];
const launchers = [
  ...new Set((['openmpi', 'mpich'] as const).flatMap((flavour) => libraryCommands(flavour))),
];

/** The compiler wrappers with which polymuse and workers are built. */
export async function mpiCompilers(): Promise<Finding[]> {
  const found = await Promise.all(
    compilerWrappers.map(async (title): Promise<Finding | undefined> => {
      const version = await wrapperVersion(title);
      if (version === undefined) return undefined;
      return { title, state: 'ok', text: shortMpiVersion(version), facts: { version } };
    }),
  );
  const there = found.filter((each) => each !== undefined);
  if (there.length > 0) return there;
  const remedy = await howToInstall(['libopenmpi-dev', 'openmpi-bin']);
  return [{ title: 'mpicc', state: 'note', text: 'missing; needed to build', remedy }];
}

/** The MPI library that a compiler wrapper belongs to. */
async function wrapperVersion(wrapper: string): Promise<string | undefined> {
  const openMpi = await outputOf(wrapper, '--showme:version');
  if (openMpi !== undefined) return openMpi.trim();
  const mpich = await outputOf(wrapper, '-v');
  return mpich?.split('\n')[0]?.trim();
}

/** The launchers, one of which has to belong to the addon's MPI. */
export async function mpiLaunchers(addon: AddonMpi | undefined): Promise<Finding[]> {
  const found = await Promise.all(
    launchers.map(async (title): Promise<(Finding & { flavour: MpiFlavour }) | undefined> => {
      const version = await outputOf(title, '--version');
      if (version === undefined) return undefined;
      const flavour = flavourOf(version);
      return { title, state: 'ok', text: shortMpiVersion(version), flavour, facts: { flavour } };
    }),
  );
  const there = found.filter((each) => each !== undefined);
  const findings: Finding[] = there.map(({ flavour: _flavour, ...finding }) => finding);
  const needed = addon && flavourOf(addon.version);
  if (needed && needed !== 'unknown' && !there.some(({ flavour }) => flavour === needed)) {
    const name = shortMpiVersion(addon.version);
    const ofScheduler = await schedulerLauncher(needed);
    findings.push({
      title: 'launcher',
      state: ofScheduler === undefined ? 'problem' : 'note',
      text:
        `none of ${launchers.join(', ')} belongs to ${name}, which polymuse was built with: ` +
        (ofScheduler === undefined
          ? 'workers with several ranks cannot be started on the sockets channel'
          : `${ofScheduler} starts workers with several ranks on the sockets channel`),
      remedy:
        needed === 'mpich' ? await howToInstall(['mpich']) : await howToInstall(['openmpi-bin']),
    });
  }
  return findings;
}

/** Within a job, the scheduler's own launcher replaces a missing one. */
async function schedulerLauncher(flavour: MpiFlavour): Promise<string | undefined> {
  for (const command of schedulerCommands(flavour)) {
    const version = await outputOf(command, '--version');
    if (version !== undefined && launcherOf(version, flavour) !== undefined) return command;
  }
  return undefined;
}
