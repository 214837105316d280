// SPDX-License-Identifier: Apache-2.0
/**
 * Generated files: which of them are out of date on disk, and how they are written.
 *
 * @module
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file and its expected contents. */
export interface GeneratedFile {
  readonly path: string;
  readonly contents: string;
}

/** The files that are missing on disk, or have different contents there. */
export async function outdatedAmong(files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  const outdated: GeneratedFile[] = [];
  for (const file of files) {
    const current = await readFile(file.path, 'utf8').catch(() => undefined);
    if (current !== file.contents) outdated.push(file);
  }
  return outdated;
}

/** Writes files; creates directories that do not exist. */
export async function writeFiles(files: readonly GeneratedFile[]): Promise<void> {
  for (const file of files) {
    await mkdir(path.dirname(file.path), { recursive: true });
    await writeFile(file.path, file.contents);
  }
}
