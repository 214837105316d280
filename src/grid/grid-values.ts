// SPDX-License-Identifier: Apache-2.0
/**
 * What attributes of grids give and take.
 *
 * @module
 */
import type { Request } from '../request/request.js';
import type { IsPlain } from '../units/dimension-types.js';
import type { QuantitiesLike, Quantity, QuantityArray } from '../units/index.js';
import type { Axes } from './axis-types.js';

/** The values of an attribute: a quantity for a single cell. */
export type Values = Quantity | QuantityArray;

/** What an attribute can be set to, without its static unit. */
export type Given = Values | Request<Values>;

/**
 * What can be assigned to an attribute of dimension `D`: an array of the selection's shape, one of a single
 * axis with a value for each cell in C order, or one value for all; or a request for it. Without a dimension
 * they can be plain numbers.
 */
export type Assignable<D extends string = string> = Assigned<D> | Request<Assigned<D>>;

type Assigned<D extends string> =
  QuantitiesLike<D> | (IsPlain<D> extends true ? Float64Array : never);

/** What reading an attribute of dimension `D` gives: a quantity of one cell, an array where axes are left. */
export type Read<D extends string, Rank extends Axes> = Rank extends readonly []
  ? Quantity<D>
  : QuantityArray<D>;
