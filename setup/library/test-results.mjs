// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * The results of the tests, from tap's record of them.
 *
 * @module
 */

/**
 * The assertions that passed and failed. A run that failed has at least one failure, also where tap
 * counts none: a test file that was killed, or no test at all.
 *
 * @param {string} record what tap wrote, in the Test Anything Protocol
 * @param {number} exitCode tap's
 */
export function summaryLine(record, exitCode) {
  // tap ends its record with a comment: # { total: 5, pass: 3, fail: 1, skip: 1 }
  const counts = /^# \{ total: .*\}$/m.exec(record)?.[0] ?? '';
  const count = (/** @type {string} */ name) =>
    Number(new RegExp(`\\b${name}: (\\d+)`).exec(counts)?.[1] ?? 0);
  const failed = Math.max(count('fail'), exitCode === 0 ? 0 : 1);
  return `${count('pass')} passed, ${failed} failed`;
}
