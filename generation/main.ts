// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run generate`: writes all files of this repository that are generated, those of the wire, of its codes
 * and the names of units; with `--wire` none of codes; with `--check` it writes none, and fails if
 * any is out of date.
 *
 * @module
 */
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type GeneratedFile, outdatedAmong, writeFiles } from '../launch/generate/files.js';
import { notice } from '../launch/generate/text.js';
import { packageRoot } from '../src/build-directory.js';
import { licensed } from './licence.js';
import { generateUnitNames } from './unit-names.js';
import { wireFiles } from './wire/files.js';

const command = 'npm run generate';
const inRepository = (file: string) => path.join(packageRoot, file);

// Codes need the runtime, which may need the files of the wire that are about to be generated: codes are
// imported only after those have been written and compiled.
const codes = process.argv.includes('--wire') ? undefined : await import('./codes.js');

const generated: readonly GeneratedFile[] = [
  {
    path: inRepository('src/units/unit-names.generated.ts'),
    contents: generateUnitNames(notice('src/units/unit-table.ts', command)),
  },
  ...wireFiles(command).map((file) => ({ ...file, path: inRepository(file.path) })),
  ...(codes?.codeFiles(command, inRepository) ?? []),
];

const isCheck = process.argv.includes('--check');
const outdated = await outdatedAmong(await Promise.all(generated.map(licensed).map(formatted)));
if (!isCheck) await writeFiles(outdated);
for (const each of outdated) {
  const file = path.relative(packageRoot, each.path);
  console.log(`${isCheck ? 'out of date' : 'written'}: ${file}`);
}
if (isCheck && outdated.length > 0) {
  console.error(`Generated files are out of date; ${command} writes them.`);
  process.exitCode = 1;
}

/** TypeScript as prettier lays it out, as in the rest of the repository; other languages as they are. */
async function formatted(file: GeneratedFile): Promise<GeneratedFile> {
  if (!file.path.endsWith('.ts')) return file;
  const options = { ...(await resolveConfig(file.path)), filepath: file.path };
  return { ...file, contents: await format(file.contents, options) };
}
