// SPDX-License-Identifier: Apache-2.0
/**
 * SLURM.
 *
 * @module
 */
import type { Platform } from '../platform.js';
import { batch } from './batch.js';
import { findings } from './findings.js';
import {
  hasTraces,
  hostVariable,
  jobOf,
  nodeListOf,
  nodesOf,
  overlapping,
  stepOf,
  wholeJob,
} from './job.js';

export const slurm: Platform = {
  name: 'SLURM',

  detect: hasTraces,

  nodes(environment) {
    const nodes = nodesOf(environment);
    return (
      nodes && { nodes, source: `SLURM job ${jobOf(environment) ?? '?'}`, mayOversubscribe: false }
    );
  },

  hostVariable,

  environment: (environment) => ({ ...wholeJob(environment), ...overlapping }),

  spawnObstacle(environment) {
    // In a step of srun there is no daemon of Open MPI that could start processes.
    const inStep = stepOf(environment) !== undefined && environment['PMIX_RANK'] !== undefined;
    return inStep && environment['OMPI_COMM_WORLD_SIZE'] === undefined
      ? 'processes started by srun cannot spawn others'
      : undefined;
  },

  mpiKnowsHosts: (environment) => nodeListOf(environment) !== undefined,

  batch,

  findings,
};
