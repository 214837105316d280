// SPDX-License-Identifier: Apache-2.0
/**
 * mpirun of Open MPI, and launchers with the same options.
 *
 * @module
 */
import { hasRemoteShell, daemonKeepalive } from '../mpi-settings.js';
import { isHere, slotsOf } from '../placement/placement.js';
import { thisPlatform } from '../platforms/table.js';
import { flavourOf } from '../program.js';
import type { Launcher } from './launcher.js';

/**
 * On this host no daemon is needed to start processes, and the scheduler is not involved: a separate step
 * would wait until others have ended, and take time, or Open MPI would start a daemon on each node of the
 * job.
 */
function withoutScheduler(): Record<string, string> {
  return {
    OMPI_MCA_ras: '^slurm,tm,lsf,gridengine,alps',
    OMPI_MCA_plm: hasRemoteShell() ? '^slurm,tm,lsf,alps' : 'isolated',
  };
}

/** Variables that programs on other hosts need with the values of this host. */
const passedIfSet = ['PATH', 'LD_LIBRARY_PATH'];

export const mpirun: Launcher = {
  name: 'mpirun',

  program: {
    commands: {
      openmpi: ['mpirun', 'mpiexec', 'mpirun.openmpi'],
      unknown: ['mpiexec', 'mpirun'],
    },
    // The launcher of an unknown library most likely has the options of Open MPI.
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
      environment: { ...thisPlatform().environment?.(process.env), ...daemonKeepalive() },
    };
  },

  // Variables that the user has set are not changed.
  jobVariables:
    /^(OMPI_(?!MCA_|ALLOW_)|OMPI_MCA_(orte_(?!enable_recovery$)|ess|pmix|opal_|initial_wdir|shmem_RUNTIME)|PMIX_(?!MCA_))/,

  unbound: 'mpirun --bind-to none',
};
