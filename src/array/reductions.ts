// SPDX-License-Identifier: Apache-2.0
/**
 * Sums, means and extreme values of n-d arrays, over all values or along axes.
 *
 * @module
 */
import { requireValues, resolveAxisNumber } from './checks.js';
import {
  maxElement,
  maxRun,
  minElement,
  minRun,
  squaresElements,
  squaresRun,
  type Strided,
  sumElements,
  sumRows,
  sumRun,
  type TypedArray,
} from './kernels.js';
import type { NdArray } from './nd-array.js';
import { sizeOf } from './strides.js';

/** The axes over which a reduction is taken. */
export interface AlongAxes {
  /** The axis or axes, which the result does not have; negative numbers count from the last axis. */
  readonly axis: number | readonly number[];
}

/** Reduces `count` values, beginning at `start`, to one. */
type Reduction = (data: TypedArray, count: number, start: number, stride: number) => number;

/** The number of values that are gathered at a time if those to reduce are not contiguous. */
const panelSize = 32_768;

/**
 * The reductions of {@link NdArray}. Without an argument they reduce all values and return a number; with
 * `{ axis }` they return an array with the other axes (an array without axes if there are no others).
 */
export abstract class Reductions<T extends TypedArray> implements Strided<T> {
  /** The memory. */
  abstract readonly data: T;
  /** The length of each axis. */
  abstract readonly shape: readonly number[];
  /** The distance in `data` between neighbours along each axis, in elements. */
  abstract readonly strides: readonly number[];
  /** Where in `data` the element with all indices 0 is. */
  abstract readonly offset: number;
  /** The number of elements. */
  abstract readonly size: number;

  /** A new array of zeros. */
  protected abstract zeros(shape: readonly number[]): NdArray;
  /** This array. */
  protected abstract get self(): NdArray<T>;

  /**
   * The sum of all values (0 if there are none), or the sums along axes. Summation is pairwise, so that
   * rounding errors stay small.
   *
   * @throws {ArgumentError} if the array has no such axis
   * @example
   * NdArray.fromNested([[1, 2], [3, 4]]).sum({ axis: 0 }); // [4 6]
   */
  sum(): number;
  sum(along: AlongAxes): NdArray;
  sum(along?: AlongAxes): number | NdArray {
    return along ? this.reduce(along, sumRun) : sumElements(this);
  }

  /**
   * The mean of all values, or the means along axes.
   *
   * @throws {ShapeError} if there are no values
   * @throws {ArgumentError} if the array has no such axis
   * @example
   * field.mean({ axis: [0, 1] }); // a profile: the mean of each level of a field with three axes
   */
  mean(): number;
  mean(along: AlongAxes): NdArray;
  mean(along?: AlongAxes): number | NdArray {
    if (along) {
      const sums = this.reduce(along, sumRun, 'mean');
      return sums.scale(1, this.size / sums.size);
    }
    requireValues(this.shape, 'mean');
    return sumElements(this) / this.size;
  }

  /**
   * The smallest value, or the smallest values along axes; NaN if any value is NaN.
   *
   * @throws {ShapeError} if there are no values
   * @throws {ArgumentError} if the array has no such axis
   */
  min(): number;
  min(along: AlongAxes): NdArray;
  min(along?: AlongAxes): number | NdArray {
    if (along) return this.reduce(along, minRun, 'smallest value');
    requireValues(this.shape, 'smallest value');
    return minElement(this);
  }

  /**
   * The largest value, or the largest values along axes; NaN if any value is NaN.
   *
   * @throws {ShapeError} if there are no values
   * @throws {ArgumentError} if the array has no such axis
   */
  max(): number;
  max(along: AlongAxes): NdArray;
  max(along?: AlongAxes): number | NdArray {
    if (along) return this.reduce(along, maxRun, 'largest value');
    requireValues(this.shape, 'largest value');
    return maxElement(this);
  }

  /**
   * The variance of all values, or the variances along axes: the mean of the squared deviations from the
   * mean; numpy's `var` with its default `ddof=0`.
   *
   * @throws {ShapeError} if there are no values
   * @throws {ArgumentError} if the array has no such axis
   */
  variance(): number;
  variance(along: AlongAxes): NdArray;
  variance(along?: AlongAxes): number | NdArray {
    if (along) return this.reduce(along, varianceRun, 'variance');
    return squaresElements(this, this.mean()) / this.size;
  }

