// SPDX-License-Identifier: Apache-2.0
/**
 * The command line as such: help, mistakes, completion; and the package as npm packs it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { buildDirectory } from '../../src/build-directory.js';
import {
  cacheFolder,
  executable,
  folderWith,
  polymuse,
  startPolymuse,
} from '../support/command.js';
import { freshPath } from '../support/probe.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { version, dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
};
const commands = ['run', 'job', 'doctor', 'codes'];

t.test('help and version', (t) => {
  const help = polymuse(['--help']);
  t.equal(help.status, 0);
  for (const command of commands) {
    t.match(help.stdout, new RegExp(`^  polymuse ${command} `, 'm'));
    const { status, stdout } = polymuse([command, '--help']);
    t.equal(status, 0);
    t.match(stdout, new RegExp(`^polymuse ${command} .*\\n\\n[A-Z]`));
    t.match(stdout, /\nExamples:\n/);
  }
  t.equal(polymuse(['--version']).stdout, `${version}\n`);
  t.end();
});

t.test('mistakes are told with what may have been meant', (t) => {
  for (const [words, message] of [
    [[], 'polymuse: no command given; see polymuse --help'],
    [['docter'], 'polymuse: unknown command docter; did you mean doctor?'],
    [['frobnicate'], 'polymuse: unknown command frobnicate; see polymuse --help'],
    [['run'], 'polymuse run: an argument is missing; see polymuse run --help'],
    [
      ['run', '--no-chek', 'couple.ts'],
      'polymuse run: unknown option --no-chek; did you mean --no-check?',
    ],
    [
      ['job', 'couple.ts', '--node=2'],
      'polymuse job: unknown option --node; did you mean --nodes?',
    ],
    [
      ['job', 'couple.ts', '--time'],
      'polymuse job: not enough arguments following: time; see polymuse job --help',
    ],
    [['doctor', 'now'], 'polymuse doctor: unknown argument now; see polymuse doctor --help'],
  ] as const) {
    const { status, stdout, stderr } = polymuse(words);
    t.equal(status, 2, words.join(' '));
    t.equal(stdout, '');
    t.equal(stderr, `${message}\n`);
  }
  t.end();
});

t.test('a reader that goes away ends a command, without a message', async (t) => {
  const cwd = folderWith({
    'prints.ts': 'for (;;) { console.log("x".repeat(10_000)); await new Promise(setImmediate); }\n',
    'listens.ts':
      'process.stdout.on("error", () => process.exit(3));\n' +
      'for (;;) { console.log("x".repeat(10_000)); await new Promise(setImmediate); }\n',
  });
  for (const [words, expected] of [
    [['codes'], 141],
    [['doctor', '--json'], 141],
    [['job', '--no-check', '--file', '-', 'prints.ts'], 141],
    [['run', '--no-check', 'prints.ts'], 141],
    [['run', '--no-check', 'listens.ts'], 3],
  ] as const) {
    const { child, output, ended } = startPolymuse(words, { cwd });
    child.stdout!.destroy();
    t.same(await ended, { code: expected, signal: null }, words.join(' '));
    t.equal(output(), '', 'nothing on standard error');
  }
});

t.test('completion', (t) => {
  const { status, stdout } = polymuse(['completion'], { environment: { SHELL: '/bin/bash' } });
  t.equal(status, 0);
  const { status: syntax, stderr } = spawnSync('bash', ['-n'], { input: stdout, encoding: 'utf8' });
  t.equal(syntax, 0, stderr);
  t.match(stdout, /complete .* polymuse$/m);
  const completed = (...words: string[]) =>
    polymuse(['--get-yargs-completions', 'polymuse', ...words]).stdout.split('\n');
  t.same(
    commands.filter((each) => !completed('').some((line) => line.startsWith(each))),
    [],
  );
  t.ok(completed('job', '--').includes('--ranks-per-instance'));
  t.end();
});

t.test('the package as npm packs it, in a project', (t) => {
  const cwd = folderWith({
    'package.json': '{ "type": "module" }',
    'units.ts': "import { quantity } from 'polymuse';\nconsole.log(`${quantity(2, 'km')}`);\n",
    'wrong.ts': "import { quantity } from 'polymuse';\nquantity(2, 'km').valueIn('s');\n",
    'alone.ts': `import { readFileSync } from 'node:fs';
import { newRegularGrid, newRemapper } from 'polymuse/grids';
import { quantity } from 'polymuse/units';
const lengths = quantity([8, 8], 'km');
const fine = newRegularGrid({ shape: [8, 8], lengths, attributes: { T: 'K' } });
const coarse = newRegularGrid({ shape: [2, 2], lengths });
fine.set({ T: quantity(280, 'K') });
console.log(String(newRemapper(fine, coarse, { method: 'conservative' }).apply(fine.T)));
const maps = readFileSync('/proc/self/maps', 'utf8');
console.log(/libmpi|polymuse\\.node/.test(maps) ? 'MPI is loaded' : 'no MPI');
`,
  });
  const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', cwd], {
    cwd: root,
    encoding: 'utf8',
  });
  t.equal(packed.status, 0, packed.stderr);
  const modules = path.join(cwd, 'node_modules');
  const installed = path.join(modules, 'polymuse');
  mkdirSync(installed, { recursive: true });
  const archive = path.join(cwd, `polymuse-${version}.tgz`);
  const unpack = ['-xzf', archive, '-C', installed, '--strip-components=1'];
  t.equal(spawnSync('tar', unpack).status, 0);
  // What npm would install beside it.
  mkdirSync(path.join(modules, '@types'));
  for (const name of Object.keys(dependencies))
    symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
  mkdirSync(path.join(modules, '.bin'));
  symlinkSync('../polymuse/launch/polymuse.mjs', path.join(modules, '.bin/polymuse'));

  const installedCommandOf = (build: string, ...words: string[]) =>
    spawnSync('env', ['-u', 'NODE_OPTIONS', 'node_modules/.bin/polymuse', ...words], {
      cwd,
      encoding: 'utf8',
      env: {
        ...process.env,
        POLYMUSE_BUILD_DIR: build,
        XDG_CACHE_HOME: freshPath('cache'),
      },
    });
  const installedCommand = (...words: string[]) => installedCommandOf(buildDirectory, ...words);
  const right = installedCommand('run', 'units.ts');
  t.equal(right.stdout, '2 km\n', right.stderr);
  const wrong = installedCommand('run', 'wrong.ts');
  t.equal(wrong.status, 2);
  t.match(wrong.stderr, /^wrong\.ts:2:27 - error TS/);
  const alone = installedCommandOf('/there/is/none', 'run', 'alone.ts');
  t.equal(alone.stdout, '[[280 280]\n [280 280]] K\nno MPI\n', alone.stderr);
  t.equal(installedCommand('codes').status, 0);
  t.end();
});

t.test('a clone that has not been built', (t) => {
  const clone = folderWith({
    'launch/polymuse.mjs': readFileSync(executable, 'utf8'),
  });
  const { status, stderr } = spawnSync('node', ['launch/polymuse.mjs', 'run', 'couple.ts'], {
    cwd: clone,
    encoding: 'utf8',
  });
  t.equal(status, 2);
  t.match(stderr, /^polymuse has not been built yet: run "npm run build" in .*\n$/);
  t.end();
});

t.test('nothing is kept where the cache cannot be written', (t) => {
  const cwd = folderWith({ 'hello.ts': "const hello: string = 'hello';\nconsole.log(hello);\n" });
  const file = path.join(cwd, 'hello.ts');
  const { status, stdout } = polymuse(['run', 'hello.ts'], {
    cwd,
    environment: { XDG_CACHE_HOME: file },
  });
  t.same([status, stdout], [0, 'hello\n']);
  t.same(readdirSync(cwd), ['hello.ts']);
  t.notOk(readdirSync(path.dirname(cacheFolder)).includes('polymuse'));
  t.end();
});
