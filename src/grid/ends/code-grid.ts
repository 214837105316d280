// SPDX-License-Identifier: Apache-2.0
/**
 * Grids of codes: the calls that read and write their attributes.
 *
 * @module
 */
import type { Calls } from '../../calls/call.js';
import type { Operation } from '../../calls/operation.js';
import type { AttributeLayout } from '../../interface/layout.js';
import type { GridSpecification } from '../../interface/specification.js';
import type { Request } from '../../request/request.js';
import { unit } from '../../units/index.js';
import { messageKind, readGridShape } from '../../wire/layout.generated.js';
import type { Values } from '../grid-values.js';
import type { Selection } from '../selection.js';
import { decodeBlock, elementsOf, encodeShape } from './code-values.js';
import { valuesFor, type AttributeDescription } from './end.js';

/** An attribute, and the operations that read and write it. */
export interface CodeAttribute {
  readonly layout: AttributeLayout;
  readonly description: AttributeDescription;
  /** Its argument is a selection. */
  readonly reading: Operation<Values>;
  /** Its arguments are values, and a selection. */
  readonly writing: Operation<void>;
}

/** One grid of one instance, which all selections from it share. */
export class CodeGrid {
  readonly attributes: ReadonlyMap<string, CodeAttribute>;
  readonly #describing: Operation<readonly number[]>;

  constructor(
    readonly calls: Calls,
    readonly name: string,
    index: number,
    readonly specification: GridSpecification,
    layouts: readonly AttributeLayout[],
  ) {
    this.#describing = {
      method: `${name}.shape`,
      kind: messageKind.describe,
      target: index,
      need: 'grids',
      encode: () => undefined,
      decode: ({ control, at, controlBytes }) => readGridShape(control, at, controlBytes).shape,
    };
    this.attributes = new Map(layouts.map((layout) => [layout.name, this.#attribute(layout)]));
  }

  /** The name in error messages: `les1.fields`. */
  get fullName(): string {
    return `${this.calls.name}.${this.name}`;
  }

  /** Reads the number of cells along each axis from the model. */
  shape(): Request<readonly number[]> {
    return this.calls.make(this.#describing, []);
  }

  /** Values for an attribute, after checks; see {@link valuesFor}. */
  checked({ name, unit: symbol }: AttributeLayout, given: unknown): Values {
    return valuesFor(`${this.fullName}.${name}`, name, unit(symbol), given);
  }

  #attribute(layout: AttributeLayout): CodeAttribute {
    const common = { target: layout.index, need: 'grids' };
    return {
      layout,
      description: { unit: unit(layout.unit), isReadOnly: layout.readOnly },
      reading: {
        ...common,
        method: `${this.name}.${layout.name}`,
        kind: messageKind.read,
        encode: ([selection], { control }) => {
          (selection as Selection).encode(control);
        },
        decode: (completion) => decodeBlock(completion, layout),
      },
      writing: {
        ...common,
        method: `${this.name}.${layout.name} = …`,
        kind: messageKind.write,
        encode: ([given, selection], message) => {
          const values = this.checked(layout, given);
          const { data, order } = elementsOf(values, layout);
          message.data = data.length > 0 ? data : undefined;
          encodeShape(message.control, values, order);
          (selection as Selection).encode(message.control);
        },
        decode: () => undefined,
      },
    };
  }
}
