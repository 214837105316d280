// SPDX-License-Identifier: Apache-2.0
/**
 * Instances of the probe, the code that the benchmark drives.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { codeClass, type ChannelType } from '../src/index.js';
import type { ProbeMembers, ProbeMethods } from '../test/workers/probe.generated.js';
import { probeInterface } from '../test/workers/probe.js';

export class Probe extends codeClass<typeof probeInterface, ProbeMembers, ProbeMethods>(
  probeInterface,
) {}

/** The instances to start. */
export interface InstanceOptions {
  readonly channelType: ChannelType;
  /** The number of instances; default: 1. */
  readonly count?: number;
  /** The number of ranks of each; default: 1. */
  readonly numberOfWorkers?: number;
}

/** The directory of everything that the instances of this process write. */
const directory = mkdtempSync(path.join(tmpdir(), 'polymuse-bench-'));
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));

let made = 0;

/** Begins to start instances, concurrently. */
export function beginInstances({ count = 1, ...options }: InstanceOptions): Probe[] {
  return Array.from(
    { length: count },
    () => new Probe({ workdir: path.join(directory, `probe-${++made}`), ...options }),
  );
}

/** Stops instances, concurrently. */
export async function stopInstances(instances: readonly Probe[]): Promise<void> {
  await Promise.all(instances.map((instance) => instance.stop.asynchronous()));
}

/** Starts instances, calls a function with them, and stops them. */
export async function withInstances<Result>(
  options: InstanceOptions,
  action: (first: Probe, ...others: Probe[]) => Promise<Result>,
): Promise<Result> {
  const instances = beginInstances(options) as [Probe, ...Probe[]];
  await Promise.all(instances.map((instance) => instance.started));
  try {
    return await action(...instances);
  } finally {
    await stopInstances(instances);
  }
}
