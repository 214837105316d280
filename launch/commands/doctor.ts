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
    describe: 'Say what this machine has, what is wrong with it, and what to do',
    builder: (yargs) =>
      yargs
        .usage(
          '$0 doctor [options]\n\n' +
            'Looks at Node, the native part, codes, compilers, MPI libraries, launchers, space and ' +
            `${schedulers.join(', ')}, and\n` +
            'starts a worker in each way that there is. Every problem is printed with its remedy. The exit\n' +
            'code is 1 if there is one.',
        )
        .options({
          json: { type: 'boolean', default: false, describe: 'Print it as JSON' },
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
