// SPDX-License-Identifier: Apache-2.0
/**
 * Checks the options of a job: what the scheduler would refuse, perhaps after a night in the queue, is refused here.
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
 * Checks options, and fills in defaults.
 *
 * @param stem the name of the script without its extension: the default name of the job
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
    throw new OptionRefusal(
      'signal',
      signal,
      `it must be less than the time limit, ${seconds} s (--time ${time})`,
    );
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
    // Everything that occurs in names, module names and paths of schedulers, and nothing that a shell would interpret.
    if (value !== undefined && !/^[\w%][\w.,:+=@%/-]*$|^[./][\w.,:+=@%/-]*$/.test(value))
      throw new OptionRefusal(
        option,
        `'${value}'`,
        'it may contain letters, digits and . , : + = @ % / - _, but no spaces',
      );

  const tasks = instances * ranksPerInstance;
  if (nodes > tasks)
    throw new OptionRefusal(
      'nodes',
      nodes,
      `${counted(instances, 'instance')} with ${counted(ranksPerInstance, 'rank')} can use at most ${tasks}`,
    );
  return { ...options, name, output, tasks, tasksPerNode: Math.ceil(tasks / nodes) };
}
