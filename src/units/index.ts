// SPDX-License-Identifier: Apache-2.0
/**
 * Dimensions, units, quantities and arrays. This entry point, `polymuse/units`, needs neither MPI nor a compiled
 * native part.
 *
 * @example
 * import { quantity } from 'polymuse/units';
 *
 * quantity(36, 'km').per(quantity(1, 'hour')).valueIn('m/s'); // 10
 *
 * @module
 */
export {
  type AlongAxes,
  type AlongAxis,
  type AxisIndex,
  type Comparison,
  type IndexList,
  Mask,
  NdArray,
  type NestedBooleans,
  type NestedNumbers,
  type TypedArray,
  type AxisSelection,
  type Reductions,
  type SeveralIndex,
  type AxisElements,
} from '../array/index.js';
export { maximum, minimum, where } from './choices.js';
export { constants } from './constants.js';
export { type Conversion, conversion, conversionFactor } from './conversion.js';
export { genericUnits, nbodyConverter, unitConverter, UnitConverter } from './converter.js';
export { ArgumentError, PolymuseError, UnitError } from '../errors.js';
export { arange, concatenate, full, linspace, stack, zeros } from './create-arrays.js';
export { type ArrayValues, quantity, type StridedValues } from './create-quantity.js';
export { Dimension } from './dimension.js';
export type {
  Dimensionless,
  FromGeneric,
  Power,
  Product,
  Quotient,
  SameDimension,
  ToGeneric,
  UnknownDimension,
} from './dimension-types.js';
export type { Angle, LikeFirst, Plain } from './elementwise.js';
export { abs, exp, hypot, log, log10 } from './functions.js';
export type { JsonNumber } from './notation.js';
export type { DimensionIn, Divided, Multiplied, Operand, Raised, Result } from './operand-types.js';
export { argsort, cumulativeSum, sort } from './ordering.js';
export { defineUnit, unit, type UnitLike } from './parse-unit.js';
export { QuantityArray, type QuantityArrayJson } from './quantity-array.js';
export { type QuantitiesLike, Quantity, type QuantityJson, type QuantityLike } from './quantity.js';
export { acos, asin, atan, atan2, cos, sin, tan } from './trigonometry.js';
export type { DimensionOf, UnitMeasuring, UnitName, ValidUnit } from './unit-types.js';
export { Unit } from './unit.js';
export { type Units, units } from './unit-values.js';
export type { QuantityReductions } from './quantity-reductions.js';
