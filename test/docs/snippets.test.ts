// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the TypeScript of README.md and docs/: each page's blocks, one after the other, as one script.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import ts from 'typescript';
import { problemsOf, scriptsDirectory as folder } from '../support/compile.js';
import { needsDales } from '../codes/dales/real.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
mkdirSync(folder, { recursive: true });

const pages = ['README.md', ...readdirSync(`${root}docs`).map((file) => `docs/${file}`)];

function blocks(page: string, language: string): string[] {
  const text = readFileSync(path.join(root, page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(
    (match) => match[1]!,
  );
}

/** Pages whose scripts need what is not a part of polymuse: why they are only compiled, if they are. */
const notRun: Readonly<Record<string, string | undefined>> = {
  'docs/dales.md': needsDales.skip,
};

for (const page of pages) {
  const source = blocks(page, 'ts').join('\n');
  if (source === '') continue;
  t.test(page, (t) => {
    const name = page.replace(/\W/g, '-');
    const file = path.join(folder, `${name}.mts`);
    writeFileSync(file, source);
    t.strictSame(problemsOf(file), [], 'compiles');
    const reason = notRun[page];
    if (reason !== undefined) {
      t.pass('runs', { skip: reason });
      t.end();
      return;
    }
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(path.join(folder, `${name}.mjs`), outputText);
    const cwd = mkdtempSync(`${tmpdir()}/polymuse-snippet-`);
    t.teardown(() => {
      rmSync(cwd, { recursive: true, force: true });
    });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(folder, `${name}.mjs`)],
      { cwd, encoding: 'utf8' },
    );
    t.equal(status, 0, 'runs', { stderr });
    const expected = blocks(page, 'text').filter((block) => page === 'README.md' && block !== '');
    if (expected[0] !== undefined) t.equal(stdout, expected[0], 'prints what the page says');
    t.end();
  });
}
