// SPDX-License-Identifier: Apache-2.0
/**
 * The declarations of the package, as users' compilers see them: what is to compile does, and what is not is refused
 * where it is wrong, with each version of TypeScript, in the package that npm packs and in a link to a clone.
 */
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { packageRoot } from '../../src/build-directory.js';
import { type Compiler, compilers } from '../support/compilers.js';

const programs = path.join(packageRoot, 'test/declarations/programs');
const scratch = mkdtempSync(path.join(tmpdir(), 'polymuse-declarations-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** Runs a program to its end, and gives what it prints; fails with that if it fails. */
function run(
  program: string,
  programArguments: readonly string[],
  cwd: string,
): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const options = { cwd, encoding: 'utf8', timeout: 120_000 } as const;
    // Without the modules that tap has all processes of Node load: TypeScript 7 does not start with them.
    const command = ['-u', 'NODE_OPTIONS', program, ...programArguments];
    execFile('env', command, options, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ status, output: `${stdout}${stderr}` });
    });
  });
}

/** A project of a user's, with the programs in it. */
function newProject(name: string): string {
  const folder = path.join(scratch, name);
  mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  for (const file of readdirSync(programs))
    copyFileSync(path.join(programs, file), path.join(folder, file));
  return folder;
}

/** One in which polymuse is installed from its tarball; what npm says if it cannot be. */
async function projectOfTarball(): Promise<{ folder: string; problem: string | false }> {
  const folder = newProject('tarball');
  const packing = ['pack', '--ignore-scripts', '--silent', `--pack-destination=${scratch}`];
  const packed = await run('npm', packing, packageRoot);
  if (packed.status !== 0) throw new Error(packed.output);
  const tarball = path.join(scratch, packed.output.trim().split('\n').at(-1) ?? '');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  const hurried = ['--fetch-retries=1', '--fetch-timeout=60000'];
  const installed = await run('npm', ['install', ...quiet, ...hurried, tarball], folder);
  return {
    folder,
    problem: installed.status !== 0 && `the package could not be installed: ${installed.output}`,
  };
}

/** One with a link to this clone, as `npm link` and `file:` make it. */
function projectOfLink(): string {
  const folder = newProject('link');
  symlinkSync(packageRoot, path.join(folder, 'node_modules/polymuse'));
  return folder;
}

/** Settings that a user may have, beside those that all have here. */
type Settings = Readonly<Record<string, unknown>>;

const common: Settings = {
  strict: true,
  skipLibCheck: false,
  target: 'es2022',
  module: 'nodenext',
  declaration: true,
};

/** What the compiler has against the programs: `refused.ts(12): TS2345`, or its message for all but refused.ts. */
async function problems(compiler: Compiler, folder: string, settings: Settings): Promise<string[]> {
  const name = `${compiler.version}-${Object.values(settings).join('-').replace(/\W/g, '')}`;
  const config = path.join(folder, `${name}.json`);
  const compilerOptions = { ...common, outDir: `out-${name}`, ...settings };
  const files = ['accepted.ts', 'refused.ts'];
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  const { output } = await run(process.execPath, [compiler.program, '-p', config], folder);
  return output
    .split('\n')
    .filter((line) => /^\S/.test(line))
    .map((line) => line.replace(/^(refused\.ts\(\d+),\d+\): error (TS\d+).*/, '$1): $2'));
}

/** What it must have against them: each line that must not compile says so. */
const expected = readFileSync(path.join(programs, 'refused.ts'), 'utf8')
  .split('\n')
  .flatMap((line, at) => {
    const code = /\/\/ (TS\d+)$/.exec(line)?.[1];
    return code === undefined ? [] : [`refused.ts(${at + 1}): ${code}`];
  });

/** Neither Node's types nor a browser's. */
const noPlatform: Settings = { types: [], lib: ['es2022'] };

/** What users set, tried in the package that npm packs. */
const variants: Readonly<Record<string, Settings>> = {
  'with the types of Node': { types: ['node'] },
  'with a bundler’s resolution, and without the types of a platform': {
    ...noPlatform,
    module: 'esnext',
    moduleResolution: 'bundler',
  },
  'without strict': { ...noPlatform, module: 'node16', strict: false },
};

const link = projectOfLink();
const tarball = await projectOfTarball();

t.test('programs', (t) => {
  t.ok(expected.length > 30, `${expected.length} lines must not compile`);
  t.end();
});

for (const compiler of compilers) {
  const { version, skip } = compiler;
  t.test(`TypeScript ${version}`, { skip }, async (t) => {
    const linked = problems(compiler, link, {});
    for (const [name, settings] of Object.entries(variants)) {
      if (tarball.problem === false)
        t.same(await problems(compiler, tarball.folder, settings), expected, name);
      else t.pass(name, { skip: tarball.problem });
    }
    t.same(await linked, expected, 'in a link');
  });
}
