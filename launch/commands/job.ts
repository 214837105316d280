/**
 * The command `polymuse job`.
 *
 * @module
 */
import type { CommandModule } from 'yargs';
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
  readonly sbatch: string[];
  readonly file: string | undefined;
  readonly force: boolean;
  readonly check: boolean;
}

/** The command; see {@link Start}. */
export function jobCommand(start: Start): CommandModule<object, Given> {
  return {
    command: 'job <script>',
    describe: 'Write the file by which SLURM runs a script',
    builder: (yargs) =>
      yargs
        .usage(
          '$0 job [options] <script> [-- arguments of the script]\n\n' +
            'Checks a script, and writes a file for sbatch that runs it; the file explains itself. Ranks are\n' +
            'counted, not cores for the script: it sleeps while its models run.',
        )
        .positional('script', { type: 'string', demandOption: true, describe: 'The script' })
        .options({
          nodes: number('Nodes', 1),
          instances: number('Instances that run at the same time', 1),
          'ranks-per-instance': number('MPI ranks of each of them', 1),
          'threads-per-rank': number('Threads of each rank', 1),
          time: text('Time limit, as SLURM writes it: 90, 1:30:00, 2-12', '1:00:00'),
          signal: number('Seconds before that limit when the script gets SIGTERM; 0 for never', 60),
          name: text("The job's name; the script's if absent"),
          partition: text('The partition'),
          account: text('The account that is charged'),
          modules: { ...words('Modules to load'), default: [] as string[] },
          output: text("The file for the script's output; <name>-<job>.out if absent"),
          array: text('Numbers of an array of jobs: 1-10, or 1-10%3 for three at a time'),
          requeue: flag('Start it again when a node has failed', false),
          sbatch: {
            ...words('Another option of sbatch, such as --sbatch=--constraint=fast'),
            default: [] as string[],
          },
          file: text('The file to write, - for standard output; <script>.sbatch if absent'),
          force: flag('Replace a file that is there', false),
          check: flag('Check the types first; --no-check leaves that out', true),
        })
        .example('$0 job couple.ts --time 2:00:00', 'one node')
        .example('$0 job couple.ts --nodes 2 --instances 4 --ranks-per-instance 16', 'more of it')
        .example(
          '$0 job couple.ts --modules openmpi fftw -- --members 8',
          'with an argument of its own',
        ),
    handler: ({ script, file, force, check, '--': scriptArguments, ...options }) => {
      start(async () => {
        const { writeJob } = await import('../job/write-job.js');
        process.exitCode = await writeJob({
          script,
          scriptArguments: (scriptArguments as string[] | undefined) ?? [],
          options,
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
