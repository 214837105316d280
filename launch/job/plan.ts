// SPDX-License-Identifier: Apache-2.0
/**
 * What a job is to be, checked: what the scheduler would refuse after a night in the queue is refused here.
 *
 * @module
 */
import {
  counted,
  OptionRefusal,
  type BatchSystem,
  type JobOptions,
  type JobPlan,
} from '../../src/workers/platforms/batch.js';
import { CommandFailure } from '../failure.js';

/**
 * Checks options, and fills in what was left out.
 *
 * @param stem the script's name without its ending: what the job is called, if nothing else is given
 * @throws {CommandFailure} naming the option, what was given, and what it can be
 */
export function planOf(options: JobOptions, stem: string, batch: BatchSystem): JobPlan {
  try {
    return checked(options, stem, batch);
  } catch (error) {
    if (!(error instanceof OptionRefusal)) throw error;
    throw new CommandFailure(`polymuse job: ${error.message}`);
  }
}

function checked(options: JobOptions, stem: string, batch: BatchSystem): JobPlan {
  const { nodes, instances, ranksPerInstance, threadsPerRank, time, signal, array } = options;
  for (const [option, value] of Object.entries({
    nodes,
    instances,
    'ranks-per-instance': ranksPerInstance,
    'threads-per-rank': threadsPerRank,
  }))
    if (!Number.isInteger(value) || value < 1)
      throw new OptionRefusal(option, value, 'it must be a whole number, 1 or more');

  const seconds = batch.secondsOf(time);
  const most = batch.mostNoticeSeconds;
  if (!Number.isInteger(signal) || signal < 0 || signal > most)
    throw new OptionRefusal('signal', signal, `it must be a number of seconds from 0 to ${most}`);
  if (signal >= seconds)
    throw new OptionRefusal('signal', signal, `the whole job has ${seconds} s (--time ${time})`);
  if (array !== undefined) batch.checkArray(array);
  for (const each of options.more) batch.checkMore(each);

  const name = options.name ?? stem.replace(/[^\w.-]/g, '_');
  const output = options.output ?? batch.outputFor(name, array !== undefined);
  const { partition, account, modules } = options;
  for (const [option, value] of [
    ['name', name],
    ['partition', partition],
    ['account', account],
    ['output', output],
    ...modules.map((each) => ['modules', each]),
  ] as const)
    // All that the names, module names and paths of schedulers have, and nothing that a shell would take up.
    if (value !== undefined && !/^[\w%][\w.,:+=@%/-]*$|^[./][\w.,:+=@%/-]*$/.test(value))
      throw new OptionRefusal(
        option,
        `'${value}'`,
        'it may have letters, digits and . , : + = @ % / - _, and no spaces',
      );

  const tasks = instances * ranksPerInstance;
  if (nodes > tasks)
    throw new OptionRefusal(
      'nodes',
      nodes,
      `${counted(instances, 'instance')} with ${counted(ranksPerInstance, 'rank')} can use ${tasks} at most`,
    );
  return { ...options, name, output, tasks, tasksPerNode: Math.ceil(tasks / nodes) };
}
