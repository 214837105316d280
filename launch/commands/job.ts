// SPDX-License-Identifier: Apache-2.0
/**
 * The command `polymuse job`.
 *
 * @module
 */
import type { CommandModule, Options } from 'yargs';
import { batchPlatform } from '../../src/workers/platforms/table.js';
import type { Start } from './start.js';

interface Given {
  readonly script: string;
  readonly nodes: number;
  readonly instances: number;
  readonly 'ranks-per-instance': number;
  readonly 'threads-per-rank': number;
  readonly time: string;
  readonly signal: number;
  readonly name: string | undefined;
  readonly partition: string | undefined;
  readonly account: string | undefined;
  readonly modules: string[];
  readonly output: string | undefined;
  readonly array: string | undefined;
  readonly requeue: boolean;
  readonly file: string | undefined;
  readonly force: boolean;
  readonly check: boolean;
}

/** The command; see {@link Start}. */
export function jobCommand(start: Start): CommandModule<object, Given> {
  const { name: scheduler, batch } = batchPlatform();
  const { submit, examples } = batch;
  const more: Options = {
    ...words(`Any other option of ${submit}, such as --${submit}=${examples.more}`),
    default: [],
  };
  return {
    command: 'job <script>',
    describe: `Write a batch file with which ${scheduler} runs a script`,
    builder: (yargs) =>
      yargs
        .usage(
          '$0 job [options] <script> [-- arguments of the script]\n\n' +
            `Checks a script, and writes a commented file for ${submit} that runs it. The job gets one task for\n` +
            'each rank, and none for the script, which sleeps while its models run.',
        )
        .positional('script', { type: 'string', demandOption: true, describe: 'The script' })
        .options({
          nodes: number('Nodes', 1),
          instances: number('Instances that run at the same time', 1),
          'ranks-per-instance': number('MPI ranks of each instance', 1),
          'threads-per-rank': number('Threads of each rank', 1),
          time: text(`Time limit in the format of ${scheduler}: ${examples.time}`, '1:00:00'),
          signal: number('Seconds before the limit at which the script gets SIGTERM; 0: never', 60),
          name: text('Name of the job; default: that of the script'),
          partition: text('Partition'),
          account: text('Account to charge'),
          modules: { ...words('Modules to load'), default: [] as string[] },
          output: text('File for the output of the script; default: <name>-<job>.out'),
          array: text(`Indices of a job array: ${examples.array}`),
          requeue: flag('Start the job again after a node failure', false),
          // Under the name of the scheduler's command, which the types need not know.
          ...({ [submit]: more } as object),
          file: text(`File to write, - for standard output; default: <script>.${batch.ending}`),
          force: flag('Overwrite an existing file', false),
          check: flag('Check the types first; --no-check skips the check', true),
        })
        .example('$0 job couple.ts --time 2:00:00', 'one node')
        .example(
          '$0 job couple.ts --nodes 2 --instances 4 --ranks-per-instance 16',
          'several instances on two nodes',
        )
        .example(
          '$0 job couple.ts --modules openmpi fftw -- --members 8',
          'with an argument for the script',
        ),
    handler: ({ script, file, force, check, '--': scriptArguments, ...options }) => {
      start(async () => {
        const { writeJob } = await import('../job/write-job.js');
        process.exitCode = await writeJob({
          script,
          scriptArguments: (scriptArguments as string[] | undefined) ?? [],
          options: {
            ...options,
            more: (options as Readonly<Record<string, unknown>>)[submit] as string[],
          },
          batch,
          file,
          force,
          check,
        });
      });
    },
  };
}

function number<Default extends number>(describe: string, value: Default) {
  return { type: 'number', requiresArg: true, describe, default: value } as const;
}

function text(describe: string): { type: 'string'; requiresArg: true; describe: string };
function text(
  describe: string,
  value: string,
): { type: 'string'; requiresArg: true; describe: string; default: string };
function text(describe: string, value?: string) {
  return {
    type: 'string',
    requiresArg: true,
    describe,
    ...(value !== undefined && { default: value }),
  };
}

function words(describe: string) {
  return { type: 'string', array: true, requiresArg: true, describe } as const;
}

function flag(describe: string, value: boolean) {
  return { type: 'boolean', describe, default: value } as const;
}
