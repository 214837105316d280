// SPDX-License-Identifier: Apache-2.0
/**
 * Polygons on the plane: their areas, and the areas of their intersections.
 *
 * @module
 */

/** The area of a polygon with counter-clockwise corners, three numbers each. */
export function planeArea(points: Float64Array, count: number): number {
  // Relative to the first corner, so that no digits are lost if the coordinates are large.
  const x0 = points[0]!;
  const y0 = points[1]!;
  let twice = 0;
  for (let i = 1; i < count - 1; i++) {
    twice +=
      (points[3 * i]! - x0) * (points[3 * i + 4]! - y0) -
      (points[3 * i + 3]! - x0) * (points[3 * i + 1]! - y0);
  }
  return twice / 2;
}

/** Clipping at most doubles the number of corners of a concave polygon; see {@link mostCorners}. */
const capacity = 256;
let own = new Float64Array(2 * capacity);
let next = new Float64Array(2 * capacity);

/**
 * The area of the intersection of two polygons, the second of which is convex; both are counter-clockwise, with
 * three numbers for each corner, of which the third is ignored.
 *
 * The first polygon is clipped by each side of the second in turn.
 *
 * @see I. E. Sutherland, G. W. Hodgman, Reentrant polygon clipping, Comm. ACM 17 (1974) 32
 */
export function planeOverlap(
  points: Float64Array,
  count: number,
  convex: Float64Array,
  convexCount: number,
): number {
  // Relative to a corner: the precision is relative to the size of the cells, not to that of the coordinates.
  const x0 = convex[0]!;
  const y0 = convex[1]!;
  let left = count;
  for (let i = 0; i < count; i++) {
    own[2 * i] = points[3 * i]! - x0;
    own[2 * i + 1] = points[3 * i + 1]! - y0;
  }
  for (let side = 0; side < convexCount && left > 0; side++) {
    const end = side + 1 === convexCount ? 0 : side + 1;
    const px = convex[3 * side]! - x0;
    const py = convex[3 * side + 1]! - y0;
    left = cut(left, px, py, convex[3 * end]! - x0 - px, convex[3 * end + 1]! - y0 - py);
  }
  let twice = 0;
  for (let i = 0; i < left; i++) {
    const j = i + 1 === left ? 0 : i + 1;
    twice += own[2 * i]! * own[2 * j + 1]! - own[2 * j]! * own[2 * i + 1]!;
  }
  return twice / 2;
}

/** Keeps the part to the left of a line; returns the number of its corners. */
function cut(count: number, px: number, py: number, dx: number, dy: number): number {
  let left = 0;
  let ax = own[2 * count - 2]!;
  let ay = own[2 * count - 1]!;
  let before = dx * (ay - py) - dy * (ax - px);
  for (let i = 0; i < count; i++) {
    const bx = own[2 * i]!;
    const by = own[2 * i + 1]!;
    const after = dx * (by - py) - dy * (bx - px);
    if (before >= 0 !== after >= 0) {
      const part = before / (before - after);
      next[2 * left] = ax + part * (bx - ax);
      next[2 * left + 1] = ay + part * (by - ay);
      left++;
    }
    if (after >= 0) {
      next[2 * left] = bx;
      next[2 * left + 1] = by;
      left++;
    }
    ax = bx;
    ay = by;
    before = after;
  }
  [own, next] = [next, own];
  return left;
}
