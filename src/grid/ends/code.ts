// SPDX-License-Identifier: Apache-2.0
/**
 * Grids of codes, whose values are in the worker and are read and written by calls.
 *
 * @module
 */
import { composeSelections, NdArray, resolveIndex, type AxisIndex } from '../../array/index.js';
import type { Calls } from '../../calls/call.js';
import { ArgumentError } from '../../errors.js';
import type { AttributeLayout } from '../../interface/layout.js';
import type { GridSpecification } from '../../interface/specification.js';
import type { Cells } from '../../remap/cells.js';
import { derive } from '../../request/derive.js';
import { Request } from '../../request/request.js';
import { Quantity, type QuantityArray, quantity, type Unit } from '../../units/index.js';
import type { Given, Values } from '../grid-values.js';
import { AxisPlaces } from '../places/axis-places.js';
import { boxesOf } from '../places/boxes.js';
import { ChosenPlaces } from '../places/chosen-places.js';
import type { Places } from '../places/places.js';
import { Selection, type SelectionBlock } from '../selection.js';
import { CodeGrid, type CodeAttribute } from './code-grid.js';
import {
  attributeOf,
  fitted,
  readOnlyError,
  type AttributeDescription,
  type GridEnd,
} from './end.js';
import { newScriptEnd } from './script.js';
import { settled } from './store.js';

/** The common part of all kinds of selections from a grid of a code. */
abstract class CodeEnd implements GridEnd {
  constructor(protected readonly grid: CodeGrid) {}

  abstract readonly knownShape: readonly number[] | undefined;
  abstract readonly description: string | undefined;
  abstract readonly selectsAtOnce: boolean;
  abstract shape(): Request<readonly number[]>;
  abstract places(): Request<Places>;
  abstract select(index: readonly AxisIndex[]): GridEnd;
  abstract read(attribute: string): Request<Values>;
  protected abstract writeTo(attribute: CodeAttribute, value: Given): Request<void>;

  get name(): string {
    return this.grid.fullName;
  }

  get attributeNames(): readonly string[] {
    return [...this.grid.attributes.keys()];
  }

  get lengthUnit(): undefined {
    return undefined;
  }

  get geometry(): undefined {
    return undefined;
  }

  describe(attribute: string): AttributeDescription | undefined {
    return this.grid.attributes.get(attribute)?.description;
  }

  isSet(attribute: string): boolean {
    return this.grid.attributes.has(attribute);
  }

  write(attribute: string, value: Given): Request<void> {
    const own = this.attribute(attribute);
    if (own.layout.readOnly) throw readOnlyError(this.name, attribute);
    return this.writeTo(own, value);
  }

  peek(): undefined {
    return undefined;
  }

  retain(): void {
    // Values that were read from a code are independent of the grid.
  }

  cells(): Cells {
    throw new ArgumentError(
      `the positions of ${this.name} are not known: create a remapper with newRemapper, from grids of the script ` +
        'with the same positions, and pass it to the channel as the option remap',
      'remap',
      this.name,
    );
  }

  on(places: Places): GridEnd {
    return places instanceof ChosenPlaces
      ? new ChosenEnd(this.grid, places)
      : new SelectedEnd(this.grid, Selection.ofAxes(places.axes!));
  }

  emptyCopy(units: ReadonlyMap<string, Unit>, shape: readonly number[]): GridEnd {
    return newScriptEnd(this.name, shape, undefined, units);
  }

  protected attribute(name: string): CodeAttribute {
    attributeOf(this, name);
    return this.grid.attributes.get(name)!;
  }

  /**
   * Writes several blocks.
   *
   * @param shape the shape of the selection, for the check of the values
   * @param partsOf divides values of that shape into those of the blocks
   */
  protected writeBlocks(
    { writing, layout }: CodeAttribute,
    given: Given,
    selections: readonly Selection[],
    shape: Request<readonly number[]>,
    partsOf: (values: QuantityArray) => readonly QuantityArray[],
  ): Request<void> {
    const method = `${this.name}.${layout.name} = …`;
    const known = given instanceof Request ? undefined : this.grid.checked(layout, given);
    const parts = derive(method, given instanceof Request ? [given, shape] : [shape], () => {
      const values = known ?? this.grid.checked(layout, (given as Request<Values>).result());
      if (values instanceof Quantity) return selections.map((): Values => values);
      return partsOf(fitted(`${this.name}.${layout.name}`, values, shape.result()));
    });
    // Errors that are already known are thrown before anything is sent.
    if (parts.isSettled) parts.result();
    const writes = selections.map((selection, i) => {
      const part = parts.isSettled
        ? parts.result()[i]!
        : derive(method, [parts], () => parts.result()[i]!);
      return this.grid.calls.make(writing, [part, selection]);
    });
    return derive<void>(method, [parts, ...writes], () => undefined);
  }
}

/** A grid of a code, or a selection from one by indices; the worker knows the lengths of the axes. */
class SelectedEnd extends CodeEnd {
  readonly #selection: Selection;

