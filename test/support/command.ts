// SPDX-License-Identifier: Apache-2.0
/**
 * The command `polymuse`, as users have it: a process of its own, in a folder that is no project.
 *
 * @module
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshPath, scratch } from './probe.js';

/** The executable. */
export const executable = fileURLToPath(new URL('../../../launch/polymuse.mjs', import.meta.url));

/** Where the commands of this test file keep what they have compiled. */
export const cacheFolder = path.join(scratch, 'cache');

/** How a command is run. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** What the executable is started by, such as a launcher. */
  readonly by?: readonly string[];
}

/** A folder with files that are given by name. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = freshPath('folder');
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), contents);
  }
  return folder;
}

/** Runs a command to its end. */
export function polymuse(words: readonly string[], options: CommandOptions = {}) {
  const [program, given] = command(words, options);
  const { status, signal, stdout, stderr } = spawnSync(program, given, {
    cwd: options.cwd ?? scratch,
    env: environmentOf(options),
    encoding: 'utf8',
  });
  return { status, signal, stdout, stderr };
}

/** Starts a command, and gives what it prints as it goes along. */
export function startPolymuse(
  words: readonly string[],
  options: CommandOptions = {},
): { child: ChildProcess; output: () => string; ended: Promise<Ending> } {
  const [program, given] = command(words, options);
  const child = spawn(program, given, {
    cwd: options.cwd ?? scratch,
    env: environmentOf(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return { child, output: () => output, ended };
}

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** By way of env, which takes tap's load hooks out of the environment and is then the command itself. */
function command(words: readonly string[], { by = [] }: CommandOptions): [string, string[]] {
  return ['env', ['-u', 'NODE_OPTIONS', ...by, process.execPath, executable, ...words]];
}

function environmentOf({ environment }: CommandOptions): NodeJS.ProcessEnv {
  return { ...process.env, XDG_CACHE_HOME: cacheFolder, ...environment };
}
