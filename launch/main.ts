// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: parses it, and runs the command.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import yargs from 'yargs';
import { codesCommand } from './commands/codes.js';
import { doctorCommand } from './commands/doctor.js';
import { jobCommand } from './commands/job.js';
import { runCommand, splitScriptArguments } from './commands/run.js';
import { CommandFailure, notStarted } from './failure.js';
import { explained } from './mistakes.js';

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

// A reader that goes away, such as `head`, ends other programs by SIGPIPE, which Node ignores: here, too, that is the
// end, without a message. A script that listens to these errors itself goes on.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (stream.listenerCount('error') === 1) process.exit(128 + constants.signals.SIGPIPE);
  });

let work: (() => Promise<void>) | undefined;
const start = (given: () => Promise<void>) => (work = given);

const [words, scriptArguments] = splitScriptArguments(process.argv.slice(2));

const commandLine = yargs(words)
  .scriptName('polymuse')
  .parserConfiguration({ 'populate--': true })
  .locale('en')
  .usage('$0 <command>\n\nCouples MPI simulation codes from TypeScript scripts.')
  .command(runCommand(start, scriptArguments))
  .command(jobCommand(start))
  .command(doctorCommand(start))
  .command(codesCommand(start))
  .completion('completion', 'Print a script with which bash or zsh completes command lines')
  .version(version)
  .alias({ help: 'h' })
  .demandCommand(1, 'No command given')
  .strict()
  .wrap(Math.min(100, process.stdout.columns || 100))
  .fail((message, error) => {
    // Besides the message there is an error only if something other than the command line is wrong; in the types
    // there always is one.
    const other = error as Error | undefined;
    throw other === undefined || other.name === 'YError' ? new CommandFailure(message) : other;
  });

/** Known words that could replace `word`, which is unknown. */
async function candidates(word: string): Promise<readonly string[]> {
  if (!word.startsWith('-')) return commandLine.getCompletion(['']);
  const options = await commandLine.getCompletion([...words.slice(0, 1), '--']);
  return word.startsWith('--no-') ? options.map((each) => `--no-${each.slice(2)}`) : options;
}

try {
  await commandLine.parseAsync();
} catch (error) {
  if (!(error instanceof CommandFailure)) throw error;
  end(await explained(error.message, words, candidates));
}
try {
  await work?.();
} catch (error) {
  if (!(error instanceof CommandFailure)) throw error;
  end(error.message);
}

function end(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(notStarted);
}
