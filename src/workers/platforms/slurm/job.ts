// SPDX-License-Identifier: Apache-2.0
/**
 * SLURM's jobs and their steps, from the environment variables of processes.
 *
 * @module
 */
import { expandCounts, expandNodeList } from './node-list.js';
import type { AllocatedNode, Environment } from '../platform.js';

/** The variables that identify processes of a job. */
const jobVariables = [
  'SLURM_JOB_ID',
  'SLURM_JOB_NODELIST',
  'SLURM_NODELIST',
  'SLURM_STEP_ID',
  'SLURMD_NODENAME',
] as const;

/** The variable with the node of a process. */
export const hostVariable = 'SLURMD_NODENAME';

/** The variable with the rank of a process in its step. */
export const rankVariable = 'SLURM_PROCID';

/** Whether a process belongs to a job, or was started from one. */
export function hasTraces(environment: Environment): boolean {
  return jobVariables.some((name) => environment[name] !== undefined);
}

/** The job of a process; undefined outside of jobs. */
export function jobOf(environment: Environment): string | undefined {
  return environment['SLURM_JOB_ID'];
}

/** The step of a process in its job; undefined in a batch script, or outside of jobs. */
export function stepOf(environment: Environment): string | undefined {
  return environment['SLURM_STEP_ID'];
}

/** The nodes of a job, in SLURM's format; undefined if there are none. */
export function nodeListOf(environment: Environment): string | undefined {
  return environment['SLURM_JOB_NODELIST'];
}

/** The number of tasks of a job or a step. */
export function tasksOf(environment: Environment): number | undefined {
  const tasks = environment['SLURM_NTASKS'];
  return tasks === undefined ? undefined : Number(tasks);
}

/**
 * The nodes of a job with their cores; undefined outside of jobs.
 *
 * @throws {Error} if the numbers of cores cannot be understood
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
 * Whether the type of MPI is set for srun, which some machines need (a Cray: cray_shasta). In a step, the
 * variable is about the step.
 */
export function hasMpiType(environment: Environment): boolean {
  return environment['SLURM_MPI_TYPE'] !== undefined && stepOf(environment) === undefined;
}

/** The variables that are only about a step. */
const stepVariables =
  /^SLURM_(STEP|SRUN|CPU_BIND|DISTRIBUTION|LAUNCH|LOCALID|GTIDS|NODEID|PROCID|TASK_PID|NTASKS|NPROCS|MPI_TYPE)/;

/**
 * The environment with which a launcher uses all nodes of a job, even if this script runs in a step on one of
 * them: it describes the job instead of the step.
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

/** Launchers start their daemons with srun, in steps that may use the same resources as other steps. */
export const overlapping: Environment = { SLURM_OVERLAP: '1' };
