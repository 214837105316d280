// SPDX-License-Identifier: Apache-2.0
/**
 * The cache of `polymuse run`: compiled files and results of checks. It is in the user's
 * cache folder, so that nothing is written next to scripts. If the folder cannot be read or written (a
 * home that is read-only on compute nodes), nothing is cached.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Entries that have not been written for this long are removed when another entry is written. */
const longestUnusedDays = 60;

/** Kinds of entries, each in its own folder. */
export type EntryKind = 'modules' | 'checks';

/** A hash of the contents. */
export function digest(...contents: readonly string[]): string {
  const hash = createHash('sha256');
  for (const each of contents) hash.update(`${each.length} ${each}`);
  return hash.digest('base64url');
}

/** What was stored under a key, or undefined. */
export function readEntry(kind: EntryKind, key: string): string | undefined {
  try {
    return readFileSync(fileOf(kind, key), 'utf8');
  } catch {
    return undefined;
  }
}

/** Stores a text, atomically: concurrent readers get either all of it or the previous text. */
export function writeEntry(kind: EntryKind, key: string, contents: string): void {
  const file = fileOf(kind, key);
  const unfinished = `${file}.${process.pid}`;
  attempt(() => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(unfinished, contents);
    renameSync(unfinished, file);
    removeOldEntries(path.dirname(file));
  });
  // It remains if the disk was full.
  attempt(() => {
    rmSync(unfinished, { force: true });
  });
}

/** Does something that need not succeed: without a cache everything takes longer, but works. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    // Errors of the file system have a code; anything else is a bug of polymuse.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

function fileOf(kind: EntryKind, key: string): string {
  const folder = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  return path.join(folder, 'polymuse', kind, key);
}

function removeOldEntries(folder: string): void {
  const oldest = Date.now() - longestUnusedDays * 24 * 3600 * 1000;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    // Another process may have removed it first.
    const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? oldest;
    if (written < oldest) rmSync(file, { force: true });
  }
}
