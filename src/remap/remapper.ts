// SPDX-License-Identifier: Apache-2.0
/**
 * Remapping (regridding): the values on one grid from those on another grid.
 *
 * @module
 */
import { Mask, NdArray, type NestedNumbers, sizeOf, type TypedArray } from '../array/index.js';
import { ArgumentError, RemapError, ShapeError } from '../errors.js';
import { QuantityArray, quantity } from '../units/index.js';
import { bilinearWeights } from './bilinear.js';
import { cellCount, type Cells } from './cells.js';
import { conservativeWeights, type Normalization } from './conservative.js';
import { nearestWeights } from './nearest.js';
import { cellAreas } from './overlaps.js';
import type { SparseMatrix } from './sparse-matrix.js';
import type { Sides, Weights } from './weights.js';

/** The methods of remapping. */
const methods = {
  nearest: nearestWeights,
  bilinear: bilinearWeights,
  conservative: conservativeWeights,
} as const satisfies Readonly<Record<string, (sides: Sides, by: Normalization) => Weights>>;

/** A method of remapping; see {@link RemapOptions.method}. */
export type RemapMethod = keyof typeof methods;

/** The names of all methods. */
export const remapMethods = Object.keys(methods) as readonly RemapMethod[];

/** A mask of cells, with the shape of the grid: a mask, or numbers, of which 0 means that a cell is left out. */
export type MaskValues =
  Mask | readonly NestedNumbers[] | TypedArray | NdArray<TypedArray> | QuantityArray;

/** Options of a remapping. */
export interface RemapOptions {
  /**
   * `'nearest'`: the value of the source cell whose centre is nearest. `'bilinear'`: interpolation between the
   * four centres around, for structured grids. `'conservative'`: the mean of the source cells, weighted by the
   * areas of the overlaps (first-order conservative, as in SCRIP, ESMF and YAC).
   */
  readonly method: RemapMethod;
  /** The cells of the source that have values; default: all. */
  readonly sourceMask?: MaskValues;
  /** The cells of the target for which values are computed; default: all. */
  readonly targetMask?: MaskValues;
  /** For `'conservative'`: see {@link Normalization}; default: `'coveredArea'`. */
  readonly normalization?: Normalization;
}

/**
 * The weights of a remapping between two grids, computed once and used for any number of arrays. Created by
 * `newRemapper`.
 *
 * @example
 * const remapper = newRemapper(ocean, atmosphere, { method: 'conservative', sourceMask: wet });
 * atmosphere.SST = remapper.apply(ocean.SST);
 */
export class Remapper {
  /** The method of remapping. */
  readonly method: RemapMethod;
  /** The shape of the source grid. */
  readonly sourceShape: readonly number[];
  /** The shape of the target grid. */
  readonly targetShape: readonly number[];
  /** The weights: a row for each cell of the target, a column for each cell of the source, both in C order. */
  readonly matrix: SparseMatrix;
  /** The fraction of each target cell that source cells cover: 0 to 1, with the shape of the target. */
  readonly coverage: NdArray;
  /** The number of target cells that are not masked and for which there is no value. */
  readonly uncovered: number;
  /** Whether there are target cells without a value, masked or not. */
  readonly hasGaps: boolean;
  readonly #sides: Sides;
  readonly #normalization: Normalization;

  private constructor(source: Cells, target: Cells, options: RemapOptions) {
    const { method, normalization = 'coveredArea' } = options;
    if (!remapMethods.includes(method))
      throw new ArgumentError(
        `unknown remapping method '${method}'; it can be ${remapMethods.join(', ')}`,
        'method',
        method,
      );
    this.#normalization = normalization;
    if (source.surface !== target.surface)
      throw new RemapError(
        `${source.name} is on the ${source.surface}, but ${target.name} is on the ${target.surface}: use the ` +
          'same kind of coordinates for both',
        source.name,
        target.name,
      );
    this.method = method;
    this.sourceShape = source.shape;
    this.targetShape = target.shape;
    const sides: Sides = {
      source,
      target,
      sourceMask: maskOf(options.sourceMask, source, 'sourceMask'),
      targetMask: maskOf(options.targetMask, target, 'targetMask'),
    };
    this.#sides = sides;
    const { matrix, coverage } = methods[method](sides, normalization);
    this.matrix = matrix;
    this.coverage = new NdArray(coverage, target.shape);
    let gaps = 0;
    let masked = 0;
    for (let row = 0; row < matrix.rows; row++)
      if (!matrix.hasEntries(row)) {
        gaps++;
        if (sides.targetMask?.[row] === 0) masked++;
      }
    if (gaps === matrix.rows && gaps > masked)
      throw new RemapError(
        `no cell of ${target.name} (${target.extent}) lies within ${source.name} (${source.extent})` +
          (sides.sourceMask ? ' outside its mask' : ''),
        source.name,
        target.name,
      );
    this.hasGaps = gaps > 0;
    this.uncovered = gaps - masked;
  }

