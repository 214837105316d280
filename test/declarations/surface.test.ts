// SPDX-License-Identifier: Apache-2.0
/** What scripts can import: nothing comes, goes or changes unnoticed, and nothing that they need is missing. */
import t from 'tap';
import { compareWithSnapshot } from '../support/snapshot.js';
import { forgottenExports, namesOf, surface, surfaceFile } from './surface.js';

t.test('the public surface is the one that is written down', (t) => {
  compareWithSnapshot(t, surfaceFile, surface(), ', and CHANGELOG.md');
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
