// SPDX-License-Identifier: Apache-2.0
/** What becomes of options of placement: on this host, with real processes. */
import { readFileSync } from 'node:fs';
import { availableParallelism, hostname } from 'node:os';
import t from 'tap';
import { allocation } from '../../src/index.js';
import { channelTypes, forEach, Probe, startProbe } from '../support/probe.js';

/** The cores that a process may use. */
function coresOf(pid: number): string {
  return /^Cpus_allowed_list:\s*(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]!;
}

function environmentOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
}

const everywhere = coresOf(process.pid);

forEach(
  t,
  channelTypes.flatMap((channelType) =>
    [1, 2].map((numberOfWorkers) => ({
      title: `${channelType}, ${numberOfWorkers} ranks`,
      channelType,
      numberOfWorkers,
    })),
  ),
  (t, variant) => {
    t.test('by itself', (t) => {
      const probe = startProbe(t, variant);
      probe.doNothing();
      t.equal(probe.placement.binding, 'none');
      t.same(
        probe.placement.ranks.map(({ rank, host }) => ({ rank, host })),
        probe.ranks.map(({ rank, host }) => ({ rank, host })),
      );
      for (const { pid } of probe.ranks) t.equal(coresOf(pid), everywhere, 'all cores are its');
      t.end();
    });

    t.test('kept to cores', (t) => {
      const probe = startProbe(t, { ...variant, binding: 'cores' });
      const other = startProbe(t, { ...variant, binding: 'cores' });
      for (const each of [probe, other]) each.doNothing();
      for (const { placement, ranks } of [probe, other])
        for (const { rank, pid } of ranks) {
          const { cores } = placement.ranks[rank]!;
          t.equal(cores.length, 1);
          if (everywhere === `0-${availableParallelism() - 1}`)
            t.equal(coresOf(pid), String(cores[0]));
          else t.match(coresOf(pid), /^\d+$/);
        }
      const used = new Set(
        [probe, other].flatMap(({ ranks }) => ranks.map(({ pid }) => coresOf(pid))),
      );
      const ranks = 2 * variant.numberOfWorkers;
      t.equal(
        used.size,
        Math.min(ranks, availableParallelism()),
        'each has its own, while there are any',
      );
      t.equal(other.placement.isShared, ranks > availableParallelism());
      t.end();
    });

    t.test('with threads', { skip: availableParallelism() < 2 && 'there is one core' }, (t) => {
      const probe = startProbe(t, { ...variant, threadsPerRank: 2, binding: 'cores' });
      probe.doNothing();
      for (const { pid } of probe.ranks) {
        t.match(coresOf(pid), /^\d+[-,]\d+$/, 'two cores');
        const inEnvironment = environmentOf(pid).includes('OMP_NUM_THREADS=2');
        // The environment that a process has been started with is not what it has taken from its arguments.
        t.ok(inEnvironment);
      }
      t.end();
    });
  },
);

t.test('more ranks than cores, on a machine of its own', (t) => {
  const numberOfWorkers = availableParallelism() + 1;
  const probe = startProbe(t, { channelType: 'sockets', numberOfWorkers });
  t.equal(probe.rankSum().ranks, numberOfWorkers);
  t.equal(probe.placement.isShared, true);
  t.end();
});

t.test('what there is', (t) => {
  t.match(allocation(), {
    nodes: [{ host: hostname(), cores: availableParallelism() }],
    source: `this host, ${hostname()}`,
  });
  t.end();
});

t.test('options that cannot be', (t) => {
  for (const [options, argument, message] of [
    [{ threadsPerRank: 0 }, 'threadsPerRank', /is 0; it must be a whole number, 1 or more/],
    [{ nodes: 2 }, 'nodes', /is 2; it must be .* a whole number from 1 to the number of ranks, 1/],
    [
      { nodes: 2, numberOfWorkers: 2 },
      'nodes',
      /is 2; there (is|are) \d+ cores? on 1 node, by this host/,
    ],
    [{ nodes: [] }, 'nodes', /is \[\]; it must be a list of node names/],
    [{ nodes: ['a b'] }, 'nodes', /is \[a b\]; it must be a list/],
    [{ binding: 'socket' as 'cores' }, 'binding', /is socket; it must be 'none' or 'cores'/],
  ] as const)
    t.throws(() => new Probe(options), { name: 'ArgumentError', argument, message });
  t.end();
});
