// SPDX-License-Identifier: Apache-2.0
/**
 * What somebody may have meant who misspelt a name.
 *
 * @module
 */
import { distance } from 'fastest-levenshtein';

/**
 * The name that differs least from the one that was given, if it differs by little: by two letters, or by a
 * third of them if that is more, but not by all. Of names that are equally near, those that differ in fewer
 * capitals come first, and then the first.
 *
 * @example
 * nearestName('runtim', ['runtime', 'dtmax']); // 'runtime'
 * nearestName('depth', ['runtime', 'dtmax']);  // undefined
 * nearestName('mpa', ['MPa', 'mPa']);          // 'mPa'
 */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const lowerCased = given.toLowerCase();
  let nearest: string | undefined;
  let least = Infinity;
  let leastCapitals = Infinity;
  for (const name of names) {
    const letters = distance(lowerCased, name.toLowerCase());
    if (letters > least) continue;
    const capitals = distance(given, name) - letters;
    if (letters === least && capitals >= leastCapitals) continue;
    [nearest, least, leastCapitals] = [name, letters, capitals];
  }
  const most = Math.min(Math.max(2, given.length / 3), given.length - 1);
  return least <= most ? nearest : undefined;
}
