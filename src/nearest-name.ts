// SPDX-License-Identifier: Apache-2.0
/**
 * The known name that is nearest to a misspelt one.
 *
 * @module
 */
import { distance } from 'fastest-levenshtein';

/**
 * The name that is nearest to the given one, if the distance is small: at most two letters, or a third of the
 * letters if that is more, but not all of them. Of names at the same distance, the one that differs in the
 * fewest capitals is taken, then the first.
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
