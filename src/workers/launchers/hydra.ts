// SPDX-License-Identifier: Apache-2.0
/**
 * Hydra: mpiexec of MPICH and of libraries that are derived from it.
 *
 * @module
 */
import { hostsOf, isHere, slotsOf, type Placement } from '../placement/placement.js';
import { isLocalHost } from '../platforms/local-host.js';
import { thisPlatform } from '../platforms/table.js';
import type { Launcher } from './launcher.js';

/** Intel MPI pins ranks by default; here ranks bind themselves to their cores. */
const unpinned: Readonly<Record<string, string>> = { I_MPI_PIN: '0' };

/** On this host no daemon is needed to start processes, and the scheduler is not involved. */
const withoutScheduler: Readonly<Record<string, string>> = {
  HYDRA_LAUNCHER: 'fork',
  HYDRA_RMK: 'user',
};

export const hydra: Launcher = {
  name: 'hydra',

  program: {
    commands: { mpich: ['mpiexec.hydra', 'mpiexec', 'mpiexec.mpich'] },
    // Intel's launcher does not print that name.
    recognizes: (version) => /HYDRA|Intel\(R\) MPI/.test(version),
    canStart: (flavour) => flavour !== 'openmpi',
  },

  launch({ program, placement, address }, command) {
    const start = [command, '-n', String(placement.ranks.length)];
    const options = ['-bind-to', 'none'];
    if (isHere(placement))
      return {
        command: [...start, ...options, program.file],
        environment: { ...withoutScheduler, ...unpinned },
      };
    const platform = thisPlatform();
    return {
      command: [
        ...[...start, '-hosts', slotsOf(placement), ...options],
        ...ownAddress(placement, address),
        program.file,
      ],
      environment: {
        ...platform.environment?.(process.env),
        ...unpinned,
        // Ranks get the environment of this host, and would take its name for theirs.
        ...(platform.hostVariable !== undefined && { [platform.hostVariable]: undefined }),
      },
    };
  },

  jobVariables: /^(PMI_(?!MCA_)|PMI2_|MPI_LOCAL|HYDI?_)/,
};

/**
 * The name of this host may have no address on other hosts, or one of a slow network, so others get an
 * address. If this host has ranks itself, hydra must know it by its name.
 */
function ownAddress(placement: Placement, address: string | undefined): string[] {
  const hasRanksHere = [...hostsOf(placement).keys()].some(isLocalHost);
  return address === undefined || hasRanksHere ? [] : ['-localhost', address];
}
