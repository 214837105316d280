// SPDX-License-Identifier: Apache-2.0
/**
 * Mistakes on the command line, and suggestions.
 *
 * @module
 */
import { nearestName } from '../src/nearest-name.js';

/**
 * A message of yargs, in the words of the command line, with a suggestion.
 *
 * @param message the message of yargs
 * @param words the command line
 * @param candidates known words that could replace an unknown one
 */
export async function explained(
  message: string,
  words: readonly string[],
  candidates: (word: string) => Promise<readonly string[]>,
): Promise<string> {
  const command = words[0]?.startsWith('-') === false ? ` ${words[0]}` : '';
  // yargs names options without their dashes, `--no-` included.
  const unknown = /^Unknown arguments?: ([^,]+)/.exec(message)?.[1];
  if (unknown === undefined) {
    const what = message.startsWith('Not enough non-option arguments')
      ? 'an argument is missing'
      : lowerCased(message);
    return `polymuse${command}: ${what}; see polymuse${command} --help`;
  }
  const isOption = (word: string) => word.startsWith('-');
  const word =
    words.find((each) => isOption(each) && each.replace(/^--?(no-)?/, '').startsWith(unknown)) ??
    unknown;
  const given = word.replace(/=.*/, '');
  const kind = isOption(given) ? 'option' : given === words[0] ? 'command' : 'argument';
  const meant = nearestName(given, await candidates(given));
  const of = kind === 'command' ? '' : command;
  const remedy = meant === undefined ? `see polymuse${of} --help` : `did you mean ${meant}?`;
  return `polymuse${of}: unknown ${kind} ${given}; ${remedy}`;
}

function lowerCased(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
