// SPDX-License-Identifier: Apache-2.0
/**
 * srun, the launcher of a scheduler, for ranks of any MPI library.
 *
 * @module
 */
import { hostsOf } from '../placement/placement.js';
import { hasMpiType, jobOf, rankVariable, wholeJob } from '../platforms/slurm/job.js';
import type { Launcher } from './launcher.js';

const command = ['srun'];

export const srun: Launcher = {
  name: 'srun',

  program: {
    commands: { openmpi: command, mpich: command, unknown: command },
    isOfScheduler: true,
    recognizes: (version) => version.startsWith('slurm'),
    canStart: () => jobOf(process.env) !== undefined,
  },

  launch({ program, placement }, command) {
    // A name for each rank, in their order.
    const nodes = [...hostsOf(placement)].flatMap(([host, count]) =>
      Array.from({ length: count }, () => host),
    );
    return {
      command: [
        ...[command, '-n', String(placement.ranks.length)],
        ...['--overlap', '--cpu-bind=none', '--export=ALL'],
        ...(hasMpiType(process.env)
          ? []
          : [program.flavour === 'mpich' ? '--mpi=pmi2' : '--mpi=pmix']),
        ...['--distribution=arbitrary', `--nodelist=${nodes.join(',')}`],
        program.file,
      ],
      environment: wholeJob(process.env),
    };
  },

  rankVariable,

  unbound: 'srun --cpu-bind=none',
};
