/**
 * The file that sbatch is given, which explains itself.
 *
 * @module
 */
import { count, type JobPlan } from './plan.js';

/** What the job runs, with absolute paths: compute nodes need not have the same PATH. */
export interface JobProgram {
  readonly node: string;
  readonly polymuse: string;
  readonly script: string;
  readonly scriptArguments: readonly string[];
}

/** The text of the file. */
export function batchFile(plan: JobPlan, program: JobProgram): string {
  return [
    '#!/bin/bash',
    `# Written by polymuse job for ${program.script}. Submit it with sbatch; scancel ends it.`,
    ...directives(plan),
    ...modules(plan),
    ...folder(plan),
    ...start(plan, program),
    '',
  ].join('\n');
}

function directives(plan: JobPlan): string[] {
  const { nodes, tasks, tasksPerNode, instances, ranksPerInstance, threadsPerRank, signal } = plan;
  const limit = [
    '',
    '# How long it may take.',
    `#SBATCH --time=${plan.time}`,
    ...(signal === 0
      ? []
      : [
          `# ${signal} s before that the script gets SIGTERM, and can stop its models and save what it needs.`,
          '# (B: to this shell alone, whose place the script takes below.)',
          `#SBATCH --signal=B:TERM@${signal}`,
        ]),
  ];
  return [
    '',
    `#SBATCH --job-name=${plan.name}`,
    ...(plan.partition === undefined ? [] : [`#SBATCH --partition=${plan.partition}`]),
    ...(plan.account === undefined ? [] : [`#SBATCH --account=${plan.account}`]),
    '',
    `# ${count(instances, 'instance')} with ${count(ranksPerInstance, 'rank')} each: a task for each rank. The script needs none of its`,
    '# own: it sleeps while the models run.',
    `#SBATCH --nodes=${nodes}`,
    `#SBATCH --ntasks=${tasks}`,
    `#SBATCH --ntasks-per-node=${tasksPerNode}`,
    ...(threadsPerRank === 1 ? [] : [`#SBATCH --cpus-per-task=${threadsPerRank}`]),
    ...limit,
    '',
    '# What the script prints. What the models print is in their working directories.',
    `#SBATCH --output=${plan.output}`,
    ...(plan.array === undefined
      ? []
      : [
          '',
          '# So many jobs of the same kind; each finds its number in SLURM_ARRAY_TASK_ID.',
          `#SBATCH --array=${plan.array}`,
        ]),
    ...(plan.requeue
      ? [
          '',
          '# After the failure of a node it starts again from the beginning; its output goes on in the same file.',
          '#SBATCH --requeue',
          '#SBATCH --open-mode=append',
        ]
      : ['', '# It is not started again by itself.', '#SBATCH --no-requeue']),
    ...(plan.sbatch.length === 0 ? [] : ['', ...plan.sbatch.map((option) => `#SBATCH ${option}`)]),
  ];
}

function modules({ modules: names }: JobPlan): string[] {
  if (names.length === 0) return [];
  return [
    '',
    '# Those that polymuse and the models were built with.',
    `module load ${names.join(' ')} || exit`,
  ];
}

/** Jobs of an array run at the same time, and must not write into each other's folders. */
function folder({ array, name }: JobPlan): string[] {
  if (array === undefined) return [];
  return [
    '',
    '# A folder for each job of the array: working directories of models are made in the current one.',
    `mkdir -p "${name}-$SLURM_ARRAY_TASK_ID" && cd "${name}-$SLURM_ARRAY_TASK_ID" || exit`,
  ];
}

function start({ threadsPerRank }: JobPlan, program: JobProgram): string[] {
  const { node, polymuse, script, scriptArguments } = program;
  return [
    ...(threadsPerRank === 1
      ? []
      : ['', '# For models that use OpenMP.', `export OMP_NUM_THREADS=${threadsPerRank}`]),
    '',
    '# Without srun: processes that srun has started cannot start others by MPI. "exec" has signals reach the',
    "# script, and makes its exit code the job's.",
    `exec ${[node, polymuse, 'run', script, ...scriptArguments].map(shellWord).join(' ')}`,
  ];
}

/** A word as the shell leaves it as it is. */
export function shellWord(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
