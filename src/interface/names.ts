// SPDX-License-Identifier: Apache-2.0
/**
 * The forms of names in scripts and in workers.
 *
 * @module
 */

/**
 * The name in a worker of a camelCase name.
 *
 * @example
 * snakeCase('evolveModel'); // 'evolve_model'
 * snakeCase('echoInt32');   // 'echo_int32'
 */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * The name of a type, from a camelCase name.
 *
 * @example
 * pascalCase('surfaceFields'); // 'SurfaceFields'
 */
export function pascalCase(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
