// SPDX-License-Identifier: Apache-2.0
/** What scripts can import: nothing comes, goes or changes unnoticed, and nothing that they need is missing. */
import { readFileSync } from 'node:fs';
import t from 'tap';
import { forgottenExports, namesOf, surface, surfaceCommand, surfaceFile } from './surface.js';

t.test('the public surface is the one that is written down', (t) => {
  const written = readFileSync(surfaceFile, 'utf8').split('\n');
  const found = surface().split('\n');
  const [before, now] = [new Set(written), new Set(found)];
  const gone = written.filter((line) => !now.has(line)).map((line) => `- ${line}`);
  const come = found.filter((line) => !before.has(line)).map((line) => `+ ${line}`);
  t.same([...gone, ...come], [], `if it is meant to be so: ${surfaceCommand}, and CHANGELOG.md`);
  t.ok(found.join('\n') === written.join('\n'), `in the same order: ${surfaceCommand}`);
  t.end();
});

t.test('all types that public declarations name can be imported', (t) => {
  t.same(forgottenExports(), [], 'to be exported by src/index.ts, or marked @internal');
  t.end();
});

t.test('polymuse has all that polymuse/units and polymuse/grids have', (t) => {
  const all = namesOf('polymuse');
  for (const entry of ['polymuse/units', 'polymuse/grids'])
    t.same(
      namesOf(entry).filter((name) => !all.includes(name)),
      [],
      `${entry}: to be listed in src/index.ts`,
    );
  t.end();
});
