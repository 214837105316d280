// SPDX-License-Identifier: Apache-2.0
/**
 * The canonical description of an interface, with which script and worker check that they were built for the
 * same one. It contains everything that affects the messages between them, and nothing else: no descriptions,
 * no defaults, no states.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { argumentsOf, attributesOf, resultsOf } from './layout.js';
import { snakeCase } from './names.js';
import type { FunctionSpecification, InterfaceSpecification } from './specification.js';

/**
 * The description: a line for each function, parameter, grid and attribute, in the order of their numbers. A
 * worker that runs with `POLYMUSE_DESCRIBE` set prints the description for which it was built.
 *
 * @example
 * describeInterface(oceanInterface);
 * // function evolve_model(float64 time [s], bool exact_end)
 * // function get_model_time() -> float64 time [s]
 * // parameter float64 depth [m]
 * // grid surface(x, y)
 * // attribute surface.SST float64 [K] read-only
 */
export function describeInterface(specification: InterfaceSpecification): string {
  const { functions, parameters = {}, grids = {} } = specification;
  const lines = [
    ...Object.entries(functions).map(([name, each]) => describeFunction(name, each)),
    ...Object.entries(parameters).map(([name, each]) => `parameter ${value(name, each)}`),
    ...Object.entries(grids).map(
      ([name, { axes }]) => `grid ${snakeCase(name)}(${axes.join(', ')})`,
    ),
    ...attributesOf(specification).map(
      ({ grid, name, type, unit, readOnly }) =>
        `attribute ${snakeCase(grid)}.${name} ${type}${inUnit(unit)}${readOnly ? ' read-only' : ''}`,
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * The fingerprint: 64 bits of the description's SHA-256, as 16 hexadecimal digits. The code's name is not
 * part of it: codes with the same interface are interchangeable.
 *
 * @example
 * fingerprintOf(oceanInterface); // '5f0c…'
 */
export function fingerprintOf(specification: InterfaceSpecification): string {
  return createHash('sha256').update(describeInterface(specification)).digest('hex').slice(0, 16);
}

/**
 * The differences between the interface for which a worker was built and that of the script.
 *
 * @param workerText the worker's description, or everything that it prints with `POLYMUSE_DESCRIBE`
 * @returns a line for each difference
 *
 * @example
 * compareDescriptions(textOfTheWorker, oceanInterface);
 * // ["the worker has 'parameter float64 depth [km]';
 * the script has 'parameter float64 depth [m]'"]
 */
export function compareDescriptions(
  workerText: string,
  specification: InterfaceSpecification,
): string[] {
  const theirs = linesByName(workerText);
  const ours = linesByName(describeInterface(specification));
  const differences: string[] = [];
  for (const [name, line] of ours) {
    const their = theirs.get(name);
    if (their === undefined) {
      differences.push(`the worker lacks ${name}; the script has '${line}'`);
    } else if (their !== line) {
      differences.push(`the worker has '${their}'; the script has '${line}'`);
    }
  }
  for (const [name, line] of theirs) {
    if (!ours.has(name)) differences.push(`the worker has '${line}'; the script lacks ${name}`);
  }
  if (differences.length === 0 && [...theirs.keys()].join() !== [...ours.keys()].join()) {
    differences.push('the worker has the same functions, parameters and grids in another order');
  }
  return differences;
}

function describeFunction(name: string, specification: FunctionSpecification): string {
  const taken = argumentsOf(specification).map((each) => value(snakeCase(each.name), each));
  const given = resultsOf(specification).map(({ inPlace, length, ...result }) => {
    const text = value(snakeCase(result.name), result);
    if (inPlace !== undefined) return `${text} in place of ${snakeCase(inPlace)}`;
    return length === undefined ? text : `${text} of length ${snakeCase(length)}`;
  });
  const results = given.length > 0 ? ` -> ${given.join(', ')}` : '';
  return `function ${snakeCase(name)}(${taken.join(', ')})${results}`;
}

function value(name: string, { type, unit = '' }: { type: string; unit?: string }): string {
  return `${type} ${name}${inUnit(unit)}`;
}

function inUnit(unit: string): string {
  return unit === '' ? '' : ` [${unit}]`;
}

/** The lines of a description, by what they describe, such as 'function evolve_model'. */
function linesByName(text: string): Map<string, string> {
  const lines = new Map<string, string>();
  for (const line of text.split('\n')) {
    const name = /^(?:function|grid) \w+|^attribute [\w.]+/.exec(line)?.[0];
    const parameter = /^parameter \w+ (\w+)/.exec(line)?.[1];
    if (name !== undefined) lines.set(name, line);
    else if (parameter !== undefined) lines.set(`parameter ${parameter}`, line);
  }
  return lines;
}
