// SPDX-License-Identifier: Apache-2.0
/**
 * Packages that scripts can import in any folder: polymuse itself, which is always the one that this
 * command belongs to, since two copies would be two sets of classes, units and workers; and yargs, with which
 * the scripts of jobs/ parse their arguments, unless it is installed in the script's own folders.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Whether a module comes from here, and not from the script's folders.
 *
 * @param specifier what is imported
 * @param from the file that imports it
 * @param isFolder whether a folder exists
 */
export function isBroughtAlong(
  specifier: string,
  from: string,
  isFolder: (folder: string) => boolean = existsSync,
): boolean {
  if (/^polymuse(\/|$)/.test(specifier)) return true;
  return specifier === 'yargs' && !nodeModulesAbove(from, 'yargs').some(isFolder);
}

/** The folders `node_modules/<name>` in which a file's imports are looked for, nearest first. */
export function nodeModulesAbove(file: string, name: string): string[] {
  const folders: string[] = [];
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    folders.push(path.join(folder, 'node_modules', name));
    if (folder === path.dirname(folder)) return folders;
  }
}
