// SPDX-License-Identifier: Apache-2.0
/**
 * What attributes of grids give and take.
 *
 * @module
 */
import type { Request } from '../request/request.js';
import type { QuantitiesLike, Quantity, QuantityArray } from '../units/index.js';
import type { Axes } from './axis-types.js';

/** The values of an attribute: a quantity for a single cell. */
export type Values = Quantity | QuantityArray;

/** What an attribute can be set to, without its static unit. */
export type Given = Values | Request<Values>;

/**
 * What can be assigned to an attribute of dimension `D`: an array of the selection's shape, or one value for
 * all; or a request for it.
 */
export type Assignable<D extends string = string> = QuantitiesLike<D> | Request<QuantitiesLike<D>>;

/** What reading an attribute of dimension `D` gives: a quantity of one cell, an array where axes are left. */
export type Read<D extends string, Rank extends Axes> = Rank extends readonly []
  ? Quantity<D>
  : QuantityArray<D>;
