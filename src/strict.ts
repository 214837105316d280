// SPDX-License-Identifier: Apache-2.0
/**
 * Names that do not exist are errors, in plain JavaScript too: an ArgumentError with the nearest known name,
 * for grids, parameters and options.
 *
 * @module
 */
import { ArgumentError } from './errors.js';
import { nearestName } from './nearest-name.js';

/** Properties that JavaScript, Node and test tools read of any object: they are undefined. */
const readOfAnyObject = new Set([
  'then',
  'toJSON',
  'inspect',
  'nodeType',
  'asymmetricMatch',
  'tagName',
]);

function isReadOfAnyObject(name: string): boolean {
  return readOfAnyObject.has(name) || name.startsWith('@@') || name.startsWith('$$');
}

function unknownName(
  what: string,
  name: string,
  known: readonly string[],
  kind = '',
): ArgumentError {
  const meant = nearestName(name, known);
  const hint = meant === undefined ? `; it has ${list(known)}` : `; did you mean ${meant}?`;
  return new ArgumentError(`${what} has no ${kind}${name}${hint}`, name, undefined);
}

function list(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown}, …` : shown;
}

/**
 * A prototype for the end of a prototype chain: it is asked only for names that the rest of the chain does
 * not have, so known names cost nothing. Reading or setting any other name throws an {@link ArgumentError}.
 *
 * @param nameOf the name of the object in error messages
 *
 * @example
 * const parameters = Object.create(strictPrototype(() => 'les1.parameters'), properties);
 * parameters.itto = 8; // ArgumentError: les1.parameters has no itto; did you mean itot?
 */
export function strictPrototype(nameOf: (asked: object) => string): object {
  const refuse = (asked: object, name: string): never => {
    throw unknownName(nameOf(asked), name, namesOf(asked));
  };
  return new Proxy(Object.create(Object.prototype) as object, {
    get(target, name, asked: object): unknown {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name, asked);
      return isReadOfAnyObject(name) ? undefined : refuse(asked, name);
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
 * Checks that all names are known.
 *
 * @param what what has the names, for error messages
 * @param kind what a name is, such as `'option'`
 * @throws {ArgumentError} with the nearest known name
 *
 * @example
 * checkNames(['numberOfWorker'], ['numberOfWorkers', 'workdir'], 'the constructor of cumulus', 'option');
 * // ArgumentError: the constructor of cumulus has no option numberOfWorker; did you mean numberOfWorkers?
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
