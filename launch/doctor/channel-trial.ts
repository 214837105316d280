// SPDX-License-Identifier: Apache-2.0
/**
 * A separate program, run by `polymuse doctor`: starts a worker on a channel, calls it, and prints the result
 * as JSON. So a crash or a hang of it does not affect the doctor.
 *
 * @module
 */
import { type ChannelType, Cumulus, quantity } from '../../src/index.js';

/** What a trial prints. */
export interface TrialResult {
  /** The channel that was used, which differs from the requested one if that does not work. */
  readonly channelType: string;
  readonly hosts: readonly string[];
  /** From creating the instance until its worker had started. */
  readonly startSeconds: number;
  /** The median over calls that do nothing. */
  readonly callMicroseconds: number;
}

const calls = 200;

/** Shorter than the time limit of the doctor, so that this program can report the output of the launcher. */
const startTimeout = quantity(30, 's');

const [channelType, ranks, workdir] = process.argv.slice(2);
const begin = performance.now();
const model = new Cumulus({
  name: 'the worker',
  workdir: workdir!,
  channelType: channelType as ChannelType,
  numberOfWorkers: Number(ranks),
  startTimeout,
});
model.started.result();
const startSeconds = (performance.now() - begin) / 1000;
model.parameters.itot = 8;
model.parameters.jtot = 8;
model.parameters.kmax = 8;
model.commitParameters();
const times = Array.from({ length: calls }, () => {
  const before = performance.now();
  model.getTimestep();
  return 1000 * (performance.now() - before);
});
times.sort((a, b) => a - b);
const result: TrialResult = {
  channelType: model.channelType,
  hosts: model.ranks.map(({ host }) => host),
  startSeconds,
  callMicroseconds: times[calls / 2]!,
};
model.stop();
process.stdout.write(`${JSON.stringify(result)}\n`);
