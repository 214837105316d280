// SPDX-License-Identifier: Apache-2.0
/**
 * The arguments and results of a function in its worker. For each kind of value, a target defines the lines
 * of such a value in each part of the code; so everything that is generated for a value is in one place.
 *
 * @module
 */
import {
  argumentsOf,
  elementTypeOf,
  isArrayType,
  type ResultLayout,
  resultsOf,
  wireResultsOf,
} from '../../src/interface/layout.js';
import { snakeCase } from '../../src/interface/names.js';
import type {
  ArgumentSpecification,
  FunctionSpecification,
  ScalarType,
  ValueType,
} from '../../src/interface/specification.js';
import { valueText } from './text.js';

/** The largest size of a string result, with its NUL. */
export const textCapacity = 4096;

/** The kinds of values between which generated code differs; `number` is any single value but a string. */
export type Kind = 'number' | 'string' | 'array';

/** The common part of arguments and results. */
export interface Value {
  /** The variable that holds it in the worker. */
  readonly variable: string;
  /** Its type, or that of its elements. */
  readonly element: ScalarType;
  /** Its documentation; may be empty. */
  readonly text: string;
}

/** An argument of a function. */
export interface TakenValue extends Value {
  readonly kind: Kind;
  /** Whether the function changes it, since it is a result as well. */
  readonly isChanged: boolean;
}

/** A result of a function. */
export interface GivenValue extends Value {
  /** `inPlace`: an array argument that the function has changed, not a separate variable. */
  readonly kind: Kind | 'inPlace';
  /** For an array, the argument that has its length; for an array in place, the argument itself. */
  readonly argument?: Pick<TakenValue, 'kind' | 'variable'>;
}

/** The values of a function. */
export interface Values {
  readonly taken: readonly TakenValue[];
  /** In the order of the specification and of the author's function. */
  readonly given: readonly GivenValue[];
  /** In the order of messages; see `wireResultsOf`. */
  readonly givenOnWire: readonly GivenValue[];
}

/**
 * The arguments and results of a function.
 *
 * @example
 * valuesOf({ arguments: [{ name: 'exactEnd', type: 'bool' }] }).taken;
 * // [{ variable: 'exact_end', kind: 'number', element: 'bool', text: '', isChanged: false }]
 */
export function valuesOf(specification: FunctionSpecification): Values {
  const results = resultsOf(specification);
  const taken = argumentsOf(specification).map((each) => ({
    ...valueOf(each),
    kind: kindOf(each.type),
    isChanged: results.some(({ inPlace }) => inPlace === each.name),
  }));
  const given = (result: ResultLayout): GivenValue => {
    const { inPlace, length } = result;
    const named = snakeCase(inPlace ?? length ?? '');
    const argument = taken.find(({ variable }) => variable === named);
    return {
      ...valueOf(result),
      kind: inPlace === undefined ? kindOf(result.type) : 'inPlace',
      ...(argument !== undefined && { argument }),
    };
  };
  return {
    taken,
    given: results.map(given),
    givenOnWire: wireResultsOf(specification).map(given),
  };
}

/**
 * The lines of all values in one part of the code.
 *
 * @example
 * linesOf([{ takes: ['a'] }, {}, { takes: ['b', 'c'] }], 'takes'); // ['a', 'b', 'c']
 */
export function linesOf<Part extends string>(
  values: readonly Readonly<Partial<Record<Part, readonly string[]>>>[],
  part: Part,
): string[] {
  return values.flatMap((each) => each[part] ?? []);
}

function valueOf(named: ArgumentSpecification | ResultLayout): Value {
  return {
    variable: snakeCase(named.name),
    element: elementTypeOf(named.type),
    text: valueText(named),
  };
}

function kindOf(type: ValueType): Kind {
  if (isArrayType(type)) return 'array';
  return type === 'string' ? 'string' : 'number';
}
