// SPDX-License-Identifier: Apache-2.0
/**
 * Text of generated files, whatever their language: lines, lists and documentation.
 *
 * @module
 */

/**
 * The first line of a generated file, without its comment signs.
 *
 * @param source the file that it is generated from
 * @param command the command that generates it
 *
 * @example
 * notice('src/ocean.ts', 'npm run generate'); // 'Generated from src/ocean.ts by npm run generate; do not edit.'
 */
export function notice(source: string, command: string): string {
  return `Generated from ${source} by ${command}; do not edit.`;
}

/**
 * Breaks text into lines.
 *
 * @param width the largest number of characters of a line
 *
 * @example
 * wrap('Integrates the model.', 12); // ['Integrates', 'the model.']
 */
export function wrap(text: string, width: number): string[] {
  return fill(
    text.split(/\s+/).filter((each) => each !== ''),
    width,
  );
}

/**
 * A list with commas, in lines that break only between its items.
 *
 * @example
 * wrapList(['double time', 'bool exact_end'], 16); // ['double time,', 'bool exact_end']
 */
export function wrapList(items: readonly string[], width: number): string[] {
  return fill(
    items.map((item, i) => (i < items.length - 1 ? `${item},` : item)),
    width,
  );
}

function fill(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/**
 * The documentation of a value: its description and its unit, if it has them.
 *
 * @example
 * valueText({ description: 'the time to reach', unit: 's' }); // 'the time to reach [s]'
 */
export function valueText(value: { description?: string; unit?: string }): string {
  const { description = '', unit = '' } = value;
  const parts = [description, unit === '' ? '' : `[${unit}]`].filter((each) => each !== '');
  return parts.join(' ').replace(/\s+/g, ' ');
}

/** The lines, each followed by a line feed. */
export function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
