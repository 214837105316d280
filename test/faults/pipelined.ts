// SPDX-License-Identifier: Apache-2.0
/**
 * Pipelined small calls from two scripts at once, so that there are more processes than cores: each
 * side is often put aside just when the other one goes to sleep. A wake-up that is lost shows as a
 * script that does not go on.
 */
import { spawn } from 'node:child_process';
import { fixtureCommand } from '../support/fixture.js';
import { freshPath } from '../support/probe.js';

/** How long a batch may take before its script counts as hanging. */
const hangSeconds = 60;

/** What came of it. */
export interface PipelinedOutcome {
  readonly calls: number;
  readonly hangs: number;
  /** Scripts that have failed, and how. */
  readonly failures: readonly string[];
  readonly slowestMilliseconds: number;
}

/**
 * Makes so many calls in all, by two scripts at once, in batches of 300 and of 1,000.
 *
 * @param report told how it goes, a line at a time
 */
export async function pipelined(
  channelType: string,
  calls: number,
  report: (line: string) => void,
): Promise<PipelinedOutcome> {
  const scripts = await Promise.all(
    [300, 1000].map((batch) => runScript(channelType, Math.ceil(calls / 2), batch, report)),
  );
  return {
    calls: scripts.reduce((sum, { done }) => sum + done, 0),
    hangs: scripts.filter(({ hangs }) => hangs).length,
    failures: scripts.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
    slowestMilliseconds: Math.max(...scripts.map(({ slowest }) => slowest)),
  };
}

interface ScriptOutcome {
  readonly done: number;
  readonly slowest: number;
  readonly hangs: boolean;
  readonly failure?: string;
}

function runScript(
  channelType: string,
  calls: number,
  batch: number,
  report: (line: string) => void,
): Promise<ScriptOutcome> {
  const [command, given] = fixtureCommand(
    'pipelined-script',
    freshPath(),
    channelType,
    String(calls),
    String(batch),
  );
  const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'pipe'] });
  let done = 0;
  let slowest = 0;
  let hangs = false;
  let errors = '';
  const giveUp = () => {
    hangs = true;
    child.kill('SIGKILL');
  };
  let watchdog = setTimeout(giveUp, 1000 * hangSeconds);
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  child.stdout.on('data', (data: Buffer) => {
    clearTimeout(watchdog);
    watchdog = setTimeout(giveUp, 1000 * hangSeconds);
    const [latest = ''] = data.toString().trimEnd().split('\n').slice(-1);
    [done = done, slowest = slowest] = latest.split(' ').map(Number);
    report(`${channelType}, batches of ${batch}: ${done} calls, slowest ${slowest.toFixed(0)} ms`);
  });
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(watchdog);
      const failure =
        code === 0 || hangs ? {} : { failure: `the script ended with ${code}: ${errors}` };
      resolve({ done, slowest, hangs, ...failure });
    });
  });
}
