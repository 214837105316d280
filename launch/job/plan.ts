/**
 * What a job is to be, checked: what SLURM would refuse after a night in the queue is refused here.
 *
 * @module
 */
import { CommandFailure } from '../failure.js';

/** What was given on the command line. */
export interface JobOptions {
  readonly nodes: number;
  readonly instances: number;
  readonly ranksPerInstance: number;
  readonly threadsPerRank: number;
  readonly time: string;
  readonly signal: number;
  readonly name?: string | undefined;
  readonly partition?: string | undefined;
  readonly account?: string | undefined;
  readonly modules: readonly string[];
  readonly output?: string | undefined;
  readonly array?: string | undefined;
  readonly requeue: boolean;
  /** More options of sbatch, as it takes them. */
  readonly sbatch: readonly string[];
}

/** A job that can be. */
export interface JobPlan extends JobOptions {
  readonly name: string;
  readonly output: string;
  /** The ranks of all instances. */
  readonly tasks: number;
  /** The most ranks that a node gets. */
  readonly tasksPerNode: number;
}

/**
 * Checks options, and fills in what was left out.
 *
 * @param stem the script's name without its ending: what the job is called, if nothing else is given
 * @throws {CommandFailure} naming the option, what was given, and what it can be
 */
export function planOf(options: JobOptions, stem: string): JobPlan {
  const { nodes, instances, ranksPerInstance, threadsPerRank, time, signal, array } = options;
  for (const [option, value] of Object.entries({
    nodes,
    instances,
    'ranks-per-instance': ranksPerInstance,
    'threads-per-rank': threadsPerRank,
  }))
    if (!Number.isInteger(value) || value < 1)
      throw refused(option, value, 'it must be a whole number, 1 or more');

  const seconds = secondsOf(time);
  if (!Number.isInteger(signal) || signal < 0 || signal > 65535)
    throw refused('signal', signal, 'it must be a number of seconds from 0 to 65535');
  if (signal >= seconds)
    throw refused('signal', signal, `the whole job has ${seconds} s (--time ${time})`);
  if (array !== undefined) checkArray(array);
  for (const each of options.sbatch)
    if (!/^--[a-z][a-z-]*(=\S+)?$/.test(each))
      throw refused('sbatch', each, 'it must be an option of sbatch, such as --constraint=fast');

  const name = options.name ?? stem.replace(/[^\w.-]/g, '_');
  const defaultOutput = `${name}-${array === undefined ? '%j' : '%A_%a'}.out`;
  const output = options.output ?? defaultOutput;
  const { partition, account, modules } = options;
  for (const [option, value] of [
    ['name', name],
    ['partition', partition],
    ['account', account],
    ['output', output],
    ...modules.map((each) => ['modules', each]),
  ] as const)
    // All that SLURM's names, module names and paths have, and nothing that a shell would take up.
    if (value !== undefined && !/^[\w%][\w.,:+=@%/-]*$|^[./][\w.,:+=@%/-]*$/.test(value))
      throw refused(
        option,
        `'${value}'`,
        'it may have letters, digits and . , : + = @ % / - _, and no spaces',
      );

  const tasks = instances * ranksPerInstance;
  if (nodes > tasks)
    throw refused(
      'nodes',
      nodes,
      `${count(instances, 'instance')} with ${count(ranksPerInstance, 'rank')} can use ${tasks} at most`,
    );
  return { ...options, name, output, tasks, tasksPerNode: Math.ceil(tasks / nodes) };
}

/**
 * The length of a time limit in seconds.
 *
 * @throws {CommandFailure} if it is not one as SLURM writes it
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
  if (parts === undefined)
    throw refused('time', `'${time}'`, `it must be as SLURM has it: ${forms}`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((each) => Number(each ?? 0));
  // What leads may be as large as it likes: 90 is 90 minutes, 36:00:00 a day and a half.
  if (seconds > 59 || (minutes > 59 && !withMinutes) || (hours > 23 && withDays))
    throw refused('time', `'${time}'`, 'minutes and seconds end at 59, hours behind days at 23');
  const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  if (total === 0) throw refused('time', `'${time}'`, 'a job needs some time');
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
    throw refused(
      'array',
      `'${array}'`,
      'it must be as SLURM has it: 1-10, 1-10:2, 1,4,7, or 1-10%3 for three at a time',
    );
}

function refused(option: string, given: unknown, expected: string): CommandFailure {
  return new CommandFailure(`polymuse job: --${option} is ${String(given)}; ${expected}`);
}

/** A number of things. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
