// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { processesWith } from '../support/processes.js';

const job = fileURLToPath(new URL('../../jobs/two-models.js', import.meta.url));
const directory = mkdtempSync(path.join(tmpdir(), 'two-models-'));
t.teardown(() => {
  rmSync(directory, { recursive: true, force: true });
});

function run(...options: string[]) {
  return spawnSync(process.execPath, [job, ...options], { cwd: directory, encoding: 'utf8' });
}

t.test('two models run at once, are set and read, and are timed', (t) => {
  const { status, stdout, stderr } = run('--points', '16', '--seconds', '120');
  t.equal(status, 0, stderr);
  t.match(stdout, /les1: sockets channel, 1 rank, model time 120 s; its output is in \.\/les1\//);
  t.match(stdout, /les2: (mpi|sockets) channel, 1 rank, model time 120 s; .* \.\/les2\//);

  const table = stdout.split('\n').flatMap((line) => {
    const cells = line.trim().split(/ +/).map(Number);
    return cells.length === 7 && cells.every(Number.isFinite) ? [cells] : [];
  });
  t.equal(table.length, 15, 'a line for each of 15 levels');
  const [z, u1, thl1, qt1, u2, thl2, qt2] = table.at(-1)!;
  t.equal(z, 180);
  for (const [u, thl, qt] of [
    [u1, thl1, qt1],
    [u2, thl2, qt2],
  ]) {
    t.ok(Math.abs(u! + 8.75) < 0.02, 'the wind of BOMEX');
    t.ok(Math.abs(thl! - 298.7) < 0.05);
    t.ok(Math.abs(qt! - 16.76) < 0.05);
  }
  const rows = /at \[:, :, 3:6\]:\n {2}les1 (.*)\n {2}les2 (.*)\n/.exec(stdout)!;
  for (const row of rows.slice(1)) {
    const values = row.trim().split(' ').map(Number);
    t.equal(values.length, 9);
    t.same(values.slice(2, 5), [1, 1, 1], 'what was set is read');
    t.ok(values[1]! < -8 && values[5]! < -8, 'and nothing beside it was');
  }
  const figures =
    /after the other +([\d.]+) s\n.*once +([\d.]+) s\n.*is ([\d.]+) times as fast/.exec(stdout);
  const [apart, together, ratio] = figures!.slice(1).map(Number);
  t.ok(apart! > 0 && together! > 0);
  t.ok(Math.abs(ratio! - apart! / together!) < 0.1 * ratio! + 0.1);
  t.equal(/Not clearly faster: of \d+ cores?, about [\d.]+ were free/.test(stdout), ratio! < 1.5);

  t.same(readdirSync(directory), ['les1', 'les2']);
  for (const model of ['les1', 'les2']) {
    const files = readdirSync(path.join(directory, model));
    t.ok(files.includes('timeseries.txt') && files.includes('worker-0.log'), `files in ${model}`);
  }
  t.same(processesWith(`POLYMUSE_WORKDIR=${directory}/`), [], 'no process is left behind');
  t.end();
});

t.test('a second run in the same directory, with more ranks', (t) => {
  const { status, stdout, stderr } = run('--points', '8', '--seconds', '60', '--ranks', '2');
  t.equal(status, 0, stderr);
  t.match(stdout, /les1: sockets channel, 2 ranks, model time 120 s/);
  t.match(stdout, /times as fast/);
  t.end();
});

t.test('options that cannot be', (t) => {
  t.equal(run('--wrokers', '2').status, 1);
  const { status, signal, stderr } = run('--points', '3');
  t.same([status, signal], [1, null], stderr);
  t.match(stderr, /les1\.commitParameters: itot: 3 grid points are too few; use at least 4/);
  t.same(processesWith(`POLYMUSE_WORKDIR=${directory}/`), [], 'no process is left behind');
  t.end();
});
