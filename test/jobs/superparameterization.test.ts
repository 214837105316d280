// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { needsDales } from '../codes/dales/real.js';

const job = fileURLToPath(new URL('../../jobs/superparameterization.js', import.meta.url));

for (const model of ['cumulus', 'dales'])
  t.test(model, model === 'dales' ? needsDales : {}, (t) => {
    const directory = mkdtempSync(path.join(tmpdir(), 'superparameterization-'));
    t.teardown(() => {
      rmSync(directory, { recursive: true, force: true });
    });
    const options = ['--model', model, '--columns', '3', '--points', '8', '--steps', '5'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [job, ...options], {
      cwd: directory,
      encoding: 'utf8',
    });
    t.equal(status, 0, stderr);
    t.match(stdout, `3 columns of ${model}, 5 steps of 60 s`);

    const [, ...rows] = readFileSync(path.join(directory, 'superparameterization.txt'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((row) => row.trim().split(/ +/).map(Number));
    t.equal(rows.length, 15, 'a row for each column and time step');
    t.ok(rows.flat().every(Number.isFinite));
    const moisture = (step: number) => rows.slice(3 * step, 3 * step + 3).map((row) => row[2]!);
    const [first, last] = [moisture(0), moisture(4)];
    t.ok(first[0]! > first[1]! + 0.8, 'the first column is moister at first');
    t.ok(last[0]! < first[0]! - 0.1 && last[1]! > first[1]! + 0.1, 'the wind carries it on');
    const sum = (of: number[]) => of.reduce((all, each) => all + each, 0);
    t.ok(Math.abs(sum(last) - sum(first)) < 0.05, 'to where it is not lost');
    t.end();
  });
