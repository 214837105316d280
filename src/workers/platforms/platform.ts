// SPDX-License-Identifier: Apache-2.0
/**
 * Platforms: what decides which hosts and cores a script may use, a scheduler above all. One file (or folder)
 * each, in the table of `table.ts`; see CONTRIBUTING.md for how to add one. Everything else asks the platform,
 * and never the variables of a scheduler.
 *
 * @module
 */
import type { BatchSystem } from './batch.js';
import type { Finding, OutputOf } from './finding.js';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A host with cores to be used. */
export interface AllocatedNode {
  /** The name of the host. */
  readonly host: string;
  /** How many of its cores this job may use. */
  readonly cores: number;
}

/** What there is, and who says so. */
export interface Allocation {
  /** The hosts that this job may use. */
  readonly nodes: readonly AllocatedNode[];
  /** In words, for messages. */
  readonly source: string;
  /** Whether more may be asked for than there is: on a machine of one's own, not where a scheduler shares out. */
  readonly mayOversubscribe: boolean;
}

/** Something that decides which hosts and cores there are. All but the first three is for schedulers. */
export interface Platform {
  /** For messages, and as a heading. */
  readonly name: string;
  /** Whether a process with this environment runs on it. */
  detect(environment: Environment): boolean;
  /**
   * The hosts and cores that it gives; undefined if it does not say, and the next platform is to be asked.
   *
   * @param localHost what this host is called
   * @throws {Error} if what it says cannot be understood
   */
  nodes(environment: Environment, localHost: string): Allocation | undefined;
  /**
   * The variable in which each process finds what the platform calls its host, which is what users know the
   * host by; default: hosts are called what they call themselves.
   */
  readonly hostVariable?: string;
  /**
   * What a launcher finds in its environment to start processes on all hosts of the job, whichever part of it this
   * script has; undefined for what must not be there; default: what this script has.
   */
  environment?(environment: Environment): Environment;
  /** Why a process with this environment cannot spawn others by MPI; default: it can. */
  spawnObstacle?(environment: Environment): string | undefined;
  /**
   * Whether MPI has been told by the platform of other hosts, so that it must be told which to spawn ranks
   * on, even if that is this one; default: it has not.
   */
  mpiKnowsHosts?(environment: Environment): boolean;
  /** How it is given jobs; default: it runs none. */
  readonly batch?: BatchSystem;
  /** What `polymuse doctor` is to say of it, whether this is on it or not; default: nothing. */
  findings?(this: void, environment: Environment, outputOf: OutputOf): Promise<readonly Finding[]>;
}
