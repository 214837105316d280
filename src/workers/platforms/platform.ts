// SPDX-License-Identifier: Apache-2.0
/**
 * Platforms, such as a scheduler: they determine which hosts and cores a script may use. Each is a file or
 * folder with an entry in `table.ts`; CONTRIBUTING.md explains how to add one. All other code uses the
 * platform, and never the variables of a scheduler.
 *
 * @module
 */
import type { BatchSystem } from './batch.js';
import type { Finding, OutputOf } from './finding.js';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A host with cores for this job. */
export interface AllocatedNode {
  /** The name of the host. */
  readonly host: string;
  /** The number of its cores that this job may use. */
  readonly cores: number;
}

/** The available hosts and cores, and their source. */
export interface Allocation {
  /** The hosts that this job may use. */
  readonly nodes: readonly AllocatedNode[];
  /** The source in words, for messages. */
  readonly source: string;
  /**
   * Whether instances may use more cores than there are: on the user's own machine, but not in a job of a
   * scheduler.
   */
  readonly mayOversubscribe: boolean;
}

/** Determines the available hosts and cores. All members after the first three are for schedulers. */
export interface Platform {
  /** The name in messages and headings. */
  readonly name: string;
  /** Whether a process with this environment runs on it. */
  detect(environment: Environment): boolean;
  /**
   * The available hosts and cores; undefined if it does not define them: then the next platform is used.
   *
   * @param localHost the name of this host
   * @throws {Error} if the environment cannot be understood
   */
  nodes(environment: Environment, localHost: string): Allocation | undefined;
  /**
   * The variable with the platform's name of the host of a process, which is the name that users know;
   * default: the host's own name.
   */
  readonly hostVariable?: string;
  /**
   * The environment with which a launcher starts processes on all hosts of the job, even if this script runs
   * in a part of it; undefined: variables to remove; default: the environment of this script.
   */
  environment?(environment: Environment): Environment;
  /** Why a process with this environment cannot spawn others by MPI; default: it can. */
  spawnObstacle?(environment: Environment): string | undefined;
  /**
   * Whether the platform has given MPI other hosts, so that spawning must name the hosts of ranks, even if
   * that is this host; default: false.
   */
  mpiKnowsHosts?(environment: Environment): boolean;
  /** Its batch system; default: it has none. */
  readonly batch?: BatchSystem;
  /** The findings for `polymuse doctor`, whether this process runs on the platform or not; default: none. */
  findings?(this: void, environment: Environment, outputOf: OutputOf): Promise<readonly Finding[]>;
}
