// SPDX-License-Identifier: Apache-2.0
/**
 * Creating interface specifications.
 *
 * @module
 */
import { isGridMember } from '../grid/grid.js';
import type { InterfaceSpecification } from '../interface/specification.js';
import { validateInterface } from '../interface/validation.js';
import { isInstanceMember } from './instance.js';
import { isParametersMember } from './parameters.js';

/**
 * Creates an interface specification, with the checks that the compiler cannot make.
 *
 * Names of functions, arguments, results and grids are in camelCase; the worker has them in snake_case. Names
 * of parameters and attributes are the model's own, and are not changed.
 *
 * @returns the specification itself; its type has all its values, so that other types can be inferred from it
 * @throws {ArgumentError} if it is not consistent, with the place and what to change
 *
 * @example
 * export const oceanInterface = defineInterface({
 *   name: 'ocean',
 *   language: 'fortran',
 *   functions: {
 *     evolveModel: {
 *       description: 'Integrates the model.',
 *       arguments: [
 *         { name: 'time', type: 'float64', unit: 's', description: 'the time to reach' },
 *         { name: 'exactEnd', type: 'bool', default: false },
 *       ],
 *     },
 *     getModelTime: { results: { time: { type: 'float64', unit: 's' } } },
 *   },
 *   properties: { modelTime: 'getModelTime' },
 *   parameters: { depth: { type: 'float64', unit: 'm', default: 1000 } },
 *   grids: { surface: { axes: ['x', 'y'], attributes: { SST: { unit: 'K', readOnly: true } } } },
 * });
 */
export function defineInterface<const S extends InterfaceSpecification>(specification: S): S {
  validateInterface(specification, {
    isOfInstances: isInstanceMember,
    isOfParameters: isParametersMember,
    // Grids of codes have no positions.
    isOfGrids: (name) => isGridMember(name, false),
  });
  return specification;
}
