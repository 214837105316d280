// SPDX-License-Identifier: Apache-2.0
/**
 * The benchmark runs to its end and gives all its figures; how good they are is not for a test to say.
 */
import t from 'tap';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compilers } from '../support/compilers.js';

const benchmark = fileURLToPath(new URL('../../bench/main.js', import.meta.url));
const raw = ['raw.roundtrip', 'raw.bandwidth.8MB', 'raw.bandwidth.64MB'];
const figures = [
  ...['roundtrip.sync', 'roundtrip.await', 'pipelined', 'pool.round'],
  ...['bandwidth.8MB', 'bandwidth.64MB', 'grid.read', 'grid.write'],
  ...['cpu.waiting', 'cpu.idle', 'start.1', 'start.8', 'start.32'],
  ...['channel.copy.code', 'channel.copy.script'],
];
const script = [
  ...['array.plus', 'array.times', 'array.scale', 'array.sum', 'array.levels'],
  ...['types.quantities', 'types.expression'],
  // Where TypeScript 7 is installed.
  ...(compilers.at(-1)?.skip === false ? ['types.native.quantities'] : []),
  'remap.conservative',
];
const withoutCounterpart = ['pipelined', 'pool.round', 'cpu.waiting', 'cpu.idle'];

interface Row {
  readonly name: string;
  readonly channel: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio: number | null;
}

function run(...options: string[]) {
  return spawnSync(process.execPath, [benchmark, ...options], { encoding: 'utf8' });
}

t.test('all figures are there', { timeout: 300_000 }, (t) => {
  const { status, stdout, stderr } = run('--quick', '--json');
  t.equal(status, 0, stderr);
  const rows = JSON.parse(stdout) as Row[];
  for (const channel of new Set(rows.map((row) => row.channel))) {
    const names = rows.filter((row) => row.channel === channel).map((row) => row.name);
    const expected = channel === 'raw' ? raw : channel === 'script' ? script : figures;
    t.same(names, expected, `the figures of ${channel}`);
  }
  t.ok(rows.some((row) => row.channel === 'sockets'));
  const hasRaw = rows.some((row) => row.channel === 'raw');
  for (const { name, channel, value, unit, ratio } of rows) {
    const figure = `${name} on ${channel}`;
    // A worker that does nothing may well use no time at all.
    t.ok(Number.isFinite(value) && (name.startsWith('cpu.') ? value >= 0 : value > 0), figure);
    t.not(unit, '', figure);
    const isCompared =
      name.startsWith('start.') ||
      name.startsWith('array.') ||
      (name.startsWith('types.') && name.endsWith('quantities')) ||
      (hasRaw && channel !== 'raw' && channel !== 'script' && !withoutCounterpart.includes(name));
    if (isCompared) t.ok(ratio !== null && Number.isFinite(ratio) && ratio > 0, figure);
    else t.equal(ratio, null, figure);
  }
  t.end();
});

t.test('options are explained, and others refused', (t) => {
  const { status, stdout } = run('--help');
  t.equal(status, 0);
  for (const option of ['--json', '--quick', '--channel', '--only']) t.match(stdout, option);
  const refused = run('--channel', 'pigeons');
  t.not(refused.status, 0);
  t.match(refused.stderr, 'pigeons');
  t.end();
});
