// SPDX-License-Identifier: Apache-2.0
/**
 * Options of code instances, checked before anything is started.
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

/** How an instance of a code is started. */
export interface CodeOptions {
  /** What error messages and logs call the instance; the working directory's name if absent. */
  readonly name?: string;
  /**
   * The directory that the model runs in, made if it does not exist; `<code>-<number>` in the current
   * directory if absent. It holds what the model writes, and the worker's log.
   */
  readonly workdir?: string;
  /** How calls travel to the worker; `'mpi'` if absent. */
  readonly channelType?: ChannelType;
  /** The number of MPI ranks that the instance runs on; 1 if absent. */
  readonly numberOfWorkers?: number;
  /** The cores that each rank uses, with threads of its own (OMP_NUM_THREADS); 1 if absent. */
  readonly threadsPerRank?: number;
  /**
   * The nodes to run on, with the same number of ranks on each: their names, such as `['n1', 'n2']`, or how
   * many, which takes those with the most free cores. Default: free cores, on as few nodes as the instance
   * needs; see docs/clusters.md.
   */
  readonly nodes?: number | readonly string[];
  /** Whether ranks are kept to the cores that they are given (`'cores'`); `'none'` if absent. */
  readonly binding?: Binding;
  /** The worker's program, if it is not the one that was built with polymuse. */
  readonly worker?: string;
  /**
   * Where the worker's output goes: `'file'`, a log of each rank in the working directory
   * (`worker-0.log`, …); `'none'`, to where the script's own goes; `'null'`, nowhere. Its last lines
   * are in error messages in any case. `'file'` if absent.
   */
  readonly redirection?: Redirection;
  /** How long starting may take; a minute if absent. */
  readonly startTimeout?: QuantityLike<'time'>;
}

/** The names of all options: the compiler sees to it that none is left out. */
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

/** Where the output of a worker goes. */
export type Redirection = 'file' | 'none' | 'null';

/** Options with all that was left out filled in. */
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
 * Checks options, and makes the working directory.
 *
 * @throws {ArgumentError} naming the option, what was given, and what it can be
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
    throw wrong('workdir', workdir, `the running instance '${other}' has the same one`);
  try {
    mkdirSync(workdir, { recursive: true });
  } catch (error) {
    throw wrong('workdir', workdir, `it cannot be made (${(error as Error).message})`);
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
      `it must be a list of names of nodes, or a whole number from 1 to the number of ranks, ${ranks}`,
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

/** What was given for `nodes`, in messages. */
function listed(nodes: CodeOptions['nodes']): unknown {
  return typeof nodes === 'object' ? `[${nodes.join(', ')}]` : nodes;
}

/** The files for a worker's output, `%r` standing for the rank; and for its launcher's. */
export function logsOf({ workdir, redirection }: ResolvedOptions): {
  readonly log: string;
  readonly launcherLog: string;
} {
  const launcherLog = `${workdir}/launcher.log`;
  if (redirection === 'file') return { log: `${workdir}/worker-%r.log`, launcherLog };
  // A launcher's output is that of its ranks, too.
  return redirection === 'none' ? { log: '', launcherLog: '' } : { log: '/dev/null', launcherLog };
}

/** Takes a working directory for an instance, and clears away the logs of an earlier one. */
export function occupyWorkdir(workdir: string, instance: string): void {
  workdirsInUse.set(workdir, instance);
  if (!existsSync(workdir)) return;
  for (const file of readdirSync(workdir))
    if (/^(worker-\d+|launcher)\.log$/.test(file)) rmSync(`${workdir}/${file}`, { force: true });
}

/** Gives it back. */
export function leaveWorkdir(workdir: string): void {
  workdirsInUse.delete(workdir);
}
