// SPDX-License-Identifier: Apache-2.0
/**
 * Names, as scripts and workers write them.
 *
 * @module
 */

/**
 * A camelCase name as workers have it.
 *
 * @example
 * snakeCase('evolveModel'); // 'evolve_model'
 * snakeCase('echoInt32');   // 'echo_int32'
 */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * A camelCase name as types have it.
 *
 * @example
 * pascalCase('surfaceFields'); // 'SurfaceFields'
 */
export function pascalCase(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
