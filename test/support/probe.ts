// SPDX-License-Identifier: Apache-2.0
/**
 * Probes for tests: instances in directories of their own, on every channel.
 *
 * @module
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Test } from 'tap';
import { codeClass, quantity, type ChannelType, type CodeOptions } from '../../src/index.js';
import { loadNative } from '../../src/workers/native.js';
import type { ProbeMembers, ProbeMethods } from '../workers/probe.generated.js';
import { probeFortranInterface, probeInterface } from '../workers/probe.js';
import { processesOf } from './processes.js';
import { until } from './until.js';

export class Probe extends codeClass<typeof probeInterface, ProbeMembers, ProbeMethods>(
  probeInterface,
) {}

export class ProbeFortran extends codeClass<
  typeof probeFortranInterface,
  ProbeMembers,
  ProbeMethods
>(probeFortranInterface) {}

/** Either: they have the same interface. */
export type AnyProbe = Probe | ProbeFortran;

/** What a test's body runs on. */
export interface Variant {
  readonly title: string;
  readonly channelType: ChannelType;
  readonly numberOfWorkers: number;
  readonly language: 'c' | 'fortran';
}

const canSpawn = !loadNative().mpi().version.includes('MPICH');
if (!canSpawn) process.stderr.write('The mpi channel is not tested: this MPICH cannot spawn.\n');

/** The channels that there are with the MPI library of this build. */
export const channelTypes: readonly ChannelType[] = canSpawn ? ['mpi', 'sockets'] : ['sockets'];

/** Every channel with 1 and 2 ranks of the worker in C. */
export const variants: readonly Variant[] = channelTypes.flatMap((channelType) =>
  [1, 2].map((numberOfWorkers) => ({
    title: `${channelType}, ${numberOfWorkers} rank${numberOfWorkers > 1 ? 's' : ''}`,
    channelType,
    numberOfWorkers,
    language: 'c' as const,
  })),
);

/** The same, and every channel with the worker in Fortran. */
export const allVariants: readonly Variant[] = [
  ...variants,
  ...channelTypes.map((channelType, i) => ({
    title: `${channelType}, ${i + 1} rank${i > 0 ? 's' : ''} in Fortran`,
    channelType,
    numberOfWorkers: i + 1,
    language: 'fortran' as const,
  })),
];

/** The limit of waits that nothing but a defect makes long. */
export const watchdog = quantity(30, 's');

/** The directory of this test file, removed when its process ends. */
export const scratch = mkdtempSync(path.join(tmpdir(), 'polymuse-test-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

let count = 0;

/** A path in {@link scratch} that nobody else has. */
export function freshPath(stem = 'probe'): string {
  count++;
  return path.join(scratch, `${stem}-${count}`);
}

/** Starts a probe that is ended with the test, after which none of its processes may be left. */
export function startProbe(t: Test, options: Partial<Variant> & CodeOptions = {}): AnyProbe {
  const { language = 'c', ...given } = options;
  const Class = language === 'fortran' ? ProbeFortran : Probe;
  // A variant has a title, which is not an option.
  delete (given as { title?: string }).title;
  const probe = new Class({ workdir: freshPath(), ...given });
  t.teardown(async () => {
    if (!probe.hasEnded) await probe.stop.asynchronous().then(null, () => undefined);
    await until(() => processesOf(probe.workdir).length === 0, `the end of ${probe.name}`);
  });
  return probe;
}

/** Runs a body of tests once for each variant. */
export function forEach<V extends { readonly title: string }>(
  t: Test,
  list: readonly V[],
  body: (t: Test, variant: V) => void | Promise<void>,
): void {
  for (const variant of list) {
    t.test(variant.title, async (t) => {
      await body(t, variant);
    });
  }
}

/** What rank `rank` of a worker has printed. */
export function outputOf(workdir: string, rank = 0): string {
  try {
    return readFileSync(path.join(workdir, `worker-${rank}.log`), 'utf8');
  } catch {
    return '';
  }
}
