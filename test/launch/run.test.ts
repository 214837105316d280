// SPDX-License-Identifier: Apache-2.0
/**
 * `polymuse run`, with real scripts and real workers.
 */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {
  cacheFolder,
  executable,
  folderWith,
  polymuse,
  startPolymuse,
} from '../support/command.js';
import { freshPath } from '../support/probe.js';
import { processesOf } from '../support/processes.js';
import { until } from '../support/until.js';

/** A model of 8 x 8 columns, as all scripts here have it. */
const tinyModel = `
import { Cumulus, quantity } from 'polymuse';

export function tinyModel(workdir: string) {
  const model = new Cumulus({ workdir, case: 'bomex' });
  model.parameters.itot = 8;
  model.parameters.jtot = 8;
  model.parameters.xsize = quantity(800, 'm');
  model.parameters.ysize = quantity(800, 'm');
  return model;
}
`;

const couple = `
import { quantity } from 'polymuse';
import { tinyModel } from './tiny-model.js';
import { minutes } from './minutes.ts';

const model = tinyModel('les');
await model.evolveModel.asynchronous(quantity(minutes, 'min'), { exactEnd: true });
console.log(model.modelTime.toString(), JSON.stringify(process.argv.slice(2)));
model.stop();
process.exitCode = 7;
`;

t.test('a script of several files, in a folder that is no project', (t) => {
  const cwd = folderWith({
    'couple.ts': couple,
    'tiny-model.ts': tinyModel,
    'minutes.ts': 'export enum Unused { one }\nexport const minutes: number = 1;\n',
  });
  const files = readdirSync(cwd);
  const given = ['run', 'couple.ts', '--help', '-x', 'a  b', '--no-check', '--', "it's"];
  for (const round of ['checked', 'checked before']) {
    const { status, stdout, stderr } = polymuse(given, { cwd });
    t.equal(status, 7, `the script's exit code, ${round}`, { stderr });
    t.equal(stdout, `60 s ${JSON.stringify(given.slice(2))}\n`);
    t.equal(stderr, '');
  }
  t.equal(readdirSync(path.join(cacheFolder, 'polymuse/checks')).length, 1);
  t.same(readdirSync(cwd).sort(), [...files, 'les'].sort(), 'nothing is written beside the script');

  t.test('what it imports is checked again when it has changed, and only then', (t) => {
    const file = path.join(cwd, 'minutes.ts');
    utimesSync(file, 0, 0);
    t.equal(polymuse(given, { cwd }).status, 7);
    writeFileSync(file, "export const minutes: string = 'one';\n");
    const { status, stdout, stderr } = polymuse(given, { cwd });
    t.equal(status, 2);
    t.equal(stdout, '');
    t.match(stderr, /^couple\.ts:7:\d+ - error TS\d+: /);
    t.end();
  });
  t.end();
});

