// SPDX-License-Identifier: Apache-2.0
/**
 * Tests on a SLURM cluster: what they have in common.
 *
 * @module
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { noSlurm, SlurmCluster, type EndedJob } from './slurm.js';
import { processesWith } from './processes.js';
import { until } from './until.js';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Whether all is to be tested, as by `npm run test:slurm`; else only what takes no more than some seconds. */
export const isLong = process.env['POLYMUSE_SLURM'] === 'long';

/** A cluster for a file of tests; ends the process, well, if there can be none. */
export async function clusterFor(what: string): Promise<SlurmCluster> {
  const skip = (why: string) => {
    process.stderr.write(`${what} is not tested: ${why}.\n`);
    t.plan(0, why);
    process.exit(0);
  };
  const why = noSlurm();
  if (why !== undefined) return skip(why);
  try {
    const cluster = await SlurmCluster.start();
    t.teardown(() => cluster.stop());
    return cluster;
  } catch (error) {
    // Nothing of polymuse has taken part so far: a machine, such as a container without control groups, may
    // not be able to run SLURM. Who asks for these tests is to know.
    if (isLong) throw error;
    return skip((error as Error).message);
  }
}

/** A directory for jobs, in which nothing may run any more when the test ends. */
export class JobDirectory {
  readonly path = mkdtempSync(path.join(tmpdir(), 'slurm-job-'));
  readonly #cluster: SlurmCluster;

  constructor(t: Test, cluster: SlurmCluster) {
    this.#cluster = cluster;
    t.teardown(async () => {
      await until(() => this.processes().length === 0, 'the end of what jobs have started');
      rmSync(this.path, { recursive: true, force: true });
    });
  }

  /** The workers of jobs in this directory. */
  processes(): unknown[] {
    return processesWith(`POLYMUSE_WORKDIR=${this.path}/`);
  }

  /** Submits a template of jobs/. */
  submit(template: string, options: readonly string[], ...given: readonly string[]): string {
    return this.#cluster.submit(
      this.path,
      '--output=%x-%j.out',
      ...options,
      path.join(root, 'jobs', `${template}.sbatch`),
      ...given,
    );
  }

  /** What the jobs in this directory have printed. */
  output(): string {
    return readdirSync(this.path)
      .filter((name) => name.endsWith('.out'))
      .sort()
      .map((name) => this.read(name))
      .join('');
  }

  read(name: string): string {
    return readFileSync(path.join(this.path, name), 'utf8');
  }

  /** Checks how a job has ended; tells what it has printed if it is not as it should be. */
  async expect(t: Test, id: string, expected: Partial<EndedJob>, seconds = 120): Promise<void> {
    const job = await this.#cluster.ended(id, seconds);
    if (!t.match(job, expected, `how job ${id} has ended`))
      t.comment(`${this.output()}\n${this.#cluster.logs()}`);
  }
}
