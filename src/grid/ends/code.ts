// SPDX-License-Identifier: Apache-2.0
/**
 * Grids of codes: their values are in the worker, and are read and written by calls.
 *
 * @module
 */
import {
  composeSelections,
  requireRanges,
  resolveIndex,
  selectedShape,
  type AxisIndex,
  type AxisRange,
} from '../../array/index.js';
import type { Calls } from '../../calls/call.js';
import type { Operation } from '../../calls/operation.js';
import { ArgumentError } from '../../errors.js';
import type { AttributeLayout } from '../../interface/layout.js';
import type { GridSpecification } from '../../interface/specification.js';
import type { Cells } from '../../remap/cells.js';
import type { Request } from '../../request/request.js';
import { Quantity, QuantityArray, quantity, unit, type Unit } from '../../units/index.js';
import { messageKind, readGridShape } from '../../wire/layout.generated.js';
import type { Given, Values } from '../grid-values.js';
import { Selection } from '../selection.js';
import { decodeBlock, elementsOf, encodeShape } from './code-values.js';
import {
  attributeOf,
  readOnlyError,
  requireDimension,
  type AttributeDescription,
  type GridEnd,
} from './end.js';
import { newScriptEnd } from './script.js';

/** An attribute, and the calls that read and write it. */
interface CodeAttribute {
  readonly layout: AttributeLayout;
  readonly description: AttributeDescription;
  /** Its argument is a selection. */
  readonly reading: Operation<Values>;
  /** Its arguments are values, and a selection. */
  readonly writing: Operation<void>;
}

/** One grid of one instance: what all selections from it share. */
class CodeGrid {
  readonly attributes: ReadonlyMap<string, CodeAttribute>;
  readonly describing: Operation<readonly number[]>;

  constructor(
    readonly calls: Calls,
    readonly name: string,
    index: number,
    readonly specification: GridSpecification,
    layouts: readonly AttributeLayout[],
  ) {
    this.describing = {
      method: `${name}.shape`,
      kind: messageKind.describe,
      target: index,
      need: 'grids',
      encode: () => undefined,
      decode: ({ control, at, controlBytes }) => readGridShape(control, at, controlBytes).shape,
    };
    this.attributes = new Map(layouts.map((layout) => [layout.name, this.#attribute(layout)]));
  }

  /** What error messages call it: `les1.fields`. */
  get fullName(): string {
    return `${this.calls.name}.${this.name}`;
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
          const values = this.#checked(layout, given);
          const { data, order } = elementsOf(values, layout);
          message.data = data.length > 0 ? data : undefined;
          encodeShape(message.control, values, order);
          (selection as Selection).encode(message.control);
        },
        decode: () => undefined,
      },
    };
  }

  #checked(layout: AttributeLayout, given: unknown): Values {
    const name = `${this.fullName}.${layout.name}`;
    const needed = unit(layout.unit);
    const values =
      typeof given === 'number' && needed.dimension.isNone ? quantity(given, '1') : given;
    if (!(values instanceof Quantity) && !(values instanceof QuantityArray))
      throw new ArgumentError(
        `${name} must be a quantity in ${layout.unit}, not ${String(given)}`,
        layout.name,
        given,
      );
    requireDimension(name, needed, values);
    return values;
  }
}

/** A grid of a code, or a selection from one. */
class CodeEnd implements GridEnd {
  readonly #grid: CodeGrid;
  readonly #selection: Selection;

  constructor(grid: CodeGrid, selection: Selection) {
    this.#grid = grid;
    this.#selection = selection;
  }

  get name(): string {
    return this.#grid.fullName;
  }

  get attributeNames(): readonly string[] {
    return [...this.#grid.attributes.keys()];
  }

  get lengthUnit(): undefined {
    return undefined;
  }

  get geometry(): undefined {
    return undefined;
  }

  get knownShape(): undefined {
    return undefined;
  }

  describe(attribute: string): AttributeDescription | undefined {
    return this.#grid.attributes.get(attribute)?.description;
  }

  isSet(attribute: string): boolean {
    return this.#grid.attributes.has(attribute);
  }

  shape(): Request<readonly number[]> {
    return this.#describe().map((shape) => selectedShape(this.#resolve(shape)));
  }

  read(attribute: string): Request<Values> {
    return this.#grid.calls.make(this.#attribute(attribute).reading, [this.#selection]);
  }

  write(attribute: string, value: Given): Request<void> {
    const { writing, layout } = this.#attribute(attribute);
    if (layout.readOnly) throw readOnlyError(this.name, attribute);
    return this.#grid.calls.make(writing, [value, this.#selection]);
  }

  hold(): void {
    // What has been read from a code is the script's own.
  }

  cells(): Cells {
    throw new ArgumentError(
      `the positions of ${this.name} are not known: make a remapper by newRemapper, from grids of the ` +
        'script that lie where those of the codes do, and give that to the channel',
      'remap',
      this.name,
    );
  }

  ranges(): readonly AxisRange[] {
    return this.#resolve(this.#describe().result());
  }

  select(index: readonly AxisIndex[]): CodeEnd {
    // The worker knows how long axes are; only a selection from a selection has to ask.
    if (!this.#selection.isWhole)
      return this.over(
        requireRanges(composeSelections(this.ranges(), index, this.name), this.name),
      );
    return new CodeEnd(this.#grid, Selection.of(index, this.#grid.specification.axes, this.name));
  }

  over(ranges: readonly AxisRange[]): CodeEnd {
    return new CodeEnd(this.#grid, Selection.ofRanges(ranges));
  }

  emptyCopy(units: ReadonlyMap<string, Unit>, shape: readonly number[]): GridEnd {
    return newScriptEnd(this.name, shape, undefined, units);
  }

  #describe(): Request<readonly number[]> {
    return this.#grid.calls.make(this.#grid.describing, []);
  }

  #resolve(shape: readonly number[]): AxisRange[] {
    return requireRanges(resolveIndex(this.#selection.axes, shape, this.name), this.name);
  }

  #attribute(name: string): CodeAttribute {
    attributeOf(this, name);
    return this.#grid.attributes.get(name)!;
  }
}

/**
 * The end of a whole grid of a code.
 *
 * @param index the number of the grid in the interface
 */
export function newCodeEnd(
  calls: Calls,
  name: string,
  index: number,
  specification: GridSpecification,
  attributes: readonly AttributeLayout[],
): GridEnd {
  const grid = new CodeGrid(calls, name, index, specification, attributes);
  return new CodeEnd(grid, Selection.of([], specification.axes, grid.fullName));
}
