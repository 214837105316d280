// SPDX-License-Identifier: Apache-2.0
/**
 * Where the ranks of an instance run.
 *
 * @module
 */
import { isLocalHost, shortName } from '../platforms/local-host.js';

/**
 * Whether ranks are kept to the cores that they were given: `'none'`, or `'cores'`. The latter helps
 * models that use each core to the full, and harms where others use the same cores.
 */
export type Binding = 'none' | 'cores';

/** Where one rank runs. */
export interface RankPlacement {
  /** The rank in the instance, from 0. */
  readonly rank: number;
  /** The host that it runs on. */
  readonly host: string;
  /** Of the cores of that host that this job may use, counted from 0. */
  readonly cores: readonly number[];
}

/** What was decided for an instance. */
export interface Placement {
  /** Where each rank runs, in order. */
  readonly ranks: readonly RankPlacement[];
  /** The cores that each rank uses. */
  readonly threadsPerRank: number;
  /** Whether ranks are kept to these cores. */
  readonly binding: Binding;
  /** Whether other instances have been given some of the same cores. */
  readonly isShared: boolean;
}

/** The hosts of a placement, each with the number of its ranks, in the order of ranks. */
export function hostsOf({ ranks }: Placement): ReadonlyMap<string, number> {
  const hosts = new Map<string, number>();
  for (const { host } of ranks) hosts.set(host, (hosts.get(host) ?? 0) + 1);
  return hosts;
}

/** The same as launchers take it: `n1:2,n2:1`. */
export function slotsOf(placement: Placement): string {
  return [...hostsOf(placement)].map(([host, ranks]) => `${host}:${ranks}`).join(',');
}

/** Whether all ranks run on this host. */
export function isHere(placement: Placement): boolean {
  return [...hostsOf(placement).keys()].every(isLocalHost);
}

/**
 * A line about a placement.
 *
 * @example
 * describePlacement(les1.placement); // 'n1: ranks 0-1 on cores 0-1; n2: rank 2 on core 0'
 */
export function describePlacement({ ranks }: Placement): string {
  const hosts = [...new Set(ranks.map(({ host }) => host))];
  return hosts
    .map((host) => {
      const here = ranks.filter((each) => each.host === host);
      const cores = [...new Set(here.flatMap((each) => each.cores))].sort((a, b) => a - b);
      return (
        `${host}: ${counted('rank', ranges(here.map(({ rank }) => rank)))} ` +
        `on ${counted('core', ranges(cores))}`
      );
    })
    .join('; ');
}

/** The first rank that is not where it was to be, in words; undefined if all are. */
export function misplaced(
  { ranks }: Placement,
  found: readonly { readonly rank: number; readonly host: string }[],
): string | undefined {
  for (const { rank, host } of found) {
    const wanted = ranks[rank]?.host;
    // A host that was named by its address calls itself something else.
    if (wanted !== undefined && /^[\d.]+$|:/.test(wanted)) continue;
    if (wanted !== undefined && shortName(wanted) !== shortName(host))
      return `rank ${rank} is on ${host}, and was to be on ${wanted}`;
  }
  return undefined;
}

function counted(noun: string, numbers: string): string {
  return `${noun}${/[-,]/.test(numbers) ? 's' : ''} ${numbers}`;
}

/** Numbers in ascending order, as ranges. */
function ranges(numbers: readonly number[]): string {
  const parts: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const latest = parts.at(-1);
    if (latest && number === latest.last + 1) latest.last = number;
    else parts.push({ first: number, last: number });
  }
  return parts
    .map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`))
    .join(',');
}
