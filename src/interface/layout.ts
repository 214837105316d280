// SPDX-License-Identifier: Apache-2.0
/**
 * The parts of an interface that messages contain, and their order and numbers, which are the same in script
 * and worker. Functions, parameters, grids and attributes are numbered in the order of the specification.
 *
 * @module
 */
import type {
  ArgumentSpecification,
  ArrayType,
  FunctionSpecification,
  InterfaceSpecification,
  ScalarType,
  ValueType,
} from './specification.js';

/** A result, with everything that follows from its specification. */
export interface ResultLayout {
  readonly name: string;
  readonly type: ValueType;
  /** `''`: none. */
  readonly unit: string;
  readonly description: string;
  /** The array argument that is the result. */
  readonly inPlace?: string;
  /** For other arrays: the argument that has the length. */
  readonly length?: string;
}

/** An attribute, with everything that follows from its specification. */
export interface AttributeLayout {
  /** Its number among all attributes of the interface. */
  readonly index: number;
  readonly name: string;
  readonly grid: string;
  readonly gridIndex: number;
  readonly type: 'float64' | 'float32' | 'int32';
  /** `''`: none. */
  readonly unit: string;
  readonly readOnly: boolean;
  readonly description: string;
}

/** Whether a type is an array's. */
export function isArrayType(type: ValueType): type is ArrayType {
  return type.endsWith('[]');
}

/**
 * The type of an array's elements.
 *
 * @example
 * elementTypeOf('float64[]'); // 'float64'
 */
export function elementTypeOf(type: ValueType): ScalarType {
  return (isArrayType(type) ? type.slice(0, -2) : type) as ScalarType;
}

/** The arguments of a function, in the order of messages and of the worker's function. */
export function argumentsOf(
  specification: FunctionSpecification,
): readonly ArgumentSpecification[] {
  return specification.arguments ?? [];
}

/** The results of a function, in the order of its specification and of the worker's function. */
export function resultsOf(specification: FunctionSpecification): ResultLayout[] {
  return Object.entries(specification.results ?? {}).map(([name, result]) => {
    const description = result.description ?? '';
    if ('inPlace' in result) {
      const { inPlace } = result;
      const argument = argumentsOf(specification).find((each) => each.name === inPlace);
      if (!argument) throw new Error(`result ${name}: the function has no argument ${inPlace}`);
      return { name, type: argument.type, unit: argument.unit ?? '', description, inPlace };
    }
    const { type, unit = '', length } = result;
    return { name, type, unit, description, ...(length !== undefined && { length }) };
  });
}

/**
 * The results of a function in the order of messages: arrays first. The worker lays out the memory of arrays
 * before the function runs, and collects the other results afterwards.
 */
export function wireResultsOf(specification: FunctionSpecification): ResultLayout[] {
  const results = resultsOf(specification);
  return [
    ...results.filter((each) => isArrayType(each.type)),
    ...results.filter((each) => !isArrayType(each.type)),
  ];
}

/**
 * All attributes of an interface, grid by grid, in the order of their numbers.
 *
 * @example
 * attributesOf(oceanInterface)[0]; // { index: 0, name: 'SST', grid: 'surface', gridIndex: 0, … }
 */
export function attributesOf(specification: InterfaceSpecification): AttributeLayout[] {
  return Object.entries(specification.grids ?? {})
    .flatMap(([grid, { attributes }], gridIndex) =>
      Object.entries(attributes).map(([name, attribute]) => ({
        name,
        grid,
        gridIndex,
        type: attribute.type ?? 'float64',
        unit: attribute.unit ?? '',
        readOnly: attribute.readOnly ?? false,
        description: attribute.description ?? '',
      })),
    )
    .map((attribute, index) => ({ index, ...attribute }));
}
