// SPDX-License-Identifier: Apache-2.0
/**
 * Names that do not exist are mistakes, in plain JavaScript too: an ArgumentError with the nearest name
 * that does, for grids, parameters and options alike.
 *
 * @module
 */
import { ArgumentError } from './errors.js';
import { nearestName } from './nearest-name.js';

/** What languages, Node and test tools ask of any object: the answer is that it is not there. */
const askedOfAnything = new Set([
  'then',
  'toJSON',
  'inspect',
  'nodeType',
  'asymmetricMatch',
  'tagName',
]);

function isAskedOfAnything(name: string): boolean {
  return askedOfAnything.has(name) || name.startsWith('@@') || name.startsWith('$$');
}

function unknownName(
  what: string,
  name: string,
  known: readonly string[],
  kind = '',
): ArgumentError {
  const meant = nearestName(name, known);
  const hint = meant === undefined ? `; it has ${list(known)}` : `; is ${meant} meant?`;
  return new ArgumentError(`${what} has no ${kind}${name}${hint}`, name, undefined);
}

function list(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown}, …` : shown;
}

/**
 * A prototype for the end of a chain, where only names arrive that nothing before has: so names that
 * exist cost nothing. Reading or setting others is an {@link ArgumentError}.
 *
 * @param nameOf what error messages call the object that was asked
 *
 * @example
 * const parameters = Object.create(strictPrototype(() => 'les1.parameters'), properties);
 * parameters.itto = 8; // ArgumentError: les1.parameters has no itto; is itot meant?
 */
export function strictPrototype(nameOf: (asked: object) => string): object {
  const refuse = (asked: object, name: string): never => {
    throw unknownName(nameOf(asked), name, namesOf(asked));
  };
  return new Proxy(Object.create(Object.prototype) as object, {
    get(target, name, asked: object): unknown {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name, asked);
      return isAskedOfAnything(name) ? undefined : refuse(asked, name);
    },
    set(target, name, value, asked: object): boolean {
      if (typeof name === 'string') refuse(asked, name);
      return Reflect.set(target, name, value, asked);
    },
  });
}

/** The names that an object has, its own and those of its prototypes. */
function namesOf(object: object): string[] {
  const names = new Set<string>();
  for (
    let each = object as object | null;
    each !== null && each !== Object.prototype;
    each = Object.getPrototypeOf(each) as object | null
  )
    for (const name of Object.getOwnPropertyNames(each)) names.add(name);
  names.delete('constructor');
  return [...names];
}

/**
 * Refuses names that are not among the known ones.
 *
 * @param what what error messages call the thing that takes them
 * @param kind what such a name is of
 * @throws {ArgumentError} naming the nearest one
 *
 * @example
 * checkNames(['numberOfWorker'], ['numberOfWorkers', 'workdir'], 'the constructor of cumulus', 'option');
 * // ArgumentError: the constructor of cumulus has no option numberOfWorker; is numberOfWorkers meant?
 */
export function checkNames(
  names: readonly string[],
  known: readonly string[],
  what: string,
  kind?: string,
): void {
  for (const name of names)
    if (!known.includes(name))
      throw unknownName(what, name, known, kind === undefined ? '' : `${kind} `);
}
