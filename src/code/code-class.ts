// SPDX-License-Identifier: Apache-2.0
/**
 * Creates the class of a code's instances from an interface specification.
 *
 * @module
 */
import type { Method } from '../request/method.js';
import { CodeInstance } from './instance.js';
import type { CallArguments, MethodsOf, PropertiesOf } from './methods.js';
import type { CodeOptions } from './options.js';
import type { ParametersOf } from './parameter-types.js';
import type { InterfaceSpecification } from '../interface/specification.js';

/** The methods of a code, each with `.asynchronous`; arguments can be requests. */
export type AsynchronousMethods<Methods> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (
    ...given: infer Arguments
  ) => infer Result
    ? Method<CallArguments<Arguments>, Result>
    : never;
};

/** The members of an instance besides methods that the compiler infers from the specification alone. */
export type InferredMembers<Specification extends InterfaceSpecification> = {
  /** The parameters of the model, which are set before it starts. */
  readonly parameters: ParametersOf<Specification>;
} & PropertiesOf<Specification>;

/** An instance of a code: its methods, its parameters, and its grids. */
export type Code<
  Specification extends InterfaceSpecification,
  Members = InferredMembers<Specification>,
  Methods = MethodsOf<Specification>,
> = CodeInstance & AsynchronousMethods<Methods> & Members;

/** The class of a code's instances. */
export interface CodeClass<
  Specification extends InterfaceSpecification,
  Members = InferredMembers<Specification>,
  Methods = MethodsOf<Specification>,
> {
  /** Creates an instance; its worker starts in the background. */
  new (options?: CodeOptions): Code<Specification, Members, Methods>;
  /** The names of its options; a subclass with more options adds their names. */
  readonly optionNames: readonly string[];
}

/**
 * Creates the class of a code's instances.
 *
 * @typeParam Members the generated declarations of its parameters and grids; without them, parameters cannot
 *   be set to quantities of unknown dimension, and grids have no types
 * @typeParam Methods the generated declarations of its methods; without them, editors show the types of
 *   arguments without their names
 *
 * @example
 * export class Ocean extends codeClass<typeof oceanInterface, OceanMembers, OceanMethods>(oceanInterface) {}
 * const ocean = new Ocean({ numberOfWorkers: 4 });
 * ocean.evolveModel(quantity(1, 'day'));
 */
export function codeClass<
  Specification extends InterfaceSpecification,
  Members = InferredMembers<Specification>,
  Methods = MethodsOf<Specification>,
>(specification: Specification): CodeClass<Specification, Members, Methods> {
  class GeneratedCode extends CodeInstance {
    constructor(options: CodeOptions = {}) {
      super(specification, options);
    }
  }
  for (const name of Object.keys(specification.functions)) {
    Object.defineProperty(GeneratedCode.prototype, name, {
      // A method is bound to its instance when it is first used, so that it can be passed as a function.
      get(this: CodeInstance) {
        const method = this.methodNamed(name);
        Object.defineProperty(this, name, { value: method });
        return method;
      },
    });
  }
  for (const [name, called] of Object.entries(specification.properties ?? {}))
    Object.defineProperty(GeneratedCode.prototype, name, {
      get(this: Readonly<Record<string, () => unknown>>) {
        return this[called]!();
      },
    });
  return GeneratedCode as unknown as CodeClass<Specification, Members, Methods>;
}
