// SPDX-License-Identifier: Apache-2.0
/** Every source says what its licence is, as the Apache Software Foundation and SPDX would have it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import t from 'tap';
import { commentIn, licence } from '../../generation/licence.js';
import { packageRoot } from '../../src/build-directory.js';

const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: packageRoot,
  encoding: 'utf8',
});
const reason = listed.status === 0 ? false : 'this is not a clone, or there is no git';

t.test('every source has its licence in its first lines', { skip: reason }, (t) => {
  const sources = listed.stdout
    .split('\n')
    .map((file) => ({ file, line: commentIn(file, licence) }))
    .filter(({ line }) => line !== undefined);
  t.ok(sources.length > 400, `${sources.length} sources`);
  const without = sources
    .filter(({ file, line }) => {
      const text = readFileSync(packageRoot + file, 'utf8');
      return !text.split('\n', 3).includes(line!);
    })
    .map(({ file }) => file);
  t.same(without, []);
  t.end();
});
