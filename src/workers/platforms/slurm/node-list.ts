// SPDX-License-Identifier: Apache-2.0
/**
 * SLURM's compressed lists of nodes, and of counts for each node.
 *
 * @module
 */

/**
 * The names of a list of nodes, in order.
 *
 * @example
 * expandNodeList('n[1-2,05],gpu-a'); // ['n1', 'n2', 'n05', 'gpu-a']
 */
export function expandNodeList(list: string): string[] {
  return splitOutsideBrackets(list).flatMap(expandOne);
}

/**
 * A number for each node.
 *
 * @example
 * expandCounts('4(x2),8'); // [4, 4, 8]
 */
export function expandCounts(counts: string): number[] {
  return counts.split(',').flatMap((part) => {
    const [, count, times = '1'] = /^(\d+)(?:\(x(\d+)\))?$/.exec(part) ?? [];
    if (count === undefined) throw new Error(`'${counts}' is not a list of counts`);
    return Array.from({ length: Number(times) }, () => Number(count));
  });
}

function splitOutsideBrackets(list: string): string[] {
  return list.match(/(?:[^,[]|\[[^\]]*\])+/g) ?? [];
}

/** A name may have several brackets: `rack[1-2]n[1-2]`. */
function expandOne(name: string): string[] {
  const brackets = /^([^[]*)\[([^\]]*)\](.*)$/.exec(name);
  if (!brackets) return [name];
  const [, before = '', ranges = '', after = ''] = brackets;
  const ends = expandOne(after);
  return ranges
    .split(',')
    .flatMap(expandRange)
    .flatMap((number) => ends.map((end) => before + number + end));
}

/** Numbers keep their leading zeros. */
function expandRange(range: string): string[] {
  const [first = '', last = first] = range.split('-');
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, i) =>
    String(Number(first) + i).padStart(first.length, '0'),
  );
}