  /**
   * @internal See `newRemapper`.
   * @throws {RemapError} if the grids have nothing in common
   * @throws {ShapeError} if a mask has another shape than its grid
   */
  static between(source: Cells, target: Cells, options: RemapOptions): Remapper {
    return new Remapper(source, target, options);
  }

  /** The areas of the source cells: in the square of the unit of its coordinates, or on the unit sphere. */
  get sourceAreas(): NdArray {
    return areasOf(this.#sides.source);
  }

  /** The areas of the target cells, in the same unit as those of the source cells. */
  get targetAreas(): NdArray {
    return areasOf(this.#sides.target);
  }

  /** The names of the two grids in error messages: source and target. */
  get names(): readonly [string, string] {
    return [this.#sides.source.name, this.#sides.target.name];
  }

  /**
   * Computes the values on the target grid from those on the source grid. The array may have further axes after
   * those of the grid, such as levels; each level is remapped in the same way.
   *
   * @param values an array of shape `[...sourceShape, ...rest]`, in any order in memory
   * @param base values for target cells without a value, of the shape of the result; default: NaN
   * @returns a new array of shape `[...targetShape, ...rest]`, in the same unit
   * @throws {ShapeError} if `values` has another shape, naming both
   * @throws {UnitError} if the unit is a temperature scale such as degC and the normalization is `'cellArea'`, so
   *   that the weights of a cell may not add up to 1
   */
  apply<D extends string>(values: QuantityArray<D>, base?: QuantityArray<D>): QuantityArray<D>;
  apply(values: NdArray<TypedArray>, base?: NdArray<TypedArray>): NdArray;
  apply(
    values: QuantityArray | NdArray<TypedArray>,
    base?: QuantityArray | NdArray<TypedArray>,
  ): QuantityArray | NdArray;
  apply(
    values: QuantityArray | NdArray<TypedArray>,
    base?: QuantityArray | NdArray<TypedArray>,
  ): QuantityArray | NdArray {
    if (values instanceof QuantityArray) {
      const { unit } = values;
      if (this.#normalization === 'cellArea') unit.requireNoZero('remapped as an integral');
      const numbers = base instanceof QuantityArray ? base.valueIn(unit) : base;
      return quantity(this.#multiply(values.valueIn(unit), numbers), unit);
    }
    return this.#multiply(values, base instanceof QuantityArray ? base.valueIn('1') : base);
  }

  #multiply(values: NdArray<TypedArray>, base?: NdArray<TypedArray>): NdArray {
    const { sourceShape } = this;
    if (
      values.shape.length < sourceShape.length ||
      sourceShape.some((length, axis) => values.shape[axis] !== length)
    )
      throw new ShapeError(
        `an array of shape [${values.shape.join(', ')}] cannot be remapped from ` +
          `${this.#sides.source.name}, which has shape [${sourceShape.join(', ')}]`,
        sourceShape,
        values.shape,
      );
    return this.matrix.multiply(values, sourceShape.length, this.targetShape, base);
  }
}

function areasOf(cells: Cells): NdArray {
  return new NdArray(cellAreas(cells), cells.shape);
}

/** A mask with one byte for each cell, in C order. */
function maskOf(given: MaskValues | undefined, cells: Cells, name: string): Uint8Array | undefined {
  if (given === undefined) return undefined;
  const array = given instanceof QuantityArray ? given.valueIn('1') : arrayOf(given);
  const shape =
    array.shape.length === 1 && array.size === cellCount(cells) ? [array.size] : cells.shape;
  if (array.shape.length !== shape.length || shape.some((length, i) => array.shape[i] !== length))
    throw new ShapeError(
      `${name} has shape [${array.shape.join(', ')}], but ${cells.name} has shape [${cells.shape.join(', ')}]`,
      cells.shape,
      array.shape,
    );
  const mask = new Uint8Array(sizeOf(cells.shape));
  let at = 0;
  for (const value of array) {
    if (Number.isNaN(value))
      throw new ArgumentError(`${name} of ${cells.name} is NaN at cell ${at}`, name, value);
    mask[at++] = value === 0 ? 0 : 1;
  }
  return mask;
}

function arrayOf(given: Exclude<MaskValues, QuantityArray>): NdArray<TypedArray> {
  if (given instanceof NdArray) return given;
  if (given instanceof Mask) return new NdArray<TypedArray>(given.data, given.shape);
  if (ArrayBuffer.isView(given)) return new NdArray<TypedArray>(given);
  return NdArray.fromNested(given);
}
