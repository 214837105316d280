// SPDX-License-Identifier: Apache-2.0
/**
 * SLURM's jobs and their steps, by the variables in which it tells processes of them.
 *
 * @module
 */
import { expandCounts, expandNodeList } from './node-list.js';
import type { AllocatedNode, Environment } from '../platform.js';

/** The variables by which processes of a job can be told. */
const jobVariables = [
  'SLURM_JOB_ID',
  'SLURM_JOB_NODELIST',
  'SLURM_NODELIST',
  'SLURM_STEP_ID',
  'SLURMD_NODENAME',
] as const;

/** The variable that names the node of a process. */
export const hostVariable = 'SLURMD_NODENAME';

/** The variable that tells a process which rank of its step it is. */
export const rankVariable = 'SLURM_PROCID';

/** Whether a process belongs to a job, or has been started from one. */
export function hasTraces(environment: Environment): boolean {
  return jobVariables.some((name) => environment[name] !== undefined);
}

/** The job of a process; undefined outside of jobs. */
export function jobOf(environment: Environment): string | undefined {
  return environment['SLURM_JOB_ID'];
}

/** The step of its job that a process is in; undefined in a batch script, or outside of jobs. */
export function stepOf(environment: Environment): string | undefined {
  return environment['SLURM_STEP_ID'];
}

/** The nodes of a job, as SLURM writes them; undefined if there are none. */
export function nodeListOf(environment: Environment): string | undefined {
  return environment['SLURM_JOB_NODELIST'];
}

/** How many ranks a job, or a step, is to have. */
export function tasksOf(environment: Environment): number | undefined {
  const tasks = environment['SLURM_NTASKS'];
  return tasks === undefined ? undefined : Number(tasks);
}

/**
 * The nodes of a job with their cores; undefined outside of jobs.
 *
 * @throws {Error} if their numbers of cores cannot be understood
 */
export function nodesOf(environment: Environment): AllocatedNode[] | undefined {
  const list = nodeListOf(environment) ?? environment['SLURM_NODELIST'];
  if (list === undefined) return undefined;
  const counts = expandCounts(
    environment['SLURM_JOB_CPUS_PER_NODE'] ?? environment['SLURM_CPUS_ON_NODE'] ?? '1',
  );
  return expandNodeList(list).map((host, i) => ({ host, cores: counts[i] ?? counts.at(-1)! }));
}

/**
 * Whether srun has been told how it and the MPI library talk to each other, as some machines need it (a Cray:
 * cray_shasta). What a step has there is about the step.
 */
export function hasMpiType(environment: Environment): boolean {
  return environment['SLURM_MPI_TYPE'] !== undefined && stepOf(environment) === undefined;
}

/** What a step knows of itself alone. */
const stepVariables =
  /^SLURM_(STEP|SRUN|CPU_BIND|DISTRIBUTION|LAUNCH|LOCALID|GTIDS|NODEID|PROCID|TASK_PID|NTASKS|NPROCS|MPI_TYPE)/;

/**
 * What has a launcher use all of a job's nodes, although this script may be in a step on one of them: what
 * the job knows, in place of what the step does.
 */
export function wholeJob(environment: Environment): Environment {
  if (stepOf(environment) === undefined) return {};
  return {
    ...Object.fromEntries(
      Object.keys(environment)
        .filter((name) => stepVariables.test(name))
        .map((name) => [name, undefined]),
    ),
    SLURM_NODELIST: environment['SLURM_JOB_NODELIST'],
    SLURM_NNODES: environment['SLURM_JOB_NUM_NODES'],
    SLURM_TASKS_PER_NODE: environment['SLURM_JOB_CPUS_PER_NODE'],
  };
}

/** Launchers have srun start their daemons, in steps that may use what other steps use. */
export const overlapping: Environment = { SLURM_OVERLAP: '1' };
