// SPDX-License-Identifier: Apache-2.0
/**
 * Bilinear remapping.
 *
 * @module
 */
import { Bracket } from './axis-search.js';
import {
  cellCount,
  cellAt,
  centrePoints,
  type CellAxis,
  type Cells,
  type PolygonCells,
  type RectilinearCells,
} from './cells.js';
import { ArgumentError } from '../errors.js';
import { cellFinder, contains } from './containment.js';
import { MatrixBuilder } from './sparse-matrix.js';
import { pointTree } from './bounding-boxes.js';
import type { Sides, Weights } from './weights.js';

const turn = 2 * Math.PI;

/** Up to four cells of the source, with their weights. */
interface Neighbours {
  readonly cells: Int32Array;
  readonly weights: Float64Array;
}

/** Finds the cells around a point; returns false if the point is outside the grid. */
type Finder = (points: Float64Array, at: number, found: Neighbours) => boolean;

/**
 * The weights of bilinear interpolation between the centres of the four source cells around the centre of each
 * target cell.
 *
 * Inside the grid but outside the centres of its outermost cells, the values of these cells are used. Masked
 * cells are left out, and the weights of the others are scaled to the same sum.
 *
 * @throws {ArgumentError} if the source is unstructured
 */
export function bilinearWeights({ source, target, sourceMask, targetMask }: Sides): Weights {
  const find = finderFor(source);
  const centres = centrePoints(target);
  const count = cellCount(target);
  const builder = new MatrixBuilder(count, cellCount(source));
  const coverage = new Float64Array(count);
  const found: Neighbours = { cells: new Int32Array(4), weights: new Float64Array(4) };
  for (let cell = 0; cell < count; cell++) {
    if (targetMask?.[cell] !== 0 && find(centres, 3 * cell, found)) {
      let sum = 0;
      for (let i = 0; i < 4; i++) {
        const weight = found.weights[i]!;
        if (weight <= 0 || sourceMask?.[found.cells[i]!] === 0) continue;
        builder.add(found.cells[i]!, weight);
        sum += weight;
      }
      coverage[cell] = sum;
      // The remaining weights may all be 0: if the point is exactly at the centre of a masked cell.
      builder.endRow(sum > 0 ? 1 / sum : 1);
    } else builder.endRow();
  }
  return { matrix: builder.build(), coverage };
}

function finderFor(source: Cells): Finder {
  if (source.kind === 'rectilinear') return rectilinearFinder(source);
  if (source.shape.length !== 2)
    throw new ArgumentError(
      `${source.name} is unstructured, but bilinear remapping needs neighbours along two axes: use ` +
        "'nearest' or 'conservative'",
      'remap',
      source.name,
    );
  return curvilinearFinder(source);
}

// ---- rectilinear -----------------------------------------------------------------------------

function rectilinearFinder(source: RectilinearCells): Finder {
  const { x, y, surface } = source;
  const isWithin = contains(source);
  const isSphere = surface === 'sphere';
  const goesAround = isSphere && Math.abs(span(x) - turn) < 1e-9;
  const column = new Bracket(x.centres, goesAround ? turn : 0);
  const row = new Bracket(y.centres, 0);
  const lowest = Math.min(x.edges[0]!, x.edges[x.edges.length - 1]!);
  return (points, at, { cells, weights }) => {
    if (!isWithin(points, at)) return false;
    let [px, py] = [points[at]!, points[at + 1]!];
    if (isSphere) {
      const longitude = Math.atan2(py, px);
      px = longitude + turn * Math.ceil((lowest - 1e-12 - longitude) / turn);
      py = Math.asin(Math.max(-1, Math.min(1, points[at + 2]!)));
    }
    column.locate(px);
    row.locate(py);
    for (let i = 0; i < 4; i++) {
      const right = (i & 1) === 1;
      const up = i >= 2;
      cells[i] = cellAt(source, right ? column.second : column.first, up ? row.second : row.first);
      weights[i] = (right ? column.part : 1 - column.part) * (up ? row.part : 1 - row.part);
    }
    return true;
  };
}

function span({ edges }: CellAxis): number {
  return Math.abs(edges[edges.length - 1]! - edges[0]!);
}

// ---- curvilinear -----------------------------------------------------------------------------

