// SPDX-License-Identifier: Apache-2.0
/**
 * The hosts and cores of the ranks of an instance.
 *
 * @module
 */
import { isLocalHost, shortName } from '../platforms/local-host.js';

/**
 * Whether each rank is bound to its cores: `'none'` or `'cores'`. Binding helps models that use each core
 * fully, and harms if other processes use the same cores.
 */
export type Binding = 'none' | 'cores';

/** The placement of one rank. */
export interface RankPlacement {
  /** The rank in the instance, from 0. */
  readonly rank: number;
  /** The host on which it runs. */
  readonly host: string;
  /** Its cores: indices, from 0, among the cores of the host that this job may use. */
  readonly cores: readonly number[];
}

/** The placement of an instance. */
export interface Placement {
  /** The placement of each rank, in the order of ranks. */
  readonly ranks: readonly RankPlacement[];
  /** The number of cores that each rank uses. */
  readonly threadsPerRank: number;
  /** Whether ranks are bound to these cores. */
  readonly binding: Binding;
  /** Whether other instances use some of the same cores. */
  readonly isShared: boolean;
}

/** The hosts of a placement with their numbers of ranks, in the order of ranks. */
export function hostsOf({ ranks }: Placement): ReadonlyMap<string, number> {
  const hosts = new Map<string, number>();
  for (const { host } of ranks) hosts.set(host, (hosts.get(host) ?? 0) + 1);
  return hosts;
}

/** The same in the format of launchers: `n1:2,n2:1`. */
export function slotsOf(placement: Placement): string {
  return [...hostsOf(placement)].map(([host, ranks]) => `${host}:${ranks}`).join(',');
}

/** Whether all ranks run on this host. */
export function isHere(placement: Placement): boolean {
  return [...hostsOf(placement).keys()].every(isLocalHost);
}

/**
 * A description of a placement in one line.
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

/** A description of the first rank that does not run where it was placed; undefined if there is none. */
export function misplaced(
  { ranks }: Placement,
  found: readonly { readonly rank: number; readonly host: string }[],
): string | undefined {
  for (const { rank, host } of found) {
    const wanted = ranks[rank]?.host;
    // A host that was named by its address reports its name instead.
    if (wanted !== undefined && /^[\d.]+$|:/.test(wanted)) continue;
    if (wanted !== undefined && shortName(wanted) !== shortName(host))
      return `rank ${rank} runs on ${host} instead of ${wanted}`;
  }
  return undefined;
}

function counted(noun: string, numbers: string): string {
  return `${noun}${/[-,]/.test(numbers) ? 's' : ''} ${numbers}`;
}

/** Ascending numbers, as ranges. */
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
