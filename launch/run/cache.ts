// SPDX-License-Identifier: Apache-2.0
/**
 * The cache of `polymuse run`: what has been compiled and checked before. It is in the user's own
 * cache folder, so that nothing appears beside scripts. Whatever cannot be read or written there (a
 * home that is read-only on compute nodes) is made again each time.
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

/** What has not been written anew for this long is removed when something else is. */
const longestUnusedDays = 60;

/** Kinds of entries; each has a folder of its own. */
export type EntryKind = 'modules' | 'checks';

/** A short text that no other contents have. */
export function digest(...contents: readonly string[]): string {
  const hash = createHash('sha256');
  for (const each of contents) hash.update(`${each.length} ${each}`);
  return hash.digest('base64url');
}

/** What was stored under a key, if it is there. */
export function readEntry(kind: EntryKind, key: string): string | undefined {
  try {
    return readFileSync(fileOf(kind, key), 'utf8');
  } catch {
    return undefined;
  }
}

/** Stores a text; whoever reads it meanwhile gets all of it, or what was there before. */
export function writeEntry(kind: EntryKind, key: string, contents: string): void {
  const file = fileOf(kind, key);
  const unfinished = `${file}.${process.pid}`;
  attempt(() => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(unfinished, contents);
    renameSync(unfinished, file);
    removeOldEntries(path.dirname(file));
  });
  // Left if the disk was full.
  attempt(() => {
    rmSync(unfinished, { force: true });
  });
}

/** Does something that need not succeed: without a cache, all takes longer and nothing else. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    // What the file system refuses has a code; anything else is a mistake of ours.
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
