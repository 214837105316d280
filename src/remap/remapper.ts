// SPDX-License-Identifier: Apache-2.0
/**
 * Remapping: values on one grid become values on another one.
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

/** The ways to carry values over. */
const methods = {
  nearest: nearestWeights,
  bilinear: bilinearWeights,
  conservative: conservativeWeights,
} as const satisfies Readonly<Record<string, (sides: Sides, by: Normalization) => Weights>>;

/** How values are carried over. */
export type RemapMethod = keyof typeof methods;

/** The names of all methods. */
export const remapMethods = Object.keys(methods) as readonly RemapMethod[];

/** Which cells take part: a mask of the grid's shape, or numbers, which are 0 where they do not. */
export type MaskValues =
  Mask | readonly NestedNumbers[] | TypedArray | NdArray<TypedArray> | QuantityArray;

/** How a remapping is made. */
export interface RemapOptions {
  /**
   * `'nearest'`: the cell whose centre is nearest. `'bilinear'`: between the four centres around, on
   * structured grids. `'conservative'`: the mean over the cell, weighted by areas in common.
   */
  readonly method: RemapMethod;
  /** Which cells of the source have values; all if absent. */
  readonly sourceMask?: MaskValues;
  /** Which cells of the target are to get values; all if absent. */
  readonly targetMask?: MaskValues;
  /** For `'conservative'`: see {@link Normalization}; `'coveredArea'` if absent. */
  readonly normalization?: Normalization;
}

/**
 * The weights of a remapping between two grids, computed once. Made by `newRemapper`.
 *
 * @example
 * const remapper = newRemapper(ocean, atmosphere, { method: 'conservative', sourceMask: wet });
 * atmosphere.SST = remapper.apply(ocean.SST);
 */
export class Remapper {
  /** How values are carried over. */
  readonly method: RemapMethod;
  /** The shape that values have before. */
  readonly sourceShape: readonly number[];
  /** The shape that values have afterwards. */
  readonly targetShape: readonly number[];
  /** A row for each cell of the target, a column for each of the source, both in C order. */
  readonly matrix: SparseMatrix;
  /** Which part of each cell of the target gets values: 0 to 1, of the target's shape. */
  readonly coverage: NdArray;
  /** Cells of the target that are not masked out and get no value. */
  readonly uncovered: number;
  /** Whether some cells of the target get no value, masked out or not. */
  readonly hasGaps: boolean;
  readonly #sides: Sides;
  readonly #normalization: Normalization;

  private constructor(source: Cells, target: Cells, options: RemapOptions) {
    const { method, normalization = 'coveredArea' } = options;
    if (!remapMethods.includes(method))
      throw new ArgumentError(
        `'${method}' is no method of remapping: there are ${remapMethods.join(', ')}`,
        'method',
        method,
      );
    this.#normalization = normalization;
    if (source.surface !== target.surface)
      throw new RemapError(
        `${source.name} is on the ${source.surface}, ${target.name} on the ${target.surface}: give both ` +
          'the same kind of coordinates',
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
          (sides.sourceMask ? ', as far as that is not masked out' : ''),
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

  /** The areas of the source's cells: in the square of its coordinates' unit, or on the unit sphere. */
  get sourceAreas(): NdArray {
    return areasOf(this.#sides.source);
  }

  /** The areas of the target's cells, in the unit of the source's. */
  get targetAreas(): NdArray {
    return areasOf(this.#sides.target);
  }

  /** What error messages call the two grids. */
  get names(): readonly [string, string] {
    return [this.#sides.source.name, this.#sides.target.name];
  }

  /**
   * Carries values over. The array may have further axes behind those of the grid, such as levels:
   * each is remapped alike.
   *
   * @param values of shape `[...sourceShape, ...rest]`, in any order in memory
   * @param base what cells of the target without a value get; NaN if absent
   * @returns a new array of shape `[...targetShape, ...rest]`, in the same unit
   * @throws {ShapeError} if the shape is another one, naming both
   * @throws {UnitError} if the unit is a temperature scale, and the weights do not add up to 1
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
        `an array of shape [${values.shape.join(', ')}] was given to remap from ` +
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

/** One byte for each cell, in C order. */
function maskOf(given: MaskValues | undefined, cells: Cells, name: string): Uint8Array | undefined {
  if (given === undefined) return undefined;
  const array = given instanceof QuantityArray ? given.valueIn('1') : arrayOf(given);
  const shape =
    array.shape.length === 1 && array.size === cellCount(cells) ? [array.size] : cells.shape;
  if (array.shape.length !== shape.length || shape.some((length, i) => array.shape[i] !== length))
    throw new ShapeError(
      `${name} has shape [${array.shape.join(', ')}], and ${cells.name} [${cells.shape.join(', ')}]`,
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
