/**
 * `polymuse job`: writes the file by which sbatch runs a script.
 *
 * @module
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandFailure } from '../failure.js';
import { lastLines, outputOf, run } from '../program.js';
import { checkScript, existingFile } from '../run/script.js';
import { batchFile, shellWord } from './batch-file.js';
import { planOf, type JobOptions } from './plan.js';

/** What is written, and where. */
export interface JobRequest {
  readonly script: string;
  readonly scriptArguments: readonly string[];
  readonly options: JobOptions;
  /** `-` for standard output; the script's name with the ending `.sbatch` if absent. */
  readonly file: string | undefined;
  /** Whether a file that is there already may be replaced. */
  readonly force: boolean;
  readonly check: boolean;
}

const polymuse = fileURLToPath(new URL('../../../launch/polymuse.mjs', import.meta.url));

/**
 * Writes the file, and has sbatch look at it where there is one.
 *
 * @returns the exit code: 1 if sbatch would not take it
 * @throws {CommandFailure} if nothing has been written
 */
export async function writeJob(request: JobRequest): Promise<number> {
  const { script, scriptArguments, options, force, check } = request;
  const found = existingFile(script);
  const stem = path.basename(script).replace(/\.\w+$/, '');
  const plan = planOf(options, stem);
  const file = request.file ?? `${stem}.sbatch`;
  if (file !== '-' && !force && existsSync(file))
    throw new CommandFailure(
      `polymuse job: there is a file ${file} already; --force replaces it, --file names another one`,
    );
  // A job that would end on a compute node with an error of units is not worth its queueing.
  if (check) await checkScript(found, script);

  const program = { node: process.execPath, polymuse, script: found, scriptArguments };
  const text = batchFile(plan, program);
  if (file === '-') {
    process.stdout.write(text);
    return 0;
  }
  writeFileSync(file, text, { mode: 0o755 });
  const refusal = await refusalBySbatch(file);
  if (refusal !== undefined) {
    process.stderr.write(
      `polymuse job: ${file} is written, but sbatch does not take it: ${refusal}\n`,
    );
    return 1;
  }
  process.stdout.write(`${file} is written; submit it with: sbatch ${shellWord(file)}\n`);
  return 0;
}

/** What sbatch has against a file; nothing where there is no SLURM, or none that answers. */
async function refusalBySbatch(file: string): Promise<string | undefined> {
  if ((await outputOf('sinfo')) === undefined) return undefined;
  const { exitCode, stderr } = await run('sbatch', ['--test-only', file]);
  return exitCode === undefined || exitCode === 0 ? undefined : lastLines(stderr);
}
