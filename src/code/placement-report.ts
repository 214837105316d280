/**
 * Where the ranks of an instance have been started, for people to read: `polymuse run --show-placement`.
 *
 * @module
 */
import type { ChannelType } from '../channel/channel.js';
import type { RankInfo } from '../native.js';
import type { Request } from '../request/request.js';

/** What is told of. */
interface Placed {
  readonly name: string;
  readonly channelType: ChannelType;
  readonly workers: readonly RankInfo[];
  readonly started: Request<void>;
}

/** Has the placement printed once the instance has started, if `POLYMUSE_SHOW_PLACEMENT` is set. */
export function reportPlacement(instance: Placed): void {
  if (!process.env['POLYMUSE_SHOW_PLACEMENT']) return;
  instance.started.listen(() => {
    if (instance.started.failure === undefined) process.stderr.write(placementOf(instance));
  });
}

/**
 * A line for each host.
 *
 * @example
 * placementOf(les1);
 * // polymuse: les1 (mpi channel) on node3: rank 0 (process 4711), rank 1 (process 4712)
 */
function placementOf({ name, channelType, workers }: Placed): string {
  const hosts = [...new Set(workers.map(({ host }) => host))];
  const lines = hosts.map((host) => {
    const ranks = workers
      .filter((each) => each.host === host)
      .map(({ rank, pid }) => `rank ${rank} (process ${pid})`);
    return `polymuse: ${name} (${channelType} channel) on ${host}: ${ranks.join(', ')}\n`;
  });
  return lines.join('');
}
