// SPDX-License-Identifier: Apache-2.0
/**
 * Jobs for sbatch: what SLURM would refuse after a night in the queue is refused here.
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
    '# Without srun: processes that srun has started cannot start others by MPI. "exec" has signals reach the',
    "# script, and makes its exit code the job's.",
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
 * @throws {OptionRefusal} if it is not one as SLURM writes it
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
  if (parts === undefined) throw refused(`it must be as SLURM has it: ${forms}`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((each) => Number(each ?? 0));
  // What leads may be as large as it likes: 90 is 90 minutes, 36:00:00 a day and a half.
  if (seconds > 59 || (minutes > 59 && !withMinutes) || (hours > 23 && withDays))
    throw refused('minutes and seconds end at 59, hours behind days at 23');
  const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  if (total === 0) throw refused('a job needs some time');
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
      'it must be as SLURM has it: 1-10, 1-10:2, 1,4,7, or 1-10%3 for three at a time',
    );
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
    `# ${counted(instances, 'instance')} with ${counted(ranksPerInstance, 'rank')} each: a task for each rank. The script needs none of its`,
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
          `# So many jobs of the same kind; each finds its number in ${batch.arrayVariable}.`,
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
    ...(plan.more.length === 0 ? [] : ['', ...plan.more.map((option) => `#SBATCH ${option}`)]),
  ];
}
