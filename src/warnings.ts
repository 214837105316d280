// SPDX-License-Identifier: Apache-2.0
/**
 * What polymuse warns of: through `process.emitWarning`, so that a script can listen, and Node's options
 * (`--no-warnings`, `--trace-warnings`, `--disable-warning=CODE`) apply.
 *
 * @module
 */

/** The codes of warnings, and what each says; docs/watching.md has the table. */
export const warningCodes = {
  POLYMUSE_CHANNEL: 'an instance gets another channel than it was to have',
  POLYMUSE_PLACEMENT: 'ranks are not on the hosts where they were to be',
  POLYMUSE_INPUT: 'a model takes no notice of a part of its input',
} as const;

/** Warns in one line. */
export function warn(code: keyof typeof warningCodes, text: string): void {
  process.emitWarning(text, { type: 'PolymuseWarning', code });
}
