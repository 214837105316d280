// SPDX-License-Identifier: Apache-2.0
/**
 * Interface specifications: what a code offers to scripts, in one typed value.
 *
 * From it the static types of scripts are inferred (`methods.ts`), the dispatch code of workers is
 * generated (`launch/generate/`), and its fingerprint tells whether a worker was built for it
 * (`description.ts`).
 *
 * @module
 */
import type { Language } from './languages.js';

/** The types of single values. An int64 is a JavaScript number: exact up to 2^53. */
export type ScalarType = 'int32' | 'int64' | 'float32' | 'float64' | 'bool' | 'string';

/** The types of arrays that functions take and give. */
export type ArrayType = 'int32[]' | 'float32[]' | 'float64[]';

/** The types of arguments and results. */
export type ValueType = ScalarType | ArrayType;

/** An argument of a function. */
export interface ArgumentSpecification {
  /** In camelCase; the worker has it in snake_case. */
  readonly name: string;
  /** The type in the worker; scripts pass numbers, booleans, quantities, strings or arrays. */
  readonly type: ValueType;
  /** The unit in which the worker gets it. Without a unit, or with `''`, it is a plain number. */
  readonly unit?: string;
  /**
   * The default value, in its unit. It makes the argument an option of the method; options come after all
   * other arguments.
   */
  readonly default?: number | boolean | string;
  /** The documentation in the generated files. */
  readonly description?: string;
}

/** A result that the function computes. */
export interface ComputedResult {
  /** The type in the worker. */
  readonly type: ValueType;
  /** The unit in which the worker returns it. Without a unit, or with `''`, it is a plain number. */
  readonly unit?: string;
  /** For arrays: the argument with the same length (an array), or whose value is the length (an integer). */
  readonly length?: string;
  /** The documentation in the generated files. */
  readonly description?: string;
}

/** A result that is an array argument which the function has changed; it is not copied. */
export interface InPlaceResult {
  /** The name of the argument. */
  readonly inPlace: string;
  /** The documentation in the generated files. */
  readonly description?: string;
}

/** A result of a function. */
export type ResultSpecification = ComputedResult | InPlaceResult;

/** A function: a method of the instances, carried out by every rank of the worker. */
export interface FunctionSpecification {
  /** What the function does, in one sentence, which editors show. */
  readonly description?: string;
  /** The arguments, in order. */
  readonly arguments?: readonly ArgumentSpecification[];
  /** No result: the method returns undefined. One: its value. Several: an object with their names as keys. */
  readonly results?: Readonly<Record<string, ResultSpecification>>;
}

/** A parameter of the model; it keeps the model's own name. */
export interface ParameterSpecification {
  /** The type in the worker. */
  readonly type: ScalarType;
  /** The unit in the worker. Without a unit, or with `''`, it is a plain number. */
  readonly unit?: string;
  /** The value, in its unit, that the worker uses until another one is set, and that `parameters.reset` sets. */
  readonly default?: number | boolean | string;
  /** For strings: all valid values. */
  readonly choices?: readonly string[];
  /** The documentation in the generated files. */
  readonly description?: string;
}

/** An attribute of a grid; it keeps the model's own name. */
export interface AttributeSpecification {
  /** The type in the model; default: `'float64'`. */
  readonly type?: 'float64' | 'float32' | 'int32';
  /** The unit in the model; `''`: none. */
  readonly unit?: string;
  /** Whether scripts can read it, but not set it; default: false. */
  readonly readOnly?: boolean;
  /** The documentation in the generated files. */
  readonly description?: string;
}

/** A grid: attributes with the same axes. */
export interface GridSpecification {
  /** The documentation in the generated files. */
  readonly description?: string;
  /** The names of the axes, in the order of the indices of `at(...)`; at most 8. */
  readonly axes: readonly string[];
  /** The attributes, by name. */
  readonly attributes: Readonly<Record<string, AttributeSpecification>>;
}

/** A transition from one state to another, by a call of a function. */
export interface TransitionSpecification {
  /** The state in which the call can be made. */
  readonly from: string;
  /** The name of the function. */
  readonly call: string;
  /** The state after it. */
  readonly to: string;
  /**
   * False: only the script makes this call. By default, polymuse makes the call when the state is needed; the
   * function must then need no arguments.
   */
  readonly automatic?: false;
}

/** The states of an instance, and what each of them allows. */
export interface StatesSpecification {
  /** The state of a new instance. */
  readonly initial: string;
  /** All transitions from one state to another. */
  readonly transitions: readonly TransitionSpecification[];
  /**
   * The state that must have been reached: before a call of a function, by its name; before access to
   * `grids`, `setParameters`, `getParameters`. Everything else can be done in every state.
   */
  readonly needs: Readonly<Record<string, string>>;
}

/** The interface of a code to scripts. */
export interface InterfaceSpecification {
  /** The name of the code, in camelCase, as in `cumulus`; the worker has it in snake_case. */
  readonly name: string;
  /** The language of the worker; `'c'` for C++ too. */
  readonly language: Language;
  /** What the code is, in one sentence. */
  readonly description?: string;
  /** The functions, by name; the worker has their names in snake_case. */
  readonly functions: Readonly<Record<string, FunctionSpecification>>;
  /**
   * Properties of the instances, each with the function that returns it: `modelTime: 'getModelTime'`. The
   * asynchronous form of a property is that of its function.
   */
  readonly properties?: Readonly<Record<string, string>>;
  /** The parameters, by name. */
  readonly parameters?: Readonly<Record<string, ParameterSpecification>>;
  /** The grids, by name. */
  readonly grids?: Readonly<Record<string, GridSpecification>>;
  /** The states of an instance; default: no states, everything can be done at any time. */
  readonly states?: StatesSpecification;
}
