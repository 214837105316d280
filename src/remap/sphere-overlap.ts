// SPDX-License-Identifier: Apache-2.0
/**
 * Polygons on the unit sphere: their areas, and the areas of their intersections.
 *
 * Corners are unit vectors, three numbers each, counter-clockwise seen from outside the sphere. Sides are great
 * circles, except where a polygon has been clipped by a circle of latitude.
 *
 * @module
 */

/** The area of a polygon whose sides are great circles. */
export function sphereArea(points: Float64Array, count: number): number {
  let area = 0;
  for (let i = 1; i < count - 1; i++) area += triangleArea(points, 0, 3 * i, 3 * i + 3);
  return area;
}

/**
 * The signed area of a triangle. The volume in the numerator is computed from differences, so that no digits are
 * lost for small triangles.
 *
 * @see F. Eriksson, On the measure of solid angles, Math. Mag. 63 (1990) 184
 */
function triangleArea(points: Float64Array, a: number, b: number, c: number): number {
  const ax = points[a]!;
  const ay = points[a + 1]!;
  const az = points[a + 2]!;
  const bx = points[b]!;
  const by = points[b + 1]!;
  const bz = points[b + 2]!;
  const cx = points[c]!;
  const cy = points[c + 1]!;
  const cz = points[c + 2]!;
  const ux = bx - ax;
  const uy = by - ay;
  const uz = bz - az;
  const vx = cx - ax;
  const vy = cy - ay;
  const vz = cz - az;
  const volume = ax * (uy * vz - uz * vy) + ay * (uz * vx - ux * vz) + az * (ux * vy - uy * vx);
  const sum =
    1 + ax * bx + ay * by + az * bz + bx * cx + by * cy + bz * cz + cx * ax + cy * ay + cz * az;
  return 2 * Math.atan2(volume, sum);
}

/** A polygon before or after clipping: its corners, and the curves of its sides. */
interface Cut {
  readonly points: Float64Array;
  /** The side that begins at each corner: the z of its circle of latitude, or NaN for a great circle. */
  readonly circles: Float64Array;
  count: number;
}

const capacity = 256;
const makeCut = (): Cut => ({
  points: new Float64Array(3 * capacity),
  circles: new Float64Array(capacity),
  count: 0,
});
let own = makeCut();
let next = makeCut();

function load(points: Float64Array, count: number): void {
  for (let i = 0; i < 3 * count; i++) own.points[i] = points[i]!;
  own.circles.fill(NaN, 0, count);
  own.count = count;
}

function add(x: number, y: number, z: number, circle: number): void {
  const at = 3 * next.count;
  next.points[at] = x;
  next.points[at + 1] = y;
  next.points[at + 2] = z;
  next.circles[next.count++] = circle;
}

/**
 * The area of the intersection of two polygons whose sides are great circles; the second is convex,
 * and both are smaller than a hemisphere.
 *
 * @see planeOverlap for the method
 */
