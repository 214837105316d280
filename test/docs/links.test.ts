// SPDX-License-Identifier: Apache-2.0
/** The links between the pages of the documentation lead somewhere, and its picture is one picture. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const pages = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(`${root}docs`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  '.github/pull_request_template.md',
];

/** Without code, in which brackets are indices. */
function proseOf(page: string): string {
  const text = readFileSync(path.join(root, page), 'utf8');
  return text
    .replace(/^```.*?^```/gms, '')
    .replace(/`[^`\n]*`/g, (code) => code.slice(1, -1).replace(/[[\]()]/g, ''));
}

/** The names by which GitHub links to the headings of a page. */
function anchorsOf(page: string): string[] {
  return [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map((heading) =>
    heading[1]!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

for (const page of pages) {
  t.test(`the links of ${page}`, (t) => {
    const targets = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)]
      .map((link) => link[1] ?? link[2]!)
      .filter((target) => !/^\w+:/.test(target));
    for (const target of targets) {
      const [file = '', anchor] = target.split('#');
      const linked = file === '' ? page : path.join(path.dirname(page), file);
      t.ok(existsSync(path.join(root, linked)), target);
      if (anchor !== undefined)
        t.ok(anchorsOf(linked).includes(anchor), `the heading of ${target}`);
    }
    t.end();
  });
}

t.test('the picture for dark pages differs from that for light ones in its colours only', (t) => {
  const [light, dark] = ['light', 'dark'].map((theme) =>
    readFileSync(`${root}docs/picture-${theme}.svg`, 'utf8'),
  );
  t.not(light, dark);
  const withoutColours = (text: string) => text.replace(/#[0-9a-f]{6}/g, '#');
  t.equal(withoutColours(light!), withoutColours(dark!));
  t.end();
});
