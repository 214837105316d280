/**
 * Dimensions, units and quantities.
 *
 * @module
 */
export { type Conversion, conversion, conversionFactor } from './conversion.js';
export { type ArrayValues, quantity } from './create-quantity.js';
export { Dimension } from './dimension.js';
export type { JsonNumber } from './notation.js';
export { unit, type UnitLike } from './parse-unit.js';
export { QuantityArray, type QuantityArrayJson } from './quantity-array.js';
export { Quantity, type QuantityJson } from './quantity.js';
export { Unit } from './unit.js';
