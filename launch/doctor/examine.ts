// SPDX-License-Identifier: Apache-2.0
/**
 * `polymuse doctor`: checks this machine, and says what is wrong and what to do about it.
 *
 * @module
 */
import { allPlatforms } from '../../src/workers/platforms/table.js';
import { outputOf } from '../program.js';
import { channels } from './channels.js';
import { cores } from './cores.js';
import type { Finding, Section } from './finding.js';
import { mpiCompilers, mpiLaunchers } from './mpi.js';
import { addon, codes, node } from './package.js';
import { buildTools } from './set-up.js';
import { space } from './space.js';

/**
 * Makes all checks, and prints the findings; each section at once, unless the output is JSON.
 *
 * @returns the exit code: 1 if there is a problem
 */
export async function examine(asJson: boolean): Promise<number> {
  const sections: Section[] = [];
  const add = (title: string, findings: readonly Finding[]) => {
    sections.push({ title, findings });
    if (!asJson) process.stdout.write(`${textOf({ title, findings })}\n`);
  };
  const { finding, mpi } = await addon();
  add('polymuse', [node(), cores(), finding]);
  add('codes', await codes());
  add('building', await buildTools());
  add('MPI compilers', await mpiCompilers());
  add('launchers', await mpiLaunchers(mpi));
  add('space', await space());
  for (const { name, findings } of allPlatforms())
    if (findings !== undefined) add(name, await findings(process.env, outputOf));
  if (mpi) add('starting workers', await channels());

  const all = sections.flatMap(({ findings }) => findings);
  const problems = all.filter(({ state }) => state === 'problem').length;
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ ok: problems === 0, sections }, undefined, 2)}\n`);
  } else {
    process.stdout.write(
      problems === 0
        ? 'No problems found.\n'
        : `${problems} ${problems === 1 ? 'problem' : 'problems'} found; the remedies follow "→".\n`,
    );
  }
  return problems === 0 ? 0 : 1;
}

const marks = { ok: ' ', note: '-', problem: '!' } as const;

function textOf({ title, findings }: Section): string {
  const width = Math.max(16, ...findings.map((each) => each.title.length));
  const lines = findings.flatMap((each) => [
    `${marks[each.state]} ${each.title.padEnd(width)}  ${indented(each.text, width)}`,
    ...(each.remedy === undefined ? [] : [`  ${' '.repeat(width)}  → ${each.remedy}`]),
  ]);
  return [title, ...lines, ''].join('\n');
}

function indented(text: string, width: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(width + 4)}`);
}
