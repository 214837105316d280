// SPDX-License-Identifier: Apache-2.0
/**
 * Scripts that have passed their type check, and the files that the check depended on: it is not repeated
 * as long as these are unchanged.
 *
 * @module
 */
import { readFileSync, statSync } from 'node:fs';
import { digest, readEntry, writeEntry } from './cache.js';
import { compilerVersion } from './compiler.js';
import type { CheckResult } from './type-check.js';

/** To be changed when the check changes. */
const checkVersion = '1';

interface Check {
  readonly read: readonly FileState[];
  readonly absentFiles: readonly string[];
  readonly absentFolders: readonly string[];
}

/** The state of a file; its contents are read only if it has been written since. */
type FileState = readonly [file: string, stamp: string, contents: string];

/** Whether a script has passed its check, and nothing has changed since. */
export function isChecked(script: string): boolean {
  const entry = readEntry('checks', keyOf(script));
  if (entry === undefined) return false;
  const { read, absentFiles, absentFolders } = JSON.parse(entry) as Check;
  return (
    read.every(isUnchanged) &&
    !absentFiles.some((file) => statSync(file, { throwIfNoEntry: false })?.isFile()) &&
    !absentFolders.some((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory())
  );
}

/** Records that a script has passed its check. */
export function noteChecked(script: string, result: CheckResult): void {
  const { read, absentFiles, absentFolders } = result;
  const states = read.map((file): FileState => [file, stampOf(file), contentsOf(file)]);
  const check: Check = { read: states, absentFiles, absentFolders };
  writeEntry('checks', keyOf(script), JSON.stringify(check));
}

function isUnchanged([file, stamp, contents]: FileState): boolean {
  return stampOf(file) === stamp || contentsOf(file) === contents;
}

/** Empty for a file that does not exist but was read. */
function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.mtimeMs} ${found.size}`;
}

function contentsOf(file: string): string {
  try {
    return digest(readFileSync(file, 'utf8'));
  } catch {
    return '';
  }
}

function keyOf(script: string): string {
  return digest(checkVersion, compilerVersion, import.meta.url, script);
}
