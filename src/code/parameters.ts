// SPDX-License-Identifier: Apache-2.0
/**
 * Parameters of a model, as plain properties.
 *
 * @module
 */
import type { Calls } from '../calls/call.js';
import type { Operation } from '../calls/operation.js';
import { ArgumentError, StateError } from '../errors.js';
import { decodeValue, encodeValue } from './codec.js';
import type { ParameterSpecification } from '../interface/specification.js';
import type { StateMachine } from '../interface/states.js';
import { strictPrototype } from '../strict.js';
import { messageKind } from '../wire/layout.generated.js';

/**
 * Makes an object with a property for each parameter. Reading one asks the model. Setting one checks
 * the value at once, and sends it without waiting; should the model refuse it, the next call fails. A name
 * that the model does not have is an ArgumentError.
 */
export function makeParameters(
  calls: Calls,
  states: StateMachine,
  specifications: Readonly<Record<string, ParameterSpecification>>,
): object {
  const parameters = Object.create(strictPrototype(() => `${calls.name}.parameters`)) as object;
  Object.entries(specifications).forEach(([name, specification], target) => {
    const { type, unit = '', choices } = specification;
    const reading: Operation<unknown> = {
      method: `parameters.${name}`,
      kind: messageKind.getParameter,
      target,
      need: 'getParameters',
      encode: () => undefined,
      decode: (completion) => decodeValue(completion, { type, unit }),
    };
    const setting: Operation<void> = {
      method: `parameters.${name} = …`,
      kind: messageKind.setParameter,
      target,
      need: 'setParameters',
      encode: ([value], { control }) => {
        encodeValue(value, { name, type, unit }, control, { name: `${calls.name}.parameters` });
      },
      decode: () => undefined,
    };
    Object.defineProperty(parameters, name, {
      enumerable: true,
      get: () => calls.make(reading, []).result(),
      set: (value: unknown) => {
        if (states.isBeyond('setParameters'))
          throw new StateError(
            `${calls.name}: parameters.${name} can no longer be set, the model is '${states.current}'`,
            calls.name,
          );
        if (choices && !choices.includes(value as string))
          throw new ArgumentError(
            `${calls.name}.parameters: ${name} is '${String(value)}'; it can be ${choices.map((each) => `'${each}'`).join(', ')}`,
            name,
            value,
          );
        calls.make(setting, [value]).passOn();
      },
    });
  });
  return Object.seal(parameters);
}
