// SPDX-License-Identifier: Apache-2.0
/**
 * The set-up scripts on machines that lack things: each machine is a search path of a few programs.
 */
import t, { type Test } from 'tap';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const setup = fileURLToPath(new URL('../../../setup/', import.meta.url));

interface TestResults {
  summaryLine: (record: string, exitCode: number) => string;
}
const { summaryLine } = (await import(path.join(setup, 'library/test-results.mjs'))) as TestResults;

/** Runs a set-up script where only the programs in `directory` can be found. */
function runOn(directory: string, script: string, environment: NodeJS.ProcessEnv = {}) {
  const { status, stderr } = spawnSync(process.execPath, [path.join(setup, script)], {
    env: { PATH: directory, ...environment },
    encoding: 'utf8',
  });
  return { status, stderr };
}

/** Runs one on a terminal, by script(1), on which `answer` is typed. */
function runOnTerminal(
  directory: string,
  words: string,
  environment: NodeJS.ProcessEnv,
  answer: string,
) {
  const { status, stdout } = spawnSync(
    terminalMaker,
    ['--quiet', '--return', '--command', `'${process.execPath}' ${setup}${words}`, '/dev/null'],
    { env: { PATH: directory, ...environment }, input: answer, encoding: 'utf8', timeout: 60_000 },
  );
  return { status, stdout };
}

const terminalMaker = '/usr/bin/script';

/** A directory of shell scripts, by name. */
function machine(test: Test, programs: Record<string, string>): string {
  const scripts = Object.entries(programs).map(([name, body]) => [name, `#!/bin/sh\n${body}\n`]);
  const directory = test.testdir(Object.fromEntries(scripts) as Record<string, string>);
  for (const name of Object.keys(programs)) chmodSync(path.join(directory, name), 0o755);
  return directory;
}

t.test('without Debian packages, what is missing is said in words', (t) => {
  const directory = machine(t, {
    cmake: 'echo cmake version 3.13.4',
    gcc: 'exit 0',
    make: 'exit 0',
  });
  const { status, stderr } = runOn(directory, 'build.mjs');
  t.equal(status, 1);
  t.match(stderr, /cmake 3\.18 or newer \(.*cmake is version 3\.13\.4\)/);
  t.match(stderr, /MPI \(mpicc, mpi\.h; mpirun or mpiexec or srun\)/);
  t.match(stderr, /FFTW 3 \(fftw3\.h\)/);
  t.match(stderr, /a Fortran compiler/);
  t.notMatch(stderr, /a C compiler|make or ninja|apt-get/);
  t.notMatch(stderr, / at .*\.mjs:/, 'no stack trace');
  t.end();
});

t.test('a C++ compiler from a module counts, whatever its package', (t) => {
  const directory = machine(t, { CC: 'exit 0' });
  t.notMatch(runOn(directory, 'build.mjs', { CXX: 'CC' }).stderr, /a C\+\+ compiler/);
  t.match(runOn(directory, 'build.mjs').stderr, /a C\+\+ compiler/);
  t.end();
});

t.test('Debian packages', (t) => {
  const aptGet = 'echo "$@" >> "$APT_LOG"';
  const directory = machine(t, {
    'apt-get': aptGet,
    env: 'shift; exec "$@"',
    sudo: 'shift; "$@"',
    gfortran: 'exit 0',
  });
  const log = path.join(directory, 'log');

  t.test('are installed after their lists are fetched, and only those that are missing', (t) => {
    const { status, stderr } = runOn(directory, 'build.mjs', { APT_LOG: log });
    const [update, install, ...more] = readFileSync(log, 'utf8').trim().split('\n');
    t.match(update, /update$/);
    t.match(install, /install .*libopenmpi-dev openmpi-bin libfftw3-dev/);
    t.notMatch(install, /gfortran/);
    t.strictSame(more, []);
    t.equal(status, 1, 'this apt-get has installed nothing');
    t.match(stderr, /MPI \(mpicc/);
    t.end();
  });

  t.test('are named before they are installed; without a terminal nobody is asked', (t) => {
    const { stderr } = runOn(directory, 'build.mjs', { APT_LOG: '/dev/null' });
    t.match(
      stderr,
      /- MPI \(.*\n(.*\n)*These packages are to be installed by apt-get, as root: .*libopenmpi-dev/,
    );
    t.match(stderr, /without asking: standard input is not a terminal/);
    t.end();
  });

  const skip = existsSync(terminalMaker) ? false : 'there is no script(1), which makes a terminal';
  t.test('on a terminal are installed after a yes only', { skip }, (t) => {
    for (const [name, words, answer, isInstalled] of [
      ['no', 'build.mjs', 'n\n', false],
      ['anything else', 'build.mjs', 'maybe\n', false],
      ['end of input', 'build.mjs', '\x04', false],
      ['yes', 'build.mjs', 'y\n', true],
      ['the default', 'build.mjs', '\n', true],
      ['option', 'build.mjs --yes', '', true],
    ] as const) {
      const log = path.join(directory, `log of ${name}`);
      const { status, stdout } = runOnTerminal(directory, words, { APT_LOG: log }, answer);
      t.equal(status, 1, `${name}: what is missing is missing still`);
      t.match(stdout, /as root: .*libopenmpi-dev/);
      t.equal(stdout.includes('Install these packages?'), name !== 'option', name);
      t.equal(existsSync(log), isInstalled, name);
      t.match(stdout, /sudo apt-get update && sudo apt-get install -y .*libopenmpi-dev/);
    }
    t.end();
  });

  t.test('are never installed by npm install: the command is printed', (t) => {
    const untouched = path.join(directory, 'untouched');
    const { status, stderr } = runOn(directory, 'install.mjs', { APT_LOG: untouched });
    t.equal(status, 1);
    t.match(stderr, /sudo apt-get update && sudo apt-get install -y .*libopenmpi-dev/);
    t.notOk(existsSync(untouched));
    t.end();
  });

  t.test('are those of the MPI that is asked for', (t) => {
    const { stderr } = runOn(directory, 'install.mjs', { MPI: 'mpich' });
    t.match(stderr, /libmpich-dev mpich/);
    t.notMatch(stderr, /openmpi/);
    t.end();
  });
  t.end();
});

t.test('an MPI that there is no build for is refused', (t) => {
  const { status, stderr } = runOn(machine(t, {}), 'build.mjs', { MPI: 'mvapich' });
  t.equal(status, 1);
  t.match(stderr, /MPI=mvapich in the environment: it can be openmpi or mpich, or unset/);
  t.end();
});

t.test('the line that sums the tests up', (t) => {
  const record = (counts: string) =>
    `ok 1 - a\n\n# No coverage generated\n# { ${counts} }\n# time=1ms\n`;
  t.equal(summaryLine(record('total: 12, pass: 12'), 0), '12 passed, 0 failed');
  t.equal(summaryLine(record('total: 5, pass: 3, fail: 1, skip: 1'), 1), '3 passed, 1 failed');
  t.equal(summaryLine(record('total: 1, pass: 1'), 1), '1 passed, 1 failed', 'a file was killed');
  t.equal(summaryLine('', 1), '0 passed, 1 failed', 'tap did not get that far');
  t.end();
});
