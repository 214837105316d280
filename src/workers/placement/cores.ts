// SPDX-License-Identifier: Apache-2.0
/**
 * Divides the cores of an allocation among instances.
 *
 * @module
 */
import { isLocalHost, shortName } from '../platforms/local-host.js';
import type { Allocation } from '../platforms/platform.js';
import type { Binding, Placement, RankPlacement } from './placement.js';

/** The request of an instance. */
export interface PlacementRequest {
  readonly ranks: number;
  readonly threadsPerRank: number;
  readonly binding: Binding;
  /** The nodes to use, or their number; default: as few as are needed. */
  readonly nodes?: number | readonly string[] | undefined;
}

/** A request that cannot be met: the option that requests too much, and what is available. */
export class PlacementFailure extends Error {
  constructor(
    readonly option: 'nodes' | 'numberOfWorkers',
    message: string,
  ) {
    super(message);
  }
}

interface Node {
  readonly host: string;
  /** Whether it is used only by instances that name it. */
  readonly isExtra: boolean;
  /** The number of ranks on each core. */
  readonly loads: number[];
}

/** Keeps track of the cores of all instances. */
export class Cores {
  readonly #allocation: Allocation;
  readonly #nodes: Node[];

  constructor(allocation: Allocation) {
    this.#allocation = allocation;
    this.#nodes = allocation.nodes.map(({ host, cores }) => ({
      host,
      isExtra: false,
      loads: Array.from({ length: Math.max(1, cores) }, () => 0),
    }));
  }

  /**
   * Assigns cores to an instance: free cores while there are any, on as few nodes as needed, and on the nodes
   * with the most free cores, so that instances are spread out.
   *
   * @throws {PlacementFailure} if there are not enough nodes or cores
   */
  take(request: PlacementRequest): Placement {
    const { ranks, threadsPerRank, binding } = request;
    const nodes = this.#candidates(request);
    this.#checkSize(request, nodes);
    const counts =
      request.nodes === undefined ? this.#fill(ranks, threadsPerRank, nodes) : evenly(ranks, nodes);
    const placed: RankPlacement[] = [];
    // In the order of the allocation, in which launchers number ranks.
    for (const node of this.#nodes)
      for (let i = 0; i < (counts.get(node) ?? 0); i++)
        placed.push({
          rank: placed.length,
          host: node.host,
          cores: occupy(node, threadsPerRank),
        });
    const isShared = placed.some(({ host, cores }) =>
      cores.some((core) => this.#nodeOf(host)!.loads[core]! > 1),
    );
    return { ranks: placed, threadsPerRank, binding, isShared };
  }

  /** Releases the cores of an instance that has ended. */
  giveBack({ ranks }: Placement): void {
    for (const { host, cores } of ranks) {
      const loads = this.#nodeOf(host)?.loads;
      for (const core of cores) if (loads?.[core]) loads[core]--;
    }
  }

  #nodeOf(host: string): Node | undefined {
    return this.#nodes.find((node) => shortName(node.host) === shortName(host));
  }

  #candidates({ nodes }: PlacementRequest): Node[] {
    if (typeof nodes === 'object') return nodes.map((name) => this.#named(name));
    const allocated = this.#allocated();
    if (nodes === undefined) return allocated;
    if (nodes > allocated.length) throw new PlacementFailure('nodes', `there ${this.#available()}`);
    return this.#mostFreeFirst(allocated).slice(0, nodes);
  }

  #named(host: string): Node {
    const found = this.#nodeOf(host) ?? (isLocalHost(host) ? this.#local() : undefined);
    if (found) return found;
    if (!this.#allocation.mayOversubscribe)
      throw new PlacementFailure(
        'nodes',
        `'${host}' is not one of the hosts: there ${this.#available()}`,
      );
    // The number of cores of another host is not known, so a host that is named can have any number of ranks.
    const added = { host, isExtra: true, loads: [0] };
    this.#nodes.push(added);
    return added;
  }

  #allocated(): Node[] {
    return this.#nodes.filter(({ isExtra }) => !isExtra);
  }

  #local(): Node | undefined {
    return this.#nodes.find(({ host }) => isLocalHost(host));
  }

  #checkSize({ ranks, threadsPerRank }: PlacementRequest, nodes: readonly Node[]): void {
    const cores = nodes.reduce((sum, { loads }) => sum + loads.length, 0);
    if (this.#allocation.mayOversubscribe || ranks * threadsPerRank <= cores) return;
    const threads = threadsPerRank === 1 ? '' : ` with ${threadsPerRank} threads each`;
    throw new PlacementFailure(
      'numberOfWorkers',
      `${ranks} ranks${threads} need ${ranks * threadsPerRank} cores, but there ` +
        `${this.#available(nodes)}; request more cores, or use fewer ranks`,
    );
  }

  #available(nodes: readonly Node[] = this.#allocated()): string {
    const list = nodes.map(({ host, loads }) => `${host} (${loads.length})`);
    const shown = list.length > 8 ? [...list.slice(0, 7), '…', list.at(-1)!] : list;
    const cores = nodes.reduce((sum, { loads }) => sum + loads.length, 0);
    const verb = cores === 1 ? 'is 1 core' : `are ${cores} cores`;
    return `${verb} on ${nodes.length} node${nodes.length === 1 ? '' : 's'}, by ${this.#allocation.source}: ${shown.join(', ')}`;
  }

  /** Of nodes with the same number, this host comes first: workers on it start and reply sooner. */
  #mostFreeFirst(nodes: readonly Node[]): Node[] {
    return [...nodes].sort(
      (a, b) => free(b) - free(a) || load(a) - load(b) || Number(isLocal(b)) - Number(isLocal(a)),
    );
  }

  #fill(ranks: number, threads: number, nodes: readonly Node[]): Map<Node, number> {
    const counts = new Map<Node, number>();
    const ordered = this.#mostFreeFirst(nodes);
    let left = ranks;
    for (const node of ordered) {
      const count = Math.min(left, Math.floor(free(node) / threads));
      if (count > 0) counts.set(node, count);
      left -= count;
    }
    // More than the free cores: one by one, to the nodes with the lowest load.
    for (; left > 0; left--) {
      const after = (node: Node) =>
        load(node) + ((counts.get(node) ?? 0) * threads) / node.loads.length;
      const least = ordered.reduce((best, node) => (after(node) < after(best) ? node : best));
      counts.set(least, (counts.get(least) ?? 0) + 1);
    }
    return counts;
  }
}

