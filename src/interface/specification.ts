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
  /** In camelCase; in the worker it is in snake_case. */
  readonly name: string;
  /** What the worker gets; scripts give numbers, quantities, texts or arrays for it. */
  readonly type: ValueType;
  /** What the worker gets it in; numbers without a unit, or with `''`, are plain numbers. */
  readonly unit?: string;
  /** Makes it an option of the method, in its unit; such arguments come after all others. */
  readonly default?: number | boolean | string;
  /** For the comments of what is generated. */
  readonly description?: string;
}

/** A result that the function computes. */
export interface ComputedResult {
  /** What the worker gives. */
  readonly type: ValueType;
  /** What the worker gives it in; numbers without a unit, or with `''`, are plain numbers. */
  readonly unit?: string;
  /** For arrays: the argument that tells their length, an array or an integer. */
  readonly length?: string;
  /** For the comments of what is generated. */
  readonly description?: string;
}

/** A result that is an array argument as the function left it; it is not copied. */
export interface InPlaceResult {
  /** The argument's name. */
  readonly inPlace: string;
  /** For the comments of what is generated. */
  readonly description?: string;
}

/** A result of a function. */
export type ResultSpecification = ComputedResult | InPlaceResult;

/** A function: a method of the instances, carried out by every rank of the worker. */
export interface FunctionSpecification {
  /** What the function does, in a sentence: editors show it. */
  readonly description?: string;
  /** A list, since the arguments of a method are told apart by their order. */
  readonly arguments?: readonly ArgumentSpecification[];
  /** None: the method gives nothing. One: its value. Several: an object of them, by name. */
  readonly results?: Readonly<Record<string, ResultSpecification>>;
}

/** A parameter of the model; it keeps the model's own name. */
export interface ParameterSpecification {
  /** What the worker holds it as. */
  readonly type: ScalarType;
  /** What the worker holds it in; numbers without a unit, or with `''`, are plain numbers. */
  readonly unit?: string;
  /** What the worker has it at until it is set, in its unit; what `parameters.reset` sets it to. */
  readonly default?: number | boolean | string;
  /** For strings: all values that there are. */
  readonly choices?: readonly string[];
  /** For the comments of what is generated. */
  readonly description?: string;
}

/** An attribute of a grid; it keeps the model's own name. */
export interface AttributeSpecification {
  /** What the model holds it as; `'float64'` if absent. */
  readonly type?: 'float64' | 'float32' | 'int32';
  /** No unit is `''`. */
  readonly unit?: string;
  /** Whether scripts can only read it. */
  readonly readOnly?: boolean;
  /** For the comments of what is generated. */
  readonly description?: string;
}

/** A grid: attributes on the same axes. */
export interface GridSpecification {
  /** For the comments of what is generated. */
  readonly description?: string;
  /** The axes' names, in the order in which `at(...)` takes their indices; at most 8. */
  readonly axes: readonly string[];
  /** The attributes, by name. */
  readonly attributes: Readonly<Record<string, AttributeSpecification>>;
}

/** A step from one state to another, by a call of a function. */
export interface TransitionSpecification {
  /** The state in which the call can be made. */
  readonly from: string;
  /** The name of the function. */
  readonly call: string;
  /** The state after it. */
  readonly to: string;
  /**
   * False: only the script makes this call, nobody makes it to get to the state. All others are made
   * when a state is needed that they lead to, and so need no arguments.
   */
  readonly automatic?: false;
}

/** The states of an instance, and what can be done in which. */
export interface StatesSpecification {
  /** The state of an instance that has just been made. */
  readonly initial: string;
  /** All steps from one state to another. */
  readonly transitions: readonly TransitionSpecification[];
  /**
   * The state that must at least have been reached: for a function, by its name; for `grids`,
   * `setParameters`, `getParameters`. What is not listed can be done in every state.
   */
  readonly needs: Readonly<Record<string, string>>;
}

/** What a code offers to scripts. */
export interface InterfaceSpecification {
  /** In camelCase, as in `cumulus`; in the worker it is in snake_case. */
  readonly name: string;
  /** What the worker is written in; C++ implements the functions as C does. */
  readonly language: Language;
  /** What the code is, in a sentence. */
  readonly description?: string;
  /** The functions, by name; in the worker their names are in snake_case. */
  readonly functions: Readonly<Record<string, FunctionSpecification>>;
  /**
   * Properties of the instances, by the functions whose results they are: `modelTime: 'getModelTime'`. The
   * asynchronous form of a property is that of its function.
   */
  readonly properties?: Readonly<Record<string, string>>;
  /** The parameters, by name. */
  readonly parameters?: Readonly<Record<string, ParameterSpecification>>;
  /** The grids, by name. */
  readonly grids?: Readonly<Record<string, GridSpecification>>;
  /** The states of an instance; default: everything can be done at any time. */
  readonly states?: StatesSpecification;
}
