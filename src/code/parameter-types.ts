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
 * What every object of parameters has beside the parameters.
 *
 * @typeParam Values what they can be set to, by name
 */
export interface ParameterMembers<Values> {
  /**
   * Sets several parameters, and waits until the model has them. A plain assignment does not wait: should the
   * model refuse the value, the next call fails.
   *
   * @param values by name: values, or requests for them
   * @throws {ArgumentError} if there is no parameter of a name, or a value cannot be one
   * @throws {UnitError} if a value has another dimension
   * @throws {StateError} if they cannot be set any more
   * @throws {CodeError} if the model refuses a value
   * @example
   * les.parameters.set({ itot: 32, jtot: 32, xsize: quantity(3.2, 'km') });
   */
  set(values: Values): void;
  /**
   * Sets parameters back to what they are without the script: the defaults of the interface or, for DALES,
   * what its file of namelists has.
   *
   * @param names which; default: all that have a default
   * @throws {ArgumentError} if a parameter that is named has none
   * @throws {StateError} if they cannot be set any more
   * @example
   * les.parameters.reset('itot', 'jtot');
   */
  reset(...names: (keyof Values & string)[]): void;
  /**
   * All parameters as a table: values, units, defaults, descriptions. The model is asked for the values, unless
   * it is busy or has ended: then they are those that were last read or set.
   *
   * @example
   * console.log(les.parameters);
   */
  toString(): string;
}

/** What every object of parameters has asynchronously beside the parameters. */
export interface ParameterRequestMembers<Values> {
  /**
   * Sets several parameters, as `parameters.set` does, and returns at once.
   *
   * @returns a request that finishes when the model has them
   */
  set(values: Values): Request<void>;
  /**
   * Sets parameters back, as `parameters.reset` does, and returns at once.
   *
   * @returns a request that finishes when the model has them
   */
  reset(...names: (keyof Values & string)[]): Request<void>;
}

/** An object of parameters that are read as, and set to, the same types. */
export type ParametersLike<Values> = {
  -readonly [Name in keyof Values]: Values[Name];
} & ParameterMembers<SettableValues<Values>> & {
    /** The same, asynchronously: reading gives a request. */
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

/** What a parameter is read as: a quantity if it has a unit. */
export type ParameterValue<Parameter> = Parameter extends {
  readonly choices: readonly (infer Choice)[];
}
  ? Choice
  : Parameter extends ParameterSpecification
    ? ResultValue<Parameter>
    : never;

/**
 * The parameters of a code's instances, by name: quantities where they have a unit.
 *
 * @example
 * ParametersOf<typeof oceanInterface>; // { depth: Quantity<'length'>; set(…): void; … }
 */
export type ParametersOf<Specification extends InterfaceSpecification> = ParametersLike<{
  [Name in keyof ParameterMap<Specification>]: ParameterValue<ParameterMap<Specification>[Name]>;
}>;
