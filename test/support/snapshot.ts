// SPDX-License-Identifier: Apache-2.0
/** Comparing a text with the committed file that has it, so that every change of the text is in a diff. */
import { readFileSync } from 'node:fs';
import type { Test } from 'tap';

/** Checks that a text is the content of a file. `note` says what else an intended change needs. */
export function compareWithSnapshot(t: Test, file: string, text: string, note = ''): void {
  t.equal(text, readFileSync(file, 'utf8'), `if intended: npm run snapshots${note}`);
}
