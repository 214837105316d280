// SPDX-License-Identifier: Apache-2.0
/**
 * Grids, selections and cells as text.
 *
 * @module
 */
import { Quantity } from '../units/index.js';
import { attributeOf, type GridEnd } from './ends/end.js';

/**
 * The text of a grid or a selection: its name, its cells, and its attributes with their units; for one cell of the
 * script with the values. It does not wait for a model, so it lacks what only the model knows.
 *
 * @example
 * // sea (3 x 4): SST [K, not set], U [m/s]
 * // sea (2 x 2 of 3 x 4): SST [K, not set], U [m/s]
 * // sea (1, 2; x = 3 km, y = 5 km): SST not set, U = 1 m/s
 * // les1.fields (at 5, 3:6, :): U [m/s], V [m/s]
 */
export function gridText(end: GridEnd): string {
  const { name, description, geometry } = end;
  const isCell = end.knownShape?.length === 0;
  const positions = (geometry?.space ?? []).map((axis) => axis.name);
  const where = isCell
    ? positions.flatMap((axis) => {
        const value = end.peek(axis);
        return value instanceof Quantity ? [`${axis} = ${value.toString()}`] : [];
      })
    : [];
  const which = [description, where.join(', ')].filter((each) => each).join('; ');
  const attributes = end.attributeNames.map((each) => attributeText(end, each, isCell));
  return `${name}${which === '' ? '' : ` (${which})`}: ${attributes.join(', ') || 'no attributes'}`;
}

function attributeText(end: GridEnd, attribute: string, isCell: boolean): string {
  const value = isCell ? end.peek(attribute) : undefined;
  if (value) return `${attribute} = ${value.toString()}`;
  const { symbol } = attributeOf(end, attribute).unit;
  const unit = symbol === '' ? '1' : symbol;
  return `${attribute} [${unit}${end.isSet(attribute) ? '' : ', not set'}]`;
}
