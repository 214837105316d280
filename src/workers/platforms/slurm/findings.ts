// SPDX-License-Identifier: Apache-2.0
/**
 * The findings of `polymuse doctor` about SLURM: whether it is available, and the allocation of this process.
 *
 * @module
 */
import type { Finding, OutputOf } from '../finding.js';
import type { Environment } from '../platform.js';
import { jobOf, nodeListOf, stepOf, tasksOf } from './job.js';

/** The findings about SLURM. A machine without SLURM, such as a laptop, is not a problem. */
export async function findings(environment: Environment, outputOf: OutputOf): Promise<Finding[]> {
  const title = 'SLURM';
  const version = (await outputOf('sbatch', '--version'))?.trim();
  const job = jobOf(environment);
  if (version === undefined && job === undefined)
    return [{ title, state: 'ok', text: 'not on this machine; scripts run without it' }];
  return [
    { title, state: 'ok', text: version ?? 'its commands are not on the PATH' },
    ...(version === undefined ? [] : [await controller(outputOf)]),
    await allocation(job, environment, outputOf),
  ];
}

async function controller(outputOf: OutputOf): Promise<Finding> {
  const partitions = (await outputOf('sinfo', '--noheader', '--format=%P'))?.trim();
  if (partitions === undefined)
    return {
      title: 'controller',
      // Scripts run without the controller.
      state: 'note',
      text: 'sinfo gets no reply: jobs cannot be submitted from here',
      remedy: 'submit from a login node of the cluster, or ask its administrators',
    };
  const names = [...new Set(partitions.split(/\s+/))];
  return {
    title: 'partitions',
    state: 'ok',
    text: names.join(', '),
    facts: { partitions: names.map((name) => name.replace('*', '')) },
  };
}

async function allocation(
  job: string | undefined,
  environment: Environment,
  outputOf: OutputOf,
): Promise<Finding> {
  const title = 'allocation';
  if (job === undefined)
    return { title, state: 'ok', text: 'none: this is a login node, or a shell of your own' };
  const list = nodeListOf(environment) ?? '';
  const hosts = (await outputOf('scontrol', 'show', 'hostnames', list))?.trim().split('\n') ?? [
    list,
  ];
  const tasks = tasksOf(environment);
  const facts = { job, hosts, tasks };
  const text = `job ${job} on ${hosts.join(', ')}${tasks === undefined ? '' : `, ${tasks} tasks`}`;
  const step = stepOf(environment);
  if (step === undefined) return { title, state: 'ok', text, facts };
  return {
    title,
    state: 'note',
    text: `${text}; within step ${step}, where MPI_Comm_spawn may not work; the sockets channel is used then`,
    remedy: 'start the script with node or polymuse run in the batch script, without srun',
    facts,
  };
}
