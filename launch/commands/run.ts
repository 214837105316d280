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
    describe: 'Check a TypeScript or JavaScript script, and run it',
    builder: (yargs) =>
      yargs
        .usage(
          '$0 run [options] <script> [arguments of the script]\n\n' +
            'Checks the types and units of a script, and runs it if there are no errors. All arguments after\n' +
            "the script are passed to it. The exit code is the script's, or 2 if the script has not been\n" +
            'started.',
        )
        .positional('script', {
          type: 'string',
          demandOption: true,
          describe: 'A TypeScript (.ts, .mts) or JavaScript file',
        })
        .options({
          check: {
            type: 'boolean',
            default: true,
            describe: 'Check the types first; --no-check skips the check',
          },
          'show-placement': {
            type: 'boolean',
            default: false,
            describe: 'Print where the ranks of each instance run, once it has started',
          },
        })
        .example('$0 run couple.ts', 'check and run a script')
        .example('$0 run couple.ts --members 8', 'with an argument for the script')
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
 * Splits a command line into the words for polymuse and those for the script of `polymuse run`: all words after the
 * script, whatever they look like.
 *
 * @example
 * splitScriptArguments(['run', '--no-check', 'couple.ts', '--help']);
 * // [['run', '--no-check', 'couple.ts'], ['--help']]
 */
export function splitScriptArguments(words: readonly string[]): [string[], string[]] {
  // No option of `run` takes a separate value, so the first word that is not an option is the script.
  const script = words.findIndex((word, at) => at > 0 && !word.startsWith('-'));
  const end = words[0] === 'run' && script > 0 ? script + 1 : words.length;
  return [words.slice(0, end), words.slice(end)];
}
