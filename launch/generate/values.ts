// SPDX-License-Identifier: Apache-2.0
/**
 * The arguments and results of a function as its worker has them. A target says for each kind of value what
 * one such value adds to each part of the code; so all that is generated for a value stands in one place.
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

/** What a string result may have at most, with its NUL. */
export const textCapacity = 4096;

/** The kinds of values between which generated code differs; `number` is any single value but a string. */
export type Kind = 'number' | 'string' | 'array';

/** What arguments and results have in common. */
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
  /** `inPlace`: an array argument as the function leaves it, not a variable of its own. */
  readonly kind: Kind | 'inPlace';
  /** For an array, the argument that tells its length; for one in place, the argument that it is. */
  readonly argument?: Pick<TakenValue, 'kind' | 'variable'>;
}

/** The values of a function. */
export interface Values {
  readonly taken: readonly TakenValue[];
  /** As the specification lists them, which is how the author's function has them. */
  readonly given: readonly GivenValue[];
  /** In the order in which they travel; see `wireResultsOf`. */
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
 * What values add to one part of the code, one after the other.
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
