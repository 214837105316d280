// SPDX-License-Identifier: Apache-2.0
/**
 * The rooms of src/: a room imports only what stands below it. Types count: who needs to know a type needs
 * to know the room.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { packageRoot } from '../../src/build-directory.js';

/** From the bottom to the top; rooms of one line do not know each other. */
const levels: readonly (readonly string[])[] = [
  ['errors.ts', 'nearest-name.ts', 'build-directory.ts', 'warnings.ts', 'trace.ts'],
  ['strict.ts', 'array'],
  ['units'],
  ['remap', 'wire'],
  ['interface', 'request'],
  ['workers'],
  ['calls'],
  ['grid'],
  ['code'],
  ['codes'],
  ['index.ts'],
];

const source = `${packageRoot}src`;
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();

function roomOf(file: string): string {
  return file.split('/', 1)[0]!;
}

function levelOf(file: string): number {
  return levels.findIndex((rooms) => rooms.includes(roomOf(file)));
}

/** The files of src/ that a file imports, for types too. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(source, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+)\.js';/gms)].map(
    ([, target = '']) => path.normalize(path.join(path.dirname(file), `${target}.ts`)),
  );
}

t.test('every file is in a room that is known', (t) => {
  t.same(
    files.filter((file) => levelOf(file) < 0),
    [],
  );
  t.ok(files.length > 100, `${files.length} files`);
  t.end();
});

t.test('no import leads up, or beside', (t) => {
  const arrows = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => roomOf(target) !== roomOf(file) && levelOf(target) >= levelOf(file))
      .map((target) => `${file} imports ${target}`),
  );
  t.same(arrows, []);
  t.end();
});

t.test('no import leads out of src', (t) => {
  const outside = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => target.startsWith('..'))
      .map((target) => `${file} imports ${target}`),
  );
  t.same(outside, []);
  t.end();
});
