/**
 * SLURM: whether it is there, whether this is within an allocation, and of what.
 *
 * @module
 */
import { outputOf } from '../program.js';
import type { Finding } from './finding.js';

/** What there is of SLURM; a laptop has nothing of it, which is fine. */
export async function slurm(): Promise<Finding[]> {
  const version = (await outputOf('sbatch', '--version'))?.trim();
  const job = process.env['SLURM_JOB_ID'];
  if (version === undefined && job === undefined)
    return [{ title: 'SLURM', state: 'ok', text: 'not on this machine; scripts run without it' }];
  return [
    { title: 'SLURM', state: 'ok', text: version ?? 'its commands are not on the PATH' },
    ...(version === undefined ? [] : [await controller()]),
    await allocation(job),
  ];
}

async function controller(): Promise<Finding> {
  const partitions = (await outputOf('sinfo', '--noheader', '--format=%P'))?.trim();
  if (partitions === undefined)
    return {
      title: 'controller',
      // Scripts run without it.
      state: 'note',
      text: 'sinfo gets no answer: jobs cannot be submitted from here',
      remedy: 'submit from a login node of the cluster, or ask whoever runs it',
    };
  const names = [...new Set(partitions.split(/\s+/))];
  return {
    title: 'partitions',
    state: 'ok',
    text: names.join(', '),
    facts: { partitions: names.map((name) => name.replace('*', '')) },
  };
}

async function allocation(job: string | undefined): Promise<Finding> {
  const title = 'allocation';
  if (job === undefined)
    return { title, state: 'ok', text: 'none: this is a login node, or a shell of your own' };
  const list = process.env['SLURM_JOB_NODELIST'] ?? '';
  const hosts = (await outputOf('scontrol', 'show', 'hostnames', list))?.trim().split('\n') ?? [
    list,
  ];
  const tasks = process.env['SLURM_NTASKS'];
  const facts = { job, hosts, tasks: tasks === undefined ? undefined : Number(tasks) };
  const text = `job ${job} on ${hosts.join(', ')}${tasks === undefined ? '' : `, ${tasks} tasks`}`;
  if (process.env['SLURM_STEP_ID'] === undefined) return { title, state: 'ok', text, facts };
  return {
    title,
    state: 'note',
    text: `${text}; within step ${process.env['SLURM_STEP_ID']}, where MPI_Comm_spawn may have no daemon to do it: sockets are used then`,
    remedy: 'start the script by plain node or polymuse run in the batch script, without srun',
    facts,
  };
}
