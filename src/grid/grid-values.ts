// SPDX-License-Identifier: Apache-2.0
/**
 * The types of the values of attributes.
 *
 * @module
 */
import type { Request } from '../request/request.js';
import type { IsPlain } from '../units/dimension-types.js';
import type { QuantitiesLike, Quantity, QuantityArray } from '../units/index.js';
import type { Axes } from './axis-types.js';

/** The values of an attribute: an array, or a quantity for a single cell. */
export type Values = Quantity | QuantityArray;

/** A value for an attribute, without its static dimension. */
export type Given = Values | Request<Values>;

/**
 * A value that can be assigned to an attribute of dimension `D`: an array of the shape of the selection, an array
 * with one axis and a value for each cell in C order, or one value for all cells; or a request for one of these.
 * Dimensionless values can be plain numbers.
 */
export type Assignable<D extends string = string> = Assigned<D> | Request<Assigned<D>>;

type Assigned<D extends string> =
  QuantitiesLike<D> | (IsPlain<D> extends true ? Float64Array : never);

/** The type of the value of an attribute of dimension `D`: a quantity for one cell, an array for a grid with axes. */
export type Read<D extends string, Rank extends Axes> = Rank extends readonly []
  ? Quantity<D>
  : QuantityArray<D>;
