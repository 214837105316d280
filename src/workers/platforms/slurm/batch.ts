// SPDX-License-Identifier: Apache-2.0
/**
 * Jobs for sbatch. Errors that SLURM might report only after a night in the queue are found here.
 *
 * @module
 */
import { counted, OptionRefusal, type BatchSystem, type JobPlan } from '../batch.js';

export const batch: BatchSystem = {
  submit: 'sbatch',
  cancel: 'scancel',
  ending: 'sbatch',
  trial: { command: ['sbatch', '--test-only'], isThere: ['sinfo'] },
  mostNoticeSeconds: 65535,
  arrayVariable: 'SLURM_ARRAY_TASK_ID',
  startComments: [
    '# Without srun: processes that were started by srun cannot start others by MPI. With "exec", signals reach the',
    "# script, and its exit code is the job's.",
  ],
  examples: {
    time: '90, 1:30:00, 2-12',
    array: '1-10, or 1-10%3 for three at a time',
    more: '--constraint=fast',
  },
  secondsOf,
  checkArray,
  checkMore(option) {
    if (!/^--[a-z][a-z-]*(=\S+)?$/.test(option))
      throw new OptionRefusal(
        'sbatch',
        option,
        'it must be an option of sbatch, such as --constraint=fast',
      );
  },
  outputFor: (name, isArray) => `${name}-${isArray ? '%A_%a' : '%j'}.out`,
  directives,
};

/**
 * The length of a time limit in seconds.
 *
 * @throws {OptionRefusal} if it is not in SLURM's format
 *
 * @example
 * secondsOf('1-12'); // 129600: a day and 12 hours
 */
function secondsOf(time: string): number {
  const withDays = /^(\d+)-(\d+)(?::(\d+)(?::(\d+))?)?$/.exec(time);
  const withHours = /^(\d+):(\d+):(\d+)$/.exec(time);
  const withMinutes = /^(\d+)(?::(\d+))?$/.exec(time);
  const parts: (string | undefined)[] | undefined = withDays
    ? withDays.slice(1)
    : withHours
      ? ['0', ...withHours.slice(1)]
      : withMinutes
        ? ['0', '0', ...withMinutes.slice(1)]
        : undefined;
  const forms = 'minutes, minutes:seconds, hours:minutes:seconds, days-hours or days-hours:minutes';
  const refused = (expected: string) => new OptionRefusal('time', `'${time}'`, expected);
  if (parts === undefined) throw refused(`it must be in SLURM's format: ${forms}`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((each) => Number(each ?? 0));
  // The first number is not limited: 90 is 90 minutes, 36:00:00 is a day and a half.
  if (seconds > 59 || (minutes > 59 && !withMinutes) || (hours > 23 && withDays))
    throw refused('minutes and seconds are at most 59, hours after days at most 23');
  const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  if (total === 0) throw refused('it must be more than 0');
  return total;
}

function checkArray(array: string): void {
  const [list = '', atOnce, ...more] = array.split('%');
  const parts = list.split(',').map((part) => /^(\d+)(?:-(\d+)(?::(\d+))?)?$/.exec(part));
  const isRight =
    more.length === 0 &&
    (atOnce === undefined || /^[1-9]\d*$/.test(atOnce)) &&
    parts.every((part) => {
      if (part === null) return false;
      const [, first, last, step] = part;
      return (last === undefined || Number(first) <= Number(last)) && step !== '0';
    });
  if (!isRight)
    throw new OptionRefusal(
      'array',
      `'${array}'`,
      "it must be in SLURM's format: 1-10, 1-10:2, 1,4,7, or 1-10%3 for three at a time",
    );
}

function directives(plan: JobPlan): string[] {
  const { nodes, tasks, tasksPerNode, instances, ranksPerInstance, threadsPerRank, signal } = plan;
  const limit = [
    '',
    '# The time limit.',
    `#SBATCH --time=${plan.time}`,
    ...(signal === 0
      ? []
      : [
          `# The script gets SIGTERM ${signal} s before the limit, so that it can stop its models and save what it needs.`,
          '# (B: only to this shell, which the script replaces below.)',
          `#SBATCH --signal=B:TERM@${signal}`,
        ]),
  ];
  return [
    '',
    `#SBATCH --job-name=${plan.name}`,
    ...(plan.partition === undefined ? [] : [`#SBATCH --partition=${plan.partition}`]),
    ...(plan.account === undefined ? [] : [`#SBATCH --account=${plan.account}`]),
    '',
    `# ${counted(instances, 'instance')} with ${counted(ranksPerInstance, 'rank')} each: one task for each rank. The script does not`,
    '# need a task: it sleeps while the models run.',
    `#SBATCH --nodes=${nodes}`,
    `#SBATCH --ntasks=${tasks}`,
    `#SBATCH --ntasks-per-node=${tasksPerNode}`,
    ...(threadsPerRank === 1 ? [] : [`#SBATCH --cpus-per-task=${threadsPerRank}`]),
    ...limit,
    '',
    '# The output of the script. That of the models is in their working directories.',
    `#SBATCH --output=${plan.output}`,
    ...(plan.array === undefined
      ? []
      : [
          '',
          `# A job array; each job has its index in ${batch.arrayVariable}.`,
          `#SBATCH --array=${plan.array}`,
        ]),
    ...(plan.requeue
      ? [
          '',
          '# After a node failure it starts again from the beginning; its output is appended to the same file.',
          '#SBATCH --requeue',
          '#SBATCH --open-mode=append',
        ]
      : ['', '# It is not started again automatically.', '#SBATCH --no-requeue']),
    ...(plan.more.length === 0 ? [] : ['', ...plan.more.map((option) => `#SBATCH ${option}`)]),
  ];
}
