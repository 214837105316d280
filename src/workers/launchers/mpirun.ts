// SPDX-License-Identifier: Apache-2.0
/**
 * mpirun of Open MPI, and what takes its options.
 *
 * @module
 */
import { hasRemoteShell, watchfulDaemons } from '../mpi-settings.js';
import { isHere, slotsOf } from '../placement/placement.js';
import { thisPlatform } from '../platforms/table.js';
import { flavourOf } from '../program.js';
import type { Launcher } from './launcher.js';

/**
 * On this host nobody else is needed to start processes, and the scheduler is not told of them: a step of
 * its own would wait until others have ended, and cost time, or Open MPI would start a daemon on each node
 * of the job.
 */
function withoutScheduler(): Record<string, string> {
  return {
    OMPI_MCA_ras: '^slurm,tm,lsf,gridengine,alps',
    OMPI_MCA_plm: hasRemoteShell() ? '^slurm,tm,lsf,alps' : 'isolated',
  };
}

/** Variables that programs on other hosts need as they are here. */
const passedIfSet = ['PATH', 'LD_LIBRARY_PATH'];

export const mpirun: Launcher = {
  name: 'mpirun',

  program: {
    commands: {
      openmpi: ['mpirun', 'mpiexec', 'mpirun.openmpi'],
      unknown: ['mpiexec', 'mpirun'],
    },
    // What no other launcher knows: that of a library that is not known is most likely of Open MPI's kin.
    recognizes: () => true,
    canStart: (flavour, version) => flavour === 'unknown' || flavourOf(version) === flavour,
  },

  launch({ program, placement, variables }, command) {
    const start = [command, '-n', String(placement.ranks.length)];
    const options = ['--oversubscribe', '--bind-to', 'none'];
    if (isHere(placement))
      return {
        command: [...start, ...options, program.file],
        environment: withoutScheduler(),
      };
    const passed = passedIfSet.filter((name) => name in process.env);
    return {
      command: [
        ...[...start, '--host', slotsOf(placement), ...options],
        ...[...variables, 'EVENT_NOEPOLL', ...passed].flatMap((name) => ['-x', name]),
        program.file,
      ],
      environment: { ...thisPlatform().environment?.(process.env), ...watchfulDaemons() },
    };
  },

  // What of it users may set themselves is left.
  jobVariables:
    /^(OMPI_(?!MCA_|ALLOW_)|OMPI_MCA_(orte_(?!enable_recovery$)|ess|pmix|opal_|initial_wdir|shmem_RUNTIME)|PMIX_(?!MCA_))/,

  unbound: 'mpirun --bind-to none',
};
