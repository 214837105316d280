// SPDX-License-Identifier: Apache-2.0
/** Each place that holds the version of the package holds the same one. */
import { readFileSync } from 'node:fs';
import t from 'tap';
import { packageRoot } from '../../src/build-directory.js';

const textOf = (file: string) => readFileSync(packageRoot + file, 'utf8');
const { version } = JSON.parse(textOf('package.json')) as { version: string };

t.test('the lock file has the version of package.json', (t) => {
  const lock = JSON.parse(textOf('package-lock.json')) as {
    version: string;
    packages: Record<string, { version: string }>;
  };
  t.equal(lock.version, version);
  t.equal(lock.packages['']?.version, version);
  t.end();
});

t.test(
  'the latest release in the changelog is that version, and citations have it with its date',
  (t) => {
    const latest = /^## \[(\d.*?)\] – (\S+)$/m.exec(textOf('CHANGELOG.md'));
    t.equal(latest?.[1], version);
    const citation = textOf('CITATION.cff');
    t.equal(/^version: (.*)$/m.exec(citation)?.[1], version);
    t.equal(/^date-released: (.*)$/m.exec(citation)?.[1], latest?.[2]);
    t.end();
  },
);
