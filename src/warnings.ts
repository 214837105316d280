// SPDX-License-Identifier: Apache-2.0
/**
 * The warnings of polymuse. They use `process.emitWarning`, so that a script can listen to them and Node's
 * options (`--no-warnings`, `--trace-warnings`, `--disable-warning=CODE`) apply.
 *
 * @module
 */

/** The codes of warnings and their meanings; docs/watching.md has the table. */
export const warningCodes = {
  POLYMUSE_CHANNEL: 'an instance uses another channel than requested',
  POLYMUSE_PLACEMENT: 'ranks do not run on the hosts on which they were placed',
  POLYMUSE_INPUT: 'a model ignores a part of its input',
} as const;

/** Emits a warning of one line. */
export function warn(code: keyof typeof warningCodes, text: string): void {
  process.emitWarning(text, { type: 'PolymuseWarning', code });
}
