// SPDX-License-Identifier: Apache-2.0
/**
 * Whether workers can be started, and how fast: tried with the bundled code, on each channel, with
 * and without a launcher.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transportNamed, transportNames } from '../../src/workers/transports/table.js';
import type { Trial } from '../../src/workers/transports/transport.js';
import { lastLines, run } from '../program.js';
import type { TrialResult } from './channel-trial.js';
import type { Finding } from './finding.js';

const trialProgram = fileURLToPath(new URL('channel-trial.js', import.meta.url));
const limitSeconds = 60;

/** A slower start is worth a note; on an idle machine it takes a tenth of this. */
const slowSeconds = 10;

/** A way to start a worker. */
interface Way extends Trial {
  readonly channelType: string;
}

/** Tries each way in turn: at the same time they would disturb each other. */
export async function channels(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const channelType of transportNames())
    for (const trial of transportNamed(channelType)!.trials)
      findings.push(await tried({ ...trial, channelType }));
  return findings;
}

async function tried({ channelType, ranks, remedy }: Way): Promise<Finding> {
  const title = `${channelType}, ${ranks} ${ranks === 1 ? 'rank' : 'ranks'}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'polymuse-doctor-'));
  try {
    const { exitCode, stdout, stderr, failure } = await run(
      process.execPath,
      [trialProgram, channelType, String(ranks), folder],
      { seconds: limitSeconds },
    );
    if (exitCode !== 0) {
      const text = `no worker could be started: ${failure ?? (errorIn(stderr) || `exit code ${exitCode}`)}`;
      return { title, state: 'problem', text, remedy };
    }
    const facts = JSON.parse(stdout) as TrialResult;
    const text =
      `starts in ${facts.startSeconds.toFixed(2)} s, ` +
      `a call takes ${facts.callMicroseconds.toFixed(0)} µs`;
    if (facts.channelType !== channelType) {
      const reason = /because (.*)/.exec(stderr)?.[1] ?? 'it does not work here';
      return {
        title,
        state: 'note',
        text: `the ${facts.channelType} channel is used instead, because ${reason}; ${text}`,
        remedy,
        facts: { ...facts },
      };
    }
    if (facts.startSeconds > slowSeconds) {
      const load = 'is the machine busy, or its file system slow?';
      return { title, state: 'note', text, remedy: load, facts: { ...facts } };
    }
    return { title, state: 'ok', text, facts: { ...facts } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The error that ended a trial, without Node's frame around it. */
function errorIn(stderr: string): string {
  return /^\w*Error: [^]*?(?=\n {4}at )/m.exec(stderr)?.[0] ?? lastLines(stderr);
}
