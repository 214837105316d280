// SPDX-License-Identifier: Apache-2.0
/**
 * The table of platforms, and the platform of this process.
 *
 * @module
 */
import { hostname } from 'node:os';
import type { BatchSystem } from './batch.js';
import { here } from './here.js';
import { hostfile } from './hostfile.js';
import type { Allocation, Environment, Platform } from './platform.js';
import { slurm } from './slurm/slurm.js';

/** The first that is detected is used; the last one always is detected. */
const platforms: Platform[] = [slurm, hostfile, here];

/** All platforms, in the order in which they are tried. */
export function allPlatforms(): readonly Platform[] {
  return platforms;
}

/** Adds a platform, which is tried before the others. */
export function addPlatform(platform: Platform): void {
  platforms.unshift(platform);
}

/** The platform of a process with this environment. */
export function platformIn(environment: Environment): Platform {
  return platforms.find((platform) => platform.detect(environment))!;
}

/** The platform of this process. */
export function thisPlatform(): Platform {
  return platformIn(process.env);
}

/** A platform that runs jobs. */
export interface BatchPlatform extends Platform {
  readonly batch: BatchSystem;
}

/**
 * The platform for which jobs are written: that of this process if it has a batch system, otherwise the first
 * that has one.
 */
export function batchPlatform(): BatchPlatform {
  return [thisPlatform(), ...platforms].find(runsJobs)!;
}

function runsJobs(platform: Platform): platform is BatchPlatform {
  return platform.batch !== undefined;
}

/** The platform's name of the host of a process with this environment; undefined if it does not define one. */
export function hostNameIn(environment: Environment): string | undefined {
  const { hostVariable } = platformIn(environment);
  return hostVariable === undefined ? undefined : environment[hostVariable];
}

/**
 * The hosts and cores that a process with this environment may use.
 *
 * @throws {Error} if the environment cannot be understood
 */
export function findAllocation(environment: Environment): Allocation {
  const localHost = hostNameIn(environment) ?? hostname();
  for (const platform of platforms.filter((each) => each.detect(environment))) {
    const found = platform.nodes(environment, localHost);
    if (found !== undefined) return found;
  }
  throw new Error('no platform knows the available hosts and cores');
}
