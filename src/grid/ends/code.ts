/**
 * Grids of codes as channels see them, and what they have in common with grids of the script.
 *
 * @module
 */
import { resolveIndex, rangeShape, type AxisIndex } from '../../array/index.js';
import type { AttributeLayout } from '../../interface/layout.js';
import { ArgumentError } from '../../errors.js';
import type { Cells } from '../../remap/cells.js';
import type { Request } from '../../request/request.js';
import { unit } from '../../units/index.js';
import { channelBetween, type ChannelOptions, type GridChannel } from '../transfer.js';
import type { GridAccess } from '../grid.js';
import {
  attributeOf,
  endOf,
  registerEnd,
  type AttributeDescription,
  type GridEnd,
  type Values,
} from './end.js';
import type { AttributeUnits, Grid, ValidUnits } from '../grid-types.js';
import type { AssignmentsTo, SourceName } from '../transfer-types.js';
import { makeScriptGrid, setAll, unitsOf } from '../script-grid.js';
import type { Selection } from '../selection.js';

/**
 * What grids of codes and their selections have beside attributes, as grids of the script do.
 */
export interface CodeGridMembers {
  /**
   * A channel, which copies attributes from here to another grid, of a code or of the script.
   *
   * @throws {RemapError} if it is to remap, and the two have nothing in common
   */
  newChannelTo<Source extends object, Target extends object>(
    this: Source,
    target: Target,
    options?: ChannelOptions,
  ): GridChannel<Source, Target>;
  /**
   * Sets several attributes: to arrays of the selection's shape, or to one value for all.
   *
   * @throws {AttributeError} if one is not there or cannot be set; none has been set then
   */
  set<Self extends object>(this: Self, values: AssignmentsTo<Self>): void;
  /** A grid in the script of the same shape, without positions, with attributes of its own. */
  emptyCopy<const Units extends AttributeUnits>(attributes: ValidUnits<Units>): Grid<Units, never>;
  /** A grid in the script of the same shape, with the values of some attributes; waits for them. */
  copy<Self extends object>(this: Self): Grid<Readonly<Record<SourceName<Self>, string>>, never>;
}

/** A grid of a code, or a selection from one. */
class CodeEnd implements GridEnd {
  constructor(
    readonly access: GridAccess,
    readonly selection: Selection,
    readonly attributes: readonly AttributeLayout[],
  ) {}

  get name(): string {
    return this.access.fullName;
  }

  get attributeNames(): readonly string[] {
    return this.attributes.map(({ name }) => name);
  }

  get lengthUnit(): undefined {
    return undefined;
  }

  describe(attribute: string): AttributeDescription | undefined {
    const found = this.attributes.find(({ name }) => name === attribute);
    return found && { unit: unit(found.unit), isReadOnly: found.readOnly };
  }

  isSet(attribute: string): boolean {
    return this.describe(attribute) !== undefined;
  }

  shape(): Request<readonly number[]> {
    const { selection } = this;
    return this.access
      .describe()
      .map((shape) => rangeShape(resolveIndex(selection.axes as AxisIndex[], shape, this.name)));
  }

  read(attribute: string): Request<Values> {
    return this.access.read(this.#layout(attribute), this.selection);
  }

  write(attribute: string, value: Values | Request<Values>): Request<void> {
    return this.access.write(this.#layout(attribute), this.selection, value);
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

  #layout(attribute: string): AttributeLayout {
    attributeOf(this, attribute);
    return this.attributes.find(({ name }) => name === attribute)!;
  }
}

/** The same at run time: once for all grids of codes, each of which knows its own end. */
const members = {
  newChannelTo(this: object, target: object, options?: ChannelOptions): unknown {
    return channelBetween(this, target, options);
  },
  set(this: object, values: Readonly<Record<string, Values | Request<Values>>>): void {
    setAll(endOf(this, 'grid'), values).result();
  },
  emptyCopy(this: object, attributes: AttributeUnits): object {
    const end = endOf(this, 'grid');
    return makeScriptGrid(end.name, end.shape().result(), undefined, unitsOf(attributes));
  },
  copy(this: object): object {
    const end = endOf(this, 'grid');
    const reads = end.attributeNames.map((name) => [name, end.read(name)] as const);
    const units = end.attributeNames.map((name) => [name, attributeOf(end, name).unit] as const);
    const copy = makeScriptGrid(end.name, end.shape().result(), undefined, new Map(units));
    copy.set(Object.fromEntries(reads));
    return copy;
  },
};

/** Makes the object for a grid of a code, or for a selection from one, without its attributes. */
export function makeCodeCells(
  access: GridAccess,
  selection: Selection,
  attributes: readonly AttributeLayout[],
): object {
  const cells: object = Object.create(members) as object;
  registerEnd(cells, new CodeEnd(access, selection, attributes));
  return cells;
}
