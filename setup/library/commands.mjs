// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Running other programs: silently to get their output, logged with a progress line, or in the
 * foreground with the terminal.
 *
 * @module
 */

import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, createWriteStream, mkdirSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { SetupFailure } from './script.mjs';
import { fromRoot, recordsDirectory, root } from './root.mjs';

/** How much of a failed command's log is shown. */
const tailLength = 40;

/**
 * The path of a program on the search path, or undefined.
 *
 * @param {string} name
 * @returns {string | undefined}
 */
export function findCommand(name) {
  const directories = name.includes('/') ? [''] : (process.env.PATH ?? '').split(path.delimiter);
  return directories
    .map((directory) => path.join(directory, name))
    .find((candidate) => {
      try {
        accessSync(candidate, constants.X_OK);
        return statSync(candidate).isFile();
      } catch {
        return false;
      }
    });
}

/**
 * The output of a program, or undefined if it does not exist or fails.
 *
 * @param {Command} command
 * @param {string} [input]
 * @returns {string | undefined}
 */
export function outputOf(command, input = '') {
  const [program, ...programArguments] = command;
  const result = spawnSync(program, programArguments, {
    input,
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  return result.status === 0 ? result.stdout : undefined;
}

/**
 * A program and its arguments.
 *
 * @typedef {readonly [string, ...string[]]} Command
 */

/**
 * @typedef {object} LoggedCommand
 * @property {Command} command
 * @property {string} log the log's name, without directory and ending
 * @property {import('./progress.mjs').StepProgress} progress shown each line of output
 * @property {string} [failure] said before the log's tail if the command fails
 */

/**
 * Runs a program to its end with its output in a log file, whose tail is shown if it fails.
 *
 * @param {LoggedCommand} options
 */
export async function runLogged(options) {
  mkdirSync(recordsDirectory, { recursive: true });
  const logFile = path.join(recordsDirectory, `${options.log}.log`);
  const log = createWriteStream(logFile);
  const [program, ...programArguments] = options.command;
  const commandLine = options.command.join(' ');
  log.write(`$ ${commandLine}\n`);

  const child = spawn(program, programArguments, {
    cwd: root,
    // Colours would be noise in a log.
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = new PassThrough();
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  output.pipe(log);
  /** @type {string[]} */
  const tail = [];
  const lines = createInterface({ input: output });
  lines.on('line', (line) => {
    options.progress.update(line);
    tail.push(line);
    if (tail.length > tailLength) tail.shift();
  });

  const ending = await endOf(child);
  output.end();
  await finished(log);
  if (ending.exitCode === 0) return;
  throw new SetupFailure(
    [
      `${options.failure ?? `${commandLine} failed`} (${ending.description}).`,
      ...tail.map((line) => `  | ${line}`),
      `Complete output: ${fromRoot(logFile)}`,
    ].join('\n'),
  );
}

/**
 * Runs a program in the foreground: it gets the terminal and the interrupt key.
 *
 * @param {Command} command
 * @param {{ copyOutputTo?: string }} [options] a file that gets a copy of what it prints
 * @returns {Promise<number>} its exit code, or 128 and the signal's number as a shell has it
 */
export async function runInForeground(command, options = {}) {
  const [program, ...programArguments] = command;
  const { copyOutputTo } = options;
  const child = spawn(program, programArguments, {
    cwd: root,
    stdio: ['inherit', copyOutputTo === undefined ? 'inherit' : 'pipe', 'inherit'],
  });
  const copy = copyOutputTo === undefined ? undefined : createWriteStream(copyOutputTo);
  if (copy !== undefined) {
    child.stdout?.pipe(process.stdout);
    child.stdout?.pipe(copy);
  }
  // The terminal sends its interrupt to the child as well, which decides when to end; what is sent
  // to this process alone is passed on.
  const ignore = () => undefined;
  const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  process.on('SIGINT', ignore).on('SIGTERM', passOn).on('SIGHUP', passOn);
  try {
    const { exitCode } = await endOf(child);
    if (copy !== undefined) await finished(copy);
    return exitCode;
  } finally {
    process.off('SIGINT', ignore).off('SIGTERM', passOn).off('SIGHUP', passOn);
  }
}

/**
 * Waits until a program has ended and its output is read.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ exitCode: number, description: string }>}
 */
function endOf(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve({ exitCode: 127, description: error.message });
    });
    child.once('close', (code, signal) => {
      if (signal === null) resolve({ exitCode: code ?? 1, description: `exit code ${code}` });
      else resolve({ exitCode: 128 + os.constants.signals[signal], description: signal });
    });
  });
}
