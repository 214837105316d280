// SPDX-License-Identifier: Apache-2.0
/**
 * Selections of the cells for which a condition is true.
 *
 * @module
 */
import type { Mask } from '../array/index.js';
import { ShapeError } from '../errors.js';
import { derive } from '../request/derive.js';
import { Request } from '../request/request.js';
import type { GridEnd } from './ends/end.js';

/**
 * The cells of a selection for which a mask is true.
 *
 * @throws {ShapeError} if the mask has another shape
 */
export function chosenFrom(end: GridEnd, mask: Mask | Request<Mask>): Request<GridEnd> {
  const places = end.places();
  const sources = mask instanceof Request ? [places, mask] : [places];
  return derive(`${end.name}.where`, sources, () => {
    const { shape, data } = mask instanceof Request ? mask.result() : mask;
    const own = places.result();
    if (shape.length !== own.shape.length || own.shape.some((n, axis) => shape[axis] !== n))
      throw new ShapeError(
        `a mask of shape [${shape.join(', ')}] cannot select cells of ${end.name}, which here has shape ` +
          `[${own.shape.join(', ')}]`,
        own.shape,
        shape,
      );
    return end.on(own.choose(numbersIn(data)));
  });
}

/** The positions of the elements that are true. */
function numbersIn(data: Uint8Array): Float64Array {
  let count = 0;
  for (const each of data) if (each !== 0) count++;
  const numbers = new Float64Array(count);
  let at = 0;
  for (let i = 0; i < data.length; i++) if (data[i] !== 0) numbers[at++] = i;
  return numbers;
}
