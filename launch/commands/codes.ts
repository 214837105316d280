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
    describe: 'List the available codes, and whether they are built',
    builder: (yargs) =>
      yargs
        .usage(
          '$0 codes [options] [worker..]\n\n' +
            'Lists the codes that scripts can use, and their workers: the path, the MPI library and the\n' +
            'fingerprint of the interface with which each was built. The exit code is 1 if one of them cannot\n' +
            'be used, except for optional codes that are not built.',
        )
        .positional('worker', {
          type: 'string',
          array: true,
          describe: 'Check these workers, of your own codes, instead',
        })
        .options({
          json: { type: 'boolean', default: false, describe: 'Print JSON' },
        })
        .example('$0 codes', 'all codes')
        .example('$0 codes build/ocean_worker', 'a worker of your own')
        .example("$0 codes --json | jq -r '.[].name'", 'names only'),
    handler: ({ worker = [], json }) => {
      start(async () => {
        const { showCodes } = await import('../codes/show-codes.js');
        process.exitCode = await showCodes(worker, json);
      });
    },
  };
}
