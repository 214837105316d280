// SPDX-License-Identifier: Apache-2.0
/**
 * A hostfile, from a launcher, a scheduler or the user.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import type { AllocatedNode, Environment, Platform } from './platform.js';

/** Variables that contain the names of such files. */
const variables = [
  'POLYMUSE_HOSTFILE',
  'PBS_NODEFILE',
  'OMPI_MCA_orte_default_hostfile',
  'HYDRA_HOST_FILE',
] as const;

export const hostfile: Platform = {
  name: 'file of hosts',

  detect: (environment) => filesIn(environment).length > 0,

  nodes(environment) {
    for (const { file, variable } of filesIn(environment)) {
      const nodes = readHosts(readFileSync(file, 'utf8'));
      if (nodes.length > 0)
        return { nodes, source: `the file ${file} (${variable})`, mayOversubscribe: false };
    }
    return undefined;
  },
};

function filesIn(environment: Environment): { file: string; variable: string }[] {
  return variables.flatMap((variable) => {
    const file = environment[variable];
    return file === undefined || file === '' || !existsSync(file) ? [] : [{ file, variable }];
  });
}

/**
 * The hosts of a hostfile: one line for each host, with the number of cores in the format of Open MPI (`n1
 * slots=4`) or MPICH (`n1:4`), or one line for each core (PBS).
 */
export function readHosts(text: string): AllocatedNode[] {
  const cores = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, host, colon, rest = ''] =
      /^\s*([\w.-]+)(?::(\d+))?(\s.*)?$/.exec(line.replace(/#.*/, '')) ?? [];
    if (host === undefined) continue;
    const slots = colon ?? /\bslots\s*=\s*(\d+)/.exec(rest)?.[1] ?? '1';
    cores.set(host, (cores.get(host) ?? 0) + Number(slots));
  }
  return [...cores].map(([host, count]) => ({ host, cores: count }));
}
