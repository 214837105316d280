// SPDX-License-Identifier: Apache-2.0
/**
 * The platforms that there are, and which of them this process runs on.
 *
 * @module
 */
import { hostname } from 'node:os';
import type { BatchSystem } from './batch.js';
import { here } from './here.js';
import { hostfile } from './hostfile.js';
import type { Allocation, Environment, Platform } from './platform.js';
import { slurm } from './slurm/slurm.js';

/** The first that is detected counts; the last one always is. */
const platforms: Platform[] = [slurm, hostfile, here];

/** All platforms, in the order in which they are looked for. */
export function allPlatforms(): readonly Platform[] {
  return platforms;
}

/** Adds a platform, which is looked for before those that there are. */
export function addPlatform(platform: Platform): void {
  platforms.unshift(platform);
}

/** The platform of a process with this environment. */
export function platformIn(environment: Environment): Platform {
  return platforms.find((platform) => platform.detect(environment))!;
}

/** The platform that this process runs on. */
export function thisPlatform(): Platform {
  return platformIn(process.env);
}

/** A platform that runs jobs. */
export interface BatchPlatform extends Platform {
  readonly batch: BatchSystem;
}

/** The platform that jobs are written for: the one that this process runs on, if it runs jobs, else the first that does. */
export function batchPlatform(): BatchPlatform {
  return [thisPlatform(), ...platforms].find(runsJobs)!;
}

function runsJobs(platform: Platform): platform is BatchPlatform {
  return platform.batch !== undefined;
}

/** What the platform calls the host of a process with this environment; undefined if it has no name for it. */
export function hostNameIn(environment: Environment): string | undefined {
  const { hostVariable } = platformIn(environment);
  return hostVariable === undefined ? undefined : environment[hostVariable];
}

/**
 * The hosts and cores that a process with this environment may use.
 *
 * @throws {Error} if what the environment says cannot be understood
 */
export function findAllocation(environment: Environment): Allocation {
  const localHost = hostNameIn(environment) ?? hostname();
  for (const platform of platforms.filter((each) => each.detect(environment))) {
    const found = platform.nodes(environment, localHost);
    if (found !== undefined) return found;
  }
  throw new Error('no platform says which hosts and cores there are');
}
