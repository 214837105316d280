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
import { lastLines, run } from '../program.js';
import type { TrialResult } from './channel-trial.js';
import type { Finding } from './finding.js';

const trial = fileURLToPath(new URL('channel-trial.js', import.meta.url));
const limitSeconds = 60;

/** A start that is slower than this is worth a remark; on an idle machine it takes a tenth. */
const slowSeconds = 10;

/** Ways to start a worker; each works differently. */
const ways = [
  { channelType: 'mpi', ranks: 2, remedy: 'docs/mpi.md tells where it can work' },
  { channelType: 'sockets', ranks: 1, remedy: 'see the lines above' },
  { channelType: 'sockets', ranks: 2, remedy: 'see "launchers" above, and docs/mpi.md' },
] as const;

/** Tries each way in turn: at once, they would be in each other's way. */
export async function channels(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const way of ways) findings.push(await tried(way));
  return findings;
}

async function tried({ channelType, ranks, remedy }: (typeof ways)[number]): Promise<Finding> {
  const title = `${channelType}, ${ranks} ${ranks === 1 ? 'rank' : 'ranks'}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'polymuse-doctor-'));
  try {
    const { exitCode, stdout, stderr, failure } = await run(
      process.execPath,
      [trial, channelType, String(ranks), folder],
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
      const reason = /because (.*)/.exec(stderr)?.[1] ?? 'it cannot be used here';
      return {
        title,
        state: 'note',
        text: `sockets are used instead, because ${reason}; ${text}`,
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
