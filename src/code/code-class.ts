// SPDX-License-Identifier: Apache-2.0
/**
 * From an interface specification to a class that scripts make instances of.
 *
 * @module
 */
import type { Method } from '../request/method.js';
import { CodeInstance } from './instance.js';
import type { CallArguments, MethodsOf, PropertiesOf } from './methods.js';
import type { CodeOptions } from './options.js';
import type { ParametersOf } from './parameter-types.js';
import type { InterfaceSpecification } from '../interface/specification.js';

/** The methods of a code, each with `.asynchronous`; they also take requests for their arguments. */
export type AsynchronousMethods<Methods> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (
    ...given: infer Arguments
  ) => infer Result
    ? Method<CallArguments<Arguments>, Result>
    : never;
};

/** What an instance has besides methods, as far as the specification alone tells the compiler. */
export type InferredMembers<Specification extends InterfaceSpecification> = {
  /** What the model takes before it starts. */
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
  /** Makes an instance, whose worker starts in the background. */
  new (options?: CodeOptions): Code<Specification, Members, Methods>;
  /** The options that it takes; a class with more of its own adds their names. */
  readonly optionNames: readonly string[];
}

/**
 * Makes the class of a code's instances.
 *
 * @typeParam Members the declarations of its parameters and grids, generated beside the specification;
 *   without them, parameters cannot be set to quantities of unknown dimension, and grids are not known
 * @typeParam Methods the declarations of its methods, generated there too; without them, editors show the
 *   types of arguments without their names
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
      // A method is bound to its instance when it is first used, so that it can be passed around.
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