t.test('an error of units stops the job before anything starts', (t) => {
  const cwd = folderWith({
    'units.ts': `import { quantity } from 'polymuse';
import { tinyModel } from './tiny-model.js';
console.log('started');
const model = tinyModel('les');
model.evolveModel(quantity(60, 'kg'));
`,
    'tiny-model.ts': tinyModel,
  });
  const checked = polymuse(['run', 'units.ts'], { cwd });
  t.equal(checked.status, 2);
  t.equal(checked.stdout, '');
  t.match(
    checked.stderr,
    /^units\.ts:5:19 - error TS\d+: .*"mass".*\n[^]*\n5 model\.evolveModel\(/,
  );
  const last = checked.stderr.trim().split('\n').at(-1);
  t.equal(
    last,
    'polymuse: units.ts has not been started: the type check found 1 error (--no-check skips the check)',
  );
  t.notOk(readdirSync(cwd).includes('les'));

  const unchecked = polymuse(['run', '--no-check', 'units.ts'], { cwd });
  t.equal(unchecked.status, 1);
  t.equal(unchecked.stdout, 'started\n');
  t.match(unchecked.stderr, /UnitError: cannot convert 'kg' \(a mass\) to 's' \(a time\)/);
  t.match(
    unchecked.stderr,
    /at <anonymous> \(.*\/units\.ts:5:\d+\)/,
    'lines are those of the source',
  );
  t.equal(processesOf(path.join(cwd, 'les')).length, 0);
  t.end();
});

t.test('an error of syntax', (t) => {
  const cwd = folderWith({ 'syntax.ts': "console.log('started');\nconst a = ;\n" });
  const checked = polymuse(['run', 'syntax.ts'], { cwd });
  t.equal(checked.status, 2);
  t.equal(checked.stdout, '');
  t.match(checked.stderr, /^syntax\.ts:2:11 - error TS1109: Expression expected/);
  const unchecked = polymuse(['run', '--no-check', 'syntax.ts'], { cwd });
  t.equal(unchecked.status, 1);
  t.equal(unchecked.stdout, '');
  t.match(unchecked.stderr, /syntax\.ts\(2,11\): error TS1109: Expression expected/);
  t.end();
});

t.test('a tsconfig.json of its own has its say', (t) => {
  const cwd = folderWith({
    'tsconfig.json': JSON.stringify({
      compilerOptions: { noUnusedLocals: true, module: 'commonjs', outDir: 'out' },
    }),
    'unused.ts': 'const unused = 1;\n',
  });
  const { status, stderr } = polymuse(['run', 'unused.ts'], { cwd });
  t.equal(status, 2);
  t.match(stderr, /error TS6133: 'unused' is declared but its value is never read/);
  t.end();
});

t.test('an error that it throws ends it as Node would', (t) => {
  const cwd = folderWith({
    'throws.ts': `interface Nothing {\n  here: never;\n}\n
export function fail(nothing?: Nothing): never {
  throw new RangeError(\`too far: \${String(nothing)}\`);
}
process.on('exit', (code) => console.log('exit', code));
fail();
`,
  });
  const { status, stdout, stderr } = polymuse(['run', 'throws.ts'], { cwd });
  t.equal(status, 1);
  t.equal(stdout, 'exit 1\n');
  t.match(stderr, /throws\.ts:6\n.*throw new RangeError/);
  t.match(stderr, /RangeError: too far: undefined\n {4}at fail \(.*\/throws\.ts:6:9\)/);
  t.end();
});

t.test('a script that was copied from jobs/', (t) => {
  const cwd = folderWith({
    'ensemble.ts': readFileSync(path.join(executable, '../../jobs/ensemble.ts'), 'utf8'),
  });
  const members = (...given: string[]) =>
    polymuse(['run', 'ensemble.ts', '--points', '8', '--seconds', '6', ...given], { cwd });
  const { status, stdout, stderr } = members('--members', '1');
  t.equal(status, 0, 'yargs is there, with its types', { stderr });
  t.match(stdout, /^1 members, 1 at a time/);
  t.match(members('--members', '2').stdout, /^1 of 2 members have been run before\./);
  t.equal(members('--member', '2').status, 1, 'an option that it does not have');

  const own = path.join(cwd, 'node_modules/yargs');
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
  writeFileSync(path.join(own, 'index.js'), 'export default 9;');
  writeFileSync(path.join(own, 'index.d.ts'), 'declare const number: 9; export default number;');
  const script = "import yargs from 'yargs';\nprocess.exitCode = yargs;\n";
  writeFileSync(path.join(cwd, 'own.ts'), script);
  const ofOwn = polymuse(['run', 'own.ts'], { cwd });
  t.equal(ofOwn.status, 9, 'a yargs of its own goes before', ofOwn);
  t.end();
});

t.test('JavaScript', (t) => {
  const cwd = folderWith({
    'module.mjs': "import { quantity } from 'polymuse';\nconsole.log(`${quantity(2, 'km')}`);\n",
    'checked.mjs':
      "// @ts-check\nimport { quantity } from 'polymuse';\nquantity(2, 'km').valueIn('s');\n",
    'common.cjs': "console.log(require('node:path').basename(process.argv[1]));\n",
  });
  t.equal(polymuse(['run', 'module.mjs'], { cwd }).stdout, '2 km\n');
  t.equal(polymuse(['run', 'common.cjs'], { cwd }).stdout, 'common.cjs\n');
  const { status, stderr } = polymuse(['run', 'checked.mjs'], { cwd });
  t.equal(status, 2);
  t.match(stderr, /^checked\.mjs:3:27 - error TS/);
  t.end();
});

t.test('what cannot be run', (t) => {
  const cwd = folderWith({ 'couple.py': '' });
  for (const [script, message] of [
    ['none.ts', /^polymuse: the file none\.ts does not exist \(looked for .*\/none\.ts\)\n$/],
    ['couple.py', /^polymuse: couple\.py is neither TypeScript .* nor JavaScript/],
  ] as const) {
    const { status, stderr } = polymuse(['run', script], { cwd });
    t.equal(status, 2);
    t.match(stderr, message);
  }
  t.end();
});

t.test('signals', (t) => {
  const script = (handler: string) => `import { quantity } from 'polymuse';
import { tinyModel } from './tiny-model.js';
${handler}
const model = tinyModel('les');
await model.started;
const request = model.evolveModel.asynchronous(quantity(1, 'yr'));
console.log('running', process.pid);
await request;
`;
  const cwd = folderWith({
    'plain.ts': script(''),
    'handles.ts': script(
      "process.once('SIGTERM', () => {\n  model.kill('the time is over');\n  process.exit(5);\n});",
    ),
    'tiny-model.ts': tinyModel,
    'idle.mjs': "console.log('idle');\nsetInterval(() => undefined, 1000);\n",
  });
  for (const [name, signal, expected] of [
    ['plain.ts', 'SIGINT', { code: null, signal: 'SIGINT' }],
    ['plain.ts', 'SIGTERM', { code: null, signal: 'SIGTERM' }],
    ['handles.ts', 'SIGTERM', { code: 5, signal: null }],
  ] as const)
    t.test(`${signal} to ${name}`, async (t) => {
      const { child, output, ended } = startPolymuse(['run', name], { cwd });
      await until(() => output().includes('running'), 'the script');
      t.equal(output().trim(), `running ${child.pid}`, 'it runs in the command itself');
      child.kill(signal);
      t.same(await ended, expected);
      const workdir = path.join(cwd, 'les');
      await until(() => processesOf(workdir).length === 0, 'the end of its processes');
      t.end();
    });
  t.test('SIGTERM during the type check', async (t) => {
    const idle = startPolymuse(['run', '--no-check', 'idle.mjs'], { cwd });
    await until(() => idle.output() === 'idle\n', 'a process without a check');
    const threads = threadsOf(idle.child.pid!);
    idle.child.kill();
    const { child, output, ended } = startPolymuse(['run', 'plain.ts'], {
      cwd,
      environment: { XDG_CACHE_HOME: freshPath('no-cache') },
    });
    // An idle process has one for the module hooks, which come after the check.
    await until(() => threadsOf(child.pid!) >= threads, 'the thread that checks');
    child.kill('SIGTERM');
    t.same(await ended, { code: null, signal: 'SIGTERM' });
    t.equal(output(), '');
    t.end();
  });
  t.end();
});

t.test('--show-placement', (t) => {
  const cwd = folderWith({
    'placed.ts': `import { tinyModel } from './tiny-model.js';
const model = tinyModel('les');
model.started.result();
console.log(JSON.stringify(model.ranks[0]));
model.stop();
`,
    'tiny-model.ts': tinyModel,
  });
  const { stdout, stderr } = polymuse(['run', '--show-placement', 'placed.ts'], { cwd });
  const { host, pid } = JSON.parse(stdout) as { host: string; pid: number };
  t.match(stderr, `polymuse: les (`);
  t.match(stderr, ` on ${host}: rank 0 (process ${pid})\n`);
  t.equal(polymuse(['run', 'placed.ts'], { cwd }).stderr, '');
  t.end();
});

t.test('ways to start it', (t) => {
  const cwd = folderWith({ 'ways.ts': couple, 'tiny-model.ts': tinyModel });
  writeFileSync(path.join(cwd, 'minutes.ts'), 'export const minutes = 1;\n');
  symlinkSync(executable, path.join(cwd, 'polymuse'));
  const linked = spawnSync('env', ['-u', 'NODE_OPTIONS', './polymuse', 'run', 'ways.ts'], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: cacheFolder },
  });
  t.equal(linked.status, 7, 'by a symbolic link', linked);

  for (const launcher of ['mpirun', 'mpiexec']) {
    if (spawnSync(launcher, ['--version']).error) continue;
    const { status, stdout, stderr } = polymuse(['run', 'ways.ts', '1'], {
      cwd,
      by: [launcher, '-n', '1'],
      environment: {
        OMPI_ALLOW_RUN_AS_ROOT: '1',
        OMPI_ALLOW_RUN_AS_ROOT_CONFIRM: '1',
        EVENT_NOEPOLL: '1',
      },
    });
    t.equal(status, 7, `by ${launcher}`, { stderr });
    t.match(stdout, '60 s ["1"]\n');
  }
  t.end();
});

/** How many threads a process has; 0 if it is gone. */
function threadsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return 0;
  }
}
