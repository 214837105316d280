// SPDX-License-Identifier: Apache-2.0
/**
 * The transport by MPI: the worker is spawned by this process, and messages are MPI's.
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

/** MPI operations that take longer than this are not expected to return. */
const hangingSeconds = 20;

const names: TransportNames = { name: 'mpi', substitute: 'sockets' };

export const mpi: Transport = {
  ...names,
  trials: [{ ranks: 2, remedy: 'docs/mpi.md tells where it can work' }],
  examine: examineWorker,

  obstacle(program) {
    const { version, blockedSeconds } = loadNative().mpi();
    const ours = flavourOf(version);
    if (program.flavour !== ours)
      return `the worker was built with ${program.flavour}, and polymuse with ${ours}`;
    if (ours === 'mpich') return 'this MPICH cannot spawn processes (see docs/mpi.md)';
    if (blockedSeconds > hangingSeconds) return 'MPI_Comm_spawn of an instance before it hangs';
    return thisPlatform().spawnObstacle?.(process.env);
  },

  open: (options, onStarted) =>
    openNativeLink(names, options, onStarted, ({ launch, environment, secret }) => {
      const { program, placement } = options;
      prepareForSpawning();
      return {
        // Should spawning fail, the worker is started like this instead.
        launch,
        spawn: {
          file: program.file,
          // Most of it as arguments, since Open MPI cuts off what is longer than 255 characters in info.
          arguments: assignments(environment),
          parts: spawnedParts(placement),
          info: [
            ['env', assignments({ ...secret, ...settingsOfSpawned(placement) }).join('\n')],
            // Of Open MPI; what the environment says about slots is not heard under mpirun.
            ['map_by', 'slot:OVERSUBSCRIBE'],
            // With map_by the policy of the environment is not heard, either, and each rank is kept to a core.
            ['bind_to', 'none'],
          ],
        },
      };
    }),
};

function assignments(variables: Readonly<Record<string, string>>): string[] {
  return Object.entries(variables).map(([name, value]) => `${name}=${value}`);
}

/** Where MPI_Comm_spawn is to start ranks; it need not be told where it knows of this host alone. */
function spawnedParts(placement: Placement): [string, number][] {
  const hosts = hostsOf(placement);
  const mpiKnowsHosts = thisPlatform().mpiKnowsHosts?.(process.env) ?? false;
  if (!mpiKnowsHosts && [...hosts.keys()].every((host) => host === localHost()))
    return [['', placement.ranks.length]];
  return [...hosts];
}
