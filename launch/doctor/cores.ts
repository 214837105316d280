// SPDX-License-Identifier: Apache-2.0
/**
 * The cores that this process and its workers may use.
 *
 * @module
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { allLaunchers } from '../../src/workers/launchers/table.js';
import type { Finding } from './finding.js';

/** How many cores there are, how many of them may be used, and how busy they are. */
export function cores(): Finding {
  const title = 'cores';
  const usable = availableParallelism();
  const all = cpus().length;
  // Launchers of MPI libraries first; in the table, the special ones are before them.
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
      text: `${text}; this process and the workers that it starts are bound to these cores`,
      remedy: `if a launcher has bound them, tell it not to: ${unbound.join(', ')}`,
      facts,
    };
  if (load > usable)
    return {
      title,
      state: 'note',
      text,
      remedy: 'the times measured below are longer than on an idle machine',
      facts,
    };
  return { title, state: 'ok', text, facts };
}
