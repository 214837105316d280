// SPDX-License-Identifier: Apache-2.0
/**
 * The command `polymuse codes`.
 *
 * @module
 */
import type { CommandModule } from 'yargs';
import type { Start } from './start.js';

interface Given {
  readonly worker: string[] | undefined;
  readonly json: boolean;
}

/** The command; see {@link Start}. */
export function codesCommand(start: Start): CommandModule<object, Given> {
  return {
    command: 'codes [worker..]',
    describe: 'List the codes that there are, and whether they are built',
    builder: (yargs) =>
      yargs
        .usage(
          '$0 codes [options] [worker..]\n\n' +
            'Lists the codes that scripts can use, with their workers: where they are, with which MPI they\n' +
            'were built, and the fingerprint of the interface that they were built for. The exit code is 1\n' +
            'if one of them cannot be used, unless it is one that not everybody has.',
        )
        .positional('worker', {
          type: 'string',
          array: true,
          describe: 'Look at these programs, of codes of your own, instead',
        })
        .options({
          json: { type: 'boolean', default: false, describe: 'Print it as JSON' },
        })
        .example('$0 codes', 'all codes')
        .example('$0 codes build/ocean_worker', 'a worker of your own')
        .example("$0 codes --json | jq -r '.[].name'", 'for other programs'),
    handler: ({ worker = [], json }) => {
      start(async () => {
        const { showCodes } = await import('../codes/show-codes.js');
        process.exitCode = await showCodes(worker, json);
      });
    },
  };
}