export function sphereOverlap(
  points: Float64Array,
  count: number,
  convex: Float64Array,
  convexCount: number,
): number {
  load(points, count);
  for (let side = 0; side < convexCount && own.count > 0; side++) {
    const a = 3 * side;
    const b = side + 1 === convexCount ? 0 : a + 3;
    const ax = convex[a]!;
    const ay = convex[a + 1]!;
    const az = convex[a + 2]!;
    const bx = convex[b]! - ax;
    const by = convex[b + 1]! - ay;
    const bz = convex[b + 2]! - az;
    cutByGreatCircle(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  }
  return sphereArea(own.points, own.count);
}

/**
 * The area of the intersection of a polygon whose sides are great circles with a cell between two
 * meridians and two circles of latitude.
 *
 * @param west the western meridian, in radians
 * @param east the eastern meridian, less than 180 degrees from the western one
 * @param south the sine of the southern latitude
 * @param north the sine of the northern latitude
 */
export function lonLatOverlap(
  points: Float64Array,
  count: number,
  west: number,
  east: number,
  south: number,
  north: number,
): number {
  load(points, count);
  cutByGreatCircle(-Math.sin(west), Math.cos(west), 0);
  if (own.count > 0) cutByGreatCircle(Math.sin(east), -Math.cos(east), 0);
  if (own.count > 0 && south > -1) cutByLatitude(south, 1);
  if (own.count > 0 && north < 1) cutByLatitude(north, -1);
  let area = sphereArea(own.points, own.count);
  for (let i = 0; i < own.count; i++) {
    const z = own.circles[i]!;
    if (!Number.isNaN(z)) area += besideChord(own.points, 3 * i, 3 * ((i + 1) % own.count), z);
  }
  return area;
}

/**
 * The area between the great circle and the circle of latitude through two points with the same z, which is added
 * to that of a polygon if its side is on the circle of latitude.
 */
function besideChord(points: Float64Array, a: number, b: number, z: number): number {
  const ax = points[a]!;
  const ay = points[a + 1]!;
  const bx = points[b]!;
  const by = points[b + 1]!;
  const sine = ax * by - ay * bx;
  const cosine = ax * bx + ay * by;
  if (sine === 0 && cosine >= 0) return 0;
  const width = Math.atan2(sine, cosine);
  // The areas from the circle of latitude and from the great circle to the pole.
  const triangle = 2 * Math.atan2((1 - z) * Math.sin(width), 1 + z + (1 - z) * Math.cos(width));
  return width * (1 - z) - triangle;
}

/** Keeps the part in the hemisphere around a vector; all sides are great circles. */
function cutByGreatCircle(nx: number, ny: number, nz: number): void {
  const { points, count } = own;
  next.count = 0;
  let a = 3 * (count - 1);
  let before = nx * points[a]! + ny * points[a + 1]! + nz * points[a + 2]!;
  for (let i = 0; i < count; i++) {
    const b = 3 * i;
    const after = nx * points[b]! + ny * points[b + 1]! + nz * points[b + 2]!;
    if (before >= 0 !== after >= 0) {
      // The intersection of the chord with the plane, projected onto the sphere.
      const part = before / (before - after);
      const x = points[a]! + part * (points[b]! - points[a]!);
      const y = points[a + 1]! + part * (points[b + 1]! - points[a + 1]!);
      const z = points[a + 2]! + part * (points[b + 2]! - points[a + 2]!);
      const length = Math.sqrt(x * x + y * y + z * z);
      add(x / length, y / length, z / length, NaN);
    }
    if (after >= 0) add(points[b]!, points[b + 1]!, points[b + 2]!, NaN);
    a = b;
    before = after;
  }
  [own, next] = [next, own];
}

/** Keeps the part north (`sign` 1) or south (-1) of a circle of latitude. */
function cutByLatitude(level: number, sign: number): void {
  const { points, circles, count } = own;
  next.count = 0;
  for (let i = 0; i < count; i++) {
    const a = 3 * i;
    const b = 3 * ((i + 1) % count);
    const startsInside = sign * (points[a + 2]! - level) >= 0;
    const endsInside = sign * (points[b + 2]! - level) >= 0;
    const circle = circles[i]!;
    if (startsInside) add(points[a]!, points[a + 1]!, points[a + 2]!, circle);
    // A side on another circle of latitude does not cross this one.
    if (!Number.isNaN(circle)) continue;
    addCrossings(points, a, b, level, startsInside, endsInside);
  }
  [own, next] = [next, own];
}

/**
 * Adds the points at which a side on a great circle crosses a circle of latitude: one if the side ends on the
 * other side of the circle, otherwise none or two. The side that begins where the polygon leaves the kept part is
 * on the circle of latitude.
 */
function addCrossings(
  points: Float64Array,
  a: number,
  b: number,
  level: number,
  startsInside: boolean,
  endsInside: boolean,
): void {
  const ax = points[a]!;
  const ay = points[a + 1]!;
  const az = points[a + 2]!;
  const bx = points[b]!;
  const by = points[b + 1]!;
  const bz = points[b + 2]!;
  const angle = 2 * Math.asin(Math.min(1, Math.hypot(bx - ax, by - ay, bz - az) / 2));
  if (angle === 0) return;
  // The point of the side at the angle t from a is a cos t + e sin t; its z is height cos(t - top).
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const ex = (bx - ax * cosine) / sine;
  const ey = (by - ay * cosine) / sine;
  const ez = (bz - az * cosine) / sine;
  const height = Math.hypot(az, ez);
  const top = Math.atan2(ez, az);
  const spread = Math.acos(Math.max(-1, Math.min(1, level / height)));
  const cross = (t: number, leaves: boolean) => {
    const c = Math.cos(t);
    const s = Math.sin(t);
    const x = ax * c + ex * s;
    const y = ay * c + ey * s;
    const scale = Math.sqrt((1 - level * level) / (x * x + y * y));
    add(x * scale, y * scale, level, leaves ? level : NaN);
  };
  const candidates = [top - spread, top + spread].map((t) => wrap(t));
  if (startsInside !== endsInside) {
    // The crossing on the side, or the nearest one if it is just outside because of rounding.
    const beyond = (t: number) => Math.max(-t, t - angle, 0);
    const [first = 0, second = 0] = candidates;
    const t = beyond(first) <= beyond(second) ? first : second;
    cross(Math.max(0, Math.min(angle, t)), startsInside);
    return;
  }
  if (Math.abs(level) >= height) return;
  const inside = candidates.filter((t) => t > 0 && t < angle).sort((s, t) => s - t);
  const [first, second] = inside;
  if (first === undefined || second === undefined) return;
  cross(first, startsInside);
  cross(second, !startsInside);
}

/** The equivalent angle between -π and π. */
function wrap(angle: number): number {
  if (angle > Math.PI) return angle - 2 * Math.PI;
  return angle < -Math.PI ? angle + 2 * Math.PI : angle;
}
