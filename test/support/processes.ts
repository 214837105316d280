// SPDX-License-Identifier: Apache-2.0
/**
 * Finding the processes that a test has started, by what is in their environment.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';

/** A process that is still there. */
export interface FoundProcess {
  readonly pid: number;
  readonly command: string;
}

/** All processes with `text` in the environment that they were started with; not this one itself. */
export function processesWith(text: string): FoundProcess[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && isAbout(pid, text))
    .map((pid) => ({ pid, command: read(pid, 'cmdline').replaceAll('\0', ' ').trim() }));
}

/** The processes of the instance with this working directory: ranks, guards and launchers. */
export function processesOf(workdir: string): FoundProcess[] {
  return processesWith(`POLYMUSE_WORKDIR=${workdir}\0`);
}

/** What a worker is started with is in its environment, or among its arguments. */
function isAbout(pid: number, text: string): boolean {
  return read(pid, 'environ').includes(text) || read(pid, 'cmdline').includes(text);
}

/** Empty if the process is gone; a zombie has no environment. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
