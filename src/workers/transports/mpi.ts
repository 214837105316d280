// SPDX-License-Identifier: Apache-2.0
/**
 * The MPI transport: this process spawns the worker, and messages are sent by MPI.
 *
 * @module
 */
import { prepareForSpawning, settingsOfSpawned } from '../mpi-settings.js';
import { loadNative } from '../native.js';
import { hostsOf, type Placement } from '../placement/placement.js';
import { localHost } from '../platforms/local-host.js';
import { thisPlatform } from '../platforms/table.js';
import { examineWorker, flavourOf } from '../program.js';
import { openNativeLink } from './native-link.js';
import type { Transport, TransportNames } from './transport.js';

/** MPI operations that take longer than this are assumed to hang. */
const hangingSeconds = 20;

const names: TransportNames = { name: 'mpi', substitute: 'sockets' };

export const mpi: Transport = {
  ...names,
  trials: [{ ranks: 2, remedy: 'see docs/mpi.md for where it works' }],
  examine: examineWorker,

  obstacle(program) {
    const { version, blockedSeconds } = loadNative().mpi();
    const ours = flavourOf(version);
    if (program.flavour !== ours)
      return `the worker was built with ${program.flavour}, but polymuse with ${ours}`;
    if (ours === 'mpich') return 'this MPICH cannot spawn processes (see docs/mpi.md)';
    if (blockedSeconds > hangingSeconds) return 'MPI_Comm_spawn of an earlier instance hangs';
    return thisPlatform().spawnObstacle?.(process.env);
  },

  open: (options, onStarted) =>
    openNativeLink(names, options, onStarted, ({ launch, environment, secret }) => {
      const { program, placement } = options;
      prepareForSpawning();
      return {
        // If spawning fails, the worker is started in this way instead.
        launch,
        spawn: {
          file: program.file,
          // Most variables are passed as arguments, since Open MPI truncates info values to 255 characters.
          arguments: assignments(environment),
          parts: spawnedParts(placement),
          info: [
            ['env', assignments({ ...secret, ...settingsOfSpawned(placement) }).join('\n')],
            // For Open MPI, which ignores the slots of the environment under mpirun.
            ['map_by', 'slot:OVERSUBSCRIBE'],
            // With map_by, Open MPI also ignores the binding policy of the environment, and would bind each
            // rank to a core.
            ['bind_to', 'none'],
          ],
        },
      };
    }),
};

function assignments(variables: Readonly<Record<string, string>>): string[] {
  return Object.entries(variables).map(([name, value]) => `${name}=${value}`);
}

/** The hosts on which MPI_Comm_spawn starts ranks. They are not needed if MPI knows only this host. */
function spawnedParts(placement: Placement): [string, number][] {
  const hosts = hostsOf(placement);
  const mpiKnowsHosts = thisPlatform().mpiKnowsHosts?.(process.env) ?? false;
  if (!mpiKnowsHosts && [...hosts.keys()].every((host) => host === localHost()))
    return [['', placement.ranks.length]];
  return [...hosts];
}