  constructor(grid: CodeGrid, selection: Selection) {
    super(grid);
    this.#selection = selection;
  }

  get knownShape(): undefined {
    return undefined;
  }

  get description(): string | undefined {
    return this.#selection.isWhole ? undefined : `at ${this.#selection.toString()}`;
  }

  get selectsAtOnce(): boolean {
    return this.#selection.isWhole;
  }

  shape(): Request<readonly number[]> {
    return this.places().map(({ shape }) => shape);
  }

  places(): Request<Places> {
    return this.grid
      .shape()
      .map((shape) => new AxisPlaces(shape, resolveIndex(this.#selection.axes, shape, this.name)));
  }

  read(attribute: string): Request<Values> {
    const { reading } = this.attribute(attribute);
    if (!this.#selection.hasLists) return this.grid.calls.make(reading, [this.#selection]);
    const blocks = this.#selection.blocks();
    // The shape is read too, so that the error for an index that is out of range names the list, not a block.
    const shape = this.shape();
    const reads = blocks.map(({ selection }) => this.grid.calls.make(reading, [selection]));
    return derive(`${this.name}.${attribute}`, [shape, ...reads], () =>
      joined(
        blocks,
        reads.map((read) => read.result() as QuantityArray),
        this.#selection.lengths,
      ),
    );
  }

  protected writeTo(attribute: CodeAttribute, value: Given): Request<void> {
    if (!this.#selection.hasLists)
      return this.grid.calls.make(attribute.writing, [value, this.#selection]);
    const blocks = this.#selection.blocks();
    // The shape is read first, so that nothing is written if an index is out of range.
    return this.writeBlocks(
      attribute,
      value,
      blocks.map(({ selection }) => selection),
      this.shape(),
      (values) => blocks.map(({ to }) => values.at(...to, '...') as QuantityArray),
    );
  }

  select(index: readonly AxisIndex[]): GridEnd {
    // The worker knows the lengths of the axes; only a selection from a selection needs them here.
    if (this.#selection.isWhole)
      return new SelectedEnd(
        this.grid,
        Selection.of(index, this.grid.specification.axes, this.name),
      );
    const { gridShape, axes } = this.places().result();
    return this.on(new AxisPlaces(gridShape, composeSelections(axes!, index, this.name)));
  }
}

/** Joins the values of the blocks of a selection. */
function joined(
  blocks: readonly SelectionBlock[],
  values: readonly QuantityArray[],
  lengths: readonly (number | undefined)[],
): QuantityArray {
  const [first] = values as [QuantityArray];
  if (blocks.length === 1) return first.at(...blocks[0]!.to, '...') as QuantityArray;
  const unit: Unit = first.unit;
  const all = NdArray.zeros(lengths.map((length, axis) => length ?? first.shape[axis]!));
  blocks.forEach(({ to }, i) => all.set(to, values[i]!.valueIn(unit)));
  return quantity(all, unit);
}

/** Individually selected cells of a grid of a code. */
class ChosenEnd extends CodeEnd {
  readonly selectsAtOnce = true;
  readonly #places: ChosenPlaces;

  constructor(grid: CodeGrid, places: ChosenPlaces) {
    super(grid);
    this.#places = places;
  }

  get knownShape(): readonly number[] {
    return this.#places.shape;
  }

  get description(): string {
    return this.#places.description;
  }

  shape(): Request<readonly number[]> {
    return settled(`${this.name}.shape`, this.#places.shape);
  }

  places(): Request<Places> {
    return settled(`${this.name}.places`, this.#places);
  }

  /** Reads the smallest block that contains the cells. */
  read(attribute: string): Request<Values> {
    const { reading, description } = this.attribute(attribute);
    const { unit } = description;
    const places = this.#places;
    const name = `${this.name}.${attribute}`;
    if (places.cells.length === 0) return settled(name, quantity(NdArray.zeros([0]), unit));
    const block = places.bounds();
    const read = this.grid.calls.make(reading, [Selection.ofAxes(block)]);
    return derive(name, [read], () => {
      const values = places.within(block).valuesIn((read.result() as QuantityArray).valueIn(unit));
      return quantity(values.shape.length === 0 ? values.at() : values, unit);
    });
  }

  /** Writes the cells, and no cells between them. */
  protected writeTo(attribute: CodeAttribute, value: Given): Request<void> {
    const boxes = boxesOf(this.#places);
    return this.writeBlocks(
      attribute,
      value,
      boxes.map(({ ranges }) => Selection.ofAxes(ranges)),
      this.shape(),
      (values) => {
        const unit: Unit = values.unit;
        const numbers = values.toFloat64Array(unit);
        return boxes.map(({ ranges, numbers: own }) => {
          const data = Float64Array.from(own, (number) => numbers[number]!);
          const shape = ranges.map(({ count }) => count);
          return quantity(new NdArray(data, shape), unit);
        });
      },
    );
  }

  select(index: readonly AxisIndex[]): GridEnd {
    return this.on(this.#places.select(index, this.name));
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
  return new SelectedEnd(grid, Selection.of([], specification.axes, grid.fullName));
}
