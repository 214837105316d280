/**
 * Parameters of a model, as plain properties.
 *
 * @module
 */
import { messageKind } from '../channel/wire.js';
import { ArgumentError } from '../errors.js';
import { decodeValue, encodeValue } from './codec.js';
import type { CodeInstance } from './instance.js';
import type { ParameterSpecification } from './specification.js';

/**
 * Makes an object with a property for each parameter. Reading one asks the model. Setting one checks
 * the value at once, and sends it without waiting; should the model refuse it, the next call fails.
 */
export function makeParameters(
  code: CodeInstance,
  specifications: Readonly<Record<string, ParameterSpecification>>,
): object {
  const parameters = {};
  Object.entries(specifications).forEach(([name, specification], target) => {
    const { type, unit = '', choices } = specification;
    const what = `${code.name}.parameters`;
    Object.defineProperty(parameters, name, {
      enumerable: true,
      get: () => {
        code.reach('getParameters');
        return code
          .submit({
            method: `parameters.${name}`,
            kind: messageKind.getParameter,
            target,
            controlBytes: 0,
            decode: ({ control, at }) => decodeValue(control, { type, unit }, at).value,
          })
          .result();
      },
      set: (value: unknown) => {
        code.refuseBeyond('setParameters', `parameters.${name}`);
        if (choices && !choices.includes(value as string))
          throw new ArgumentError(
            `${what}: ${name} is '${String(value)}'; it can be ${choices.map((each) => `'${each}'`).join(', ')}`,
            name,
            value,
          );
        encodeValue(value, { name, type, unit }, 0, what);
        code.reach('setParameters');
        const controlBytes = encodeValue(value, { name, type, unit }, 0, what);
        code
          .submit({
            method: `parameters.${name} = …`,
            kind: messageKind.setParameter,
            target,
            controlBytes,
            decode: () => undefined,
          })
          .markLooked();
      },
    });
  });
  return Object.seal(parameters);
}
