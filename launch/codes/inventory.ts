// SPDX-License-Identifier: Apache-2.0
/**
 * The available codes, and whether their workers are built and match.
 *
 * @module
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildDirectory } from '../../src/build-directory.js';
import { bundledCodes, type BundledCode } from '../../src/codes/table.js';
import { snakeCase } from '../../src/interface/names.js';
import { query, misfits, selfDescription } from '../../src/workers/self-description.js';
import { lastLines, run } from '../program.js';

/**
 * Whether an instance can be started: `'ready'`; or the worker is `'missing'`, `'broken'` (it cannot be run,
 * or is not a worker), or `'outdated'` (built for another version of polymuse or of the interface). `'unknown'` is a
 * valid worker of a code that does not come with polymuse.
 */
export type CodeState = 'ready' | 'missing' | 'broken' | 'outdated' | 'unknown';

/** States that need a remedy. */
const badStates: ReadonlySet<CodeState> = new Set(['missing', 'broken', 'outdated']);

/** What is known about a code. */
export interface CodeReport {
  readonly name: string;
  readonly state: CodeState;
  readonly description?: string;
  /** The program of the worker. */
  readonly worker: string;
  /** When it was built, in ISO 8601. */
  readonly built?: string;
  /** The fingerprint of the interface that the worker was built for. */
  readonly fingerprint?: string;
  /** The version of the message format. */
  readonly wire?: string;
  /** The MPI library that the worker uses. */
  readonly mpi?: string;
  /** What is wrong, one line for each problem. */
  readonly problems: readonly string[];
  /** What to do about it. */
  readonly remedy?: string;
}

/** Whether a code cannot be used but should be: optional codes may be missing. */
export function isProblem({ name, state }: CodeReport): boolean {
  const code = bundledCodes.find(({ specification }) => specification.name === name);
  return badStates.has(state) && !(code?.isOptional && state === 'missing');
}

/** The codes that come with polymuse, and then all other workers in the build directory. */
export async function inventory(): Promise<CodeReport[]> {
  const files = bundledCodes.map(({ specification }) => workerFile(specification.name));
  const folder = path.join(buildDirectory, 'bin');
  const others = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('_worker'))
        .map((name) => path.join(folder, name))
        .filter((file) => !files.includes(file))
    : [];
  return Promise.all([
    ...bundledCodes.map((code) => reportOn(workerFile(code.specification.name), code)),
    ...others.map((file) => reportOn(file)),
  ]);
}

/**
 * Asks a worker to describe itself, and compares that with the interface of a code, if one is given.
 */
export async function reportOn(file: string, code?: BundledCode): Promise<CodeReport> {
  const specification = code?.specification;
  const known = {
    name: specification?.name ?? path.basename(file).replace(/_worker$/, ''),
    worker: file,
    ...(specification?.description && { description: specification.description }),
  };
  const remedy = code?.build ?? 'build it again, see docs/writing-a-code.md';
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return { ...known, state: 'missing', problems: [`${file} does not exist`], remedy };

  const { stdout, stderr, failure } = await run(file, [], {
    environment: { ...process.env, ...query.environment },
    seconds: query.seconds,
  });
  const worker = selfDescription(stdout);
  if (worker === undefined) {
    const said = lastLines(stderr) || failure;
    const problem = `it does not describe itself as a polymuse worker${said ? `: ${said}` : ''}`;
    return { ...known, state: 'broken', problems: [problem], remedy };
  }
  const described = {
    ...known,
    name: specification?.name ?? worker.interface,
    built: found.mtime.toISOString(),
    fingerprint: worker.fingerprint,
    wire: worker.wire,
    mpi: worker.mpiVersion,
  };
  const problems = misfits(worker, specification);
  if (problems.length > 0) return { ...described, state: 'outdated', problems, remedy };
  return { ...described, state: specification ? 'ready' : 'unknown', problems };
}

function workerFile(name: string): string {
  return path.join(buildDirectory, 'bin', `${snakeCase(name)}_worker`);
}
