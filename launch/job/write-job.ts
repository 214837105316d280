// SPDX-License-Identifier: Apache-2.0
/**
 * `polymuse job`: writes the file by which a scheduler runs a script.
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
  /** `-` for standard output; default: the script's name with the ending of such files. */
  readonly file: string | undefined;
  /** Whether a file that is there already may be replaced. */
  readonly force: boolean;
  readonly check: boolean;
}

const polymuse = fileURLToPath(new URL('../../../launch/polymuse.mjs', import.meta.url));

/**
 * Writes the file, and has the scheduler look at it where there is one.
 *
 * @returns the exit code: 1 if the scheduler would not take it
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
      `polymuse job: there is a file ${file} already; --force replaces it, --file names another one`,
    );
  // A job that would end on a compute node with an error of units is not worth its queueing.
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
      `polymuse job: ${file} is written, but ${batch.submit} does not take it: ${refusal}\n`,
    );
    return 1;
  }
  process.stdout.write(`${file} is written; submit it with: ${batch.submit} ${shellWord(file)}\n`);
  return 0;
}

/** What the scheduler has against a file; undefined where there is none, or none that answers. */
async function refusalOf(file: string, { trial }: BatchSystem): Promise<string | undefined> {
  if (trial === undefined || (await outputOf(...trial.isThere)) === undefined) return undefined;
  const [program, ...options] = trial.command;
  const { exitCode, stderr } = await run(program, [...options, file]);
  return exitCode === undefined || exitCode === 0 ? undefined : lastLines(stderr);
}
