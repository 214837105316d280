// SPDX-License-Identifier: Apache-2.0
/**
 * The results of DALES with polymuse, and the overhead: `node dist/bench/dales/main.js`, if the worker of
 * DALES has been built. Times depend on the machine; the ratios are also valid for other machines.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AsyncRequestsPool, Dales, quantity, type ChannelType } from '../../src/index.js';
import { dalesReference } from '../../test/codes/dales/reference.js';
import { runJob } from '../programs.js';
import { median, secondsOf } from '../timing.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'bench-dales-'));
process.once('exit', () => {
  rmSync(scratch, { recursive: true, force: true });
});
let count = 0;

const seconds = (value: number) => quantity(value, 's');
const exactEnd = { exactEnd: true };
const channelTypes: readonly ChannelType[] = ['mpi', 'sockets'];

/** BOMEX on points of 100 m. */
function start(points: number, numberOfWorkers: number, channelType: ChannelType): Dales {
  count++;
  const workdir = path.join(scratch, `les-${count}`);
  const model = new Dales({ workdir, numberOfWorkers, channelType, case: 'bomex' });
  model.parameters.itot = model.parameters.jtot = points;
  model.parameters.xsize = model.parameters.ysize = quantity(100 * points, 'm');
  model.parameters.RUN.trestart = seconds(-1);
  return model;
}

function table(title: string, rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i]!)).join('  '));
  console.log(`\n${title}\n${lines.map((line) => line.trimEnd()).join('\n')}`);
}

// ---- the answer ----------------------------------------------------------------------------------

function answers(): void {
  const rows = [['points', 'ranks', 'channel', ...Object.keys(dalesReference[16])]];
  for (const points of [16, 32, 64] as const) {
    const reference = Object.values(dalesReference[points]);
    rows.push([`${points}²`, '', 'reference', ...reference.map(String)]);
    for (const ranks of [1, 2])
      for (const channelType of channelTypes) {
        const model = start(points, ranks, channelType);
        model.evolveModel(seconds(120), exactEnd);
        const mean = (values: Float64Array) =>
          values.reduce((sum, value) => sum + value, 0) / values.length;
        const { profiles, fields } = model;
        const values = [
          mean(fields.at(':', ':', '3:6').U.toFloat64Array('m/s')),
          mean(fields.U.toFloat64Array('m/s')),
          profiles.THL.at(0).valueIn('K'),
          profiles.THL.at(39).valueIn('K'),
          profiles.QT.at(0).valueIn('kg/kg'),
        ];
        const differences = values.map((value, i) => (value - reference[i]!).toExponential(1));
        rows.push([`${points}²`, String(ranks), model.channelType, ...differences]);
        model.stop();
      }
  }
  table('BOMEX after 120 s: the reference, and how far polymuse is from it', rows);
}

// ---- reading a field -----------------------------------------------------------------------------

async function reading(): Promise<void> {
  const rows = [['read of 64² x 80', 'ranks', 'polymuse (ms)', 'raw gather (ms)', 'ratio']];
  for (const ranks of [1, 2])
    for (const channelType of channelTypes) {
      const model = start(64, ranks, channelType);
      model.commitParameters();
      // Into memory that has been used before, like that of the raw program: the first reads mainly measure
      // page faults.
      for (let i = 0; i < 80; i++) await secondsOf(() => model.fields.THL);
      const ours: number[] = [];
      const raw: number[] = [];
      for (let round = 0; round < 4; round++) {
        raw.push(...(runJob(ranks + 1, 'bench_gather', [64, 64, 80, 1, 15]) as number[]));
        for (let i = 0; i < 15; i++) ours.push(await secondsOf(() => model.fields.THL));
      }
      const [read, gather] = [1e3 * median(ours), 1e3 * median(raw)];
      rows.push([
        model.channelType,
        String(ranks),
        read.toFixed(2),
        gather.toFixed(2),
        (read / gather).toFixed(2),
      ]);
      model.stop();
    }
  table('A full field of doubles (2.6 MB), medians of 60', rows);
}

// ---- two at once ---------------------------------------------------------------------------------

async function atOnce(points: number, part: number): Promise<readonly string[]> {
  const models = [start(points, 1, 'sockets'), start(points, 1, 'mpi')];
  const pool = new AsyncRequestsPool();
  for (const model of models) model.evolveModel(seconds(60), exactEnd);
  let until = 60;
  const apart: number[] = [];
  const together: number[] = [];
  for (let round = 0; round < 4; round++) {
    until += part;
    apart.push(
      await secondsOf(() => {
        for (const model of models) model.evolveModel(seconds(until), exactEnd);
      }),
    );
    until += part;
    together.push(
      await secondsOf(() => {
        for (const model of models)
          pool.addRequest(model.evolveModel.asynchronous(seconds(until), exactEnd));
        pool.waitall();
      }),
    );
  }
  for (const model of models) model.stop();
  const [one, two] = [median(apart), median(together)];
  const what = `${points}² x 80, ${part} s of model time`;
  return [what, one.toFixed(2), two.toFixed(2), (one / two).toFixed(2)];
}

async function twoInstances(): Promise<void> {
  const heading = ['two instances', 'one after the other (s)', 'at once (s)', 'ratio'];
  const rows = [heading, await atOnce(16, 300), await atOnce(32, 90)];
  table('Medians of 4', rows);
}

// ---- the cost of driving it from a script --------------------------------------------------------

async function cost(): Promise<void> {
  const rows = [
    ['evolveModel', 'script (s)', 'DALES alone (s)', 'ratio', 'a call without steps (µs)'],
  ];
  for (const channelType of channelTypes) {
    const script: number[] = [];
    const alone: number[] = [];
    const empty: number[] = [];
    for (let round = 0; round < 9; round++) {
      const model = start(16, 1, channelType);
      model.commitParameters();
      model.getModelTime();
      script.push(await secondsOf(() => { model.evolveModel(seconds(120), exactEnd); })); // prettier-ignore
      for (let i = 0; i < 100; i++)
        empty.push(await secondsOf(() => { model.evolveModel(seconds(120), exactEnd); })); // prettier-ignore
      model.stop();
      alone.push(runJob(1, 'dales_alone', ['namoptions.001', 120], model.workdir) as number);
    }
    const [ours, raw] = [median(script), median(alone)];
    rows.push([
      channelType,
      ours.toFixed(3),
      raw.toFixed(3),
      (ours / raw).toFixed(3),
      (1e6 * median(empty)).toFixed(0),
    ]);
  }
  table('16² x 80, 120 s of model time, medians of 9', rows);
}

const all = { answers, reading, twoInstances, cost } as const;
const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(all))
  if (wanted.length === 0 || wanted.includes(name)) await measure();
