// SPDX-License-Identifier: Apache-2.0
/**
 * Parameters that are kept by a worker.
 *
 * @module
 */
import type { Calls } from '../calls/call.js';
import type { Operation } from '../calls/operation.js';
import { ArgumentError, StateError } from '../errors.js';
import type { ParameterSpecification } from '../interface/specification.js';
import type { StateMachine } from '../interface/states.js';
import { Request } from '../request/request.js';
import { quantity } from '../units/index.js';
import { messageKind } from '../wire/layout.generated.js';
import { decodeValue, encodeValue } from './codec.js';
import { makeParameters, type Parameter } from './parameters.js';

/**
 * Creates the object of a model's parameters. Reading one requests it from the model. Setting one checks the
 * value at once, and sends it without waiting; if the model refuses it, the next call fails.
 */
export function makeModelParameters(
  calls: Calls,
  states: StateMachine,
  specifications: Readonly<Record<string, ParameterSpecification>>,
): object {
  const owner = {
    name: `${calls.name}.parameters`,
    whyNotReadable: () => calls.whyNotReadable(),
  };
  const table = Object.entries(specifications).map(([name, specification], target) => {
    const parameter = new ModelParameter(calls, states, { name, target, ...specification });
    return [name, parameter] as const;
  });
  return makeParameters(owner, new Map(table));
}

/** A parameter with its name and its number. */
interface NumberedParameter extends ParameterSpecification {
  readonly name: string;
  readonly target: number;
}

class ModelParameter implements Parameter {
  readonly unit: string;
  readonly default: unknown;
  readonly description: string;
  readonly #calls: Calls;
  readonly #states: StateMachine;
  readonly #specification: NumberedParameter;
  readonly #reading: Operation<unknown>;
  readonly #setting: Operation<void>;

  constructor(calls: Calls, states: StateMachine, specification: NumberedParameter) {
    const { name, target, type, unit = '', default: standard, description = '' } = specification;
    this.#calls = calls;
    this.#states = states;
    this.#specification = specification;
    this.unit = unit;
    this.default =
      typeof standard === 'number' && unit !== '' ? quantity(standard, unit) : standard;
    this.description = description;
    this.#reading = {
      method: `parameters.${name}`,
      kind: messageKind.getParameter,
      target,
      need: 'getParameters',
      encode: () => undefined,
      decode: (completion) => decodeValue(completion, { type, unit }),
    };
    this.#setting = {
      method: `parameters.${name} = …`,
      kind: messageKind.setParameter,
      target,
      need: 'setParameters',
      encode: ([value], { control }) => {
        this.#checkChoice(value);
        encodeValue(value, { name, type, unit }, control, { name: `${calls.name}.parameters` });
      },
      decode: () => undefined,
    };
  }

  read(): Request<unknown> {
    return this.#calls.make(this.#reading, []);
  }

  write(value: unknown): Request<void> {
    const { name } = this.#specification;
    if (this.#states.isBeyond('setParameters'))
      throw new StateError(
        `${this.#calls.name}: parameters.${name} can no longer be set: the model is in state '${this.#states.current}'`,
        this.#calls.name,
      );
    return this.#calls.make(this.#setting, [value]).delegateFailure();
  }

  reset(): Request<void> {
    if (this.default === undefined)
      throw new ArgumentError(
        `${this.#calls.name}.parameters: the interface has no default for ${this.#specification.name}: set it to a value`,
        this.#specification.name,
        undefined,
      );
    return this.write(this.default);
  }

  #checkChoice(value: unknown): void {
    const { name, choices } = this.#specification;
    if (!choices || choices.includes(value as string)) return;
    throw new ArgumentError(
      `${this.#calls.name}.parameters: ${name} is '${String(value)}'; it can be ${choices.map((each) => `'${each}'`).join(', ')}`,
      name,
      value,
    );
  }
}
