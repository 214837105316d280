// SPDX-License-Identifier: Apache-2.0
/**
 * Workers may run on the cores that the script may run on: one that a launcher keeps to a core of its
 * choice shares it with whatever else there is, while others are free.
 */
import t from 'tap';
import { readFileSync } from 'node:fs';
import { forEach, startProbe, variants } from '../support/probe.js';

function coresOf(pid: number): string {
  return /^Cpus_allowed_list:\s*(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]!;
}

forEach(t, variants, (t, variant) => {
  const probe = startProbe(t, variant);
  probe.doNothing();
  t.equal(probe.ranks.length, variant.numberOfWorkers);
  for (const { pid, rank } of probe.ranks)
    t.equal(coresOf(pid), coresOf(process.pid), `rank ${rank}`);
});