/** Searches for the point in the cells of the dual grid, whose corners are the centres of four neighbours. */
function curvilinearFinder(source: PolygonCells): Finder {
  const [rows = 0, columns = 0] = source.shape;
  const { centres } = source;
  const down = rows - (closesAround(source, 0) ? 0 : 1);
  const across = columns - (closesAround(source, 1) ? 0 : 1);
  const neighbour = (quad: number, corner: number): number => {
    const row = Math.floor(quad / across) + (corner >= 2 ? 1 : 0);
    const column = (quad % across) + (corner === 1 || corner === 2 ? 1 : 0);
    return (row % rows) * columns + (column % columns);
  };
  const quadOf = cellFinder({
    ...source,
    shape: [down, across],
    cornersPerCell: 4,
    corners: centres,
    cornerOf: neighbour,
  });
  const isWithin = contains(source);
  const tree = pointTree(centres, undefined);
  const corners = new Float64Array(8);
  return (points, at, { cells, weights }) => {
    const quad = quadOf(points, at);
    if (quad < 0) {
      if (!isWithin(points, at)) return false;
      cells.fill(tree.nearest(points[at]!, points[at + 1]!, points[at + 2]!));
      weights.set([1, 0, 0, 0]);
      return true;
    }
    for (let i = 0; i < 4; i++) {
      cells[i] = neighbour(quad, i);
      project(source, centres, 3 * cells[i]!, points, at, corners, 2 * i);
    }
    const [s, t] = insideQuadrilateral(corners);
    weights.set([(1 - s) * (1 - t), s * (1 - t), s * t, (1 - s) * t]);
    return true;
  };
}

/** Whether a grid on the sphere is closed along an axis: the edges at its two ends coincide. */
function closesAround({ surface, shape, corners, cornerOf }: PolygonCells, axis: 0 | 1): boolean {
  const [rows = 0, columns = 0] = shape;
  if (surface === 'plane' || shape[axis]! < 3) return false;
  const point = (row: number, column: number, corner: number) => {
    const at = 3 * cornerOf(row * columns + column, corner);
    return corners.subarray(at, at + 3);
  };
  // The corners of a cell are in the order (0, 0), (1, 0), (1, 1), (0, 1) along the two axes.
  const [middle, centre] = [Math.floor(rows / 2), Math.floor(columns / 2)];
  const first = axis === 0 ? point(0, centre, 0) : point(middle, 0, 0);
  const last = axis === 0 ? point(rows - 1, centre, 1) : point(middle, columns - 1, 3);
  return Math.hypot(...first.map((value, i) => value - last[i]!)) < 1e-9;
}

/**
 * Writes the position of a point relative to another one: the difference on the plane; on the sphere its
 * gnomonic projection onto the tangent plane there, in which great circles are straight lines.
 */
function project(
  { surface }: PolygonCells,
  points: Float64Array,
  from: number,
  around: Float64Array,
  at: number,
  result: Float64Array,
  to: number,
): void {
  const [x, y, z] = [points[from]!, points[from + 1]!, points[from + 2]!];
  const [cx, cy, cz] = [around[at]!, around[at + 1]!, around[at + 2]!];
  if (surface === 'plane') {
    result[to] = x - cx;
    result[to + 1] = y - cy;
    return;
  }
  // Two directions perpendicular to the centre, constructed from an axis that is not close to it.
  const [ux, uy, uz] = Math.abs(cz) < 0.7 ? [-cy, cx, 0] : [0, -cz, cy];
  const length = Math.hypot(ux, uy, uz);
  const [vx, vy, vz] = [cy * uz - cz * uy, cz * ux - cx * uz, cx * uy - cy * ux];
  const height = (x * cx + y * cy + z * cz) * length;
  result[to] = (x * ux + y * uy + z * uz) / height;
  result[to + 1] = (x * vx + y * vy + z * vz) / height;
}

/**
 * The position of the origin in a quadrilateral: `s` from corner 0 to 1, `t` from 0 to 3, both 0 to 1. By
 * Newton's method, which takes two or three steps for cells that are nearly parallelograms.
 */
function insideQuadrilateral(corners: Float64Array): readonly [number, number] {
  const [x0, y0, x1, y1, x2, y2, x3, y3] = corners as unknown as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [ax, ay] = [x1 - x0, y1 - y0];
  const [bx, by] = [x3 - x0, y3 - y0];
  const [cx, cy] = [x2 - x1 - x3 + x0, y2 - y1 - y3 + y0];
  let [s, t] = [0.5, 0.5];
  for (let step = 0; step < 20; step++) {
    const [fx, fy] = [x0 + ax * s + bx * t + cx * s * t, y0 + ay * s + by * t + cy * s * t];
    const [sx, sy] = [ax + cx * t, ay + cy * t];
    const [tx, ty] = [bx + cx * s, by + cy * s];
    const determinant = sx * ty - sy * tx;
    if (determinant === 0) break;
    const ds = (fx * ty - fy * tx) / determinant;
    const dt = (sx * fy - sy * fx) / determinant;
    s -= ds;
    t -= dt;
    if (Math.abs(ds) + Math.abs(dt) < 1e-14) break;
  }
  return [Math.max(0, Math.min(1, s)), Math.max(0, Math.min(1, t))];
}
