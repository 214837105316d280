// SPDX-License-Identifier: Apache-2.0
/**
 * `polymuse job`: writes the file with which a scheduler runs a script.
 *
 * @module
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BatchSystem, JobOptions } from '../../src/workers/platforms/batch.js';
import { CommandFailure } from '../failure.js';
import { lastLines, outputOf, run } from '../program.js';
import { checkScript, existingFile } from '../run/script.js';
import { batchFile, shellWord } from './batch-file.js';
import { planOf } from './plan.js';

/** What is written, and where. */
export interface JobRequest {
  readonly script: string;
  readonly scriptArguments: readonly string[];
  readonly options: JobOptions;
  /** The scheduler that the file is for. */
  readonly batch: BatchSystem;
  /** `-` for standard output; default: the name of the script with the extension of batch files. */
  readonly file: string | undefined;
  /** Whether an existing file may be overwritten. */
  readonly force: boolean;
  readonly check: boolean;
}

const polymuse = fileURLToPath(new URL('../../../launch/polymuse.mjs', import.meta.url));

/**
 * Writes the file, and has the scheduler check it if there is one.
 *
 * @returns the exit code: 1 if the scheduler would refuse it
 * @throws {CommandFailure} if nothing has been written
 */
export async function writeJob(request: JobRequest): Promise<number> {
  const { script, scriptArguments, options, batch, force, check } = request;
  const found = existingFile(script);
  const stem = path.basename(script).replace(/\.\w+$/, '');
  const plan = planOf(options, stem, batch);
  const file = request.file ?? `${stem}.${batch.ending}`;
  if (file !== '-' && !force && existsSync(file))
    throw new CommandFailure(
      `polymuse job: ${file} exists already; --force overwrites it, --file names another file`,
    );
  // A job that would end with a unit error on a compute node should not wait in the queue.
  if (check) await checkScript(found, script);

  const program = { node: process.execPath, polymuse, script: found, scriptArguments };
  const text = batchFile(plan, program, batch);
  if (file === '-') {
    process.stdout.write(text);
    return 0;
  }
  writeFileSync(file, text, { mode: 0o755 });
  const refusal = await refusalOf(file, batch);
  if (refusal !== undefined) {
    process.stderr.write(
      `polymuse job: ${file} has been written, but ${batch.submit} refuses it: ${refusal}\n`,
    );
    return 1;
  }
  process.stdout.write(`Wrote ${file}; submit it with: ${batch.submit} ${shellWord(file)}\n`);
  return 0;
}

/** Why the scheduler would refuse a file; undefined if it accepts it, or if there is no scheduler that answers. */
async function refusalOf(file: string, { trial }: BatchSystem): Promise<string | undefined> {
  if (trial === undefined || (await outputOf(...trial.isThere)) === undefined) return undefined;
  const [program, ...options] = trial.command;
  const { exitCode, stderr } = await run(program, [...options, file]);
  return exitCode === undefined || exitCode === 0 ? undefined : lastLines(stderr);
}
