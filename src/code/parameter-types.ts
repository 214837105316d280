// SPDX-License-Identifier: Apache-2.0
/**
 * The static types of objects of parameters.
 *
 * @module
 */
import type { InterfaceSpecification, ParameterSpecification } from '../interface/specification.js';
import type { Request } from '../request/request.js';
import type { OrRequest, ResultValue } from './methods.js';

/**
 * The methods of every object of parameters.
 *
 * @typeParam Values the types of values to which they can be set, by name
 */
export interface ParameterMembers<Values> {
  /**
   * Sets several parameters, and waits until the model has them. An assignment does not wait: if the model
   * refuses the value, the next call fails.
   *
   * @param values values or requests for values, by name
   * @throws {ArgumentError} if a name is not a parameter, or a value is not valid for it
   * @throws {UnitError} if a value has the wrong dimension
   * @throws {StateError} if they can no longer be set
   * @throws {CodeError} if the model refuses a value
   * @example
   * les.parameters.set({ itot: 32, jtot: 32, xsize: quantity(3.2, 'km') });
   */
  set(values: Values): void;
  /**
   * Resets parameters to the values that they have without the script: the defaults of the interface or, for
   * DALES, the values in its namelist file.
   *
   * @param names the parameters to reset; default: all that have a default
   * @throws {ArgumentError} if a named parameter has no default
   * @throws {StateError} if they can no longer be set
   * @example
   * les.parameters.reset('itot', 'jtot');
   */
  reset(...names: (keyof Values & string)[]): void;
  /**
   * All parameters as a table: values, units, defaults, descriptions. The values are read from the model,
   * unless it is busy or has ended: then they are those that were last read or set.
   *
   * @example
   * console.log(les.parameters);
   */
  toString(): string;
}

/** The methods of every object of parameters, asynchronously. */
export interface ParameterRequestMembers<Values> {
  /**
   * Sets several parameters, as `parameters.set` does, and returns at once.
   *
   * @returns a request that finishes when the model has them
   */
  set(values: Values): Request<void>;
  /**
   * Resets parameters, as `parameters.reset` does, and returns at once.
   *
   * @returns a request that finishes when the model has them
   */
  reset(...names: (keyof Values & string)[]): Request<void>;
}

/** An object of parameters whose types are the same when they are read and set. */
export type ParametersLike<Values> = {
  -readonly [Name in keyof Values]: Values[Name];
} & ParameterMembers<SettableValues<Values>> & {
    /** The same, asynchronously: reading returns a request. */
    readonly request: {
      -readonly [Name in keyof Values]: Request<Values[Name]>;
    } & ParameterRequestMembers<SettableValues<Values>>;
  };

type SettableValues<Values> = { readonly [Name in keyof Values]?: OrRequest<Values[Name]> };

type ParameterMap<Specification extends InterfaceSpecification> = Specification extends {
  readonly parameters: infer Parameters;
}
  ? Parameters
  : object;

/** The type of a parameter when it is read: a quantity if it has a unit. */
export type ParameterValue<Parameter> = Parameter extends {
  readonly choices: readonly (infer Choice)[];
}
  ? Choice
  : Parameter extends ParameterSpecification
    ? ResultValue<Parameter>
    : never;

/**
 * The parameters of a code's instances, by name: quantities if they have a unit.
 *
 * @example
 * ParametersOf<typeof oceanInterface>; // { depth: Quantity<'length'>; set(…): void; … }
 */
export type ParametersOf<Specification extends InterfaceSpecification> = ParametersLike<{
  [Name in keyof ParameterMap<Specification>]: ParameterValue<ParameterMap<Specification>[Name]>;
}>;