function free({ loads }: Node): number {
  return loads.filter((each) => each === 0).length;
}

/** The number of ranks per core. */
function load({ loads }: Node): number {
  return loads.reduce((sum, each) => sum + each, 0) / loads.length;
}

const locality = new WeakMap<Node, boolean>();

function isLocal(node: Node): boolean {
  const known = locality.get(node);
  if (known !== undefined) return known;
  const found = isLocalHost(node.host);
  locality.set(node, found);
  return found;
}

/** The same number of ranks on each node, or one more on the first nodes. */
function evenly(ranks: number, nodes: readonly Node[]): Map<Node, number> {
  const counts = new Map<Node, number>();
  nodes.forEach((node, i) => {
    const share = Math.floor(ranks / nodes.length) + (i < ranks % nodes.length ? 1 : 0);
    counts.set(node, (counts.get(node) ?? 0) + share);
  });
  return counts;
}

/** Takes the cores of a node with the fewest ranks. */
function occupy({ loads }: Node, threads: number): number[] {
  const chosen = loads
    .map((load, core) => ({ load, core }))
    .sort((a, b) => a.load - b.load || a.core - b.core)
    .slice(0, threads)
    .map(({ core }) => core)
    .sort((a, b) => a - b);
  for (const core of chosen) loads[core]!++;
  return chosen;
}
