/**
 * `npm run generate`: writes the files that are generated from the codes' interface specifications and from
 * the table of units; with `--check` it writes none, and fails if any is out of date.
 *
 * @module
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { InterfaceSpecification } from '../src/interface/specification.js';
import { validateInterface } from '../src/interface/validation.js';
import { snakeCase } from '../src/interface/names.js';
import { generateHeader, generateSource } from './generate/c.js';
import { generateModule } from './generate/fortran.js';
import type { GeneratedFile } from './generate/text.js';
import { generateDeclarations } from './generate/typescript.js';
import { generateUnitNames } from './generate/unit-names.js';

interface Code {
  /** The TypeScript file that exports the specification; it must not need anything generated to run. */
  source: string;
  /** The name of the export. */
  specification: string;
  /** Where the worker's files go; there is no worker if absent. */
  workerFolder?: string;
  /** Where the TypeScript declarations go; none if absent. */
  declarations?: string;
}

const codes: readonly Code[] = [
  {
    source: 'src/codes/cumulus/interface.ts',
    specification: 'cumulusInterface',
    workerFolder: 'native-mpi/codes/cumulus',
    declarations: 'src/codes/cumulus/cumulus.generated.ts',
  },
  {
    source: 'src/codes/large-eddy/interface.ts',
    specification: 'largeEddyInterface',
    declarations: 'src/codes/large-eddy/large-eddy.generated.ts',
  },
  {
    source: 'src/codes/dales/interface.ts',
    specification: 'dalesInterface',
    workerFolder: 'native-mpi/codes/dales',
    declarations: 'src/codes/dales/dales.generated.ts',
  },
  {
    source: 'test/workers/probe.ts',
    specification: 'probeInterface',
    workerFolder: 'test/workers',
    declarations: 'test/workers/probe.generated.ts',
  },
  {
    source: 'test/workers/probe.ts',
    specification: 'probeFortranInterface',
    workerFolder: 'test/workers',
  },
];

/** From dist/launch, where this runs. */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is generated from the table of units. */
const unitNames = {
  source: 'src/units/unit-table.ts',
  path: 'src/units/unit-names.generated.ts',
};

const isCheck = process.argv.includes('--check');
const stale: string[] = [];
const files = [
  {
    path: unitNames.path,
    contents: await formatted(unitNames.path, generateUnitNames(unitNames.source)),
  },
];
for (const code of codes) files.push(...(await filesOf(code, await specificationOf(code))));
for (const file of files) {
  const target = path.join(root, file.path);
  const current = await readFile(target, 'utf8').catch(() => undefined);
  if (current === file.contents) continue;
  stale.push(file.path);
  if (isCheck) continue;
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, file.contents);
}
for (const each of stale) console.log(`${isCheck ? 'out of date' : 'written'}: ${each}`);
if (isCheck && stale.length > 0) {
  console.error('Generated files are out of date; npm run generate writes them.');
  process.exitCode = 1;
}

async function specificationOf(code: Code): Promise<InterfaceSpecification> {
  const compiled = path.join(root, 'dist', code.source.replace(/\.ts$/, '.js'));
  const exported = (await import(pathToFileURL(compiled).href)) as Record<string, unknown>;
  const specification = exported[code.specification];
  if (typeof specification !== 'object' || specification === null) {
    throw new Error(`${code.source} does not export ${code.specification}`);
  }
  validateInterface(specification as InterfaceSpecification);
  return specification as InterfaceSpecification;
}

async function filesOf(
  code: Code,
  specification: InterfaceSpecification,
): Promise<GeneratedFile[]> {
  const { source, workerFolder, declarations } = code;
  const files: GeneratedFile[] = [];
  if (workerFolder !== undefined) {
    const stem = `${workerFolder}/${snakeCase(specification.name)}_interface`;
    files.push({ path: `${stem}.h`, contents: generateHeader(specification, source) });
    files.push({ path: `${stem}.c`, contents: generateSource(specification, source) });
    if (specification.language === 'fortran')
      files.push({ path: `${stem}.f90`, contents: generateModule(specification, source) });
  }
  if (declarations !== undefined) {
    const text = generateDeclarations(specification, source, declarations);
    files.push({ path: declarations, contents: await formatted(declarations, text) });
  }
  return files;
}

/** TypeScript as prettier lays it out. */
async function formatted(file: string, text: string): Promise<string> {
  const filepath = path.join(root, file);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
