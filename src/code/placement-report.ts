// SPDX-License-Identifier: Apache-2.0
/**
 * Prints where the ranks of an instance run: `polymuse run --show-placement`.
 *
 * @module
 */
import { warn } from '../warnings.js';
import type { ChannelType } from '../workers/transports/table.js';
import type { RankInfo } from '../workers/worker-link.js';
import { describePlacement, misplaced, type Placement } from '../workers/placement/placement.js';
import type { Request } from '../request/request.js';

/** The reported instance. */
interface Placed {
  readonly name: string;
  readonly channelType: ChannelType;
  readonly placement: Placement;
  readonly ranks: readonly RankInfo[];
  readonly started: Request<void>;
}

/**
 * When the instance has started: warns if ranks do not run where they were placed and, if
 * `POLYMUSE_SHOW_PLACEMENT` is set, prints the placement and where they run.
 */
export function reportPlacement(instance: Placed): void {
  instance.started.listen(() => {
    if (instance.started.failure !== undefined) return;
    const { name, placement, ranks } = instance;
    const wrong = misplaced(placement, ranks);
    if (wrong !== undefined) warn('POLYMUSE_PLACEMENT', `${name}: ${wrong}; see docs/clusters.md`);
    if (process.env['POLYMUSE_SHOW_PLACEMENT']) process.stderr.write(placementOf(instance));
  });
}

/**
 * A line with the placement, and one for each host.
 *
 * @example
 * placementOf(les1);
 * // polymuse: les1 is placed on node3: ranks 0-1 on cores 0-1
 * // polymuse: les1 (mpi channel) on node3: rank 0 (process 4711), rank 1 (process 4712)
 */
function placementOf({ name, channelType, placement, ranks }: Placed): string {
  const shared = placement.isShared ? ', shared with others' : '';
  const bound = placement.binding === 'cores' ? ', bound to these cores' : '';
  const decided = `polymuse: ${name} is placed on ${describePlacement(placement)}${shared}${bound}\n`;
  const hosts = [...new Set(ranks.map(({ host }) => host))];
  const lines = hosts.map((host) => {
    const here = ranks
      .filter((each) => each.host === host)
      .map(({ rank, pid }) => `rank ${rank} (process ${pid})`);
    return `polymuse: ${name} (${channelType} channel) on ${host}: ${here.join(', ')}\n`;
  });
  return [decided, ...lines].join('');
}
