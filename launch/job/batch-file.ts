// SPDX-License-Identifier: Apache-2.0
/**
 * The batch file for the scheduler, with comments.
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
    '# The modules with which polymuse and the models were built.',
    `module load ${names.join(' ')} || exit`,
  ];
}

/** Jobs of an array run at the same time, so they must not share a folder. */
function folder({ array, name }: JobPlan, { arrayVariable }: BatchSystem): string[] {
  if (array === undefined) return [];
  const own = `"${name}-$${arrayVariable}"`;
  return [
    '',
    '# Each job of the array has its own folder: working directories of models are created in the current folder.',
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

/** A word, quoted so that the shell does not change it. */
export function shellWord(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
