// SPDX-License-Identifier: Apache-2.0
/**
 * Means of points on the sphere.
 *
 * @module
 */
import { pointsOf } from '../../remap/cells.js';
import { quantity, unit } from '../../units/index.js';
import type { SpaceAxis } from './geometry.js';
import { isLongitude } from './grid-cells.js';

/**
 * The longitudes and latitudes of means of points. The means are taken of the points as vectors, since a mean of
 * longitudes is wrong across the date line and at a pole.
 *
 * @param coordinates the coordinates along the two spatial axes
 * @param mean computes the means of a component
 */
export function meanOnSphere(
  coordinates: readonly Float64Array[],
  space: readonly SpaceAxis[],
  mean: (components: readonly Float64Array[]) => readonly Float64Array[],
): readonly Float64Array[] {
  const isLongitudeFirst = isLongitude(space[0]!);
  const toRadians = space.map((axis) => quantity(1, axis.unit).valueIn(unit('rad')));
  const inRadians = coordinates.map((values, axis) =>
    values.map((value) => value * toRadians[axis]!),
  );
  const [first, second] = inRadians as [Float64Array, Float64Array];
  const points = isLongitudeFirst
    ? pointsOf('sphere', first, second)
    : pointsOf('sphere', second, first);
  const component = (which: number) =>
    Float64Array.from({ length: first.length }, (_, i) => points[3 * i + which]!);
  const [x, y, z] = mean([component(0), component(1), component(2)]) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const longitudes = x.map((value, i) => Math.atan2(y[i]!, value));
  const latitudes = z.map((value, i) => Math.atan2(value, Math.hypot(x[i]!, y[i]!)));
  return (isLongitudeFirst ? [longitudes, latitudes] : [latitudes, longitudes]).map(
    (values, axis) => values.map((value) => value / toRadians[axis]!),
  );
}
