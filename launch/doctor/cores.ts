// SPDX-License-Identifier: Apache-2.0
/**
 * The cores that this process and its workers may use.
 *
 * @module
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { allLaunchers } from '../../src/workers/launchers/table.js';
import type { Finding } from './finding.js';

/** How many there are, how many of them may be used, and how busy they are. */
export function cores(): Finding {
  const title = 'cores';
  const usable = availableParallelism();
  const all = cpus().length;
  // Those of MPI libraries come first; the table has the special ones before them.
  const unbound = allLaunchers()
    .toReversed()
    .flatMap((each) => each.unbound ?? []);
  const [load = 0] = loadavg();
  const facts = { usable, all, load };
  const text = `${usable} of ${all}, with ${load.toFixed(1)} processes running on average`;
  if (usable < all)
    return {
      title,
      state: 'note',
      text: `${text}; this process, and the workers that it starts, are bound to those`,
      remedy: `if that is a launcher's doing, tell it not to: ${unbound.join(', ')}`,
      facts,
    };
  if (load > usable)
    return {
      title,
      state: 'note',
      text,
      remedy: 'what is measured below is slower than it would be on a machine that is free',
      facts,
    };
  return { title, state: 'ok', text, facts };
}
