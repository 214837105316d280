// SPDX-License-Identifier: Apache-2.0
/**
 * The command `polymuse doctor`.
 *
 * @module
 */
import type { CommandModule } from 'yargs';
import { allPlatforms } from '../../src/workers/platforms/table.js';
import type { Start } from './start.js';

interface Given {
  readonly json: boolean;
}

/** The command; see {@link Start}. */
export function doctorCommand(start: Start): CommandModule<object, Given> {
  const schedulers = allPlatforms()
    .filter(({ findings }) => findings !== undefined)
    .map(({ name }) => name);
  return {
    command: 'doctor',
    describe: 'Check this machine for problems, and say how to solve them',
    builder: (yargs) =>
      yargs
        .usage(
          '$0 doctor [options]\n\n' +
            'Checks Node, the native part, codes, compilers, MPI libraries, launchers, disk space and ' +
            `${schedulers.join(', ')},\n` +
            'and starts a worker on each channel. Every problem is printed with its remedy. The exit code is\n' +
            '1 if there is a problem.',
        )
        .options({
          json: { type: 'boolean', default: false, describe: 'Print JSON' },
        })
        .example('$0 doctor', 'on a laptop or a login node')
        .example('srun -n 1 $0 doctor', 'on a compute node'),
    handler: ({ json }) => {
      start(async () => {
        const { examine } = await import('../doctor/examine.js');
        process.exitCode = await examine(json);
      });
    },
  };
}
