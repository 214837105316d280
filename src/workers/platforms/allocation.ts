/**
 * The hosts and cores that this script may use.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, hostname } from 'node:os';
import { localHost } from './local-host.js';
import { expandCounts, expandNodeList } from './node-list.js';

/** A host with cores to be used. */
export interface AllocatedNode {
  readonly host: string;
  readonly cores: number;
}

/** What there is, and who says so. */
export interface Allocation {
  readonly nodes: readonly AllocatedNode[];
  /** In words, for messages. */
  readonly source: string;
  /** Whether more may be asked for than there is: on a machine of one's own, not where a scheduler shares out. */
  readonly mayOversubscribe: boolean;
}

/** Variables in which launchers and schedulers name a file of hosts. */
const hostFiles = [
  'POLYMUSE_HOSTFILE',
  'PBS_NODEFILE',
  'OMPI_MCA_orte_default_hostfile',
  'HYDRA_HOST_FILE',
] as const;

/**
 * What the environment says: SLURM's allocation, a file of hosts, or else this host.
 *
 * @throws {Error} if that cannot be understood
 */
export function findAllocation(
  environment: Readonly<Record<string, string | undefined>>,
): Allocation {
  return fromSlurm(environment) ?? fromHostFile(environment) ?? fromThisHost();
}

function fromSlurm(
  environment: Readonly<Record<string, string | undefined>>,
): Allocation | undefined {
  const list = environment['SLURM_JOB_NODELIST'] ?? environment['SLURM_NODELIST'];
  if (list === undefined) return undefined;
  const hosts = expandNodeList(list);
  const counts = expandCounts(
    environment['SLURM_JOB_CPUS_PER_NODE'] ?? environment['SLURM_CPUS_ON_NODE'] ?? '1',
  );
  const nodes = hosts.map((host, i) => ({ host, cores: counts[i] ?? counts.at(-1)! }));
  const job = environment['SLURM_JOB_ID'] ?? '?';
  return { nodes, source: `SLURM job ${job}`, mayOversubscribe: false };
}

function fromHostFile(
  environment: Readonly<Record<string, string | undefined>>,
): Allocation | undefined {
  for (const variable of hostFiles) {
    const file = environment[variable];
    if (file === undefined || file === '' || !existsSync(file)) continue;
    const nodes = readHosts(readFileSync(file, 'utf8'));
    if (nodes.length > 0)
      return { nodes, source: `the file ${file} (${variable})`, mayOversubscribe: false };
  }
  return undefined;
}

/**
 * The hosts of a file: a line each, with the number of its cores as Open MPI (`n1 slots=4`) or MPICH
 * (`n1:4`) have it, or as often as there are cores (PBS).
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

function fromThisHost(): Allocation {
  const nodes = [{ host: localHost(), cores: availableParallelism() }];
  return { nodes, source: `this host, ${hostname()}`, mayOversubscribe: true };
}
