// SPDX-License-Identifier: Apache-2.0
/**
 * The command `polymuse run`.
 *
 * @module
 */
import type { CommandModule } from 'yargs';
import type { Start } from './start.js';

interface Given {
  readonly script: string;
  readonly check: boolean;
  readonly 'show-placement': boolean;
}

/** @param scriptArguments what follows the script, see {@link splitScriptArguments} */
export function runCommand(
  start: Start,
  scriptArguments: readonly string[],
): CommandModule<object, Given> {
  return {
    command: 'run <script>',
    describe: 'Check a script of TypeScript or JavaScript, and run it',
    builder: (yargs) =>
      yargs
        .usage(
          '$0 run [options] <script> [arguments of the script]\n\n' +
            'Checks the types of a script, and with them the units, and runs it if they are in order.\n' +
            "What stands behind the script are its own arguments. The exit code is the script's; 2 if it\n" +
            'has not been started.',
        )
        .positional('script', {
          type: 'string',
          demandOption: true,
          describe: 'A file of TypeScript (.ts, .mts) or JavaScript',
        })
        .options({
          check: {
            type: 'boolean',
            default: true,
            describe: 'Check the types first; --no-check leaves that out',
          },
          'show-placement': {
            type: 'boolean',
            default: false,
            describe: 'Print where the ranks of each instance are, once it has started',
          },
        })
        .example('$0 run couple.ts', 'check and run a script')
        .example('$0 run couple.ts --members 8', 'with an argument of its own')
        .example('mpirun -n 1 $0 run couple.ts', 'under a launcher, as one process'),
    handler: ({ script, check, showPlacement }) => {
      start(async () => {
        if (showPlacement) process.env['POLYMUSE_SHOW_PLACEMENT'] = '1';
        const { runScript } = await import('../run/run-script.js');
        await runScript({ script, scriptArguments, check });
      });
    },
  };
}

/**
 * Divides a command line into what is for polymuse and what is for the script of `polymuse run`: all
 * that follows it, whatever it looks like.
 *
 * @example
 * splitScriptArguments(['run', '--no-check', 'couple.ts', '--help']);
 * // [['run', '--no-check', 'couple.ts'], ['--help']]
 */
export function splitScriptArguments(words: readonly string[]): [string[], string[]] {
  // No option of `run` takes a word of its own, so the first that is no option is the script.
  const script = words.findIndex((word, at) => at > 0 && !word.startsWith('-'));
  const end = words[0] === 'run' && script > 0 ? script + 1 : words.length;
  return [words.slice(0, end), words.slice(end)];
}
