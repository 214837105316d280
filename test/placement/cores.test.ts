// SPDX-License-Identifier: Apache-2.0
/** How cores are shared out. */
import { hostname } from 'node:os';
import t from 'tap';
import type { Allocation } from '../../src/workers/platforms/platform.js';
import { Cores, type PlacementRequest } from '../../src/workers/placement/cores.js';
import {
  describePlacement,
  misplaced,
  type Placement,
} from '../../src/workers/placement/placement.js';

function cluster(...cores: number[]): Cores {
  const nodes = cores.map((count, i) => ({ host: `n${i + 1}`, cores: count }));
  return new Cores({ nodes, source: 'SLURM job 7', mayOversubscribe: false });
}

function request(ranks: number, more: Partial<PlacementRequest> = {}): PlacementRequest {
  return { ranks, threadsPerRank: 1, binding: 'none', ...more };
}

const hosts = ({ ranks }: Placement) => ranks.map(({ host }) => host);

t.test('instances are spread out, each on as few hosts as it needs', (t) => {
  const cores = cluster(4, 4, 4);
  t.same(hosts(cores.take(request(2))), ['n1', 'n1']);
  t.same(hosts(cores.take(request(2))), ['n2', 'n2']);
  t.same(hosts(cores.take(request(2))), ['n3', 'n3']);
  const large = cores.take(request(4));
  t.same(hosts(large), ['n1', 'n1', 'n2', 'n2'], 'what is left is used together');
  t.equal(large.isShared, false);
  t.equal(describePlacement(large), 'n1: ranks 0-1 on cores 2-3; n2: ranks 2-3 on cores 2-3');
  cores.giveBack(large);
  t.same(hosts(cores.take(request(2))), ['n1', 'n1'], 'what has ended makes room');
  t.end();
});

t.test('this host comes first among equals', (t) => {
  const nodes = ['n1', hostname(), 'n3'].map((host) => ({ host, cores: 2 }));
  const cores = new Cores({ nodes, source: 'a file', mayOversubscribe: false });
  t.same(hosts(cores.take(request(1))), [hostname()]);
  t.same(hosts(cores.take(request(2))), ['n1', 'n1']);
  t.end();
});

t.test('threads take cores', (t) => {
  const cores = cluster(4, 4);
  const placement = cores.take(request(3, { threadsPerRank: 2 }));
  t.same(placement.ranks, [
    { rank: 0, host: 'n1', cores: [0, 1] },
    { rank: 1, host: 'n1', cores: [2, 3] },
    { rank: 2, host: 'n2', cores: [0, 1] },
  ]);
  t.end();
});

t.test('nodes by name and by number', (t) => {
  const cores = cluster(4, 4, 4);
  t.same(hosts(cores.take(request(3, { nodes: ['n3', 'n2'] }))), ['n2', 'n3', 'n3']);
  t.same(hosts(cores.take(request(2, { nodes: 2 }))), ['n1', 'n2']);
  t.throws(() => cores.take(request(2, { nodes: ['n9'] })), {
    option: 'nodes',
    message:
      "'n9' is not one of the hosts: there are 12 cores on 3 nodes, by SLURM job 7: n1 (4), n2 (4), n3 (4)",
  });
  t.throws(() => cores.take(request(5, { nodes: 4 })), {
    option: 'nodes',
    message: /12 cores on 3/,
  });
  t.end();
});

t.test('more than there is', (t) => {
  const cores = cluster(2, 2);
  cores.take(request(3));
  const shared = cores.take(request(3));
  t.equal(shared.isShared, true, 'instances may share cores, as those that take turns do');
  t.throws(() => cores.take(request(5)), {
    option: 'numberOfWorkers',
    message:
      '5 ranks need 5 cores, but there are 4 cores on 2 nodes, by SLURM job 7: n1 (2), n2 (2); ' +
      'request more cores, or use fewer ranks',
  });
  t.throws(() => cores.take(request(3, { threadsPerRank: 2 })), {
    message: /2 threads each need 6/,
  });
  const laptop: Allocation = {
    nodes: [{ host: hostname(), cores: 2 }],
    source: 'this host',
    mayOversubscribe: true,
  };
  const own = new Cores(laptop);
  t.equal(own.take(request(8)).ranks.length, 8, 'on a machine of its own a script may');
  t.same(hosts(own.take(request(2, { nodes: ['other'] }))), ['other', 'other']);
  t.same(hosts(own.take(request(1))), [hostname()], 'what is named is for those that name it');
  t.end();
});

t.test('ranks that are elsewhere are found', (t) => {
  const placement = cluster(2, 2).take(request(4));
  t.equal(misplaced(placement, [{ rank: 2, host: 'n2.example.org' }]), undefined);
  t.equal(misplaced(placement, [{ rank: 2, host: 'n1' }]), 'rank 2 runs on n1 instead of n2');
  t.end();
});
