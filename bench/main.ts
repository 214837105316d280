// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run bench`: the overhead of polymuse compared with raw MPI in the same run.
 *
 * Times depend on the machine; the ratios are also valid for other machines, and on a busy one.
 *
 * @module
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import type { ChannelType } from '../src/index.js';
import { figures, makeRows, type FigureName, type RowChannel } from './figures.js';
import { withInstances } from './instances.js';
import { arithmetic } from './measurements/arithmetic.js';
import { channelCopies } from './measurements/channel-copies.js';
import type { Measurement, Values } from './measurements/measurement.js';
import { pipelined } from './measurements/pipelined.js';
import { poolRound } from './measurements/pool-round.js';
import { processor } from './measurements/processor.js';
import { remapping } from './measurements/remapping.js';
import { roundTrip } from './measurements/round-trip.js';
import { startUp } from './measurements/start-up.js';
import { transfers } from './measurements/transfers.js';
import { typeCheck } from './measurements/type-check.js';
import { rawSeconds } from './programs.js';
import { makeTable } from './table.js';
import { median } from './timing.js';

const channelTypes: readonly ChannelType[] = ['mpi', 'sockets'];
const measurements: readonly Measurement[] = [
  ...[roundTrip, pipelined, poolRound, transfers, processor, startUp],
  ...[channelCopies, arithmetic, remapping, typeCheck],
];

const { json, quick, channel, only } = await yargs(hideBin(process.argv))
  .scriptName('npm run bench --')
  .usage('$0\n\nMeasures the overhead of polymuse compared with raw MPI in the same run.')
  .option('json', {
    type: 'boolean',
    default: false,
    describe: 'print one JSON array of { name, channel, value, unit, ratio } instead of a table',
  })
  .option('quick', { type: 'boolean', default: false, describe: 'measure less, and less exactly' })
  .option('channel', { choices: channelTypes, describe: 'measure one channel only' })
  .option('only', {
    choices: measurements.map(({ name }) => name),
    describe: 'carry out one measurement only',
  })
  .strict()
  .version(false)
  .parseAsync();

/** Prints a note that is not part of the result. */
function say(text: string): void {
  console.error(text);
}

/** Whether this MPI can do what the raw reference does. */
function canRunRaw(): boolean {
  try {
    rawSeconds('mpi', 1, { samples: 1, batch: 1 });
    return true;
  } catch (error) {
    say(
      `The raw reference cannot be run, so ratios to it are missing: ${(error as Error).message}`,
    );
    return false;
  }
}

/** Whether instances use this channel, and not a substitute. */
function canUse(channelType: ChannelType): Promise<boolean> {
  return withInstances({ channelType }, (probe) =>
    Promise.resolve(probe.channelType === channelType),
  );
}

/** The rounds of one measurement. */
async function* carryOut(
  measurement: Measurement,
  channels: readonly ChannelType[],
  hasRaw: boolean,
): AsyncGenerator<readonly [RowChannel, Values]> {
  for (let round = 0; round < measurement.rounds(quick); round++) {
    if (hasRaw && measurement.measureRaw) yield ['raw', measurement.measureRaw(quick)];
    if (measurement.measureScript) yield ['script', await measurement.measureScript(quick)];
    if (measurement.measure)
      for (const each of channels) yield [each, await measurement.measure(each, quick)];
  }
}

const model = cpus()[0]?.model ?? 'of unknown kind';
const load = loadavg().map((average) => average.toFixed(2));
say(`${availableParallelism()} cores (${model}); load ${load.join(' ')} over 1, 5 and 15 minutes`);

const chosen = measurements.filter(({ name }) => only === undefined || name === only);
const needsChannels = chosen.some(({ measure }) => measure !== undefined);
const hasRaw = needsChannels && canRunRaw();
const channels: ChannelType[] = [];
for (const each of !needsChannels ? [] : channel ? [channel] : channelTypes)
  if (await canUse(each)) channels.push(each);
  else say(`The channel '${each}' cannot be used here, and is left out.`);

const samples = new Map<RowChannel, Map<FigureName, number[]>>(
  (['raw', ...channels, 'script'] as const).map((each) => [each, new Map<FigureName, number[]>()]),
);
function keep(from: RowChannel, values: Values): void {
  for (const [name, value] of Object.entries(values) as [FigureName, number][]) {
    const known = samples.get(from)?.get(name);
    if (known) known.push(value);
    else samples.get(from)?.set(name, [value]);
  }
}

for (const measurement of chosen) {
  say(`measuring: ${measurement.title}`);
  try {
    for await (const [from, values] of carryOut(measurement, channels, hasRaw)) keep(from, values);
  } catch (error) {
    // The other measurements are still useful.
    say(`This measurement broke off: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

const medians = new Map(
  [...samples].map(([from, values]) => [
    from,
    new Map([...values].map(([name, all]) => [name, median(all)])),
  ]),
);
const rows = makeRows(medians);
if (json) console.log(JSON.stringify(rows.filter(({ name }) => !figures[name].isContext)));
else console.log(`\n${makeTable(rows)}`);
