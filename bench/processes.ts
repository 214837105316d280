// SPDX-License-Identifier: Apache-2.0
/**
 * The processor time of processes, from /proc.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';

/** The unit of times in /proc, on every architecture on which Node runs. */
const ticksPerSecond = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

/** The processor time that each process below `root`, and `root` itself, has used so far: by id. */
export function processorSeconds(root: number): Map<number, number> {
  const all = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .flatMap(readProcess);
  const found = new Map<number, number>();
  let generation = all.filter(({ pid }) => pid === root);
  while (generation.length > 0) {
    for (const { pid, seconds } of generation) found.set(pid, seconds);
    const parents = new Set(generation.map(({ pid }) => pid));
    generation = all.filter(({ parent }) => parents.has(parent));
  }
  return found;
}

/** Empty if the process has ended meanwhile. */
function readProcess(pid: number): Process[] {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return [];
  }
  // The second field is the program's name in parentheses, with anything in it; the third follows.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  const [parent, userTicks, systemTicks] = [field(4), field(14), field(15)];
  return [{ pid, parent, seconds: (userTicks + systemTicks) / ticksPerSecond }];
}
