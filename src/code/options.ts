// SPDX-License-Identifier: Apache-2.0
/**
 * Options of instances, which are checked before anything is started.
 *
 * @module
 */
import { existsSync, mkdirSync, rmSync, readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { transportNames, type ChannelType } from '../workers/transports/table.js';
import { ArgumentError } from '../errors.js';
import { takeCores } from '../workers/placement/cores-of-this-job.js';
import { PlacementFailure } from '../workers/placement/cores.js';
import type { Binding, Placement } from '../workers/placement/placement.js';
import type { QuantityLike } from '../units/index.js';

/** Options with which an instance of a code is started. */
export interface CodeOptions {
  /** The name of the instance in error messages and logs; default: the name of the working directory. */
  readonly name?: string;
  /**
   * The directory in which the model runs; it is created if it does not exist. Default: `<code>-<number>` in
   * the current directory. It gets the output of the model and the log of the worker.
   */
  readonly workdir?: string;
  /** The channel of calls to the worker; default: `'mpi'`. */
  readonly channelType?: ChannelType;
  /** The number of MPI ranks of the instance; default: 1. */
  readonly numberOfWorkers?: number;
  /** The number of cores that each rank uses with its threads (OMP_NUM_THREADS); default: 1. */
  readonly threadsPerRank?: number;
  /**
   * The nodes to run on, with the same number of ranks on each: their names, such as `['n1', 'n2']`, or their
   * number, which takes those with the most free cores. Default: free cores, on as few nodes as the instance
   * needs; see docs/clusters.md.
   */
  readonly nodes?: number | readonly string[];
  /** Whether each rank is bound to its cores (`'cores'`); default: `'none'`. */
  readonly binding?: Binding;
  /** The worker's program; default: the one that was built with polymuse. */
  readonly worker?: string;
  /**
   * The destination of the worker's output: `'file'`, a log for each rank in the working directory
   * (`worker-0.log`, …); `'none'`, the output of the script; `'null'`, it is discarded. Its last lines are
   * always in error messages. Default: `'file'`.
   */
  readonly redirection?: Redirection;
  /** The time limit for starting; default: one minute. */
  readonly startTimeout?: QuantityLike<'time'>;
}

/** The names of all options; the compiler checks that none is missing. */
export const codeOptionNames: readonly string[] = Object.keys({
  name: true,
  workdir: true,
  channelType: true,
  numberOfWorkers: true,
  threadsPerRank: true,
  nodes: true,
  binding: true,
  worker: true,
  redirection: true,
  startTimeout: true,
} satisfies Record<keyof CodeOptions, true>);

/** The destination of a worker's output. */
export type Redirection = 'file' | 'none' | 'null';

/** Options with all defaults. */
export interface ResolvedOptions {
  readonly name: string;
  readonly workdir: string;
  readonly channelType: ChannelType;
  readonly ranks: number;
  readonly redirection: Redirection;
  readonly startSeconds: number;
  readonly placement: Placement;
}

const counters = new Map<string, number>();
const workdirsInUse = new Map<string, string>();

/**
 * Checks options, and creates the working directory.
 *
 * @throws {ArgumentError} with the option, the given value, and the valid ones
 */
export function resolveOptions(code: string, options: CodeOptions): ResolvedOptions {
  const number = (counters.get(code) ?? 0) + 1;
  counters.set(code, number);
  const workdir = resolve(options.workdir ?? `${code}-${number}`);
  const name = options.name ?? basename(workdir);
  const wrong = (option: string, given: unknown, expected: string) =>
    new ArgumentError(
      `${code} '${name}': ${option} is ${String(given)}; ${expected}`,
      option,
      given,
    );

  const ranks = options.numberOfWorkers ?? 1;
  if (!Number.isInteger(ranks) || ranks < 1 || ranks > 2 ** 20)
    throw wrong('numberOfWorkers', ranks, 'it must be a whole number, 1 or more');
  const channelType = options.channelType ?? 'mpi';
  if (!transportNames().includes(channelType)) {
    const names = transportNames().map((each) => `'${each}'`);
    throw wrong('channelType', channelType, `it must be ${names.join(' or ')}`);
  }
  const redirection = options.redirection ?? 'file';
  if (!['file', 'none', 'null'].includes(redirection))
    throw wrong('redirection', redirection, "it must be 'file', 'none' or 'null'");
  const other = workdirsInUse.get(workdir);
  if (other !== undefined)
    throw wrong('workdir', workdir, `the running instance '${other}' uses the same directory`);
  try {
    mkdirSync(workdir, { recursive: true });
  } catch (error) {
    throw wrong('workdir', workdir, `it cannot be created (${(error as Error).message})`);
  }
  return {
    name,
    workdir,
    channelType,
    ranks,
    redirection,
    startSeconds: options.startTimeout?.valueIn('s') ?? 60,
    placement: place(options, ranks, wrong),
  };
}

function place(
  { nodes, threadsPerRank = 1, binding = 'none' }: CodeOptions,
  ranks: number,
  wrong: (option: string, given: unknown, expected: string) => ArgumentError,
): Placement {
  if (!Number.isInteger(threadsPerRank) || threadsPerRank < 1)
    throw wrong('threadsPerRank', threadsPerRank, 'it must be a whole number, 1 or more');
  const areNodes =
    typeof nodes === 'object'
      ? nodes.length > 0 && nodes.every((name) => /^[\w.:-]+$/.test(name))
      : nodes === undefined || (Number.isInteger(nodes) && nodes >= 1 && nodes <= ranks);
  if (!areNodes)
    throw wrong(
      'nodes',
      listed(nodes),
      `it must be a list of node names, or a whole number from 1 to the number of ranks, ${ranks}`,
    );
  if (!['none', 'cores'].includes(binding))
    throw wrong('binding', binding, "it must be 'none' or 'cores'");
  try {
    return takeCores({ ranks, threadsPerRank, binding, nodes });
  } catch (error) {
    if (!(error instanceof PlacementFailure)) throw error;
    const { option } = error;
    const given = { nodes: listed(nodes), numberOfWorkers: ranks }[option];
    throw wrong(option, given, error.message);
  }
}

/** The value of `nodes`, for messages. */
function listed(nodes: CodeOptions['nodes']): unknown {
  return typeof nodes === 'object' ? `[${nodes.join(', ')}]` : nodes;
}

/** The files for a worker's output (`%r` is the rank) and for that of its launcher. */
export function logsOf({ workdir, redirection }: ResolvedOptions): {
  readonly log: string;
  readonly launcherLog: string;
} {
  const launcherLog = `${workdir}/launcher.log`;
  if (redirection === 'file') return { log: `${workdir}/worker-%r.log`, launcherLog };
  // The output of a launcher includes that of its ranks.
  return redirection === 'none' ? { log: '', launcherLog: '' } : { log: '/dev/null', launcherLog };
}

/** Reserves a working directory for an instance, and removes the logs of an earlier one. */
export function occupyWorkdir(workdir: string, instance: string): void {
  workdirsInUse.set(workdir, instance);
  if (!existsSync(workdir)) return;
  for (const file of readdirSync(workdir))
    if (/^(worker-\d+|launcher)\.log$/.test(file)) rmSync(`${workdir}/${file}`, { force: true });
}

/** Releases it. */
export function leaveWorkdir(workdir: string): void {
  workdirsInUse.delete(workdir);
}
