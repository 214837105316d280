// SPDX-License-Identifier: Apache-2.0
/**
 * Sparse matrices in typed arrays: the weights of a remapping.
 *
 * @module
 */
import { cStrides, NdArray, sizeOf, type TypedArray } from '../array/index.js';

/** Collects the entries of a matrix, row by row. */
export class MatrixBuilder {
  readonly #rowStart: Int32Array;
  #columns = new Int32Array(1024);
  #values = new Float64Array(1024);
  #count = 0;
  #row = 0;

  constructor(
    readonly rows: number,
    readonly columnCount: number,
  ) {
    this.#rowStart = new Int32Array(rows + 1);
  }

  /** The number of entries in the current row. */
  get rowLength(): number {
    return this.#count - this.#rowStart[this.#row]!;
  }

  /** Adds an entry to the current row; its value is added to that of an entry with the same column. */
  add(column: number, value: number): void {
    for (let i = this.#rowStart[this.#row]!; i < this.#count; i++)
      if (this.#columns[i] === column) {
        this.#values[i]! += value;
        return;
      }
    this.append(column, value);
  }

  /** Adds an entry for a column that the current row does not have yet. */
  append(column: number, value: number): void {
    if (this.#count === this.#columns.length) this.#grow();
    this.#columns[this.#count] = column;
    this.#values[this.#count++] = value;
  }

  /** Ends the current row, and multiplies its entries by a factor. */
  endRow(factor = 1): void {
    if (factor !== 1)
      for (let i = this.#rowStart[this.#row]!; i < this.#count; i++) this.#values[i]! *= factor;
    this.#rowStart[++this.#row] = this.#count;
  }

  /** The sum of the current row. */
  get rowSum(): number {
    let sum = 0;
    for (let i = this.#rowStart[this.#row]!; i < this.#count; i++) sum += this.#values[i]!;
    return sum;
  }

  build(): SparseMatrix {
    return new SparseMatrix(
      this.columnCount,
      this.#rowStart,
      this.#columns.slice(0, this.#count),
      this.#values.slice(0, this.#count),
    );
  }

  #grow(): void {
    const columns = new Int32Array(2 * this.#columns.length);
    columns.set(this.#columns);
    this.#columns = columns;
    const values = new Float64Array(2 * this.#values.length);
    values.set(this.#values);
    this.#values = values;
  }
}

/**
 * A sparse matrix in CSR format (compressed sparse rows): the entries of row `i` are those from `rowStart[i]` to
 * before `rowStart[i + 1]`.
 */
export class SparseMatrix {
  /** The positions in memory of the elements for the columns, for each layout of arrays that was used. */
  readonly #placesByLayout = new Map<string, Int32Array>();

  constructor(
    /** The number of columns. */
    readonly columnCount: number,
    /** The first entry of each row, and at the end the number of entries. */
    readonly rowStart: Int32Array,
    /** The column of each entry. */
    readonly columns: Int32Array,
    /** The value of each entry. */
    readonly values: Float64Array,
  ) {}

  /** The number of rows. */
  get rows(): number {
    return this.rowStart.length - 1;
  }

  /** The number of entries. */
  get entries(): number {
    return this.values.length;
  }

  /** Whether a row has entries. */
  hasEntries(row: number): boolean {
    return this.rowStart[row + 1]! > this.rowStart[row]!;
  }

  /**
   * The smallest block of an array of the shape of the columns that has all columns with entries, and the matrix
   * for that block.
   *
   * @returns a slice for each axis, and a matrix whose columns are the elements of the block in C order
   */
  columnBlock(columnShape: readonly number[]): {
    readonly block: readonly { readonly start: number; readonly stop: number }[];
    readonly columns: SparseMatrix;
  } {
    // With so many entries, the block is most probably the whole array.
    if (this.entries > this.columnCount)
      return { block: columnShape.map((stop) => ({ start: 0, stop })), columns: this };
    const low = columnShape.map(() => (this.entries > 0 ? Infinity : 0));
    const high = columnShape.map(() => -1);
    const place = columnShape.map(() => 0);
    const locate = (column: number) => {
      for (let axis = columnShape.length - 1, left = column; axis >= 0; axis--) {
        place[axis] = left % columnShape[axis]!;
        left = Math.floor(left / columnShape[axis]!);
      }
    };
    for (const column of this.columns) {
      locate(column);
      place.forEach((index, axis) => {
        if (index < low[axis]!) low[axis] = index;
        if (index > high[axis]!) high[axis] = index;
      });
    }
    const shape = low.map((start, axis) => high[axis]! - start + 1);
    const columns = this.columns.map((column) => {
      locate(column);
      return place.reduce((cell, index, axis) => cell * shape[axis]! + index - low[axis]!, 0);
    });
    return {
      block: low.map((start, axis) => ({ start, stop: high[axis]! + 1 })),
      columns: new SparseMatrix(sizeOf(shape), this.rowStart, columns, this.values),
    };
  }

  /**
   * Multiplies an array by the matrix along its first axes, those of the columns; for each index of the further
   * axes separately. The array is not copied, whatever its order in memory.
   *
   * @param source an array of shape `[...columnShape, ...rest]`
   * @param columnAxes the number of axes of the columns
   * @param rowShape the shape of the first axes of the result
   * @param base the values of rows without entries, of the shape of the result; default: NaN
   * @returns an array of shape `[...rowShape, ...rest]`. Its rows are the innermost axis in memory, unless the
   *   last of the further axes is the innermost one in the source
   */
  multiply(
    source: NdArray<TypedArray>,
    columnAxes: number,
    rowShape: readonly number[],
    base?: NdArray<TypedArray>,
  ): NdArray {
    const shape = source.shape.slice(columnAxes);
    const strides = source.strides.slice(columnAxes);
    const count = sizeOf(shape);
    const result = new Float64Array(this.rows * count);
    const goesInRuns = shape.length > 0 && strides.at(-1) === 1 && shape.at(-1)! > 1;
    const own = goesInRuns ? cStrides([this.rows, ...shape]).slice(1) : cStrides(shape);
    const array = new NdArray(
      result,
      [...rowShape, ...shape],
      goesInRuns
        ? cStrides([...rowShape, ...shape])
        : [...cStrides(rowShape), ...own.map((stride) => stride * this.rows)],
    );
    if (base) array.assign(base);
    else if (this.#hasEmptyRows()) array.fill(NaN);
    const places = this.#placesIn(source, columnAxes);
    const inner = goesInRuns ? shape.at(-1)! : 1;
    for (let block = 0; block < count; block += inner) {
      let offset = source.offset;
      for (let axis = shape.length - 1, left = block; axis >= 0; axis--) {
        offset += (left % shape[axis]!) * strides[axis]!;
        left = Math.floor(left / shape[axis]!);
      }
      if (goesInRuns) this.#multiplyRuns(source.data, offset, places, result, block, count, inner);
      else this.#multiplyPlane(source.data, offset, places, result, block * this.rows);
    }
    return array;
  }

  /** Computes one value for each row. */
  #multiplyPlane(
    data: TypedArray,
    offset: number,
    places: Int32Array,
    result: Float64Array,
    at: number,
  ): void {
    const { rowStart, values } = this;
    const rows = rowStart.length - 1;
    for (let row = 0, entry = 0; row < rows; row++) {
      const end = rowStart[row + 1]!;
      if (entry === end) continue;
      let sum = 0;
      for (; entry < end; entry++) sum += values[entry]! * data[offset + places[entry]!]!;
      result[at + row] = sum;
    }
  }

  /** Computes a run of contiguous values for each row. */
  #multiplyRuns(
    data: TypedArray,
    offset: number,
    places: Int32Array,
    result: Float64Array,
    at: number,
    rowStep: number,
    count: number,
  ): void {
    const { rowStart, values } = this;
    for (let row = 0, to = at; row < rowStart.length - 1; row++, to += rowStep) {
      const start = rowStart[row]!;
      const end = rowStart[row + 1]!;
      if (start === end) continue;
      result.fill(0, to, to + count);
      for (let entry = start; entry < end; entry++) {
        const weight = values[entry]!;
        const from = offset + places[entry]!;
        for (let i = 0; i < count; i++) result[to + i]! += weight * data[from + i]!;
      }
    }
  }

  #hasEmptyRows(): boolean {
    for (let row = 0; row < this.rows; row++) if (!this.hasEntries(row)) return true;
    return false;
  }

  /** The position of the element for each entry, relative to the first element; computed once for each layout. */
  #placesIn(source: NdArray<TypedArray>, columnAxes: number): Int32Array {
    const shape = source.shape.slice(0, columnAxes);
    const strides = source.strides.slice(0, columnAxes);
    const innermost = strides.at(-1) ?? 1;
    const isInOrder =
      innermost === 1 &&
      strides.every(
        (stride, axis) =>
          axis === columnAxes - 1 || stride === strides[axis + 1]! * shape[axis + 1]!,
      );
    if (isInOrder) return this.columns;
    const key = strides.join();
    let places = this.#placesByLayout.get(key);
    if (!places) {
      places = this.columns.map((column) => {
        let place = 0;
        for (let axis = columnAxes - 1, left = column; axis >= 0; axis--) {
          place += (left % shape[axis]!) * strides[axis]!;
          left = Math.floor(left / shape[axis]!);
        }
        return place;
      });
      this.#placesByLayout.set(key, places);
    }
    return places;
  }
}
