// SPDX-License-Identifier: Apache-2.0
/**
 * The file that the scheduler is given, which explains itself.
 *
 * @module
 */
import type { BatchSystem, JobPlan } from '../../src/workers/platforms/batch.js';

/** What the job runs, with absolute paths: compute nodes need not have the same PATH. */
export interface JobProgram {
  readonly node: string;
  readonly polymuse: string;
  readonly script: string;
  readonly scriptArguments: readonly string[];
}

/** The text of the file. */
export function batchFile(plan: JobPlan, program: JobProgram, batch: BatchSystem): string {
  const { submit, cancel } = batch;
  return [
    '#!/bin/bash',
    `# Written by polymuse job for ${program.script}. Submit it with ${submit}; ${cancel} ends it.`,
    ...batch.directives(plan),
    ...modules(plan),
    ...folder(plan, batch),
    ...start(plan, program, batch),
    '',
  ].join('\n');
}

function modules({ modules: names }: JobPlan): string[] {
  if (names.length === 0) return [];
  return [
    '',
    '# Those that polymuse and the models were built with.',
    `module load ${names.join(' ')} || exit`,
  ];
}

/** Jobs of an array run at the same time, and must not write into each other's folders. */
function folder({ array, name }: JobPlan, { arrayVariable }: BatchSystem): string[] {
  if (array === undefined) return [];
  const own = `"${name}-$${arrayVariable}"`;
  return [
    '',
    '# A folder for each job of the array: working directories of models are made in the current one.',
    `mkdir -p ${own} && cd ${own} || exit`,
  ];
}

function start(
  { threadsPerRank }: JobPlan,
  program: JobProgram,
  { startComments }: BatchSystem,
): string[] {
  const { node, polymuse, script, scriptArguments } = program;
  return [
    ...(threadsPerRank === 1
      ? []
      : ['', '# For models that use OpenMP.', `export OMP_NUM_THREADS=${threadsPerRank}`]),
    '',
    ...startComments,
    `exec ${[node, polymuse, 'run', script, ...scriptArguments].map(shellWord).join(' ')}`,
  ];
}

/** A word as the shell leaves it as it is. */
export function shellWord(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
