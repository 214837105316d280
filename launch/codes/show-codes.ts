// SPDX-License-Identifier: Apache-2.0
/**
 * `polymuse codes`: prints the available codes.
 *
 * @module
 */
import path from 'node:path';
import { shortMpiVersion } from '../mpi-version.js';
import { inventory, isProblem, reportOn, type CodeReport, type CodeState } from './inventory.js';

const meanings: Readonly<Record<CodeState, string>> = {
  ready: 'ready',
  missing: 'not built',
  broken: 'broken',
  outdated: 'built for another version of polymuse or of its interface',
  unknown: 'a valid worker',
};

/**
 * Prints the available codes, or what the given workers are.
 *
 * @returns the exit code: 1 if a code that should be usable is not
 */
export async function showCodes(workers: readonly string[], asJson: boolean): Promise<number> {
  const codes =
    workers.length === 0
      ? await inventory()
      : await Promise.all(workers.map((file) => reportOn(path.resolve(file))));
  const text = asJson ? JSON.stringify(codes, undefined, 2) : codes.map(textOf).join('\n\n');
  process.stdout.write(`${text}\n`);
  return codes.some(isProblem) ? 1 : 0;
}

function textOf(code: CodeReport): string {
  const { name, state, description, worker, built, fingerprint, mpi, problems, remedy } = code;
  const lines = [`${name}: ${meanings[state]}`];
  const add = (label: string, value: string | undefined) => {
    if (value !== undefined) lines.push(`  ${label.padEnd(12)} ${value}`);
  };
  add('description', description);
  add('worker', worker);
  add('built', built?.replace('T', ' ').replace(/\..*/, ' UTC'));
  add('interface', fingerprint);
  add('MPI', mpi && shortMpiVersion(mpi));
  for (const problem of problems) add('problem', problem);
  add('remedy', remedy);
  return lines.join('\n');
}