  /**
   * The standard deviation: the square root of {@link variance}; numpy's `std`.
   *
   * @throws {ShapeError} if there are no values
   * @throws {ArgumentError} if the array has no such axis
   */
  standardDeviation(): number;
  standardDeviation(along: AlongAxes): NdArray;
  standardDeviation(along?: AlongAxes): number | NdArray {
    return along ? this.variance(along).map(Math.sqrt) : Math.sqrt(this.variance());
  }

  /**
   * The indices of the smallest value, one for each axis; the first in C order if there are several. NaN
   * counts as the smallest.
   *
   * @throws {ShapeError} if there are no values
   * @example
   * array.at(...array.argmin()); // the same as array.min()
   */
  argmin(): number[] {
    return this.find(this.min());
  }

  /**
   * The indices of the largest value, one for each axis; the first in C order if there are several. NaN
   * counts as the largest.
   *
   * @throws {ShapeError} if there are no values
   */
  argmax(): number[] {
    return this.find(this.max());
  }

  /** The indices of the first value in C order that is equal to a given one, which the array contains. */
  private find(value: number): number[] {
    const values = this.self.toFloat64Array();
    let position = Number.isNaN(value) ? values.findIndex(Number.isNaN) : values.indexOf(value);
    const index: number[] = [];
    for (let axis = this.shape.length - 1; axis >= 0; axis--) {
      const length = this.shape[axis]!;
      index.unshift(position % length);
      position = Math.floor(position / length);
    }
    return index;
  }

  /**
   * Reduces the values along axes. Values that are not contiguous are gathered first, some columns at a time:
   * reading them in place would use one value of each cache line.
   *
   * @param needed the name of a result that an empty array does not have; omitted for sums, which are 0
   */
  private reduce({ axis }: AlongAxes, reduction: Reduction, needed?: string): NdArray {
    const axes = typeof axis === 'number' ? [axis] : axis;
    const gone = new Set(axes.map((each) => resolveAxisNumber(each, this.shape)));
    const kept = this.shape.map((_, own) => own).filter((own) => !gone.has(own));
    const lengths = (of: readonly number[]): number[] => of.map((own) => this.shape[own]!);
    if (needed !== undefined) requireValues(lengths([...gone]), needed);
    const count = sizeOf(lengths([...gone]));
    const result = this.zeros(lengths(kept));
    if (count === 0 || result.size === 0) return result;

    const { data: to } = result;
    const order = [...gone].sort((a, b) => a - b);
    const rows = this.self.transpose(...kept, ...order);
    if (reduction === sumRun && !rows.isContiguous) {
      const { data, offset, isContiguous } = this.self.transpose(...order, ...kept);
      if (isContiguous) {
        sumRows(data, count, offset, to);
        return result;
      }
    }
    const first = kept.length > 0 ? rows.shape[0]! : 1;
    const perFirst = result.size / first;
    const step = rows.isContiguous
      ? first
      : Math.min(first, Math.max(8, Math.floor(panelSize / (count * perFirst))));
    // One panel for all: to allocate a new one would cost as much as the copy.
    const panel = rows.isContiguous ? undefined : this.zeros([step * perFirst * count]);
    for (let start = 0; start < first; start += step) {
      const stop = Math.min(start + step, first);
      const some = kept.length > 0 ? rows.at({ start, stop }) : rows;
      const { data, offset } = panel
        ? panel.at({ stop: some.size }).reshape(some.shape).assign(some)
        : some;
      const end = stop * perFirst;
      for (let i = start * perFirst, at = offset; i < end; i++, at += count) {
        to[i] = reduction(data, count, at, 1);
      }
    }
    return result;
  }
}

const meanRun: Reduction = (data, count, start, stride) =>
  sumRun(data, count, start, stride) / count;

const varianceRun: Reduction = (data, count, start, stride) =>
  squaresRun(data, count, start, stride, meanRun(data, count, start, stride)) / count;
