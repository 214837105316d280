// SPDX-License-Identifier: Apache-2.0
/**
 * Sums, means and extreme values of quantity arrays, over all elements or along axes.
 *
 * @module
 */
import type { AlongAxes, NdArray } from '../array/index.js';
import type { Power } from './dimension-types.js';
import { Quantity } from './quantity.js';
import type { QuantityArray } from './quantity-array.js';
import type { Unit } from './unit.js';

/**
 * The reductions of {@link QuantityArray}. Without an argument they reduce all elements and return a quantity;
 * with `{ axis }` they return an array with the other axes (an array without axes if there are no others).
 */
export abstract class QuantityReductions<D extends string> {
  /** The unit of all elements. */
  abstract readonly unit: Unit<D>;
  /** The numbers, in {@link unit}. */
  protected abstract readonly numbers: NdArray;
  /** Creates an array of numbers with a unit. */
  protected abstract make<Other extends string>(
    numbers: NdArray,
    unit: Unit<Other>,
  ): QuantityArray<Other>;

  /**
   * The sum of all elements, or the sums along axes.
   *
   * @throws {UnitError} if the unit is a temperature scale such as degC
   * @throws {ArgumentError} if the array has no such axis
   * @example
   * rain.sum({ axis: 0 }); // axis 0 is time: the total for each place
   */
  sum(): Quantity<D>;
  sum(along: AlongAxes): QuantityArray<D>;
  sum(along?: AlongAxes): Quantity<D> | QuantityArray<D> {
    this.unit.requireNoZero('used in a sum');
    return along
      ? this.make(this.numbers.sum(along), this.unit)
      : Quantity.of(this.numbers.sum(), this.unit);
  }

  /**
   * The mean of all elements, or the means along axes.
   *
   * @throws {ShapeError} if there are no elements
   * @throws {ArgumentError} if the array has no such axis
   * @example
   * les.fields.THL.mean({ axis: [0, 1] }); // the profile: one mean for each level
   */
  mean(): Quantity<D>;
  mean(along: AlongAxes): QuantityArray<D>;
  mean(along?: AlongAxes): Quantity<D> | QuantityArray<D> {
    return along
      ? this.make(this.numbers.mean(along), this.unit)
      : Quantity.of(this.numbers.mean(), this.unit);
  }

  /**
   * The smallest element, or the smallest elements along axes; NaN if any element is NaN.
   *
   * @throws {ShapeError} if there are no elements
   * @throws {ArgumentError} if the array has no such axis
   */
  min(): Quantity<D>;
  min(along: AlongAxes): QuantityArray<D>;
  min(along?: AlongAxes): Quantity<D> | QuantityArray<D> {
    return along
      ? this.make(this.numbers.min(along), this.unit)
      : Quantity.of(this.numbers.min(), this.unit);
  }

  /**
   * The largest element, or the largest elements along axes; NaN if any element is NaN.
   *
   * @throws {ShapeError} if there are no elements
   * @throws {ArgumentError} if the array has no such axis
   */
  max(): Quantity<D>;
  max(along: AlongAxes): QuantityArray<D>;
  max(along?: AlongAxes): Quantity<D> | QuantityArray<D> {
    return along
      ? this.make(this.numbers.max(along), this.unit)
      : Quantity.of(this.numbers.max(), this.unit);
  }

  /**
   * The variance of all elements, or the variances along axes: the mean of the squared deviations from the
   * mean; numpy's `var` with its default `ddof=0`.
   *
   * @throws {UnitError} if the unit is a temperature scale such as degC
   * @throws {ShapeError} if there are no elements
   * @throws {ArgumentError} if the array has no such axis
   */
  variance<Own extends string>(this: QuantityReductions<Own>): Quantity<Power<Own, 2>>;
  variance<Own extends string>(
    this: QuantityReductions<Own>,
    along: AlongAxes,
  ): QuantityArray<Power<Own, 2>>;
  variance(along?: AlongAxes): Quantity | QuantityArray {
    this.unit.requireNoZero('squared');
    const squared = (this.unit as Unit).pow(2);
    return along
      ? this.make(this.numbers.variance(along), squared)
      : Quantity.of(this.numbers.variance(), squared);
  }

  /**
   * The standard deviation of all elements, or those along axes: the square root of {@link variance}; numpy's
   * `std`.
   *
   * @throws {UnitError} if the unit is a temperature scale such as degC, which cannot be the unit of a difference
   * @throws {ShapeError} if there are no elements
   * @throws {ArgumentError} if the array has no such axis
   */
  standardDeviation(): Quantity<D>;
  standardDeviation(along: AlongAxes): QuantityArray<D>;
  standardDeviation(along?: AlongAxes): Quantity<D> | QuantityArray<D> {
    this.unit.requireNoZero('the unit of a difference');
    return along
      ? this.make(this.numbers.standardDeviation(along), this.unit)
      : Quantity.of(this.numbers.standardDeviation(), this.unit);
  }

  /**
   * The indices of the smallest element, one for each axis; the first in C order if there are several. NaN
   * counts as the smallest.
   *
   * @throws {ShapeError} if there are no elements
   * @example
   * const coldest = temperature.argmin();
   * temperature.at(...coldest); // the same as temperature.min()
   * height.at(...coldest);      // the height at which it is coldest
   */
  argmin(): number[] {
    return this.numbers.argmin();
  }

  /**
   * The indices of the largest element, one for each axis; the first in C order if there are several. NaN
   * counts as the largest.
   *
   * @throws {ShapeError} if there are no elements
   */
  argmax(): number[] {
    return this.numbers.argmax();
  }
}
