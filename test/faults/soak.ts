// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run soak`: a great many calls and starts, after which nothing may have grown: neither memory,
 * nor file descriptors, nor processes. A short form of it is one of the tests.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AsyncRequestsPool, type ChannelType } from '../../src/index.js';
import { channelTypes, freshPath, Probe, scratch } from '../support/probe.js';
import { processesWith } from '../support/processes.js';
import { until } from '../support/until.js';

/** What is used of things that could grow. */
interface Use {
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
  readonly workerMegabytes: number;
  readonly descriptors: number;
  readonly processes: number;
}

/** How much, by the time all is over, may have come in addition to what there was after warming up. */
const allowed: Use = {
  heapMegabytes: 3,
  residentMegabytes: 40,
  workerMegabytes: 4,
  descriptors: 0,
  processes: 0,
};

/** How much is done. */
export interface Extent {
  readonly calls: number;
  readonly starts: number;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function residentMegabytes(pid: number | 'self'): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  return (pages * 4096) / 2 ** 20;
}

function useNow(probe?: Probe): Use {
  collectGarbage();
  return {
    heapMegabytes: process.memoryUsage().heapUsed / 2 ** 20,
    residentMegabytes: residentMegabytes('self'),
    workerMegabytes: probe ? residentMegabytes(probe.ranks[0]!.pid) : 0,
    descriptors: readdirSync('/proc/self/fd').length,
    processes: processesWith(scratch).length,
  };
}

/** What has grown by more than is allowed, in words. */
function grown(what: string, before: Use, after: Use): string[] {
  return (Object.keys(allowed) as (keyof Use)[])
    .filter((name) => after[name] - before[name] > allowed[name])
    .map((name) => `${what}: ${name} went from ${before[name]} to ${after[name]}`);
}

/** Calls of every kind: one after the other, pipelined, dependent, failing, with arrays. */
async function call(probe: Probe, count: number): Promise<void> {
  const batch = 1000;
  const values = new Float64Array(2000).fill(1);
  for (let done = 0; done < count; done += batch) {
    const pool = new AsyncRequestsPool();
    let last = probe.echoInt32.asynchronous(0);
    for (let i = 0; i < batch - 10; i++) {
      last = probe.echoInt32.asynchronous(i % 50 === 49 ? last : i);
      pool.addRequest(last);
    }
    await pool;
    for (let i = 0; i < 4; i++) if (probe.echoInt32(i) !== i) throw new Error('a wrong result');
    if (probe.sumArray(values) !== values.length) throw new Error('a wrong sum');
    const failing = probe.fail.asynchronous(1);
    const behind = probe.doNothing.asynchronous();
    if ((await failing.then(null, () => 'failed')) !== 'failed')
      throw new Error('it has not failed');
    behind.wait();
    if (!behind.isFailed) throw new Error('it has run');
  }
}

async function startAndStop(channelType: ChannelType, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const probe = new Probe({ workdir: freshPath(), channelType });
    if (probe.echoInt32(i) !== i) throw new Error('a wrong result');
    await probe.stop.asynchronous();
  }
}

/** Carries it out on both channels. @returns what has grown, a line for each */
export async function soak(
  { calls, starts }: Extent,
  say: (line: string) => void,
): Promise<string[]> {
  const problems: string[] = [];
  const check = (what: string, before: Use, after: Use) => {
    say(`${what}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`);
    problems.push(...grown(what, before, after));
  };
  for (const channelType of channelTypes) {
    const probe = new Probe({ workdir: freshPath(), channelType });
    await call(probe, Math.min(calls / 4, 20_000));
    const before = useNow(probe);
    await call(probe, calls / 2);
    check(`${calls / 2} calls on ${channelType}`, before, useNow(probe));
    await probe.stop.asynchronous();

    await startAndStop(channelType, Math.max(2, starts / 20));
    const first = useNow();
    await startAndStop(channelType, starts / 2);
    await until(() => useNow().processes <= first.processes, 'the end of the processes');
    check(`${starts / 2} starts on ${channelType}`, first, useNow());
  }
  return problems;
}
